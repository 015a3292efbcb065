import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { defineWords } from '../../../kernel/words.ts';
import { Icon } from '../parts/icon.tsx';
import { ErrorNote } from '../parts/note.tsx';
import { useNumbers, useWords } from '../preferences.tsx';

const words = defineWords({
  open: [(name: string) => `展开 ${name}`, (name: string) => `Open ${name}`],
  close: [(name: string) => `收起 ${name}`, (name: string) => `Close ${name}`],
  nothing: ['没有数字', 'No figures'],
});

/** One unit's amount among its siblings. */
export interface TreeBarItem {
  id: string;
  name: string;
  amount: number;
  hasChildren: boolean;
}

interface BranchProps {
  items: readonly TreeBarItem[];
  most: number;
  level: number;
  childrenOf: TreeBarProps['childrenOf'];
  label: TreeBarProps['label'];
}

export interface TreeBarProps {
  /** Query options of the items directly below one; `undefined` asks for the tops. */
  childrenOf: (unitId: string | undefined) => {
    queryKey: readonly unknown[];
    queryFn: (context: { signal: AbortSignal }) => Promise<readonly TreeBarItem[]>;
  };
  /** How a name is drawn, such as a link to its records. */
  label: (item: TreeBarItem) => ReactNode;
}

function Row({ item, most, level, childrenOf, label }: Omit<BranchProps, 'items'> & { item: TreeBarItem }) {
  const w = useWords(words);
  const { number } = useNumbers();
  const [open, setOpen] = useState(false);
  const share = most > 0 ? Math.max(0, item.amount / most) : 0;
  return (
    <li>
      <div className="bar-row" style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}>
        {item.hasChildren ? (
          <button
            type="button"
            className={open ? 'tree-toggle tree-open plain-button' : 'tree-toggle plain-button'}
            aria-expanded={open}
            aria-label={open ? w.close(item.name) : w.open(item.name)}
            onClick={() => setOpen(!open)}
          >
            <Icon name="right" size="1em" />
          </button>
        ) : (
          <span className="tree-toggle" />
        )}
        <span className="bar-name">{label(item)}</span>
        <span className="bar-track" aria-hidden="true">
          <span style={{ inlineSize: `${share * 100}%` }} />
        </span>
        <span className="bar-amount">{number(item.amount)}</span>
      </div>
      {open && <Branch unitId={item.id} level={level + 1} most={most} childrenOf={childrenOf} label={label} />}
    </li>
  );
}

function Branch({ unitId, most, ...rest }: Omit<BranchProps, 'items'> & { unitId: string | undefined }) {
  const w = useWords(words);
  const answer = useQuery(rest.childrenOf(unitId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <div className="bar-wait" aria-busy="true" />;
  if (answer.data.length === 0) return <p className="meta bar-none">{w.nothing}</p>;
  const scale = most > 0 ? most : Math.max(...answer.data.map((item) => item.amount));
  return (
    <ul>
      {answer.data.map((item) => (
        <Row key={item.id} item={item} most={scale} {...rest} />
      ))}
    </ul>
  );
}

/** Amounts down the tree as bars on one scale; each unit opens to those below it. Plain text, no drawing library. */
export function TreeBar({ childrenOf, label }: TreeBarProps) {
  return (
    <div className="tree-bar">
      <Branch unitId={undefined} most={0} level={1} childrenOf={childrenOf} label={label} />
    </div>
  );
}
