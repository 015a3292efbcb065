import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';

/** Paths of these units as the tree stands now. */
export async function listPaths(
  trx: Trx,
  federationId: string,
  unitIds: readonly string[],
): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('units')
    .select(['id', 'path'])
    .where('federationId', '=', federationId)
    .where('id', 'in', [...new Set(unitIds)])
    .execute();
  return new Map(rows.map(({ id, path }) => [id, path]));
}

/** Units in which these persons are live members now. */
export async function listHomes(
  trx: Trx,
  federationId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('memberships')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select(['memberships.personId', 'units.path'])
    .where('memberships.federationId', '=', federationId)
    .where('memberships.personId', 'in', [...new Set(personIds)])
    .where('memberships.state', '<>', 'ended')
    .execute();
  return new Map(rows.map(({ personId, path }) => [personId, path]));
}

/** Judges with the person and the unit behind their account. */
export function listJudgeTies(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingJudges as judge')
    .leftJoin('accounts', (join) =>
      join.onRef('accounts.federationId', '=', 'judge.federationId').onRef('accounts.id', '=', 'judge.accountId'),
    )
    .select((eb) => [
      'judge.id',
      'accounts.unitId',
      eb.fn.coalesce('judge.personId', 'accounts.personId').as('personId'),
    ])
    .where('judge.federationId', '=', federationId)
    .where('judge.stageId', '=', stageId)
    .where('judge.leftAt', 'is', null)
    .where('judge.scores', '=', true)
    .execute();
}

/** Recusals that hold. */
export function listRecusals(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingRecusals as recusal')
    .innerJoin('judgingJudges as judge', (join) =>
      join.onRef('judge.federationId', '=', 'recusal.federationId').onRef('judge.id', '=', 'recusal.judgeId'),
    )
    .innerJoin('judgingEntries as entry', (join) =>
      join.onRef('entry.federationId', '=', 'recusal.federationId').onRef('entry.id', '=', 'recusal.entryId'),
    )
    .select([
      'recusal.id',
      'recusal.judgeId',
      'judge.name as judgeName',
      'recusal.entryId',
      'entry.code',
      'entry.title',
      'recusal.ground',
      'recusal.note',
      'recusal.at',
      'recusal.actorName',
    ])
    .where('recusal.federationId', '=', federationId)
    .where('recusal.stageId', '=', stageId)
    .where('recusal.liftedAt', 'is', null)
    .orderBy('entry.code')
    .orderBy('judge.name')
    .execute();
}
