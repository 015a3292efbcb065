import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useWords } from '../preferences.tsx';
import type { ImportJob } from './import-source.ts';
import { importWords } from './words.ts';

export interface SheetChoiceProps {
  job: ImportJob;
  onChoose: (choice: { sheetName?: string; headingRow?: number }) => void;
}

/** Which sheet of a workbook, and which of its rows holds the headings: found by itself, corrected here. */
export function SheetChoice({ job, onChoose }: SheetChoiceProps) {
  const w = useWords(importWords);
  const sheetId = useId();
  const rowId = useId();
  return (
    <div className="list-bar">
      {job.sheetNames.length > 1 && (
        <>
          <label htmlFor={sheetId}>{w.sheet}</label>
          <Select
            id={sheetId}
            className="select-field"
            value={job.sheetName}
            options={job.sheetNames.map((name) => ({ value: name, label: name }))}
            onChange={(sheetName) => sheetName && onChoose({ sheetName })}
          />
        </>
      )}
      <label htmlFor={rowId}>{w.headingRow}</label>
      <InputNumber<number>
        key={job.headingRow}
        id={rowId}
        className="row-field"
        min={1}
        precision={0}
        defaultValue={job.headingRow ?? 1}
        onBlur={(event) => {
          const headingRow = Number(event.target.value);
          if (headingRow > 0 && headingRow !== job.headingRow) onChoose({ headingRow });
        }}
      />
    </div>
  );
}
