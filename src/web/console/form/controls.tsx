import { Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useId } from 'react';
import { clockOf, dayOf, momentOf } from '../../../kernel/dates.ts';
import type { Option } from '../list/column.ts';
import { usePick, useWords } from '../preferences.tsx';
import { UnitsPicker } from '../units/unit-picker.tsx';
import { formWords } from './words.ts';

/** What antd's form hands to a control. */
export interface ControlProps<Value> {
  id?: string | undefined;
  value?: Value | undefined;
  onChange?: ((value: Value | undefined) => void) | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  disabled?: boolean | undefined;
}

/** A moment, typed in the federation's zone, held as ISO 8601. */
export function DateTimeControl({ value, onChange, ...look }: ControlProps<string>) {
  const at = value ? new Date(value) : undefined;
  const local = at && !Number.isNaN(at.getTime()) ? `${dayOf(at)}T${clockOf(at)}` : '';
  const change = (typed: string) => {
    const [day, clock] = typed.split('T');
    onChange?.(day ? momentOf(day, clock?.slice(0, 5)).toISOString() : undefined);
  };
  return (
    <Input
      {...look}
      type="datetime-local"
      className="moment-field"
      value={local}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** A calendar day, or a clock time. */
export function DayControl({ value, onChange, type, ...look }: ControlProps<string> & { type: 'date' | 'time' }) {
  return (
    <Input
      {...look}
      type={type}
      className="day-field"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
    />
  );
}

const fenPerYuan = 100;

/** Money: shown in yuan, held in fen. */
export function FenControl({
  value,
  onChange,
  min,
  max,
  ...look
}: ControlProps<number> & { min?: number | undefined; max?: number | undefined }) {
  const w = useWords(formWords);
  const inYuan = (fen: number | undefined) => (fen === undefined ? undefined : fen / fenPerYuan);
  return (
    <InputNumber<number>
      {...look}
      value={inYuan(value) ?? null}
      min={inYuan(min) ?? Number.MIN_SAFE_INTEGER}
      max={inYuan(max) ?? Number.MAX_SAFE_INTEGER}
      precision={2}
      suffix={w.yuan}
      onChange={(yuan) => onChange?.(yuan === null ? undefined : Math.round(yuan * fenPerYuan))}
    />
  );
}

/** A line of text; suggestions are offered while one types. */
export function TextControl({
  value,
  onChange,
  suggestions,
  type = 'text',
  ...look
}: ControlProps<string> & {
  maxLength?: number | undefined;
  type?: string | undefined;
  suggestions?: readonly string[] | undefined;
}) {
  const list = useId();
  return (
    <>
      <Input
        {...look}
        type={type}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value)}
        {...(suggestions ? { list } : {})}
      />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** A number with its measure behind it. */
export function NumberControl({
  value,
  onChange,
  integer,
  measure,
  ...look
}: ControlProps<number> & { integer: boolean; measure?: string | undefined }) {
  return (
    <InputNumber<number>
      {...look}
      value={value ?? null}
      {...(integer ? { precision: 0 } : {})}
      suffix={measure}
      onChange={(typed) => onChange?.(typed ?? undefined)}
    />
  );
}

const choicesInSight = 4;

/** One of several: all in sight where they are few. */
export function ChoiceControl({
  value,
  onChange,
  options,
  required,
  ...look
}: ControlProps<string> & { options: readonly Option[]; required: boolean }) {
  const pick = usePick();
  const worded = options.map((option) => ({ value: option.value, label: pick(option.title) }));
  if (required && options.length <= choicesInSight) {
    return (
      <Radio.Group
        {...look}
        value={value}
        options={worded}
        onChange={(event) => onChange?.(event.target.value as string)}
      />
    );
  }
  return (
    <Select<string>
      {...look}
      value={value ?? null}
      options={worded}
      allowClear={!required}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}

/** Several of several. */
export function ChoicesControl({
  value = [],
  onChange,
  options,
  ...look
}: ControlProps<string[]> & { options: readonly Option[] }) {
  const pick = usePick();
  const worded = options.map((option) => ({ value: option.value, label: pick(option.title) }));
  return (
    <Select<string[]>
      {...look}
      mode="multiple"
      value={value}
      options={worded}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}

/** Free words, each ended with Enter. */
export function TagsControl({ value = [], onChange, ...look }: ControlProps<string[]>) {
  const w = useWords(formWords);
  return (
    <Select<string[]>
      {...look}
      mode="tags"
      open={false}
      suffixIcon={null}
      placeholder={w.typeAndEnter}
      value={value}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}

/** Yes or no. */
export function SwitchControl({ value, onChange, ...look }: ControlProps<boolean>) {
  return <Switch {...look} checked={value === true} onChange={(checked) => onChange?.(checked)} />;
}

/** Units that are held as rows of one field each. */
export function WrappedUnits({
  value = [],
  onChange,
  wrap,
  ...look
}: ControlProps<Record<string, string>[]> & { wrap: string }) {
  const ids = value.flatMap((row) => row[wrap] ?? []);
  return <UnitsPicker {...look} value={ids} onChange={(chosen) => onChange?.(chosen.map((id) => ({ [wrap]: id })))} />;
}
