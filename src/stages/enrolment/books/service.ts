import type { StageContext } from '../../service.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { listQuotas } from '../queries.ts';
import { liveEnrolmentStates, teamSizes } from '../rules.ts';
import { arrangeBatches, seatsOf } from './batches/service.ts';
import { isAllotted, quotaOf } from './rules.ts';

type Context = StageContext<Settings>;

/**
 * Writes seats and quotas into the books.
 * @throws enrolment.seats-below-taken, quota-below-taken, quotas-exceed-seats, unknown-quota-unit, team-fixed, batches-fixed,
 *   batches-alone, batch-twice, batch-below-taken, batch-in-use, allotment-awaited
 */
export async function arrangeBooks(context: Context, before: Settings | undefined): Promise<void> {
  const { trx, stage } = context;
  const { quotas } = stage.settings;
  const seats = seatsOf(stage.settings);
  const key = { federationId: stage.federationId, stageId: stage.id };
  const sum = quotas.reduce((total, quota) => total + quota.places, 0);
  if (seats !== null && sum > seats)
    throw enrolmentRefusals.quotasExceedSeats({ sum, seats }, [
      { path: 'settings.quotas', words: [`合计 ${sum}，超过总名额`, `They add up to ${sum}, more than the places`] },
    ]);
  await trx
    .insertInto('enrolmentBooks')
    .values({ ...key, seats })
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId']).doNothing())
    .execute();
  const books = await trx
    .selectFrom('enrolmentBooks')
    .select(['taken', 'waiting'])
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (seats !== null && books.taken > seats) {
    throw enrolmentRefusals.seatsBelowTaken({ taken: books.taken, seats }, [
      { path: 'settings.seats', words: [`不能少于已录取的 ${books.taken}`, `Not below the ${books.taken} taken`] },
    ]);
  }
  const isReshaped =
    before &&
    ((teamSizes(before) === null) !== (teamSizes(stage.settings) === null) ||
      before.categories.some(({ key }) => !stage.settings.categories.some((each) => each.key === key)));
  if (isReshaped && (await hasLive(context))) throw enrolmentRefusals.teamFixed();
  const isRebatched = before && (before.batches.length === 0) !== (stage.settings.batches.length === 0);
  if (isRebatched && (await hasLive(context))) throw enrolmentRefusals.batchesFixed();
  if (before && isAllotted(before.admit) && !isAllotted(stage.settings.admit)) await admitNoApplied(context);
  await trx
    .updateTable('enrolmentBooks')
    .set({ seats })
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .execute();
  await arrangeBatches(context, before);
  await admitQuotaUnits(context);
  await arrangeQuotas(context);
  if (before) await rehome(context);
}

async function admitQuotaUnits({ trx, stage }: Context): Promise<void> {
  const named = stage.settings.quotas.map((quota) => quota.unitId);
  if (named.length === 0) return;
  const rows = await trx
    .selectFrom('units')
    .select('id')
    .where('federationId', '=', stage.federationId)
    .where('id', 'in', named)
    .execute();
  const count = named.length - rows.length;
  if (count > 0)
    throw enrolmentRefusals.unknownQuotaUnit({ count }, [
      { path: 'settings.quotas', words: ['请重新选择单位', 'Choose the units again'] },
    ]);
}

/** Whoever still waits for a decision or a place, or may yet be approved, stands under the quotas as they are now. */
async function rehome({ trx, stage }: Context): Promise<void> {
  const key = { federationId: stage.federationId, stageId: stage.id };
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
  for (const row of rows) {
    const quotaUnitId = quotaOf(quotas, row.path)?.unitId ?? null;
    if (quotaUnitId === row.quotaUnitId) continue;
    await trx
      .updateTable('enrolments')
      .set({ quotaUnitId })
      .where('federationId', '=', key.federationId)
      .where('id', '=', row.id)
      .execute();
  }
}

async function arrangeQuotas({ trx, stage }: Context): Promise<void> {
  const key = { federationId: stage.federationId, stageId: stage.id };
  const existing = await trx
    .selectFrom('enrolmentQuotas')
    .innerJoin('units', (join) =>
      join
        .onRef('units.federationId', '=', 'enrolmentQuotas.federationId')
        .onRef('units.id', '=', 'enrolmentQuotas.unitId'),
    )
    .select(['enrolmentQuotas.unitId', 'enrolmentQuotas.taken', 'units.name'])
    .where('enrolmentQuotas.federationId', '=', key.federationId)
    .where('enrolmentQuotas.stageId', '=', key.stageId)
    .execute();
  const wanted = new Map(stage.settings.quotas.map((quota) => [quota.unitId, quota.places]));
  for (const quota of existing) {
    const places = wanted.get(quota.unitId) ?? 0;
    if (quota.taken > places) throw enrolmentRefusals.quotaBelowTaken({ unit: quota.name, taken: quota.taken, places });
    if (!wanted.has(quota.unitId)) {
      await trx
        .deleteFrom('enrolmentQuotas')
        .where('federationId', '=', key.federationId)
        .where('stageId', '=', key.stageId)
        .where('unitId', '=', quota.unitId)
        .execute();
    }
  }
  if (wanted.size === 0) return;
  await trx
    .insertInto('enrolmentQuotas')
    .values([...wanted].map(([unitId, places]) => ({ ...key, unitId, places })))
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'unitId'])
        .doUpdateSet((eb) => ({ places: eb.ref('excluded.places') })),
    )
    .execute();
}

async function hasLive({ trx, stage }: Context): Promise<boolean> {
  const row = await trx
    .selectFrom('enrolments')
    .select('id')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', 'in', [...liveEnrolmentStates])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whoever waits for the allotment would wait for ever. @throws enrolment.allotment-awaited */
async function admitNoApplied({ trx, stage }: Context): Promise<void> {
  const { count } = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', '=', 'applied')
    .executeTakeFirstOrThrow();
  if (count > 0)
    throw enrolmentRefusals.allotmentAwaited({ count }, [
      { path: 'settings.admit', words: [`${count} 人在等统一分配`, `${count} people wait for the allotment`] },
    ]);
}

/** Deletes the books of a stage that leaves its draft; a draft has no enrolments. */
export async function removeBooks({ trx, stage }: Context): Promise<void> {
  await trx
    .deleteFrom('enrolmentBooks')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
}
