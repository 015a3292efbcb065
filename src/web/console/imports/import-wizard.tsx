import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { useEffect, useState } from 'react';
import type { RosterState, RosterSubject } from '../../../people/rosters/rules.ts';
import { ConfirmDanger } from '../parts/confirm-danger.tsx';
import { ErrorNote, Loading, Remark } from '../parts/note.tsx';
import { useLang, useNarrow, useWords } from '../preferences.tsx';
import { type ImportJob, importDone, importSources, isBusy } from './import-source.ts';
import { MappingStep } from './mapping-step.tsx';
import { ProgressStep } from './progress-step.tsx';
import { ResultStep } from './result-step.tsx';
import { importWords } from './words.ts';

const stepOf = {
  mapping: 1,
  checking: 2,
  checked: 2,
  running: 3,
  done: 4,
  failed: 2,
  abandoned: 2,
} as const satisfies Record<RosterState, number>;

function Failure({ job }: { job: ImportJob }) {
  const w = useWords(importWords);
  const lang = useLang();
  if (job.state === 'abandoned') return <Remark>{w.abandoned}</Remark>;
  return <Remark tone="red">{job.failure ? job.failure[lang] : w.failed}</Remark>;
}

/** Takes a sheet from its columns to its rows in the register. Each step is kept on the server: leave and come back. */
export function ImportWizard({ subject, importId }: { subject: RosterSubject; importId: string }) {
  const w = useWords(importWords);
  const narrow = useNarrow();
  const client = useQueryClient();
  const source = importSources[subject];
  const query = source.one(importId);
  const answer = useQuery(query);
  const isDone = answer.data?.state === 'done';
  useEffect(() => {
    if (isDone) void importDone(client, subject);
  }, [isDone, client, subject]);
  const [remapping, setRemapping] = useState(false);
  const [abandoning, setAbandoning] = useState(false);
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const job = answer.data;
  if (!job) return <Loading />;
  const follow = async (work: Promise<unknown>) => {
    await work;
    await client.invalidateQueries({ queryKey: query.queryKey });
  };
  const isMapping = job.state === 'mapping' || remapping;
  const canStop = job.state === 'mapping' || job.state === 'checked';
  return (
    <div className="import">
      <Steps
        size="small"
        orientation={narrow ? 'vertical' : 'horizontal'}
        aria-label={w.steps}
        current={isMapping ? 1 : stepOf[job.state]}
        status={job.state === 'failed' ? 'error' : 'process'}
        items={[w.upload, w.mapping, w.check, w.run, w.done].map((title) => ({ title }))}
      />
      <div className="import-step">
        {isMapping && (
          <MappingStep
            job={job}
            onMapped={async (mapping) => {
              await follow(source.map(importId, mapping));
              setRemapping(false);
            }}
            onChoose={(choice) => follow(source.choose(importId, choice))}
            key={`${job.sheetName} ${job.headingRow}`}
          />
        )}
        {!isMapping && isBusy(job.state) && <ProgressStep job={job} />}
        {!isMapping && (job.state === 'checked' || job.state === 'done') && (
          <ResultStep subject={subject} job={job} onRun={() => follow(source.run(importId))} />
        )}
        {(job.state === 'failed' || job.state === 'abandoned') && <Failure job={job} />}
      </div>
      {canStop && (
        <div className="page-actions">
          {job.state === 'checked' && !remapping && <Button onClick={() => setRemapping(true)}>{w.remap}</Button>}
          <Button onClick={() => setAbandoning(true)}>{w.abandon}</Button>
        </div>
      )}
      <ConfirmDanger
        open={abandoning}
        title={w.abandon}
        consequences={w.abandonText}
        verb={w.abandon}
        onConfirm={() => follow(source.abandon(importId))}
        onClose={() => setAbandoning(false)}
      />
    </div>
  );
}
