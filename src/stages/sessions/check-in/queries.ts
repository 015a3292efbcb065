import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import { placeOf } from '../entry/service.ts';
import type { Context, Key } from '../queries.ts';

/** Scans that came before, by scan id: sent again, they are answered as they were. */
export async function listKnownScans(trx: Trx, { federationId, stageId }: Key, scanIds: readonly string[]) {
  const rows = await trx
    .selectFrom('attendances')
    .innerJoin('persons', (join) =>
      join
        .onRef('persons.federationId', '=', 'attendances.federationId')
        .onRef('persons.id', '=', 'attendances.personId'),
    )
    .select(['attendances.scanId', 'attendances.withdrawnAt', 'persons.name'])
    .where('attendances.federationId', '=', federationId)
    .where('attendances.stageId', '=', stageId)
    .where((eb) => eb('attendances.scanId', '=', eb.fn.any(sql<string[]>`${[...scanIds]}::uuid[]`)))
    .execute();
  return new Map(rows.map((row) => [row.scanId, row]));
}

/** When people were last withdrawn from sessions, by place: what was scanned before that does not bring them back. */
export async function listWithdrawals(
  trx: Trx,
  { federationId, stageId }: Key,
  personIds: readonly string[],
): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ sessionId: string; personId: string; at: Date }>`
    select session_id, person_id, max(withdrawn_at) as at
      from attendances
     where federation_id = ${federationId} and stage_id = ${stageId} and withdrawn_at is not null
       and person_id = any(${[...personIds]}::uuid[])
     group by session_id, person_id`.execute(trx);
  return new Map(rows.map((row) => [placeOf(row), row.at]));
}

/** Of these persons, those who are members within the unit that holds the stage. */
export async function listMembersWithin({ trx, stage }: Context, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select membership.person_id
      from memberships membership
      join units unit on unit.federation_id = membership.federation_id and unit.id = membership.unit_id
     where membership.federation_id = ${stage.federationId} and membership.person_id = any(${[...personIds]}::uuid[])
       and membership.state <> 'ended' and unit.path <@ ${stage.unitPath}::ltree`.execute(trx);
  return new Set(rows.map((row) => row.personId));
}

/** How many are in, on site. */
export async function countOnSite(trx: Trx, { federationId }: Key, sessionId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('attendances')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', federationId)
    .where('sessionId', '=', sessionId)
    .where('mode', '=', 'on-site')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
