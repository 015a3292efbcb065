import type { Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import type { Key } from '../queries.ts';
import type { GivenQuota } from './rules.ts';

export interface NamedQuota extends GivenQuota {
  unitName: string;
}

/** Quotas with whoever gave them, in the order of the tree. */
export function listGivenQuotas(trx: Trx, { federationId, stageId }: Key): Promise<NamedQuota[]> {
  return trx
    .selectFrom('enrolmentQuotas as quota')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'quota.federationId').onRef('units.id', '=', 'quota.unitId'),
    )
    .select(['quota.unitId', 'units.path', 'units.name as unitName', 'quota.places', 'quota.taken', 'quota.givenBy'])
    .where('quota.federationId', '=', federationId)
    .where('quota.stageId', '=', stageId)
    .orderBy('units.path')
    .execute();
}

/** Writes quotas as they are after a change under the lock of the books; those that are no longer there go. */
export async function writeQuotas(
  trx: Trx,
  { federationId, stageId }: Key,
  { before, after }: { before: readonly GivenQuota[]; after: readonly GivenQuota[] },
): Promise<void> {
  const known = new Map(before.map((quota) => [quota.unitId, quota]));
  const changed = after.filter(({ unitId, ...quota }) => {
    const was = known.get(unitId);
    return !was || was.places !== quota.places || was.taken !== quota.taken || was.givenBy !== quota.givenBy;
  });
  if (changed.length > 0)
    await trx
      .insertInto('enrolmentQuotas')
      .values(
        changed.map(({ unitId, places, taken, givenBy }) => ({
          ...{ federationId, stageId, unitId, places, taken, givenBy },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['federationId', 'stageId', 'unitId']).doUpdateSet((eb) => ({
          places: eb.ref('excluded.places'),
          taken: eb.ref('excluded.taken'),
          givenBy: eb.ref('excluded.givenBy'),
        })),
      )
      .execute();
  const kept = new Set(after.map(({ unitId }) => unitId));
  const gone = before.filter(({ unitId }) => !kept.has(unitId)).map(({ unitId }) => unitId);
  if (gone.length > 0)
    await trx
      .deleteFrom('enrolmentQuotas')
      .where('federationId', '=', federationId)
      .where('stageId', '=', stageId)
      .where('unitId', 'in', gone)
      .execute();
}

export interface QuotaMove {
  kind: 'given' | 'taken-back' | 'clawed-back';
  fromUnitId: string | null;
  toUnitId: string | null;
  places: number;
}

/** Keeps the record of places that went from one quota to another. */
export async function keepQuotaMoves(
  trx: Trx,
  { federationId, stageId }: Key,
  { moves, at, actorId }: { moves: readonly QuotaMove[]; at: Date; actorId: string | null },
): Promise<{ id: string; fromUnitId: string | null; places: number }[]> {
  if (moves.length === 0) return [];
  const rows = moves.map((move) => ({ federationId, id: newId(), stageId, at, actorId, ...move }));
  await trx.insertInto('enrolmentQuotaChanges').values(rows).execute();
  return rows;
}

/** What is to become of the quotas, and what has. */
export function getClawBack(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolmentBooks')
    .select(['clawBackAt', 'clawBackToldAt', 'clawedBackAt'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .executeTakeFirstOrThrow();
}
