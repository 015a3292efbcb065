import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { usePick, useWords } from '../preferences.tsx';
import { UnitPicker } from '../units/unit-picker.tsx';
import { type Filter, joinRange, splitRange } from './filter.ts';
import { listWords } from './words.ts';

export interface FilterFieldProps {
  filter: Filter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function RangeField({ filter, value = '', onChange }: FilterFieldProps) {
  const w = useWords(listWords);
  const name = usePick()(filter.title);
  const { from, to } = splitRange(value);
  return (
    <fieldset className="range-field">
      <legend className="hidden">{name}</legend>
      <span aria-hidden="true">{name}</span>
      <Input
        type="date"
        aria-label={w.fromDay(name)}
        value={from}
        max={to || undefined}
        onChange={(event) => onChange(joinRange({ from: event.target.value, to }))}
      />
      <span aria-hidden="true">–</span>
      <Input
        type="date"
        aria-label={w.toDay(name)}
        value={to}
        min={from || undefined}
        onChange={(event) => onChange(joinRange({ from, to: event.target.value }))}
      />
    </fieldset>
  );
}

/** Typed text reaches the address once Enter is pressed or the field is left. */
function TextField({ filter, value = '', onChange }: FilterFieldProps) {
  const name = usePick()(filter.title);
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const commit = () => onChange(draft.trim() || undefined);
  return (
    <Input
      className="text-field"
      aria-label={name}
      placeholder={name}
      value={draft}
      allowClear
      onChange={(event) => setDraft(event.target.value)}
      onPressEnter={commit}
      onBlur={commit}
      onClear={() => onChange(undefined)}
    />
  );
}

/** The control of one filter. */
export function FilterField(props: FilterFieldProps) {
  const pick = usePick();
  const { filter, value, onChange } = props;
  switch (filter.kind) {
    case 'text':
      return <TextField {...props} />;
    case 'date-range':
      return <RangeField {...props} />;
    case 'unit':
      return (
        <UnitPicker
          aria-label={pick(filter.title)}
          placeholder={pick(filter.title)}
          value={value}
          onChange={onChange}
        />
      );
    case 'select': {
      const options = filter.options.map((option) => ({ value: option.value, label: pick(option.title) }));
      const name = pick(filter.title);
      if (filter.multiple) {
        return (
          <Select
            className="select-field"
            mode="multiple"
            maxTagCount="responsive"
            allowClear
            aria-label={name}
            placeholder={name}
            value={value?.split(',') ?? []}
            options={options}
            onChange={(chosen) => onChange(chosen.join(',') || undefined)}
          />
        );
      }
      return (
        <Select
          className="select-field"
          allowClear
          aria-label={name}
          placeholder={name}
          value={value}
          options={options}
          onChange={(chosen?: string) => onChange(chosen)}
        />
      );
    }
  }
}
