import { findPersonId } from '../../../people/access/rules.ts';
import { listEntries } from '../entries/queries.ts';
import { categoryNames, subjectOf } from '../entries/service.ts';
import { sheetsOf } from '../explain/service.ts';
import { type Context, getRound, keyOf } from '../queries.ts';
import { listResults } from '../release/queries.ts';
import type { MineView, ResultsView } from './contract.ts';

/** What the public sees: nothing before release, then those who go on with rank and, where the contest says so, score. */
export async function results(context: Context): Promise<ResultsView> {
  const { trx, stage } = context;
  const { publish: shows, top, topOf, leastScore } = stage.settings;
  const { state, edition, releasedAt } = await getRound(context);
  const isOpen = state === 'released' && shows !== 'nothing';
  const scores = shows === 'scores';
  if (!isOpen) return { releasedAt: state === 'released' ? releasedAt : null, scores, categories: [] };
  const entries = new Map((await listEntries(context)).map((entry) => [entry.id, entry]));
  const limited = top !== null || topOf.length > 0 || leastScore !== null;
  const rows = (await listResults(trx, keyOf(context), edition)).flatMap(
    ({ entryId, category, place, score, passage }) => {
      const entry = entries.get(entryId);
      const on = passage === 'on';
      if (!entry || entry.withdrawnAt || place === null || (limited && !on)) return [];
      const { title, unitName } = entry;
      return [{ category, rank: place, title, unitName, score: scores ? score : null, on }];
    },
  );
  const named = await categoryNames(context);
  const categories = Map.groupBy(rows, ({ category }) => category);
  return {
    releasedAt,
    scores,
    categories: [...categories.keys()].sort().map((category) => ({
      category: named(category),
      rows: (categories.get(category) ?? [])
        .toSorted((a, b) => a.rank - b.rank || (a.title < b.title ? -1 : 1))
        .map(({ category: _, ...row }) => row),
    })),
  };
}

/** A person's own entries: their state, and after release what this contest shows its authors. Judges have no names here. */
export async function mine(context: Context): Promise<MineView> {
  const { trx, stage, host } = context;
  const personId = findPersonId(context.scope);
  const entries = await listEntries(context);
  if (!personId || entries.length === 0) return [];
  const cards = await host.cards(entries.map(subjectOf));
  const own = new Set(
    cards.filter(({ people }) => people.some((each) => each.personId === personId)).map(({ id }) => id),
  );
  const theirs = entries.filter(({ subjectId }) => own.has(subjectId));
  if (theirs.length === 0) return [];
  const { state, edition } = await getRound(context);
  const released = state === 'released';
  const found = new Map(
    (released ? await listResults(trx, keyOf(context), edition) : []).map((row) => [row.entryId, row]),
  );
  const named = await categoryNames(context);
  const view: MineView = [];
  for (const entry of theirs) {
    const result = found.get(entry.id);
    const shows = stage.settings.authors;
    const begun = state === 'preparing' || entry.code === null ? 'waiting' : 'judging';
    const out = entry.withdrawnAt ? 'withdrawn' : entry.excludedAt && released ? 'excluded' : undefined;
    view.push({
      entryId: entry.id,
      title: entry.title,
      category: named(entry.category),
      state: out ?? (result ? 'released' : begun),
      rank: result?.place ?? null,
      score: result && shows !== 'nothing' && result.score !== '' ? result.score : null,
      on: result ? result.passage === 'on' : null,
      sheets: result && shows === 'marks' ? await namelessSheets(context, entry.id) : [],
    });
  }
  return view;
}

async function namelessSheets(context: Context, entryId: string): Promise<MineView[number]['sheets']> {
  const sheets = await sheetsOf(context, entryId);
  return sheets
    .filter(({ fate }) => fate === 'counted' || fate === 'high' || fate === 'low')
    .toSorted((a, b) => Number(b.total) - Number(a.total))
    .map((sheet, at) => ({ ...sheet, judgeId: null, judgeName: `评委 ${at + 1}`, comment: '' }));
}
