import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { certificateRoutes } from '../../../registries/certificates/contract.ts';
import { apiBase, ask, pathOf, queryOf } from '../../../web/console/api.ts';
import { ErrorNote, Loading, Remark } from '../../../web/console/parts/note.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { PhotoUploader } from '../../../web/console/parts/photo-uploader.tsx';
import { useDates, useLang, useNumbers, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { type Run, runsQuery } from './awards-source.ts';
import { panelWords } from './words.ts';

const ASK_AGAIN_MS = 1500;

function RunLine({ run }: { run: Run }) {
  const w = useWords(panelWords);
  const { number } = useNumbers();
  const { moment } = useDates();
  return (
    <li className="awards-run">
      <div>
        <b>{run.name}</b> <span className="meta">{`${run.startedBy} ${moment(run.createdAt)}`}</span>
        {run.state === 'waiting' && (
          <Progress
            percent={Math.floor((100 * run.done) / run.total)}
            format={() => w.progress(number(run.done), number(run.total))}
            aria-label={run.name}
          />
        )}
        {run.state === 'failed' && <Remark tone="red">{w.failed}</Remark>}
      </div>
      {run.state === 'done' && (
        <Button
          type="primary"
          href={`${apiBase}${pathOf(certificateRoutes.readRun.path, { runId: run.id })}`}
          aria-label={`${w.download} ${run.name}`}
        >
          {w.download}
        </Button>
      )}
    </li>
  );
}

/** All certificates of the stage as one PDF: started, watched, left and come back to, downloaded. */
export function PrintRuns({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const lang = useLang();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const runs = useQuery({
    ...runsQuery(stageId),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'waiting') ? ASK_AGAIN_MS : false),
  });
  const start = async () => {
    setProblem(undefined);
    try {
      await ask(certificateRoutes.startRun, { body: { batchId: stageId } });
      await client.invalidateQueries({ queryKey: [certificateRoutes.listRuns.path] });
    } catch (error) {
      setProblem(sayProblem(error, lang));
    }
  };
  if (runs.error) return <ErrorNote error={runs.error} onRetry={() => void runs.refetch()} />;
  if (!runs.data) return <Loading rows={2} />;
  const busy = runs.data.items.some(({ state }) => state === 'waiting');
  return (
    <Section title={w.printing}>
      <p className="meta">{w.printAdvice}</p>
      <div className="awards-steps">
        <Button disabled={busy} onClick={() => void start()}>
          {w.printAll}
        </Button>
      </div>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <ul className="print-runs" aria-live="polite">
        {runs.data.items.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
    </Section>
  );
}

/** The seal of the unit that issues them. */
export function Seal({ unitId }: { unitId: string }) {
  const w = useWords(panelWords);
  const lang = useLang();
  const client = useQueryClient();
  const seal = useQuery(queryOf(certificateRoutes.seal, { params: { unitId } }));
  const [problem, setProblem] = useState<string>();
  if (!seal.data) return null;
  const change = async (fileId: string | undefined) => {
    setProblem(undefined);
    try {
      await ask(certificateRoutes.setSeal, { params: { unitId }, body: { fileId: fileId ?? null } });
      await client.invalidateQueries({ queryKey: [certificateRoutes.seal.path] });
    } catch (error) {
      setProblem(sayProblem(error, lang));
    }
  };
  return (
    <Section title={w.seal}>
      <p className="meta">{w.sealAdvice}</p>
      <PhotoUploader visibility="private" value={seal.data.fileId} onChange={(fileId) => void change(fileId)} />
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </Section>
  );
}
