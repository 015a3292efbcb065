import { Button } from 'antd';
import { useState } from 'react';
import type { RosterSubject } from '../../../people/rosters/rules.ts';
import type { Column } from '../list/column.ts';
import { DataList } from '../list/data-list.tsx';
import { ExportButton } from '../list/export-button.tsx';
import { FigureCards, type ShownFigure } from '../parts/figure-cards.tsx';
import { ErrorNote } from '../parts/note.tsx';
import { Section } from '../parts/page.tsx';
import { useNumbers, usePick, useWords } from '../preferences.tsx';
import { type BadRow, type ImportJob, importSources } from './import-source.ts';
import { importWords, subjectWords } from './words.ts';

const measure = ['行', 'rows'] as const;

function figure(indicator: string, words: ShownFigure['words'], value: number): ShownFigure {
  return { indicator, words, unitOfMeasure: measure, value, declared: 0 };
}

function BadRows({ subject, job }: { subject: RosterSubject; job: ImportJob }) {
  const w = useWords(importWords);
  const pick = usePick();
  const [columns] = useState((): Column<BadRow>[] => [
    { key: 'rowNumber', title: importWords.row, kind: 'number', primary: true },
    { key: 'name', title: subjectWords[subject].name, kind: 'text' },
    {
      key: 'problems',
      title: importWords.problem,
      kind: 'text',
      value: (row) =>
        row.problems
          .map(({ column, words }) => `${column}${pick(['：', ': '])}${pick(words)}`)
          .join(pick(['；', '; '])),
    },
  ]);
  return (
    <Section title={w.badRows} aside={w.badWait}>
      <DataList<BadRow>
        label={w.badRows}
        source={importSources[subject].badRows(job.id)}
        columns={columns}
        searchable={false}
        exportable={false}
        aside={<ExportButton address={importSources[subject].badSheetAddress(job.id)} label={w.downloadBad} />}
        rowKey={(row) => String(row.rowNumber)}
        rowName={(row) => String(row.rowNumber)}
        empty={{ title: w.badRows }}
      />
    </Section>
  );
}

export interface ResultStepProps {
  subject: RosterSubject;
  job: ImportJob;
  onRun: () => Promise<unknown>;
}

/** What the check found, and once confirmed, what came of it. */
export function ResultStep({ subject, job, onRun }: ResultStepProps) {
  const w = useWords(importWords);
  const { number } = useNumbers();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const figures =
    job.state === 'done'
      ? [
          figure('created', importWords.created, job.rowsCreated),
          figure('updated', importWords.updated, job.rowsUpdated),
          figure('unchanged', importWords.unchanged, job.rowsUnchanged),
          figure('bad', importWords.bad, job.rowsBad),
        ]
      : [
          figure('total', importWords.total, job.rowsTotal),
          figure('good', importWords.good, job.rowsGood),
          figure('bad', importWords.bad, job.rowsBad),
        ];
  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onRun();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FigureCards figures={figures} />
      {problem !== undefined && <ErrorNote error={problem} />}
      {job.state === 'checked' && (
        <div className="form-foot">
          <Button type="primary" loading={busy} disabled={job.rowsGood === 0} onClick={() => void run()}>
            {w.startRun(number(job.rowsGood))}
          </Button>
        </div>
      )}
      {job.rowsBad > 0 && <BadRows subject={subject} job={job} />}
    </>
  );
}
