import { Button, Drawer, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useSettled } from '../parts/use-later.ts';
import { useNarrow, useWords } from '../preferences.tsx';
import type { Filter } from './filter.ts';
import { FilterField } from './filter-field.tsx';
import type { ListState } from './search-state.ts';
import { withChange } from './search-state.ts';
import { listWords } from './words.ts';

export interface ListBarProps {
  filters: readonly Filter[];
  state: ListState;
  onChange: (state: ListState) => void;
  searchable: boolean;
  /** Column choice, export and whatever else stands at the end. */
  aside: ReactNode;
}

function Search({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const w = useWords(listWords);
  const [draft, setDraft] = useState(value);
  const settled = useSettled(draft, 350);
  useEffect(() => setDraft(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what settled is told
  useEffect(() => {
    if (settled === draft && settled.trim() !== value) onChange(settled.trim());
  }, [settled]);
  return (
    <Input
      className="list-search"
      type="search"
      aria-label={w.search}
      placeholder={w.search}
      prefix={<Icon name="search" size="1em" />}
      value={draft}
      allowClear
      onChange={(event) => setDraft(event.target.value)}
    />
  );
}

/** Search, filters and what can be done with the whole list. On a phone the filters wait in a drawer. */
export function ListBar({ filters, state, onChange, searchable, aside }: ListBarProps) {
  const w = useWords(listWords);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const count = Object.keys(state.filters).length;
  const setFilter = (key: string, value: string | undefined) => {
    const { [key]: _before, ...others } = state.filters;
    onChange(withChange(state, { filters: value === undefined ? others : { ...others, [key]: value } }));
  };
  const fields = filters.map((filter) => (
    <FilterField
      key={filter.key}
      filter={filter}
      value={state.filters[filter.key]}
      onChange={(value) => setFilter(filter.key, value)}
    />
  ));
  const clear = (count > 0 || state.q !== '') && (
    <Button type="text" onClick={() => onChange(withChange(state, { filters: {}, q: '' }))}>
      {w.clear}
    </Button>
  );
  return (
    <div className="list-bar">
      {searchable && <Search value={state.q} onChange={(q) => onChange(withChange(state, { q }))} />}
      {narrow && filters.length > 0 && (
        <Button icon={<Icon name="filter" />} onClick={() => setOpen(true)}>
          {count > 0 ? w.filterCount(count) : w.filters}
        </Button>
      )}
      {narrow ? (
        <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="auto" title={w.filters}>
          <div className="filter-drawer">
            {fields}
            {clear}
          </div>
        </Drawer>
      ) : (
        <>
          {fields}
          {clear}
        </>
      )}
      <div className="list-aside">{aside}</div>
    </div>
  );
}
