import { Button, Select } from 'antd';
import { useState } from 'react';
import { ErrorNote } from '../parts/note.tsx';
import { usePick, useWords } from '../preferences.tsx';
import type { ImportJob } from './import-source.ts';
import { SheetChoice } from './sheet-choice.tsx';
import { importWords } from './words.ts';

export interface MappingStepProps {
  job: ImportJob;
  onMapped: (mapping: Record<string, string>) => Promise<unknown>;
  onChoose: (choice: { sheetName?: string; headingRow?: number }) => Promise<unknown>;
}

/** Which column of the sheet fills which field. */
export function MappingStep({ job, onMapped, onChoose }: MappingStepProps) {
  const w = useWords(importWords);
  const pick = usePick();
  const [mapping, setMapping] = useState(job.mapping);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const missing = job.fields.filter((field) => field.required && !mapping[field.key]);
  const samplesOf = (key: string | undefined) =>
    job.columns.find((column) => column.key === key)?.samples.join(' · ') ?? '';
  const options = job.columns.map((column) => ({ value: column.key, label: column.header }));
  const guarded = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (field: string, column: string | undefined) =>
    setMapping(({ [field]: _before, ...others }) => (column === undefined ? others : { ...others, [field]: column }));
  return (
    <>
      <SheetChoice job={job} onChoose={(choice) => void guarded(() => onChoose(choice))} />
      <p className="meta">{w.mappingText}</p>
      <table className="table import-mapping">
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            <th scope="col">{w.column}</th>
            <th scope="col">{w.samples}</th>
          </tr>
        </thead>
        <tbody>
          {job.fields.map((field) => (
            <tr key={field.key}>
              <th scope="row" title={pick(field.hint)}>
                {pick(field.words)}
                {field.required && <span className="form-mark">*</span>}
              </th>
              <td>
                <Select<string>
                  className="select-field"
                  aria-label={pick(field.words)}
                  placeholder={w.ignore}
                  allowClear
                  value={mapping[field.key] ?? null}
                  options={options}
                  onChange={(column?: string) => choose(field.key, column)}
                />
              </td>
              <td className="meta">{samplesOf(mapping[field.key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem !== undefined && <ErrorNote error={problem} />}
      <div className="form-foot">
        <Button
          type="primary"
          loading={busy}
          disabled={missing.length > 0}
          onClick={() => void guarded(() => onMapped(mapping))}
        >
          {w.startCheck}
        </Button>
        {missing.length > 0 && (
          <span className="meta">{w.missing(missing.map((field) => pick(field.words)).join(pick(['、', ', '])))}</span>
        )}
      </div>
    </>
  );
}
