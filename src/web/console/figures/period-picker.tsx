import { Input, Select } from 'antd';
import { dayOf } from '../../../kernel/dates.ts';
import { now } from '../browser.ts';
import { useWords } from '../preferences.tsx';
import { usualPeriods } from './period.ts';
import { figureBoardWords } from './words.ts';

export interface PeriodPickerProps {
  value: string;
  onChange: (period: string) => void;
}

/** The usual periods, or any month. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const w = useWords(figureBoardWords);
  const usual = usualPeriods(dayOf(now())).map(({ key, period }) => ({ value: period, label: w[key] }));
  const options = usual.some((option) => option.value === value) ? usual : [{ value, label: value }, ...usual];
  return (
    <>
      <Select className="period-field" aria-label={w.period} value={value} options={options} onChange={onChange} />
      <Input
        className="month-field"
        type="month"
        aria-label={w.month}
        value={value.length === 7 ? value : ''}
        onChange={(event) => event.target.value !== '' && onChange(event.target.value)}
      />
    </>
  );
}
