import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TreeKey, treeMove, treeRows, windowOf } from './tree-rows.ts';

interface Node {
  key: string;
  children?: readonly Node[];
}

const tree: Node[] = [
  {
    key: 'city',
    children: [
      { key: 'east', children: [{ key: 'street' }] },
      { key: 'west', children: [{ key: 'lane' }] },
    ],
  },
];

function rowsOf(tops: readonly Node[], open: readonly string[], unloaded: readonly string[] = []) {
  const nodes = new Map<string, Node>();
  const visit = (node: Node) => {
    nodes.set(node.key, node);
    node.children?.forEach(visit);
  };
  tops.forEach(visit);
  return treeRows({
    tops,
    keyOf: (node) => node.key,
    isLeaf: (node) => !node.children,
    isOpen: (key) => open.includes(key),
    childrenOf: (key) => (unloaded.includes(key) ? undefined : nodes.get(key)?.children),
  });
}

const brief = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => `${row.level} ${row.node.key} ${row.state} ${row.place}/${row.siblings}`);

describe('lines in sight', () => {
  test('a closed tree shows its tops only', () => {
    expect(brief(rowsOf(tree, []))).toEqual(['1 city closed 1/1']);
  });

  test('children stand below whoever was opened', () => {
    expect(brief(rowsOf(tree, ['city', 'west']))).toEqual([
      '1 city open 1/1',
      '2 east closed 1/2',
      '2 west open 2/2',
      '3 lane leaf 1/1',
    ]);
  });

  test('what is still on its way says so', () => {
    expect(brief(rowsOf(tree, ['city'], ['city']))).toEqual(['1 city loading 1/1']);
  });
});

describe('keys', () => {
  const rows = rowsOf(tree, ['city', 'west']);
  test.each([
    [0, 'ArrowRight', { to: 1 }],
    [1, 'ArrowRight', { toggle: 1 }],
    [2, 'ArrowLeft', { toggle: 2 }],
    [3, 'ArrowLeft', { to: 2 }],
    [3, 'ArrowRight', undefined],
    [3, 'ArrowDown', { to: 3 }],
    [0, 'ArrowUp', { to: 0 }],
    [1, 'End', { to: 3 }],
    [9, 'ArrowDown', { to: 0 }],
  ] as const)('at line %i, %s leads to %o', (at, key, move) => {
    expect(treeMove(rows, at, key)).toEqual(move);
  });

  test('no key ever leaves the tree', () => {
    const keys = fc.constantFrom<TreeKey>('ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End');
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 40 }), (pressed) => {
        let at = 0;
        for (const key of pressed) {
          const move = treeMove(rows, at, key);
          if (move && 'to' in move) at = move.to;
          expect(rows[at]).toBeDefined();
        }
      }),
    );
  });
});

test('the window covers what the frame shows', () => {
  fc.assert(
    fc.property(fc.nat(30_000), fc.nat(1_000_000), fc.integer({ min: 100, max: 2000 }), (count, scrolled, height) => {
      const rowHeight = 32;
      const scrollTop = Math.min(scrolled, Math.max(0, count * rowHeight - height));
      const { from, to } = windowOf({ count, rowHeight, scrollTop, height });
      expect(from * rowHeight).toBeLessThanOrEqual(scrollTop);
      expect(to === count || to * rowHeight >= scrollTop + height).toBe(true);
      expect(to - from).toBeLessThan(height / rowHeight + 20);
    }),
  );
});
