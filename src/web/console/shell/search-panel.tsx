import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { Icon, type IconName } from '../parts/icon.tsx';
import { ErrorNote } from '../parts/note.tsx';
import { useSettled } from '../parts/use-later.ts';
import { splitPlace } from '../places.ts';
import { useWords } from '../preferences.tsx';
import { abilitiesOf, useMe } from '../session.ts';
import { navigationFor } from './nav.ts';
import { type Hit, hitQueries } from './search-sources.ts';
import { shellWords } from './words.ts';

const icons = { page: 'right', programme: 'programme', unit: 'unit', member: 'member' } satisfies Record<
  Hit['kind'],
  IconName
>;

function usePageHits(q: string): Hit[] {
  const w = useWords(shellWords);
  const items = navigationFor(abilitiesOf(useMe())).flatMap((group) => group.items);
  return items
    .filter((item) => q === '' || w[item.word].toLowerCase().includes(q.toLowerCase()))
    .map((item) => ({ key: item.to, kind: 'page', to: item.to, title: w[item.word], detail: w.pages }));
}

interface HitListProps {
  id: string;
  hits: readonly Hit[];
  active: number;
  onPick: (hit: Hit) => void;
}

function HitList({ id, hits, active, onPick }: HitListProps) {
  const w = useWords(shellWords);
  return (
    <div id={id} role="listbox" aria-label={w.results} className="hits">
      {hits.map((hit, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
        <div
          key={`${hit.kind}-${hit.key}`}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className="hit"
          onClick={() => onPick(hit)}
        >
          <Icon name={icons[hit.kind]} />
          <span className="hit-title">{hit.title}</span>
          <span className="meta">{hit.detail}</span>
        </div>
      ))}
    </div>
  );
}

/** What is typed, and what was found: programmes, units, members, pages. */
export function SearchPanel({ onClose }: { onClose: () => void }) {
  const w = useWords(shellWords);
  const navigate = useNavigate();
  const listId = useId();
  const [q, setQ] = useState('');
  const [active, setActive] = useState(0);
  const settled = useSettled(q.trim());
  const pages = usePageHits(q.trim());
  const answers = useQueries({ queries: hitQueries(settled) });
  const found = answers.flatMap((answer) => answer.data ?? []);
  const hits = [...(settled === '' ? [] : found), ...pages];
  const failed = answers.find((answer) => answer.error);
  const asking = answers.some((answer) => answer.isFetching) || settled !== q.trim();
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(splitPlace(hit.to) as never);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      setActive((at) => (at + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[active]);
  };
  return (
    <div className="search-panel">
      <Input
        autoFocus
        variant="borderless"
        prefix={<Icon name="search" />}
        value={q}
        placeholder={w.searchLong}
        role="combobox"
        aria-label={w.searchLong}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[active] && `${listId}-${active}`}
        onChange={(event) => {
          setQ(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {failed?.error && <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} />}
      <HitList id={listId} hits={hits} active={active} onPick={open} />
      <p className="meta search-foot" role="status">
        {hits.length === 0 && !asking ? w.searchNothing(settled) : w.searchHint}
      </p>
    </div>
  );
}
