import type { Trx } from '../../platform/db/connect.ts';
import type { Subject } from '../../stages/service.ts';

interface Handover {
  federationId: string;
  fromStageId: string;
  subjects: Subject[];
  now: Date;
}

/** Hands subjects into every stage that takes from this one. Again is harmless; a withdrawn one comes back. */
export async function handOn(trx: Trx, { federationId, fromStageId, subjects, now }: Handover): Promise<string[]> {
  const receivers = await listReceivers(trx, federationId, fromStageId);
  if (receivers.length === 0 || subjects.length === 0) return [];
  await trx
    .insertInto('stageSubjects')
    .values(
      receivers.flatMap((stageId) =>
        subjects.map(({ kind, id }) => ({
          federationId,
          stageId,
          subjectKind: kind,
          subjectId: id,
          fromStageId,
          handedAt: now,
          withdrawnAt: null,
        })),
      ),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'subjectKind', 'subjectId'])
        .doUpdateSet((eb) => ({ withdrawnAt: null, handedAt: eb.ref('excluded.handedAt') }))
        .where('stageSubjects.withdrawnAt', 'is not', null),
    )
    .execute();
  return receivers;
}

/** Takes subjects back from every stage that they were handed to. */
export async function takeBack(trx: Trx, { federationId, fromStageId, subjects, now }: Handover): Promise<string[]> {
  if (subjects.length === 0) return [];
  const rows = await trx
    .updateTable('stageSubjects')
    .set({ withdrawnAt: now })
    .where('federationId', '=', federationId)
    .where('fromStageId', '=', fromStageId)
    .where('withdrawnAt', 'is', null)
    .where((eb) =>
      eb.or(subjects.map(({ kind, id }) => eb.and([eb('subjectKind', '=', kind), eb('subjectId', '=', id)]))),
    )
    .returning('stageId')
    .execute();
  return [...new Set(rows.map((row) => row.stageId))];
}

/** `true` where the subject was handed into the stage and not taken back. */
export async function isHandedIn(
  trx: Trx,
  { federationId, stageId, subject }: { federationId: string; stageId: string; subject: Subject },
): Promise<boolean> {
  const row = await trx
    .selectFrom('stageSubjects')
    .select('subjectId')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function listReceivers(trx: Trx, federationId: string, stageId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('stages')
    .select('id')
    .where('federationId', '=', federationId)
    .where('takesFrom', '=', stageId)
    .execute();
  return rows.map((row) => row.id);
}
