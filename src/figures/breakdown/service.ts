import { sql } from 'kysely';
import type { Period } from '../../kernel/period.ts';
import { say } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { Db } from '../../platform/db/connect.ts';
import type { Indicator } from '../contract.ts';
import { factsOf, getIndicator, getReadableHolder } from '../holders/service.ts';
import { describeIndicator, figuresOf, freshnessOf, viewOfHolder } from '../reading/service.ts';
import { findPeriodDays } from '../rules.ts';
import { figureWords } from '../words.ts';

export interface BreakdownQuery {
  unitId: string;
  indicator: string;
  period: Period;
  organised: 'then' | 'now';
}

interface Part {
  unitId: string | null;
  name: string;
  part: 'below' | 'own' | 'former';
  value: number;
  declared: number;
}

interface Asked {
  federationId: string;
  indicator: Indicator;
  unitId: string;
  period: Period;
}

/**
 * One figure by the units directly below, and the unit's own part. As organised then, what units brought that have
 * left since is a part too; as organised now, every record counts where its unit is today.
 * @throws figures.unknown-indicator, units.not-found, access.not-allowed
 */
export async function readByUnit(db: Db, scope: Scope, { unitId, organised, period, ...query }: BreakdownQuery) {
  const indicator = getIndicator(query.indicator);
  const holder = await getReadableHolder(db, scope, { unitId });
  const { federationId } = scope;
  const asked = { federationId, indicator, unitId, period };
  const w = say(figureWords, scope.lang);
  const [whole, below, own] = await Promise.all([
    organised === 'now'
      ? addNow(db, asked, 'itself').then(([row]) => row)
      : readThen(db, asked, 'itself').then(([row]) => row),
    organised === 'now' ? addNow(db, asked, 'below') : readThen(db, asked, 'below'),
    addOwn(db, asked),
  ]);
  const { value, declared } = whole ?? { value: 0, declared: 0 };
  const items: Part[] = below.map((row) => ({ ...row, part: 'below' as const }));
  if (own.value !== 0) items.push({ unitId, name: w.own, part: 'own', ...own });
  if (indicator.count === 'sum') {
    const rest = { value, declared };
    for (const item of items) {
      rest.value -= item.value;
      rest.declared -= item.declared;
    }
    if (rest.value !== 0) items.push({ unitId: null, name: w.former, part: 'former', ...rest });
  }
  return {
    ...describeIndicator(indicator),
    holder: viewOfHolder(holder),
    period,
    organised,
    freshness: await freshnessOf(db, federationId),
    value,
    declared,
    items,
  };
}

interface Row {
  unitId: string;
  name: string;
  value: number;
  declared: number;
}

const units = ({ federationId, unitId }: Asked, which: 'itself' | 'below') => sql`
  select id, name, path, status from units
   where federation_id = ${federationId} and ${which === 'itself' ? sql`id = ${unitId}` : sql`parent_id = ${unitId}`}`;

async function readThen(db: Db, asked: Asked, which: 'itself' | 'below'): Promise<Row[]> {
  const isPeople = asked.indicator.count === 'people';
  const { rows } = await sql<Row>`
    select unit.id as unit_id, unit.name,
           coalesce(${isPeople ? sql`kept.people` : sql`kept.amount`}, 0) as value,
           ${isPeople ? sql`0` : sql`coalesce(kept.declared_amount, 0)`} as declared
      from (${units(asked, which)}) as unit
      left join rollups kept
        on kept.federation_id = ${asked.federationId} and kept.indicator = ${factsOf(asked.indicator)}
       and kept.holder_kind = 'unit' and kept.holder_id = unit.id and kept.period = ${asked.period}
     where unit.status = 'active' or kept.amount <> 0
     order by value desc, unit.name`.execute(db);
  return rows;
}

async function addNow(db: Db, asked: Asked, which: 'itself' | 'below'): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with tops as materialized (${units(asked, which)}),
    held as materialized (
      select top.id as top_id, fact.amount, fact.declared, fact.person_id
        from tops top
        join units below on below.federation_id = ${asked.federationId} and below.path <@ top.path
        join facts fact on fact.federation_id = ${asked.federationId} and fact.unit_id = below.id
       where ${counted(asked)}
    ), found as (${perTop(asked.indicator)})
    select top.id as unit_id, top.name, coalesce(found.value, 0) as value, coalesce(found.declared, 0) as declared
      from tops top left join found on found.top_id = top.id
     where top.status = 'active' or found.value <> 0
     order by value desc, top.name`.execute(db);
  return rows;
}

/** What the unit itself owns, nothing below it. */
async function addOwn(db: Db, asked: Asked): Promise<{ value: number; declared: number }> {
  const { rows } = await sql<{ value: number; declared: number }>`
    with held as materialized (
      select fact.unit_id as top_id, fact.amount, fact.declared, fact.person_id
        from facts fact where fact.federation_id = ${asked.federationId} and fact.unit_id = ${asked.unitId} and ${counted(asked)}
    ), found as (${perTop(asked.indicator)})
    select value, declared from found`.execute(db);
  return rows[0] ?? { value: 0, declared: 0 };
}

/** Facts of the indicator and period that the roll-ups hold already. */
function counted({ federationId, indicator, period }: Asked) {
  const days = findPeriodDays(period);
  return sql`fact.indicator = ${factsOf(indicator)}
    and ${days ? sql`fact.day >= ${days.from}::date and fact.day < ${days.before}::date` : sql`true`}
    and not exists (select from facts_unfolded unfolded where unfolded.federation_id = ${federationId} and unfolded.fact_id = fact.id)`;
}

const perTop = ({ count }: Indicator) =>
  count === 'people'
    ? sql`select top_id, count(*) as value, 0 as declared
            from (select top_id, person_id from held where person_id is not null group by 1, 2 having sum(sign(amount)) > 0) as each
           group by top_id`
    : sql`select top_id, sum(amount) as value, coalesce(sum(amount) filter (where declared), 0) as declared from held group by top_id`;

/** The figures of a holder as rows of a table, in the reader's language. */
export async function tabulate(
  db: Db,
  scope: Scope,
  query: { unitId?: string; programmeId?: string; campaignId?: string; period: Period },
) {
  const { period, ...named } = query;
  const holder = await getReadableHolder(db, scope, named);
  const at = scope.lang === 'zh' ? 0 : 1;
  const figures = await figuresOf(db, { federationId: scope.federationId, holder, period });
  const items = figures.map(({ indicator, words, value, declared, unitOfMeasure, source }) => ({
    indicator,
    name: words[at],
    value,
    declared,
    unitOfMeasure: unitOfMeasure[at],
    source: source[at],
  }));
  return { items, nextCursor: null, total: items.length };
}
