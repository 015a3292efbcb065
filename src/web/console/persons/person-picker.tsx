import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { defineWords } from '../../../kernel/words.ts';
import { useSettled } from '../parts/use-later.ts';
import { useWords } from '../preferences.tsx';
import { type PersonItem, personQuery, personSearchQuery } from './person-source.ts';

const words = defineWords({
  pick: ['选择人员', 'Choose a person'],
  hint: ['输入姓名、拼音首字母或手机号后四位', 'Type a name, initials or the last four digits of a phone'],
  nobody: ['没有找到，可能不在您的范围内', 'Nobody found; they may lie outside your reach'],
});

interface PickerLook {
  id?: string | undefined;
  'aria-label'?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

export interface PersonPickerProps extends PickerLook {
  value?: string | undefined;
  onChange?: (personId: string | undefined) => void;
}

export interface PersonsPickerProps extends PickerLook {
  value?: readonly string[] | undefined;
  onChange?: (personIds: string[]) => void;
}

interface PersonOption {
  value: string;
  label: string;
  detail: string;
}

function optionOf({ id, name, phoneMasked, unitName }: PersonItem): PersonOption {
  return { value: id, label: name, detail: [phoneMasked, unitName].filter(Boolean).join(' · ') };
}

function usePersonOptions(q: string, chosenIds: readonly string[]) {
  const found = useQuery(personSearchQuery(useSettled(q.trim())));
  const options = (found.data?.items ?? []).map(optionOf);
  const missing = chosenIds.filter((id) => !options.some((option) => option.value === id));
  const chosen = useQueries({ queries: missing.map((id) => personQuery(id)) });
  const known = missing.map((id, at) => ({ value: id, label: chosen[at]?.data?.name ?? '…', detail: '' }));
  return [...known, ...options];
}

function usePickerLook(look: PickerLook) {
  const w = useWords(words);
  const [q, setQ] = useState('');
  return {
    q,
    props: {
      'aria-label': w.pick,
      placeholder: w.hint,
      className: 'select-field wide-field',
      notFoundContent: q.trim() === '' ? w.hint : w.nobody,
      ...look,
      optionRender: ({ data }: { data: PersonOption }) => (
        <span className="picker-option">
          <span>{data.label}</span>
          <span className="meta">{data.detail}</span>
        </span>
      ),
      showSearch: { filterOption: false as const, searchValue: q, onSearch: setQ },
    },
  };
}

/** Chooses one person within reach; phones are shown as the server masks them. */
export function PersonPicker({ value, onChange, ...look }: PersonPickerProps) {
  const { q, props } = usePickerLook(look);
  const options = usePersonOptions(q, value ? [value] : []);
  return (
    <Select<string, PersonOption>
      {...props}
      value={value ?? null}
      options={options}
      allowClear
      onChange={(personId?: string) => onChange?.(personId)}
    />
  );
}

/** Chooses several persons. */
export function PersonsPicker({ value = [], onChange, ...look }: PersonsPickerProps) {
  const { q, props } = usePickerLook(look);
  const options = usePersonOptions(q, value);
  return (
    <Select<string[], PersonOption>
      {...props}
      mode="multiple"
      value={[...value]}
      options={options}
      onChange={(personIds) => onChange?.(personIds)}
    />
  );
}
