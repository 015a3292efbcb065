import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';
import { FINER, type Leanings, leaningsOf, straighten } from '../scoring/leaning/rules.ts';
import {
  type Criterion,
  dropExtremes,
  findScore,
  type Gauge,
  gaugeOf,
  type Mean,
  meanOf,
  type Panel,
  roundMean,
  type Sheet,
} from '../scoring/rules.ts';
import type { Settings } from '../settings/contract.ts';
import { criteriaOf, scaleOf } from '../settings/rules.ts';
import { listChiefs, listContenders, listMarks, listMeasures, type MarkRow, sumSheets } from './queries.ts';
import { type Chain, findTied, type Ranked, rank, type TieKey } from './rules.ts';

export interface Judged extends Ranked {
  code: number | null;
  category: string;
  unitId: string | null;
  /** Every sheet that counts as a sheet, before dropping, as the judges gave it. */
  sheets: Sheet[];
  panel: Panel;
  /** The mean that was rounded, in units of `whole`. */
  mean: Mean | undefined;
}

export interface Ranking {
  entries: Judged[];
  gauge: Gauge;
  /** The total of full marks in the unit in which means are kept. */
  whole: number;
  scale: number;
  leanings: Leanings | undefined;
}

interface Scored {
  judged: Omit<Judged, keyof Ranked | 'code' | 'category' | 'unitId'>;
  score: number | null;
}

/** What one entry's sheets come to: dropped, averaged, rounded once. */
function scoreEntry(
  sheets: readonly Sheet[],
  {
    office,
    settings,
    needsJudges,
    whole,
    scale,
  }: { office: number; settings: Settings; needsJudges: boolean; whole: number; scale: number },
  straight: (sheet: Sheet) => number,
): Scored {
  const even = sheets.map((sheet) => ({ judgeId: sheet.judgeId, total: straight(sheet) }));
  const panel = dropExtremes(even, settings.drop);
  const enough = !needsJudges || sheets.length >= settings.quorum;
  const mean = enough ? meanOf(panel.counted, { office, needsJudges }) : undefined;
  return {
    judged: { sheets: [...sheets], panel, mean },
    score: mean ? roundMean(mean, { whole, scale, decimals: settings.decimals }) : null,
  };
}

/**
 * Ranks a whole round from the raw marks as they stand: this is the preview, the release, the ruling and the
 * recomputation. Totals are added in the database; single marks are loaded only of entries that the chain has not told
 * apart before it asks for a criterion.
 */
export async function rankRound(trx: Trx, key: Key, settings: Settings): Promise<Ranking> {
  const criteria = criteriaOf(settings);
  const gauge = gaugeOf(criteria);
  const scale = scaleOf(settings);
  const needsJudges = criteria.some(({ by, weight }) => by === 'judges' && weight > 0);
  const contenders = await listContenders(trx, key);
  const totals = new Map((await sumSheets(trx, key, gauge)).map((row) => [row.entryId, row]));
  const sheetsOf = new Map(
    contenders.map(({ id }) => {
      const row = totals.get(id);
      return [id, row ? row.judgeIds.map((judgeId, at): Sheet => ({ judgeId, total: row.totals[at] ?? 0 })) : []];
    }),
  );
  const offices = await officeMarks(trx, key, { contenders, criteria });

  const leanings = settings.normalise ? leaningsOf([...sheetsOf.values()].flat()) : undefined;
  const finer = leanings ? FINER : 1;
  const whole = gauge.whole * finer;
  const straight = ({ judgeId, total }: Sheet) => {
    const leaning = leanings?.judges.get(judgeId);
    return leanings && leaning ? straighten(total, leaning, leanings.panel) : total * finer;
  };
  const scored = new Map<string, Scored>();
  for (const { id } of contenders) {
    const office = officeTotal(gauge, offices.get(id)) * finer;
    scored.set(id, scoreEntry(sheetsOf.get(id) ?? [], { office, settings, needsJudges, whole, scale }, straight));
  }

  const standing = contenders.map(({ id, category }) => ({
    entryId: id,
    group: settings.rankWithin === 'category' ? category : '',
    score: scored.get(id)?.score ?? null,
  }));
  const tied = findTied(standing);
  const chain = await chainOf(trx, key, { settings, tied: [...tied], contenders, scored, offices, whole, scale });
  const byId = new Map(contenders.map((contender) => [contender.id, contender]));
  const entries = rank(standing, chain).flatMap((ranked) => {
    const [contender, found] = [byId.get(ranked.entryId), scored.get(ranked.entryId)];
    if (!contender || !found) return [];
    const { code, category, unitId } = contender;
    return [{ ...ranked, code, category, unitId, ...found.judged }];
  });
  return { entries, gauge, whole, scale, leanings };
}

type Contenders = Awaited<ReturnType<typeof listContenders>>;
type OfficeMarks = ReadonlyMap<string, number>;

function officeTotal({ factors }: Gauge, marks: OfficeMarks | undefined): number {
  let total = 0;
  for (const [criterion, mark] of marks ?? []) total += mark * (factors.get(criterion) ?? 0);
  return total;
}

