import type { Import, SourceFile, Tree } from './tree.ts';

/** One row of the law. */
export interface Rule {
  number: number;
  sentence: string;
  check: Check;
}

export type Check = (tree: Tree) => Breach[];

/** A place where the code breaks a rule: why, and where it should go instead. */
export interface Breach {
  path: string;
  line: number;
  why: string;
  instead: string;
}

/** Looks at every import of every file that the law covers: not tests, nor what lies outside src. */
export function eachImport(look: (file: SourceFile, it: Import) => Pick<Breach, 'why' | 'instead'> | undefined): Check {
  return (tree) =>
    lawful(tree).flatMap((file) =>
      file.imports.flatMap((it) => {
        const found = look(file, it);
        return found ? [{ path: file.path, line: it.line, ...found }] : [];
      }),
    );
}

/** The files of src that are no tests. */
export const lawful = (tree: Tree): SourceFile[] =>
  tree.files.filter((file) => !file.isTest && file.room !== 'outside');

/** Several checks under one number. */
export const all =
  (...checks: Check[]): Check =>
  (tree) =>
    checks.flatMap((check) => check(tree));

const assets = /\.(css|csv|grit|html|jpe?g|json|md|png|sql|svg|ttf|txt|typ|wasm|webp|woff2?)$/;

/** Data, pictures and scripts that are only handed out as text: no code that runs here, so rooms do not matter. */
export const isAsset = (it: Import): boolean =>
  Boolean(it.to && (assets.test(it.to.path) || it.specifier.endsWith('.mjs?raw')));
