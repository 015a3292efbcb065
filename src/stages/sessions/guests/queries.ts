import { sql } from 'kysely';
import { type Context, expectedPersons, hasList } from '../queries.ts';

/** Everyone who is expected, or of one group: they hear of what changes. */
export async function toldOf(context: Context, group = ''): Promise<string[]> {
  if (!hasList(context)) return [];
  const { rows } = await sql<{ personId: string }>`
    select person_id from (${expectedPersons(context, group)}) expected order by person_id`.execute(context.trx);
  return rows.map((row) => row.personId);
}
