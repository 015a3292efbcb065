import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { ErrorNote, Loading } from '../parts/note.tsx';
import { useSettled } from '../parts/use-later.ts';
import { useWords } from '../preferences.tsx';
import { pathWords } from '../shell/search-sources.ts';
import { unitSearchQuery } from './unit-source.ts';
import { UnitTree, type UnitTreeProps } from './unit-tree.tsx';
import { unitWords } from './words.ts';

function Found({ q, onSelect }: { q: string; onSelect: (unitId: string) => void }) {
  const w = useWords(unitWords);
  const answer = useQuery(unitSearchQuery(q));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={4} />;
  if (answer.data.items.length === 0) return <p className="meta finder-none">{w.notFound(q)}</p>;
  return (
    <ul className="finder-hits" aria-label={w.found}>
      {answer.data.items.map((unit) => (
        <li key={unit.id}>
          <button type="button" className="finder-hit" onClick={() => onSelect(unit.id)}>
            <span>{unit.name}</span>
            <span className="meta">{pathWords(unit.path)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The tree with a search above it: what is found is shown with its path and opens in the tree. */
export function UnitFinder({ onSelect, ...tree }: UnitTreeProps) {
  const w = useWords(unitWords);
  const [draft, setDraft] = useState('');
  const q = useSettled(draft.trim());
  return (
    <div className="finder">
      <Input
        type="search"
        prefix={<Icon name="search" size="1em" />}
        aria-label={w.find}
        placeholder={w.typeToFind}
        value={draft}
        allowClear
        onChange={(event) => setDraft(event.target.value)}
      />
      {q === '' ? (
        <UnitTree {...tree} onSelect={onSelect} />
      ) : (
        <Found
          q={q}
          onSelect={(unitId) => {
            setDraft('');
            onSelect(unitId);
          }}
        />
      )}
    </div>
  );
}
