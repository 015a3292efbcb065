import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { certificateRoutes } from '../../../registries/certificates/contract.ts';
import { type AnswerOf, apiBase, ask, pathOf, queryOf } from '../api.ts';
import { useDates, useLang, useNumbers, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { ErrorNote, Loading, Remark } from './note.tsx';
import { Section } from './page.tsx';
import { partWords } from './words.ts';

const ASK_AGAIN_MS = 1500;
const ALL = '';

type Run = AnswerOf<typeof certificateRoutes.listRuns>['items'][number];

function RunLine({ run }: { run: Run }) {
  const w = useWords(partWords);
  const { number } = useNumbers();
  const { moment } = useDates();
  return (
    <li className="print-run">
      <div>
        <b>{run.name}</b> <span className="meta">{`${run.startedBy} ${moment(run.createdAt)}`}</span>
        {run.state === 'waiting' && (
          <Progress
            percent={Math.floor((100 * run.done) / run.total)}
            format={() => w.printed(number(run.done), number(run.total))}
            aria-label={run.name}
          />
        )}
        {run.state === 'failed' && <Remark tone="red">{w.printFailed}</Remark>}
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

interface Props {
  batchId: string;
  /** Days on which some were issued, the latest first: those of one day can be printed alone. */
  days?: readonly { issuedOn: string; count: number }[];
}

/** All certificates of a batch, or those of one day, as one PDF: started, watched, left and come back to, downloaded. */
export function PrintRuns({ batchId, days = [] }: Props) {
  const w = useWords(partWords);
  const { day } = useDates();
  const lang = useLang();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const issuedOn = chosen ?? (days.length > 1 ? days[0]?.issuedOn : ALL) ?? ALL;
  const runs = useQuery({
    ...queryOf(certificateRoutes.listRuns, { query: { batchId } }),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'waiting') ? ASK_AGAIN_MS : false),
  });
  const start = async () => {
    setProblem(undefined);
    try {
      await ask(certificateRoutes.startRun, { body: { batchId, ...(issuedOn ? { issuedOn } : {}) } });
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
      <div className="print-steps">
        {days.length > 1 && (
          <Select
            aria-label={w.printWhich}
            value={issuedOn}
            onChange={setChosen}
            options={[
              ...days.map(({ issuedOn, count }) => ({ value: issuedOn, label: w.printOfDay(day(issuedOn), count) })),
              { value: ALL, label: w.printEvery },
            ]}
          />
        )}
        <Button disabled={busy} onClick={() => void start()}>
          {issuedOn ? w.printThese : w.printAll}
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
