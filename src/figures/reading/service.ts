import { sql } from 'kysely';
import type { Period } from '../../kernel/period.ts';
import type { Bilingual } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import { catalogue } from '../catalogue/register.ts';
import type { FigureView, HolderQuery, Indicator } from '../contract.ts';
import { factsOf, getIndicator, getReadableHolder, type Holder, type NamedHolder } from '../holders/service.ts';
import { fillCourse, findPeriodDays, isSmallCell } from '../rules.ts';

/** Ten years of months: more does not fit a chart. */
const MOST_POINTS = 120;

export interface Figure extends FigureView {
  /** Distinct people behind it, where people are kept of it. */
  people: number;
}

/** How fresh the figures are. */
export async function freshnessOf(
  db: Db | Trx,
  federationId: string,
): Promise<{ foldedAt: Date | null; waiting: number }> {
  const { rows } = await sql<{ foldedAt: Date | null; waiting: number }>`
    select (select folded_at from folds where federation_id = ${federationId}) as folded_at,
           (select count(*) from facts_unfolded where federation_id = ${federationId}) as waiting`.execute(db);
  return rows[0] ?? { foldedAt: null, waiting: 0 };
}

/** Every figure of the catalogue for one holder and period, nothing counted told as 0. The caller judges who may read. */
export async function figuresOf(
  db: Db | Trx,
  { federationId, holder, period = 'all' }: { federationId: string; holder: Holder; period?: Period },
): Promise<Figure[]> {
  const rows =
    holder.kind === 'stage'
      ? await addStage(db, { federationId, holder, period })
      : await readRollups(db, { federationId, holder, period });
  const kept = new Map(rows.map((row) => [row.indicator, row]));
  return catalogue.map((indicator) => {
    const row = kept.get(factsOf(indicator));
    const isPeople = indicator.count === 'people';
    return {
      ...describeIndicator(indicator),
      value: (isPeople ? row?.people : row?.amount) ?? 0,
      declared: isPeople ? 0 : (row?.declaredAmount ?? 0),
      people: row?.people ?? 0,
    };
  });
}

interface RollupRow {
  indicator: string;
  amount: number;
  declaredAmount: number;
  people: number;
}

async function readRollups(
  db: Db | Trx,
  { federationId, holder, period }: { federationId: string; holder: Holder; period: Period },
): Promise<RollupRow[]> {
  return db
    .selectFrom('rollups')
    .select(['indicator', 'amount', 'declaredAmount', 'people'])
    .where('federationId', '=', federationId)
    .where('holderKind', '=', holder.kind)
    .where('holderId', '=', holder.id)
    .where('period', '=', period)
    .execute();
}

async function addStage(
  db: Db | Trx,
  { federationId, holder: { id: stageId }, period }: { federationId: string; holder: Holder; period: Period },
): Promise<RollupRow[]> {
  const days = findPeriodDays(period);
  const { rows } = await sql<RollupRow>`
    with mine as (
      select fact.* from facts fact
       where fact.federation_id = ${federationId} and fact.stage_id = ${stageId}
         and fact.programme_id = (select programme_id from stages where federation_id = ${federationId} and id = ${stageId})
         and ${days ? sql`fact.day >= ${days.from}::date and fact.day < ${days.before}::date` : sql`true`}
    ), people as (
      select indicator, count(*) as people
        from (select indicator, person_id from mine where person_id is not null group by 1, 2 having sum(sign(amount)) > 0) as each
       group by indicator
    )
    select mine.indicator, sum(amount) as amount, coalesce(sum(amount) filter (where declared), 0) as declared_amount,
           coalesce(max(people.people), 0) as people
      from mine left join people on people.indicator = mine.indicator
     group by mine.indicator`.execute(db);
  return rows;
}

const pair = ([zh, en]: Bilingual): [string, string] => [zh, en];

/** What the reader is told of an indicator. */
export function describeIndicator({ code, words, unitOfMeasure, source, count }: Indicator) {
  return { indicator: code, words: pair(words), unitOfMeasure: pair(unitOfMeasure), source: pair(source), count };
}

export const viewOfHolder = ({ kind, id, name }: NamedHolder) => ({ kind, id, name });

/** The figures of a holder for this reader. @throws figures.*, access.not-allowed */
export async function readFigures(db: Db, scope: Scope, { period, ...query }: HolderQuery & { period: Period }) {
  const holder = await getReadableHolder(db, scope, query);
  const { federationId } = scope;
  const [freshness, figures] = await Promise.all([
    freshnessOf(db, federationId),
    figuresOf(db, { federationId, holder, period }),
  ]);
  return {
    holder: viewOfHolder(holder),
    period,
    freshness,
    figures: figures.map(({ people: _, ...figure }) => figure),
  };
}

/** One figure by month or by year, gaps filled with 0. @throws figures.*, access.not-allowed */
export async function readSeries(
  db: Db,
  scope: Scope,
  { indicator: code, by, ...query }: HolderQuery & { indicator: string; by: 'month' | 'year' },
) {
  const indicator = getIndicator(code);
  const holder = await getReadableHolder(db, scope, query);
  const rows = await db
    .selectFrom('rollups')
    .select(['period', 'amount', 'declaredAmount', 'people'])
    .where('federationId', '=', scope.federationId)
    .where('indicator', '=', factsOf(indicator))
    .where('holderKind', '=', holder.kind)
    .where('holderId', '=', holder.id)
    .where(sql<boolean>`length(period) = ${by === 'month' ? 7 : 4}`)
    .where('period', '<>', 'all')
    .execute();
  const points = rows.map(({ period, amount, declaredAmount, people }) =>
    indicator.count === 'people'
      ? { period, value: people, declared: 0 }
      : { period, value: amount, declared: declaredAmount },
  );
  return {
    ...describeIndicator(indicator),
    holder: viewOfHolder(holder),
    freshness: await freshnessOf(db, scope.federationId),
    points: fillCourse(points, { empty: (period) => ({ period, value: 0, declared: 0 }), most: MOST_POINTS }),
  };
}

/** The figures of the whole federation for anyone: numbers that speak of fewer than 5 people are held back (null). */
export async function publicFigures(db: Db, { federationId, period }: { federationId: string; period: Period }) {
  const top = await db
    .selectFrom('units')
    .select('id')
    .where('federationId', '=', federationId)
    .where('parentId', 'is', null)
    .where('status', '=', 'active')
    .orderBy('id')
    .executeTakeFirst();
  const figures = top ? await figuresOf(db, { federationId, holder: { kind: 'unit', id: top.id }, period }) : [];
  return {
    period,
    freshness: await freshnessOf(db, federationId),
    figures: figures.map(({ people, declared: _, ...figure }) => ({
      ...figure,
      value: isSmallCell({ ...figure, people }) ? null : figure.value,
    })),
  };
}
