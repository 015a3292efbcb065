import { sql } from 'kysely';
import type { RefusedField } from '../../../../kernel/refusal.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import { liveEnrolmentStates, teamSizes } from '../../rules.ts';

type Context = StageContext<Settings>;

/** Places of the stage as a whole: no more than its batches have together, where it has some. */
export function seatsOf({ seats, batches }: Pick<Settings, 'seats' | 'batches'>): number | null {
  if (batches.length === 0) return seats;
  const inBatches = batches.reduce((sum, { places }) => sum + places, 0);
  return seats === null ? inBatches : Math.min(seats, inBatches);
}

const fieldOf = (zh: string, en: string): RefusedField[] => [{ path: 'settings.batches', words: [zh, en] }];

/**
 * Writes the places of batches into the books, which are locked.
 * @throws enrolment.batches-alone, batch-twice, batch-below-taken, batch-in-use
 */
export async function arrangeBatches(context: Context, before: Settings | undefined): Promise<void> {
  const { trx, stage } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const wanted = new Map(stage.settings.batches.map((batch) => [batch.key, batch]));
  if (wanted.size > 0 && teamSizes(stage.settings))
    throw enrolmentRefusals.batchesAlone({}, fieldOf('组队时不能分批次', 'Not with teams'));
  const twice = stage.settings.batches.find((batch) => wanted.get(batch.key) !== batch);
  if (twice)
    throw enrolmentRefusals.batchTwice({ key: twice.key }, fieldOf(`“${twice.key}”重复`, `“${twice.key}” twice`));
  const existing = await trx
    .selectFrom('enrolmentBatches')
    .select(['key', 'taken'])
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .execute();
  for (const { key: batch, taken } of existing) {
    const named = wanted.get(batch);
    if (named && taken > named.places)
      throw enrolmentRefusals.batchBelowTaken(
        { batch: named.label, taken, places: named.places },
        fieldOf(`“${named.label}”已用 ${taken} 个`, `“${named.label}” has used ${taken}`),
      );
    if (named) continue;
    const was = before?.batches.find((each) => each.key === batch);
    await admitRemoval(context, { key: batch, label: was?.label ?? batch });
    await trx
      .deleteFrom('enrolmentBatches')
      .where('federationId', '=', key.federationId)
      .where('stageId', '=', key.stageId)
      .where('key', '=', batch)
      .execute();
  }
  if (wanted.size === 0) return;
  await trx
    .insertInto('enrolmentBatches')
    .values([...wanted.values()].map(({ key: batch, places, endsOn }) => ({ ...key, key: batch, places, endsOn })))
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'key'])
        .doUpdateSet((eb) => ({ places: eb.ref('excluded.places'), endsOn: eb.ref('excluded.endsOn') })),
    )
    .execute();
}

/** Nobody may have a place in a batch that is removed, or still wish for one. @throws enrolment.batch-in-use */
async function admitRemoval({ trx, stage }: Context, batch: { key: string; label: string }): Promise<void> {
  const { count } = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('state', 'in', [...liveEnrolmentStates])
    .where(sql<boolean>`wishes @> ${JSON.stringify([batch.key])}::jsonb`)
    .executeTakeFirstOrThrow();
  if (count > 0)
    throw enrolmentRefusals.batchInUse(
      { batch: batch.label, count },
      fieldOf(`${count} 人报了“${batch.label}”`, `${count} people asked for “${batch.label}”`),
    );
}
