import { Select } from 'antd';
import { dayOf } from '../../../kernel/dates.ts';
import { now } from '../browser.ts';
import { usePick, useWords } from '../preferences.tsx';
import { periodWords, recentMonths, usualPeriods } from './period.ts';
import { figureBoardWords } from './words.ts';

export interface PeriodPickerProps {
  value: string;
  onChange: (period: string) => void;
}

/** The usual periods, or any month of the last three years; one from further back stands where the address asks for it. */
export function PeriodPicker({ value, onChange }: PeriodPickerProps) {
  const w = useWords(figureBoardWords);
  const pick = usePick();
  const today = dayOf(now());
  const usual = usualPeriods(today).map(({ key, period }) => ({ value: period, label: w[key] }));
  const isUsual = (period: string) => usual.some((option) => option.value === period);
  const monthly = recentMonths(today).filter((month) => !isUsual(month));
  const others = isUsual(value) || monthly.includes(value) ? monthly : [value, ...monthly];
  const label = (period: string) => pick(periodWords(period, figureBoardWords.all));
  return (
    <Select
      className="period-field"
      aria-label={w.period}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={[
        { label: w.usual, options: usual },
        { label: w.month, options: others.map((period) => ({ value: period, label: label(period) })) },
      ]}
      onChange={onChange}
    />
  );
}
