import { Progress } from 'antd';
import { useNumbers, useWords } from '../preferences.tsx';
import type { ImportJob } from './import-source.ts';
import { importWords } from './words.ts';

/** How far the server is; may be left. */
export function ProgressStep({ job }: { job: ImportJob }) {
  const w = useWords(importWords);
  const { number } = useNumbers();
  const runs = job.state === 'running';
  const done = runs ? job.rowsCreated + job.rowsUpdated + job.rowsUnchanged : job.rowsChecked;
  const total = runs ? job.rowsGood : job.rowsTotal;
  const words = runs ? w.running(number(done), number(total)) : w.checking(number(done), number(total));
  return (
    <div className="import-progress" role="status">
      <p>{words}</p>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} aria-label={words} />
      <p className="meta">{w.mayLeave}</p>
    </div>
  );
}
