import type { StageContext } from '../../../service.ts';
import { quotaOf } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import { type Key, listQuotas } from '../../queries.ts';
import { quotaRefusals } from '../errors.ts';
import { getClawBack, listGivenQuotas, type NamedQuota, writeQuotas } from '../queries.ts';
import { type GivenQuota, givenOnBy } from '../rules.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/**
 * Writes the quotas of the settings into the books, which are locked; what units gave on stays given.
 * @throws enrolment.unknown-quota-unit, quota-below-taken, quotas.given-below, clawed-back, needs-seats
 */
export async function arrangeQuotas(context: Context, before: Settings | undefined): Promise<void> {
  const { trx, stage } = context;
  const { quotas, clawBackOn, clawBackTo, seats, batches } = stage.settings;
  const key = keyOf(context);
  const { clawedBackAt } = await getClawBack(trx, key);
  if (clawedBackAt) {
    const saying = (settings: Settings | undefined) =>
      JSON.stringify([settings?.quotas, settings?.clawBackOn, settings?.clawBackTo]);
    if (saying(before) !== saying(stage.settings)) throw quotaRefusals.clawedBack();
    return;
  }
  if (clawBackOn && clawBackTo === 'everyone' && quotas.length > 0 && seats === null && batches.length === 0)
    throw quotaRefusals.needsSeats({}, [
      { path: 'settings.seats', words: ['请填写总名额', 'Say how many places there are in all'] },
    ]);
  const units = await admitUnits(context);
  const existing = await listGivenQuotas(trx, key);
  const wanted = new Map(quotas.map((quota) => [quota.unitId, quota.places]));
  for (const quota of existing) admitChange(quota, { wanted, existing });
  const after: GivenQuota[] = [
    ...existing.filter(({ givenBy }) => givenBy !== null),
    ...quotas.map(({ unitId, places }) => ({
      ...{ unitId, path: units.get(unitId) ?? '', givenBy: null },
      places: places - givenOnBy(existing, unitId),
      taken: existing.find((quota) => quota.unitId === unitId)?.taken ?? 0,
    })),
  ];
  await writeQuotas(trx, key, { before: existing, after });
  await trx
    .updateTable('enrolmentBooks')
    .set({ clawBackAt: clawBackOn === null ? null : new Date(clawBackOn) })
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .execute();
}

function admitChange(
  quota: NamedQuota,
  { wanted, existing }: { wanted: ReadonlyMap<string, number>; existing: readonly NamedQuota[] },
): void {
  const places = wanted.get(quota.unitId);
  if (quota.givenBy !== null) {
    if (places === undefined) return;
    const giver = existing.find(({ unitId }) => unitId === quota.givenBy)?.unitName ?? '';
    throw quotaRefusals.givenBelow({ unit: quota.unitName, giver }, [
      { path: 'settings.quotas', words: [quota.unitName, quota.unitName] },
    ]);
  }
  const inUse = quota.taken + givenOnBy(existing, quota.unitId);
  if (inUse > (places ?? 0))
    throw enrolmentRefusals.quotaBelowTaken({ unit: quota.unitName, taken: inUse, places: places ?? 0 });
}

/** @returns paths of the units named @throws enrolment.unknown-quota-unit */
async function admitUnits({ trx, stage }: Context): Promise<Map<string, string>> {
  const named = stage.settings.quotas.map((quota) => quota.unitId);
  if (named.length === 0) return new Map();
  const rows = await trx
    .selectFrom('units')
    .select(['id', 'path'])
    .where('federationId', '=', stage.federationId)
    .where('id', 'in', named)
    .execute();
  const count = named.length - rows.length;
  if (count > 0)
    throw enrolmentRefusals.unknownQuotaUnit({ count }, [
      { path: 'settings.quotas', words: ['请重新选择单位', 'Choose the units again'] },
    ]);
  return new Map(rows.map(({ id, path }) => [id, path]));
}

/** Whoever still waits for a decision or a place, or may yet be approved, stands under the quotas as they are now. */
export async function rehome(context: Context): Promise<void> {
  const { trx } = context;
  const key = keyOf(context);
  const rows = await trx
    .selectFrom('enrolments')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'enrolments.federationId').onRef('units.id', '=', 'enrolments.unitId'),
    )
    .select(['enrolments.id', 'enrolments.quotaUnitId', 'units.path'])
    .where('enrolments.federationId', '=', key.federationId)
    .where('enrolments.stageId', '=', key.stageId)
    .where('enrolments.state', 'in', ['requested', 'applied', 'waiting', 'declined'])
    .execute();
  if (rows.length === 0) return;
  const quotas = await listQuotas(trx, key);
  const moved = Map.groupBy(
    rows.filter((row) => (quotaOf(quotas, row.path)?.unitId ?? null) !== row.quotaUnitId),
    (row) => quotaOf(quotas, row.path)?.unitId ?? null,
  );
  for (const [quotaUnitId, group] of moved)
    await trx
      .updateTable('enrolments')
      .set({ quotaUnitId })
      .where('federationId', '=', key.federationId)
      .where(
        'id',
        'in',
        group.map(({ id }) => id),
      )
      .execute();
}
