import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/dates.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Audience, AudienceFacts, NamedUnits } from './rules.ts';

interface Of {
  federationId: string;
}

/** What an audience may ask about persons, by their ids; whoever is not on the register is left out. */
export async function listAudienceFacts(
  db: Trx | Db,
  { federationId }: Of,
  personIds: readonly string[],
): Promise<Map<string, AudienceFacts>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select(['persons.id', 'units.path', 'persons.workerKinds', 'persons.honours', 'persons.bornOn'])
    .where('persons.federationId', '=', federationId)
    .where(sql<boolean>`persons.id = any(${[...personIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, path, workerKinds, honours, bornOn }) => [id, { unitPath: path, workerKinds, honours, bornOn }]),
  );
}

/** Names and paths of units by id; a unit that merged stands for its successor, where its members are now. */
export async function readNamedUnits(
  db: Trx | Db,
  federationId: string,
  unitIds: readonly string[],
): Promise<NamedUnits> {
  if (unitIds.length === 0) return new Map();
  const { rows } = await sql<{ asked: string; name: string; path: string }>`
    with recursive successor as (
      select id as asked, id, merged_into, name, path
        from units where federation_id = ${federationId} and id = any(${[...unitIds]}::uuid[])
      union all
      select successor.asked, unit.id, unit.merged_into, unit.name, unit.path
        from successor
        join units unit on unit.federation_id = ${federationId} and unit.id = successor.merged_into
    )
    select asked, name, path::text as path from successor where merged_into is null`.execute(db);
  return new Map(rows.map(({ asked, name, path }) => [asked, { name, path }]));
}

/**
 * The condition that a person is of an audience, for joins of `persons`, and of `memberships` and `units` with the live
 * membership (both left joined). Says in SQL what `judgeAudience` says line by line.
 */
export function inAudience(asked: Audience, { units, today }: { units: NamedUnits; today: Day }) {
  const tops = asked.units.flatMap(({ unitId }) => units.get(unitId)?.path ?? []);
  // Whoever is `ageTo` has not had the next birthday yet.
  const oldest = asked.ageTo === null ? null : addDays(yearsBefore(today, asked.ageTo + 1), 1);
  const youngest = asked.ageFrom === null ? null : yearsBefore(today, asked.ageFrom);
  const conditions = [
    ...(asked.membersOnly ? [sql<boolean>`memberships.id is not null`] : []),
    ...(asked.units.length > 0 ? [sql<boolean>`units.path <@ any(${tops}::ltree[])`] : []),
    ...(asked.workerKinds.length > 0 ? [sql<boolean>`persons.worker_kinds && ${asked.workerKinds}::text[]`] : []),
    ...(asked.honours.length > 0 ? [sql<boolean>`persons.honours && ${asked.honours}::text[]`] : []),
    ...(oldest ? [sql<boolean>`persons.born_on >= ${oldest}::date`] : []),
    ...(youngest ? [sql<boolean>`persons.born_on <= ${youngest}::date`] : []),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** How many persons fulfil every condition, and how many of them are members. */
export async function countReached(
  db: Trx | Db,
  { federationId, asked, units, today }: Of & { asked: Audience; units: NamedUnits; today: Day },
): Promise<{ people: number; members: number }> {
  const { rows } = await sql<{ people: number; members: number }>`
    select count(*) as people, count(memberships.id) as members
      from persons
      left join memberships
        on memberships.federation_id = persons.federation_id and memberships.person_id = persons.id
       and memberships.state <> 'ended'
      left join units on units.federation_id = memberships.federation_id and units.id = memberships.unit_id
     where persons.federation_id = ${federationId} and ${inAudience(asked, { units, today })}`.execute(db);
  return rows[0] ?? { people: 0, members: 0 };
}

/** The same day some years before; for 29 February, the last of February: the latest day that makes somebody so old. */
function yearsBefore(day: Day, years: number): Day {
  const shifted = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
  const time = new Date(`${shifted}T00:00:00Z`);
  const landed = time.toISOString().slice(0, 10);
  return landed.slice(5) === day.slice(5) ? landed : addDays(landed, -1);
}
