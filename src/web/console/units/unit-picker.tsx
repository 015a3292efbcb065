import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useActingUnit } from '../acting-unit.ts';
import { useSettled } from '../parts/use-later.ts';
import { useWords } from '../preferences.tsx';
import type { UnitRef } from '../session.ts';
import { pathWords } from '../shell/search-sources.ts';
import { childrenQuery, unitQuery, unitSearchQuery } from './unit-source.ts';
import { unitWords } from './words.ts';

interface PickerLook {
  'aria-label'?: string | undefined;
  placeholder?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Choose only among these; the whole reach otherwise. */
  among?: readonly UnitRef[] | undefined;
  /** There must always be one. */
  allowClear?: boolean | undefined;
}

export interface UnitPickerProps extends PickerLook {
  value?: string | undefined;
  onChange?: (unitId: string | undefined) => void;
}

export interface UnitsPickerProps extends PickerLook {
  value?: readonly string[] | undefined;
  onChange?: (unitIds: string[]) => void;
}

interface UnitOption {
  value: string;
  label: string;
  path: string;
}

/** Units to choose from: what was typed is searched for; before that, one's own unit and those directly below it. */
function useUnitOptions(q: string, among: readonly UnitRef[] | undefined): { options: UnitOption[]; busy: boolean } {
  const acting = useActingUnit();
  const settled = useSettled(q.trim());
  const found = useQuery({ ...unitSearchQuery(settled), enabled: settled !== '' && !among });
  const near = useQuery({ ...childrenQuery(acting.id), enabled: settled === '' && !among });
  if (among) {
    const options = among.map((unit) => ({ value: unit.id, label: unit.name, path: '' }));
    return { options: options.filter((option) => option.label.includes(q.trim())), busy: false };
  }
  if (settled !== '') {
    const options = (found.data?.items ?? []).map((unit) => ({
      value: unit.id,
      label: unit.name,
      path: pathWords(unit.path),
    }));
    return { options, busy: found.isFetching };
  }
  const units = [acting, ...(near.data ?? [])];
  return { options: units.map((unit) => ({ value: unit.id, label: unit.name, path: '' })), busy: near.isFetching };
}

/** The chosen units by name, also those that the options do not hold. */
function useNames(unitIds: readonly string[], options: readonly UnitOption[]): UnitOption[] {
  const missing = unitIds.filter((id) => !options.some((option) => option.value === id));
  const answers = useQueries({ queries: missing.map((id) => unitQuery(id)) });
  return missing.map((id, at) => ({ value: id, label: answers[at]?.data?.name ?? '…', path: '' }));
}

function optionRender({ data }: { data: UnitOption }) {
  return (
    <span className="picker-option">
      <span>{data.label}</span>
      {data.path && <span className="meta">{data.path}</span>}
    </span>
  );
}

/** Chooses one unit by name, pinyin initials or code. */
export function UnitPicker({ value, onChange, among, allowClear = true, ...look }: UnitPickerProps) {
  const w = useWords(unitWords);
  const [q, setQ] = useState('');
  const { options, busy } = useUnitOptions(q, among);
  const chosen = useNames(value ? [value] : [], options);
  return (
    <Select<string, UnitOption>
      className="select-field"
      aria-label={w.pick}
      placeholder={w.pick}
      {...look}
      value={value ?? null}
      options={[...chosen, ...options]}
      optionRender={(option) => optionRender({ data: option.data })}
      showSearch={{ filterOption: false, searchValue: q, onSearch: setQ }}
      notFoundContent={busy ? '…' : w.notFound(q)}
      popupMatchSelectWidth={320}
      allowClear={allowClear}
      onChange={(unitId?: string) => onChange?.(unitId)}
    />
  );
}

/** Chooses several units. */
export function UnitsPicker({ value = [], onChange, among, ...look }: UnitsPickerProps) {
  const w = useWords(unitWords);
  const [q, setQ] = useState('');
  const { options, busy } = useUnitOptions(q, among);
  const chosen = useNames(value, options);
  return (
    <Select<string[], UnitOption>
      mode="multiple"
      className="select-field wide-field"
      aria-label={w.pick}
      placeholder={w.pick}
      {...look}
      value={[...value]}
      options={[...chosen, ...options]}
      optionRender={(option) => optionRender({ data: option.data })}
      showSearch={{ filterOption: false, searchValue: q, onSearch: setQ }}
      notFoundContent={busy ? '…' : w.notFound(q)}
      onChange={(unitIds) => onChange?.(unitIds)}
    />
  );
}
