import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type TreeRow, treeRows } from './tree-rows.ts';
import { childrenQuery, type UnitNode } from './unit-source.ts';

export interface UnitTreeState {
  rows: TreeRow<UnitNode>[];
  toggle: (unitId: string) => void;
  error: unknown;
  retry: () => void;
}

/** The tree's open nodes and the lines they make. `reveal`: ids that must be open, such as the way to a unit. */
export function useUnitTree(top: UnitNode, reveal: readonly string[]): UnitTreeState {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([top.id, ...reveal]));
  const revealed = reveal.join();
  useEffect(() => {
    setOpen((before) => new Set([...before, top.id, ...revealed.split(',').filter(Boolean)]));
  }, [revealed, top.id]);
  const ids = [...open];
  const answers = useQueries({ queries: ids.map((id) => childrenQuery(id)) });
  const loaded = answers.map((answer) => answer.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are compared one by one
  const rows = useMemo(() => {
    const children = new Map(ids.map((id, at) => [id, loaded[at]]));
    return treeRows<UnitNode>({
      tops: [top],
      keyOf: (node) => node.id,
      isLeaf: (node) => node.children === 0,
      isOpen: (id) => open.has(id),
      childrenOf: (id) => children.get(id),
    });
  }, [open, top, ...loaded]);
  const failed = answers.filter((answer) => answer.error);
  return {
    rows,
    toggle: (unitId) =>
      setOpen((before) => {
        const next = new Set(before);
        if (!next.delete(unitId)) next.add(unitId);
        return next;
      }),
    error: failed[0]?.error,
    retry: () => {
      for (const answer of failed) void answer.refetch();
    },
  };
}
