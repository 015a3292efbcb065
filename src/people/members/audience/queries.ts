import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/dates.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Audience, AudienceFacts, NamedUnits } from './rules.ts';

/** What an audience may ask about a person. */
export async function findAudienceFacts(
  db: Trx | Db,
  { federationId, personId }: { federationId: string; personId: string },
): Promise<AudienceFacts | undefined> {
  const row = await db
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
    .select(['units.path', 'persons.workerKinds', 'persons.honours', 'persons.bornOn'])
    .where('persons.federationId', '=', federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirst();
  return row && { unitPath: row.path, workerKinds: row.workerKinds, honours: row.honours, bornOn: row.bornOn };
}

/** Names and paths of units by id. */
export async function readNamedUnits(
  db: Trx | Db,
  federationId: string,
  unitIds: readonly string[],
): Promise<NamedUnits> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('units')
    .select(['id', 'name', 'path'])
    .where('federationId', '=', federationId)
    .where('id', 'in', [...unitIds])
    .execute();
  return new Map(rows.map(({ id, name, path }) => [id, { name, path }]));
}

/** How many persons fulfil every condition. */
export async function countReached(
  db: Trx | Db,
  { federationId, asked, today }: { federationId: string; asked: Audience; today: Day },
): Promise<number> {
  const ids = asked.units.map((unit) => unit.unitId);
  const oldest = asked.ageTo === null ? null : addDays(shiftYears(today, -(asked.ageTo + 1)), 1);
  const youngest = asked.ageFrom === null ? null : shiftYears(today, -asked.ageFrom);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
      from persons person
      left join memberships membership
        on membership.federation_id = person.federation_id and membership.person_id = person.id and membership.state <> 'ended'
      left join units unit on unit.federation_id = membership.federation_id and unit.id = membership.unit_id
     where person.federation_id = ${federationId}
       and (${!asked.membersOnly} or membership.id is not null)
       and (${ids.length === 0} or exists (
             select from units top where top.federation_id = person.federation_id and top.id = any(${ids}::uuid[]) and unit.path <@ top.path))
       and (${asked.workerKinds.length === 0} or person.worker_kinds && ${asked.workerKinds}::text[])
       and (${asked.honours.length === 0} or person.honours && ${asked.honours}::text[])
       and (${oldest}::date is null or person.born_on >= ${oldest}::date)
       and (${youngest}::date is null or person.born_on <= ${youngest}::date)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The same day some years away; 29 February becomes 1 March. */
function shiftYears(day: Day, years: number): Day {
  const shifted = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  const time = new Date(`${shifted}T00:00:00Z`);
  return time.toISOString().slice(0, 10);
}
