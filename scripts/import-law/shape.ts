import { ringsOf } from './rings.ts';
import { type Breach, type Check, eachImport, lawful } from './rule.ts';
import type { Tree } from './tree.ts';

/** No file reaches itself through its imports, types included. */
export const noCycles: Check = (tree) =>
  ringsOf(tree).map(({ file, line, ring }) => ({
    path: file.path,
    line,
    why: `the imports run in a ring: ${ring.join(' → ')}`,
    instead: 'move what both need into a file below them',
  }));

/** No file that only hands on what others export. */
export const noBarrels: Check = (tree) =>
  tree.files
    .filter((file) => file.isBarrel)
    .map((file) => ({
      path: file.path,
      line: 1,
      why: 'a barrel: nothing here but re-exports',
      instead: 'import from the file that declares it',
    }));

/** No file or folder named after nothing. */
export function noJunkDrawers(names: readonly string[]): Check {
  const junk = new Set(names);
  return (tree) =>
    tree.paths
      .filter((path) => path.split('/').some((part) => junk.has(part.replace(/\..*$/, ''))))
      .map((path) => ({
        path,
        line: 1,
        why: 'a junk drawer by its name',
        instead: 'name it after what it does, or put it beside its only user',
      }));
}

export interface Ceremony {
  /** Endings of class names, with the plain thing to write. */
  classes: Record<string, string>;
  /** Packages that bring a container or a bus, with the plain thing to write. */
  packages: Record<string, string>;
}

/** No repository classes, no container, no bus. */
export function noCeremony({ classes, packages }: Ceremony): Check {
  const byImport = eachImport((file, it) => {
    const instead = packages[it.package ?? ''];
    return instead && file.room !== 'platform' ? { why: `'${it.specifier}' here`, instead } : undefined;
  });
  return (tree) => [...byImport(tree), ...namedClasses(tree, classes), ...buses(tree)];
}

function namedClasses(tree: Tree, endings: Record<string, string>): Breach[] {
  return tree.files.flatMap((file) =>
    file.facts
      .filter((it) => it.kind === 'class')
      .flatMap(({ line, what }) => {
        const ending = Object.keys(endings).find((it) => what.endsWith(it));
        return ending ? [{ path: file.path, line, why: `class ${what}`, instead: endings[ending] ?? '' }] : [];
      }),
  );
}

const buses = (tree: Tree): Breach[] =>
  lawful(tree)
    .filter((file) => file.room !== 'platform')
    .flatMap((file) =>
      file.facts
        .filter((it) => it.kind === 'bus')
        .map(({ line, what }) => ({
          path: file.path,
          line,
          why: `${what} is an event bus`,
          instead: 'call the function, or enqueue a job in the same transaction',
        })),
    );
