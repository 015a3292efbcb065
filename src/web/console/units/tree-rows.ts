/** A line of the tree as it is drawn. */
export interface TreeRow<Node> {
  node: Node;
  /** From 1 at the top. */
  level: number;
  /** Place among its siblings, from 1. */
  place: number;
  siblings: number;
  state: 'open' | 'loading' | 'closed' | 'leaf';
}

export interface TreeShape<Node> {
  tops: readonly Node[];
  keyOf: (node: Node) => string;
  isLeaf: (node: Node) => boolean;
  isOpen: (key: string) => boolean;
  /** Nothing while they are on their way. */
  childrenOf: (key: string) => readonly Node[] | undefined;
}

/** The lines in sight, top to bottom: every opened node with its children below it. */
export function treeRows<Node>(shape: TreeShape<Node>): TreeRow<Node>[] {
  const rows: TreeRow<Node>[] = [];
  const visit = (nodes: readonly Node[], level: number) => {
    nodes.forEach((node, at) => {
      const key = shape.keyOf(node);
      const isLeaf = shape.isLeaf(node);
      const children = !isLeaf && shape.isOpen(key) ? shape.childrenOf(key) : undefined;
      const state = isLeaf ? 'leaf' : !shape.isOpen(key) ? 'closed' : children ? 'open' : 'loading';
      rows.push({ node, level, place: at + 1, siblings: nodes.length, state });
      if (children) visit(children, level + 1);
    });
  };
  visit(shape.tops, 1);
  return rows;
}

export type TreeKey = 'ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End';
export type TreeMove = { to: number } | { toggle: number } | undefined;

/** What an arrow key does at a line: on, back, into, out of, open or close (WAI-ARIA tree view). */
export function treeMove(
  rows: readonly Pick<TreeRow<unknown>, 'level' | 'state'>[],
  at: number,
  key: TreeKey,
): TreeMove {
  const row = rows[at];
  if (!row) return rows.length > 0 ? { to: 0 } : undefined;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (row.state === 'closed') return { toggle: at };
      return row.state === 'open' && (rows[at + 1]?.level ?? 0) > row.level ? { to: at + 1 } : undefined;
    case 'ArrowLeft': {
      if (row.state === 'open' || row.state === 'loading') return { toggle: at };
      const above = rows.slice(0, at).findLastIndex((each) => each.level < row.level);
      return above >= 0 ? { to: above } : undefined;
    }
  }
}

/** The lines that a scrolled frame shows, with a few beyond its edges. */
export function windowOf({
  count,
  rowHeight,
  scrollTop,
  height,
}: {
  count: number;
  rowHeight: number;
  scrollTop: number;
  height: number;
}): { from: number; to: number } {
  const margin = 8;
  return {
    from: Math.max(0, Math.floor(scrollTop / rowHeight) - margin),
    to: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + margin),
  };
}
