import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRefusals, Refusal } from '../src/kernel/refusal.ts';

const source = join(import.meta.dirname, '..', 'src');
/** A count of one with a noun in the plural: `1 photos`. Verbs in the singular may follow what is called 1. */
const unpaired =
  /(?<![\d.,])1 (?!(?:is|was|has|lies|lacks|moves|rests|disagrees|belongs|besides|extensions)\b)[a-z]+s\b/;

/** What stands at these paths below `src`, loaded. */
const loaded = (holds: (path: string) => boolean) =>
  Promise.all(
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => holds(path) && !path.includes('.test.'))
      .map((path) => import(join(source, path)) as Promise<Record<string, unknown>>),
  );

/** An English entry said of one of everything, as a number and as a formatted text. */
function saidOfOne(entry: unknown): string[] {
  if (typeof entry === 'string') return [entry];
  if (typeof entry !== 'function') return [];
  return [1, '1'].flatMap((one) => {
    try {
      return [String(entry(...Array.from({ length: entry.length }, () => one)))];
    } catch {
      return []; // It takes something else than counts and texts.
    }
  });
}

test('no English word of a slice says “1 photos”', async () => {
  const modules = await loaded((path) => /(?:^|\/)words(?:\/[a-z-]+)?\.ts$/.test(path));
  const entries = modules
    .flatMap((exported) => Object.values(exported))
    .flatMap((words) => (words && typeof words === 'object' ? Object.values(words) : []))
    .flatMap((pair) => (Array.isArray(pair) && pair.length === 2 ? saidOfOne(pair[1]) : []));

  expect(entries.length).toBeGreaterThan(2000);
  expect(entries.filter((said) => unpaired.test(said))).toEqual([]);
});

test('no refusal says it either', async () => {
  await loaded((path) => path.endsWith('errors.ts'));
  const said = allRefusals().map(({ code, declaration }) => {
    const names = [...declaration.words[1].matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, 1] as const);
    return new Refusal(code, declaration, Object.fromEntries(names), []).say('en');
  });

  expect(said.length).toBeGreaterThan(300);
  expect(said.filter((sentence) => unpaired.test(sentence))).toEqual([]);
});