/** Marks that are given once for an entry: by the office, or by the round before. */
async function officeMarks(
  trx: Trx,
  key: Key,
  { contenders, criteria }: { contenders: Contenders; criteria: readonly Criterion[] },
): Promise<Map<string, Map<string, number>>> {
  const marks = new Map<string, Map<string, number>>();
  if (criteria.every(({ by }) => by === 'judges')) return marks;
  const office = new Set(criteria.filter(({ by }) => by === 'office').map((criterion) => criterion.key));
  for (const { entryId, criterion, mark } of await listMeasures(trx, key)) {
    if (!office.has(criterion)) continue;
    const theirs = marks.get(entryId) ?? new Map<string, number>();
    marks.set(entryId, theirs.set(criterion, mark));
  }
  for (const { key: before } of criteria.filter(({ by }) => by === 'before')) {
    for (const { id, beforeScore } of contenders) {
      const score = findScore(beforeScore);
      if (score === undefined) continue;
      const theirs = marks.get(id) ?? new Map<string, number>();
      marks.set(id, theirs.set(before, score));
    }
  }
  return marks;
}

interface Tied {
  settings: Settings;
  tied: readonly string[];
  contenders: Contenders;
  scored: ReadonlyMap<string, Scored>;
  offices: ReadonlyMap<string, OfficeMarks>;
  whole: number;
  scale: number;
}

const divisorOf = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisorOf(b, a % b));

/** The same name for the same mean, however many it is the mean of. */
function nameOf(mean: TieKey): string {
  if (!mean) return '-';
  const divisor = divisorOf(mean.sum, mean.count) || 1;
  return `${mean.sum / divisor}/${mean.count / divisor}`;
}

const negated = ({ sum, count }: Mean): Mean => ({ sum: -sum, count });
const meanOfTotals = (totals: readonly number[]): Mean | null =>
  totals.length === 0 ? null : { sum: totals.reduce((sum, total) => sum + total, 0), count: totals.length };

/** What the steps of the chain compare, for entries with equal scores. */
async function chainOf(trx: Trx, key: Key, asked: Tied): Promise<Chain> {
  const { settings, tied, contenders, scored, offices, whole, scale } = asked;
  const chiefs = settings.ties.some(({ by }) => by === 'chief')
    ? new Set((await listChiefs(trx, key)).map(({ id }) => id))
    : new Set<string>();
  const madeAt = new Map(contenders.map((contender) => [contender.id, contender.madeAt.getTime()]));
  let marks = new Map<string, MarkRow[]>();

  const keyAt = (entryId: string, { by, criterion, better }: Settings['ties'][number]): TieKey => {
    const judged = scored.get(entryId)?.judged;
    if (!judged) return null;
    switch (by) {
      case 'decimal':
        return judged.mean
          ? { sum: roundMean(judged.mean, { whole, scale, decimals: settings.decimals + 1 }), count: 1 }
          : null;
      case 'allMarks':
        return meanOfTotals(
          [...judged.panel.low, ...judged.panel.counted, ...judged.panel.high].map(({ total }) => total),
        );
      case 'chief':
        return meanOfTotals(judged.sheets.filter(({ judgeId }) => chiefs.has(judgeId)).map(({ total }) => total));
      case 'earlier':
        return { sum: -(madeAt.get(entryId) ?? 0), count: 1 };
      case 'criterion': {
        const counted = new Set(judged.panel.counted.map(({ judgeId }) => judgeId));
        const given = offices.get(entryId)?.get(criterion);
        const found =
          given === undefined
            ? meanOfTotals(
                (marks.get(entryId) ?? [])
                  .filter((each) => each.criterion === criterion && counted.has(each.judgeId))
                  .map(({ mark }) => mark),
              )
            : { sum: given, count: 1 };
        return found && better === 'lower' ? negated(found) : found;
      }
    }
  };

  const known = new Map<string, TieKey[]>();
  const keyOf = (entryId: string, at: number): TieKey => {
    const keys = known.get(entryId) ?? [];
    known.set(entryId, keys);
    const step = settings.ties[at];
    const found = keys[at] ?? (step ? keyAt(entryId, step) : null);
    keys[at] = found;
    return found;
  };

  const first = settings.ties.findIndex(({ by }) => by === 'criterion');
  if (first !== -1) {
    const groupOf = new Map(
      contenders.map((contender) => [contender.id, settings.rankWithin === 'category' ? contender.category : '']),
    );
    const standing = Map.groupBy(tied, (entryId) =>
      [
        groupOf.get(entryId),
        scored.get(entryId)?.score,
        ...Array.from({ length: first }, (_, at) => nameOf(keyOf(entryId, at))),
      ].join(' '),
    );
    const open = [...standing.values()].filter(({ length }) => length > 1).flat();
    marks = Map.groupBy(await listMarks(trx, key, open), ({ entryId }) => entryId);
  }
  return { steps: settings.ties.length, keyOf };
}
