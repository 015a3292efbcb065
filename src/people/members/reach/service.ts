import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Scope } from '../../access/rules.ts';
import { withinReach } from '../../units/reach/service.ts';

/**
 * Of these persons, those whom the scope may put into a programme on their behalf: members of units where it may see
 * members, and people of the federation who are in no union. Naming an id must not show whose it is.
 */
export async function listReachable(
  trx: Trx,
  scope: Pick<Scope, 'federationId' | 'grants'>,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await trx
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
    .select('persons.id')
    .where('persons.federationId', '=', scope.federationId)
    .where((eb) => eb('persons.id', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)))
    .where((eb) =>
      eb.or([eb('memberships.id', 'is', null), withinReach(scope, 'members.read', sql.ref<string>('units.path'))]),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}
