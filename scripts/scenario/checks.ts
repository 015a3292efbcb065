import type { Client } from './client.ts';

const WAIT_MS = 60_000;

export interface Check {
  what: string;
  expected: number | string;
  reported: number | string;
  ok: boolean;
}

/** What was expected and what the house reports, in the order in which it was asked. */
export interface Checks {
  list: readonly Check[];
  same: (what: string, expected: number | string, reported: number | string | undefined) => void;
  /** For scales told as "more than". */
  atLeast: (what: string, expected: number, reported: number | undefined) => void;
}

export function createChecks(): Checks {
  const list: Check[] = [];
  return {
    list,
    same: (what, expected, reported = '—') => list.push({ what, expected, reported, ok: expected === reported }),
    atLeast: (what, expected, reported = 0) =>
      list.push({ what, expected: `≥ ${expected}`, reported, ok: reported >= expected }),
  };
}

/** Figures by the code of their indicator; `declared` is the part that is only declared. */
export type Figures = Map<string, { value: number; declared: number }>;
export type Holder = { programmeId: string } | { unitId: string };

/**
 * What the figures API tells of a holder, once every record made before is counted.
 * @throws Error after a minute
 */
export async function readFigures(reader: Client, query: Holder & { period?: string }): Promise<Figures> {
  const asked = Date.now();
  for (;;) {
    const { freshness, figures } = await reader.get<{
      freshness: { foldedAt: string | null; waiting: number };
      figures: { indicator: string; value: number; declared: number }[];
    }>('/figures', query);
    const isFresh = freshness.waiting === 0 && Date.parse(freshness.foldedAt ?? '') >= asked;
    if (isFresh) return new Map(figures.map((figure) => [figure.indicator, figure]));
    if (Date.now() - asked > WAIT_MS) throw new Error(`${freshness.waiting} records are not counted after a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Prints expected beside reported. */
export function printChecks(title: string, checks: readonly Check[]): void {
  const rows = checks.map(({ what, expected, reported, ok }) => [
    what,
    String(expected),
    String(reported),
    ok ? 'ok' : 'DIFFERENT',
  ]);
  const table = [['', 'expected', 'reported', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const [what = '', expected = '', reported = '', verdict = ''] of table) {
    const [first = 0, second = 0, third = 0] = widths;
    console.log(`  ${what.padEnd(first)}  ${expected.padStart(second)}  ${reported.padStart(third)}  ${verdict}`);
  }
}
