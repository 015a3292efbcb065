import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';

/** A query for the persons who come after all others; nothing where nobody does. */
export type Last = RawBuilder<{ personId: string }> | undefined;

/** Looked into as a whole, once, whatever the planner thinks of the size of the tables. */
const isLast = (last: Last) => (last ? sql<boolean>`(person_id in (${last}))` : sql<boolean>`false`);

/** Places in the waiting list, from 1, of those of these enrolments that wait, by their ids: one look over the list for all. */
export async function listPositions(
  trx: Trx,
  { federationId, stageId }: Key,
  { ids, last }: { ids: readonly string[]; last: Last },
): Promise<Map<string, { position: number; isLast: boolean }>> {
  if (ids.length === 0) return new Map();
  // Where all stand in the order in which they asked, those behind the last of these are not looked at.
  const ahead = last
    ? sql`true`
    : sql`seq <= (select max(seq) from enrolments where federation_id = ${federationId} and id = any(${[...ids]}::uuid[]))`;
  const { rows } = await sql<{ id: string; position: number; isLast: boolean }>`
    select id, position, is_last
      from (select id, is_last, row_number() over (order by is_last, seq) as position
              from (select id, seq, ${isLast(last)} as is_last from enrolments
                     where federation_id = ${federationId} and stage_id = ${stageId} and state = 'waiting' and ${ahead}
                   ) waiting
           ) line
     where id = any(${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** How many wait who come after all others. */
export async function countLast(trx: Trx, { federationId, stageId }: Key, last: Last): Promise<number> {
  if (!last) return 0;
  const { count } = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.countAll<number>().filterWhere(isLast(last)).as('count'))
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return count;
}
