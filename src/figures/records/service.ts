import { sql } from 'kysely';
import { maskName } from '../../kernel/codes/masking.ts';
import type { ListQuery, Page } from '../../kernel/lists.ts';
import type { Period } from '../../kernel/period.ts';
import { pick } from '../../kernel/words.ts';
import { may, type Scope } from '../../people/access/rules.ts';
import { withinReach } from '../../people/units/reach/service.ts';
import type { Db } from '../../platform/db/connect.ts';
import { containing } from '../../platform/db/like.ts';
import { pageOf } from '../../platform/db/paging.ts';
import type { HolderQuery, RecordItem } from '../contract.ts';
import { factsOf, getIndicator, getReadableHolder, heldBy } from '../holders/service.ts';
import { describeIndicator, figuresOf, viewOfHolder } from '../reading/service.ts';
import { findPeriodDays } from '../rules.ts';
import { sourceWords } from '../words.ts';

export type RecordQuery = HolderQuery & { stageId?: string | undefined; indicator: string; period: Period };

async function behind(db: Db, scope: Scope, { indicator: code, period, ...named }: RecordQuery) {
  const { federationId } = scope;
  const indicator = getIndicator(code);
  const holder = await getReadableHolder(db, scope, named);
  const days = findPeriodDays(period);
  const query = db
    .selectFrom('facts as fact')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'fact.federationId').onRef('units.id', '=', 'fact.unitId'),
    )
    .where('fact.federationId', '=', federationId)
    .where('fact.indicator', '=', factsOf(indicator))
    .where(heldBy(federationId, holder))
    .where(days ? sql<boolean>`fact.day >= ${days.from}::date and fact.day < ${days.before}::date` : sql<boolean>`true`)
    .where(
      sql<boolean>`not exists (select from facts_unfolded unfolded where unfolded.federation_id = ${federationId} and unfolded.fact_id = fact.id)`,
    );
  return { indicator, holder, query, inReach: withinReach(scope, 'figures.read', sql`units.path`) };
}

/**
 * The records behind one number that this reader reaches, corrections among them. Names are masked, and told only where
 * the reader may see members of the person's union.
 * @throws figures.*, access.not-allowed
 */
export async function listRecords(
  db: Db,
  scope: Scope,
  { limit, cursor, sort, q, ...asked }: RecordQuery & ListQuery,
): Promise<Page<RecordItem>> {
  const { query, inReach } = await behind(db, scope, asked);
  const listed = query
    .where(inReach)
    .$if(q !== undefined && q !== '', (each) => each.where('units.name', 'ilike', containing(q ?? '')))
    .leftJoin('programmes', (join) =>
      join.onRef('programmes.federationId', '=', 'fact.federationId').onRef('programmes.id', '=', 'fact.programmeId'),
    )
    .leftJoin('persons', (join) =>
      join.onRef('persons.federationId', '=', 'fact.federationId').onRef('persons.id', '=', 'fact.personId'),
    )
    .leftJoin('units as personUnit', (join) =>
      join.onRef('personUnit.federationId', '=', 'fact.federationId').onRef('personUnit.id', '=', 'fact.personUnitId'),
    )
    .select([
      'fact.id',
      'fact.day',
      'fact.unitId',
      'units.name as unitName',
      'fact.programmeId',
      'programmes.title as programmeTitle',
      'persons.name as personName',
      'personUnit.path as personPath',
      'fact.amount',
      'fact.declared',
      'fact.sourceKind',
      'fact.sourceId',
      'fact.corrects',
      'fact.recordedAt',
    ]);
  const page = await pageOf(
    listed,
    { limit, cursor, sort },
    {
      sorts: {
        day: { by: sql`fact.day`, of: (row) => row.day },
        unitName: { by: sql`units.name`, of: (row) => row.unitName },
        amount: { by: sql`fact.amount`, of: (row) => row.amount },
        recordedAt: { by: sql`fact.recorded_at`, of: (row) => row.recordedAt },
      },
      id: { by: sql`fact.id`, of: (row) => row.id },
      defaultSort: '-day',
    },
  );
  return {
    ...page,
    items: page.items.map(({ personName, personPath, ...row }) => ({
      ...row,
      personName: personName && personPath && may(scope, 'members.read', personPath) ? maskName(personName) : null,
      source: pick(sourceWords[row.sourceKind] ?? [row.sourceKind, row.sourceKind], scope.lang),
    })),
  };
}

/** What the records behind a number add up to, within this reader's reach and beyond it. */
export async function sumRecords(db: Db, scope: Scope, asked: RecordQuery) {
  const { indicator, holder, query, inReach } = await behind(db, scope, asked);
  const { federationId } = scope;
  const sums = await query
    .select([
      sql<number>`count(*) filter (where ${inReach})`.as('records'),
      sql<number>`coalesce(sum(fact.amount) filter (where ${inReach}), 0)`.as('amount'),
      sql<number>`count(*) filter (where not ${inReach})`.as('outsideRecords'),
      sql<number>`coalesce(sum(fact.amount) filter (where not ${inReach}), 0)`.as('outsideAmount'),
    ])
    .executeTakeFirstOrThrow();
  const figures = await figuresOf(db, { federationId, holder, period: asked.period });
  return {
    ...describeIndicator(indicator),
    holder: viewOfHolder(holder),
    period: asked.period,
    value: figures.find((figure) => figure.indicator === indicator.code)?.value ?? 0,
    records: sums.records,
    amount: sums.amount,
    outside: { records: sums.outsideRecords, amount: sums.outsideAmount },
  };
}
