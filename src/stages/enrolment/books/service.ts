import type { StageContext } from '../../service.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { arrangeQuotas, rehome } from '../quotas/arranging/service.ts';
import { liveEnrolmentStates, teamSizes } from '../rules.ts';
import { arrangeBatches, seatsOf } from './batches/service.ts';
import { isAllotted } from './rules.ts';

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
  await arrangeQuotas(context, before);
  if (before) await rehome(context);
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
