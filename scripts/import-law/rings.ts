import type { SourceFile, Tree } from './tree.ts';

export interface Ring {
  /** The first file of the ring by name, and the line of its import that enters the ring. */
  file: SourceFile;
  line: number;
  /** Paths along a shortest ring, beginning and ending with `file`. */
  ring: string[];
}

/** One ring out of every strongly connected part of the imports (Tarjan, without recursion). */
export function ringsOf(tree: Tree): Ring[] {
  return connectedParts(tree)
    .map((part) => part.sort((a, b) => a.path.localeCompare(b.path)))
    .sort(([a], [b]) => (a?.path ?? '').localeCompare(b?.path ?? ''))
    .flatMap((part) => {
      const [file] = part;
      return file ? shortestRing(tree, file) : [];
    });
}

const importedBy = (tree: Tree, file: SourceFile): SourceFile[] =>
  file.imports.flatMap((it) => (it.to && tree.byPath.get(it.to.path)) ?? []);

function connectedParts(tree: Tree): SourceFile[][] {
  const order = new Map<SourceFile, number>();
  const low = new Map<SourceFile, number>();
  const stack: SourceFile[] = [];
  const onStack = new Set<SourceFile>();
  const parts: SourceFile[][] = [];

  const enter = (file: SourceFile) => {
    order.set(file, order.size);
    low.set(file, order.size - 1);
    stack.push(file);
    onStack.add(file);
    return { file, targets: importedBy(tree, file) };
  };
  const lower = (file: SourceFile, to: number) => low.set(file, Math.min(low.get(file) ?? to, to));

  for (const root of tree.files) {
    if (order.has(root)) continue;
    const work = [enter(root)];
    for (let at = work.at(-1); at; at = work.at(-1)) {
      const target = at.targets.pop();
      if (target && !order.has(target)) {
        work.push(enter(target));
      } else if (target) {
        if (onStack.has(target)) lower(at.file, order.get(target) ?? 0);
      } else {
        work.pop();
        const above = work.at(-1);
        if (above) lower(above.file, low.get(at.file) ?? 0);
        if (low.get(at.file) !== order.get(at.file)) continue;
        const part = stack.splice(stack.indexOf(at.file));
        for (const file of part) onStack.delete(file);
        if (part.length > 1 || importedBy(tree, at.file).includes(at.file)) parts.push(part);
      }
    }
  }
  return parts;
}

function shortestRing(tree: Tree, start: SourceFile): Ring[] {
  const ways: SourceFile[][] = [[start]];
  const seen = new Set<SourceFile>();
  for (const way of ways) {
    const last = way.at(-1);
    if (!last) continue;
    for (const next of importedBy(tree, last)) {
      if (next === start) {
        const ring = [...way, start].map((file) => file.path);
        const line = start.imports.find((it) => it.to?.path === ring[1])?.line ?? 1;
        return [{ file: start, line, ring }];
      }
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [];
}
