import { type Lang, say } from '../../kernel/words.ts';
import type { LiveView, ResultsView } from '../../stages/judging/results/contract.ts';
import { words } from '../../stages/judging/words.ts';
import { BOARD_ROWS, type Board, type BoardCall, type BoardRow, type BoardTable } from '../../web/screen/contract.ts';

type Act = LiveView['acts'][number];

/** Acts that stay in sight above the one on the stage. */
const BEFORE = 2;

/** The part of a running order that is seen: around the act on the stage, or the last that was. */
export function windowOf<Item>(acts: readonly Item[], at: number, size = BOARD_ROWS): Item[] {
  const start = Math.max(0, Math.min(at - BEFORE, acts.length - size));
  return acts.slice(start, start + size);
}

/**
 * What the hall is shown of a round, from what everybody may know of it (`live`, `results`): live, the running order, who
 * is on, the score just given and the ranking of each category; else, once released, the ranked.
 */
export function boardOf({
  live,
  results,
  lang,
}: {
  live: LiveView;
  results: ResultsView | undefined;
  lang: Lang;
}): Board {
  const w = say(words, lang);
  const { acts, current, last } = live;
  const nameOf = ({ title, code }: Act) => title || w.entry(code);
  const callOf = (act: Act, label: string): BoardCall => ({
    label,
    name: nameOf(act),
    from: [act.category, act.unitName].filter(Boolean).join(' · '),
    value: act.score ?? '',
    note: act.score && act.rank ? w.rankNumber(act.rank) : '',
  });
  const over = live.state === 'released';
  const saying = { ahead: '', now: w.actNow, over: w.actOver, shown: '' };
  const stood = acts.findLastIndex(({ state }) => state !== 'ahead');
  const at = current ? acts.findIndex(({ entryId }) => entryId === current.entryId) : stood;
  return {
    heading: `${live.title} · ${results || over ? w.results : w.liveNow}`,
    empty: emptyOf({ live, results, lang }),
    now: current && current.state !== 'shown' ? callOf(current, w.onStage) : null,
    told: last ? callOf(last, over ? w.lastShown : w.justShown) : null,
    order:
      acts.length > 0
        ? {
            title: w.order,
            rows: windowOf(acts, Math.max(0, at)).map((act) => ({
              number: String(act.position ?? '–'),
              name: nameOf(act),
              from: act.unitName,
              value: act.score ?? saying[act.state],
              lit: act.entryId === current?.entryId,
            })),
          }
        : null,
    rankings: results
      ? releasedTables(results, w.results)
      : liveTables(live, { title: over ? w.results : w.soFar, nameOf }),
  };
}

/** The ranking so far of each category; that of the score just given first. */
function liveTables(
  { ranking, within, last, current }: LiveView,
  { title, nameOf }: { title: string; nameOf: (act: Act) => string },
): BoardTable[] {
  const first = last?.category ?? current?.category;
  const groups = [...Map.groupBy(ranking, ({ category }) => (within === 'all' ? '' : category))];
  return groups
    .toSorted(([a], [b]) => Number(b === first) - Number(a === first))
    .map(([category, theirs]) => ({
      title: [title, category].filter(Boolean).join(' · '),
      rows: theirs
        .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
        .slice(0, BOARD_ROWS)
        .map((act) => ({
          number: String(act.rank ?? '–'),
          name: nameOf(act),
          from: act.unitName,
          value: act.score ?? '',
          lit: act.entryId === last?.entryId,
        })),
    }));
}

/** The released ranking, a table for every eight of a category, so that everybody is seen in turn. */
function releasedTables({ categories }: ResultsView, title: string): BoardTable[] {
  return categories.flatMap(({ category, rows }) =>
    Array.from({ length: Math.ceil(rows.length / BOARD_ROWS) }, (_, page) => ({
      title: category || title,
      rows: rows.slice(page * BOARD_ROWS, (page + 1) * BOARD_ROWS).map(
        (row): BoardRow => ({
          number: String(row.rank),
          name: row.title,
          from: row.unitName,
          value: row.score ?? '',
          lit: false,
        }),
      ),
    })),
  );
}

function emptyOf({ live, results, lang }: { live: LiveView; results: ResultsView | undefined; lang: Lang }): string {
  const w = say(words, lang);
  if (results && results.categories.length > 0) return '';
  if (live.state === 'marking' && !results) return w.waitingAct;
  return results && live.state !== 'preparing' ? w.noResults : w.waitingStart;
}
