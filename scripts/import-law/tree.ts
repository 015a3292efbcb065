import { globSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { type Fact, factsOf, type ImportFact } from './facts.ts';
import { type Place, placeOf } from './places.ts';

/** An import with what it reaches: a place in the house, or a package. */
export interface Import extends ImportFact {
  to: Place | undefined;
  /** `node:fs`, `zod`, `@tanstack/react-query`; undefined for a relative import. */
  package: string | undefined;
}

export interface SourceFile extends Place {
  imports: Import[];
  facts: Fact[];
  isBarrel: boolean;
  lines: number;
  isGenerated: boolean;
}

export interface Tree {
  files: SourceFile[];
  byPath: Map<string, SourceFile>;
  /** Every file below src, whatever its kind, for the rules on names. */
  paths: string[];
}

const code = /\.tsx?$/;
const generated = /^\/\/ (Written|Generated) by /;

/** Reads what the law covers below `root`: src, test, bench, scripts, and the settings of tools. */
export function readTree(root: string): Tree {
  const texts = new Map<string, string>();
  const paths: string[] = [];
  const found = globSync(['src/**/*', 'test/**/*', 'bench/**/*', 'scripts/**/*', '*.ts'], {
    cwd: root,
    withFileTypes: true,
  });
  for (const entry of found) {
    if (!entry.isFile()) continue;
    const full = resolve(entry.parentPath, entry.name);
    const path = full.slice(resolve(root).length + 1).replaceAll('\\', '/');
    if (path.startsWith('scripts/import-law/fixtures/')) continue;
    paths.push(path);
    if (code.test(path)) texts.set(path, readFileSync(full, 'utf8'));
  }
  return treeOf(texts, paths);
}

/** The same from texts in memory, by path. */
export function treeOf(texts: Map<string, string>, paths: string[] = [...texts.keys()]): Tree {
  const files = [...texts].sort(([a], [b]) => a.localeCompare(b)).map(([path, text]) => sourceFile(path, text));
  return { files, byPath: new Map(files.map((file) => [file.path, file])), paths: [...paths].sort() };
}

function sourceFile(path: string, text: string): SourceFile {
  const { imports, facts, isBarrel } = factsOf(path, text);
  return {
    ...placeOf(path),
    imports: imports.map((it) => ({ ...it, ...reached(path, it.specifier) })),
    facts,
    isBarrel,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    isGenerated: generated.test(text),
  };
}

function reached(from: string, specifier: string): Pick<Import, 'to' | 'package'> {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
    return { to: placeOf(path), package: undefined };
  }
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
  return { to: undefined, package: name };
}
