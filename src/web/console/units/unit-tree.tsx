import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { ErrorNote } from '../parts/note.tsx';
import { useNarrow, useNumbers, usePreferences, useWords } from '../preferences.tsx';
import { type TreeKey, type TreeRow, treeMove, windowOf } from './tree-rows.ts';
import type { UnitNode } from './unit-source.ts';
import { useUnitTree } from './use-unit-tree.ts';
import { unitWords } from './words.ts';

const treeKeys: readonly string[] = [
  'ArrowDown',
  'ArrowUp',
  'ArrowRight',
  'ArrowLeft',
  'Home',
  'End',
] satisfies TreeKey[];

export interface UnitTreeProps {
  top: UnitNode;
  selectedId: string | undefined;
  /** Ids above the selected unit: they are opened so that it is in sight. */
  reveal?: readonly string[];
  onSelect: (unitId: string) => void;
}

interface RowProps {
  id: string;
  row: TreeRow<UnitNode>;
  offset: number;
  selected: boolean;
  active: boolean;
  onToggle: () => void;
  onSelect: () => void;
}

function UnitTreeRow({ id, row, offset, selected, active, onToggle, onSelect }: RowProps) {
  const w = useWords(unitWords);
  const { number } = useNumbers();
  const { node, level, state } = row;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names the active line
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-setsize={row.siblings}
      aria-posinset={row.place}
      aria-selected={selected}
      aria-expanded={state === 'leaf' ? undefined : state !== 'closed'}
      aria-busy={state === 'loading'}
      className={active ? 'tree-row tree-active' : 'tree-row'}
      style={{ insetBlockStart: offset, paddingInlineStart: `${(level - 1) * 1.125 + 0.25}rem` }}
      onClick={onSelect}
    >
      {state === 'leaf' ? (
        <span className="tree-toggle" />
      ) : (
        <span
          className={`tree-toggle tree-${state}`}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Icon name="right" size="1em" />
        </span>
      )}
      <span className="tree-name" title={node.name}>
        {node.name}
      </span>
      {node.status !== 'active' && <span className="tree-gone" aria-hidden="true" />}
      {node.children > 0 && (
        <span className="tree-count" title={w.below(number(node.children))}>
          {number(node.children)}
        </span>
      )}
    </div>
  );
}

function useRowHeight(): number {
  const narrow = useNarrow();
  const { size } = usePreferences();
  return (narrow ? 44 : 32) * (size === 'large' ? 1.25 : 1);
}

/** The organisation as a tree: children come when a unit is opened, only lines in sight are drawn, arrows walk it. */
export function UnitTree({ top, selectedId, reveal = [], onSelect }: UnitTreeProps) {
  const w = useWords(unitWords);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const tree = useUnitTree(top, reveal);
  const [activeId, setActiveId] = useState(selectedId ?? top.id);
  const [view, setView] = useState({ scrollTop: 0, height: 600 });
  const active = Math.max(
    0,
    tree.rows.findIndex((row) => row.node.id === activeId),
  );
  const { from, to } = windowOf({ count: tree.rows.length, rowHeight, ...view });
  const look = () =>
    frame.current && setView({ scrollTop: frame.current.scrollTop, height: frame.current.clientHeight });
  const bring = (at: number) => {
    const element = frame.current;
    if (!element) return;
    if (at * rowHeight < element.scrollTop) element.scrollTop = at * rowHeight;
    const below = (at + 1) * rowHeight - element.clientHeight;
    if (below > element.scrollTop) element.scrollTop = below;
  };
  const selectedAt = tree.rows.findIndex((row) => row.node.id === selectedId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight when it is chosen or its branch arrives
  useEffect(() => {
    if (selectedId) setActiveId(selectedId);
    if (selectedAt >= 0) bring(selectedAt);
  }, [selectedId, selectedAt >= 0]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setView({ scrollTop: element.scrollTop, height: element.clientHeight }));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = tree.rows[active];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (row) onSelect(row.node.id);
    }
    if (!treeKeys.includes(event.key)) return;
    event.preventDefault();
    const move = treeMove(tree.rows, active, event.key as TreeKey);
    if (move && 'toggle' in move && row) tree.toggle(row.node.id);
    if (move && 'to' in move) {
      setActiveId(tree.rows[move.to]?.node.id ?? top.id);
      bring(move.to);
    }
  };
  return (
    <>
      {tree.error !== undefined && tree.error !== null && <ErrorNote error={tree.error} onRetry={tree.retry} />}
      <div
        ref={frame}
        className="tree"
        role="tree"
        tabIndex={0}
        aria-label={w.tree}
        aria-activedescendant={`${id}-${active}`}
        onKeyDown={onKeyDown}
        onScroll={look}
      >
        <div
          className="tree-body"
          style={{ height: tree.rows.length * rowHeight, ['--row' as string]: `${rowHeight}px` }}
        >
          {tree.rows.slice(from, to).map((row, at) => (
            <UnitTreeRow
              key={row.node.id}
              id={`${id}-${from + at}`}
              row={row}
              offset={(from + at) * rowHeight}
              selected={row.node.id === selectedId}
              active={from + at === active}
              onToggle={() => tree.toggle(row.node.id)}
              onSelect={() => {
                setActiveId(row.node.id);
                onSelect(row.node.id);
              }}
            />
          ))}
        </div>
      </div>
    </>
  );
}
