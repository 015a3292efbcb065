import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/connect.ts';

/**
 * What the facts of an indicator add up to for single persons, corrections included, as the records stand now and not as
 * the last fold has them.
 * @param stageIds only facts of these stages
 * @param personIds only these persons; everybody where it is left out
 */
export async function sumByPerson(
  db: Db | Trx,
  {
    federationId,
    indicator,
    stageIds,
    personIds,
  }: { federationId: string; indicator: string; stageIds: readonly string[]; personIds?: readonly string[] },
): Promise<Map<string, number>> {
  if (stageIds.length === 0) return new Map();
  const only = personIds ? sql`and person_id = any(${[...personIds]}::uuid[])` : sql``;
  const { rows } = await sql<{ personId: string; amount: number }>`
    select person_id, sum(amount)::float8 as amount
      from facts
     where federation_id = ${federationId} and indicator = ${indicator} and stage_id = any(${[...stageIds]}::uuid[])
       and person_id is not null ${only}
     group by person_id
    having sum(amount) <> 0`.execute(db);
  return new Map(rows.map(({ personId, amount }) => [personId, amount]));
}
