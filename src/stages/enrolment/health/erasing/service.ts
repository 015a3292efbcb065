import type { Db } from '../../../../platform/db/connect.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { forgetErasing, listToErase, writeErasing } from '../queries.ts';
import { erasesAt } from '../rules.ts';

type Context = StageContext<Settings>;

/** Stages with health forms whose time is over, or of which no time is known yet. */
export function listErasing(db: Db, now: Date): Promise<{ stageId: string }[]> {
  return db
    .selectFrom('enrolmentHealth as health')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'health.federationId')
        .onRef('enrolments.id', '=', 'health.enrolmentId'),
    )
    .select('enrolments.stageId')
    .distinct()
    .where('health.sealed', 'is not', null)
    .where((eb) => eb.or([eb('health.eraseAt', 'is', null), eb('health.eraseAt', '<=', now)]))
    .execute();
}

/**
 * Deletes what health forms say once their days after the stay are over; that they were handed in stays. Deletion when
 * the purpose is achieved: Personal Information Protection Law (PIPL), art. 19 and 47.
 */
export async function eraseDue(context: Context): Promise<void> {
  const { trx, stage, now, host } = context;
  const { federationId, id: stageId } = stage;
  const rows = (await listToErase(trx, { federationId, stageId })).map((row) => ({
    enrolmentId: row.enrolmentId,
    eraseAt: timeOfErasing(context, row),
  }));
  const { count } = await writeErasing(trx, federationId, { rows, now });
  if (count > 0) await host.audit('enrolment.erase-health', { kind: 'stage', id: stageId }, { count });
}

/** When the form of a place in this batch is erased. */
export function timeOfErasing(
  { stage, scope }: Pick<Context, 'stage' | 'scope'>,
  { batch, handedInAt }: { batch: string | null; handedInAt: Date },
): Date {
  const { beginsAt, endsAt } = stage;
  return erasesAt(stage.settings, { batch, beginsAt, endsAt, handedInAt, zone: scope.zone });
}

/** Settings or times are others now: the days are counted anew. */
export function countErasingAnew({ trx, stage }: Context): Promise<void> {
  return forgetErasing(trx, { federationId: stage.federationId, stageId: stage.id });
}
