import { roomsOfSlices, vocabulary } from './places.ts';
import { type Check, lawful } from './rule.ts';

/** A slice holds the files of the vocabulary, and folders that hold them again. */
export const closedVocabulary: Check = (tree) =>
  lawful(tree)
    .filter((file) => roomsOfSlices.has(file.room) && !file.role)
    .map((file) => ({
      path: file.path,
      line: 1,
      why: `'${file.path.split('/').at(-1)}' is not in the vocabulary of a slice`,
      instead: `one of ${vocabulary.join(', ')}, components/, *.test.ts, *.fixture.ts, or a sub-noun folder holding these`,
    }));

export interface Lengths {
  most: number;
  mostForTemplates: number;
}

/** Long files become a sub-noun folder. */
export function shortFiles({ most, mostForTemplates }: Lengths): Check {
  return (tree) =>
    tree.files.flatMap((file) => {
      const limit = file.role === 'template' ? mostForTemplates : most;
      if (file.isGenerated || file.lines <= limit) return [];
      return [
        {
          path: file.path,
          line: limit + 1,
          why: `${file.lines} lines, at most ${limit}`,
          instead: 'split it into a sub-noun folder with the same vocabulary',
        },
      ];
    });
}

const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** File and folder names are kebab-case. */
export const kebabNames: Check = (tree) =>
  tree.paths.flatMap((path) => {
    const odd = path.split('/').find((part) => !kebab.test(part));
    return odd
      ? [{ path, line: 1, why: `'${odd}' is not kebab-case`, instead: 'lower case, words joined by hyphens' }]
      : [];
  });
