import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { defineWords } from '../../../kernel/words.ts';
import { honourRoutes } from '../../../registries/honours/contract.ts';
import { type AnswerOf, queryOf } from '../api.ts';
import { useSettled } from '../parts/use-later.ts';
import { useWords } from '../preferences.tsx';

const words = defineWords({
  pick: ['选择荣誉', 'Choose an honour'],
  hint: ['输入姓名、拼音首字母或荣誉名称', 'Type a name, initials or a title'],
  nothing: ['没有找到，可能不在您的范围内', 'Nothing found; it may lie outside your reach'],
});

interface HonourOption {
  value: string;
  label: string;
  detail: string;
}

const optionOf = ({ id, holderName, title, year, unitName }: Honour): HonourOption => ({
  value: id,
  label: `${holderName}，${title}`,
  detail: [year, unitName].filter(Boolean).join(' · '),
});
type Honour = Pick<
  AnswerOf<typeof honourRoutes.list>['items'][number],
  'id' | 'holderName' | 'title' | 'year' | 'unitName'
>;

export interface HonourPickerProps {
  id?: string | undefined;
  disabled?: boolean | undefined;
  value?: string | null | undefined;
  onChange?: (honourId: string | null) => void;
}

/** Chooses one honour of the roll within reach. */
export function HonourPicker({ value, onChange, ...look }: HonourPickerProps) {
  const w = useWords(words);
  const [q, setQ] = useState('');
  const settled = useSettled(q.trim());
  const found = useQuery({
    ...queryOf(honourRoutes.list, { query: { q: settled, limit: 10, state: 'conferred' } }),
    enabled: settled !== '',
  });
  const options = (found.data?.items ?? []).map(optionOf);
  const isKnown = !value || options.some((option) => option.value === value);
  const chosen = useQuery({
    ...queryOf(honourRoutes.get, { params: { honourId: value ?? '' } }),
    enabled: !isKnown,
  });
  const known = isKnown || !value ? [] : [chosen.data ? optionOf(chosen.data) : { value, label: '…', detail: '' }];
  return (
    <Select<string, HonourOption>
      {...look}
      aria-label={w.pick}
      placeholder={w.hint}
      className="select-field wide-field"
      notFoundContent={q.trim() === '' ? w.hint : w.nothing}
      value={value ?? null}
      options={[...known, ...options]}
      allowClear
      showSearch={{ filterOption: false, searchValue: q, onSearch: setQ }}
      optionRender={({ data }) => (
        <span className="picker-option">
          <span>{data.label}</span>
          <span className="meta">{data.detail}</span>
        </span>
      )}
      onChange={(honourId?: string) => onChange?.(honourId ?? null)}
    />
  );
}
