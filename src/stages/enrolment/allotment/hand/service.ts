import { actorOf, findPersonId } from '../../../../people/access/rules.ts';
import { newId } from '../../../../platform/ids.ts';
import type { StageContext } from '../../../service.ts';
import { isAllotted } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import { listByIds, lockBooks } from '../../queries.ts';
import { calledOf } from '../../rules.ts';
import { toldWords } from '../words.ts';

/**
 * Gives or takes points by hand, before places are given out: a line of its own with a reason, which the person is told.
 * @throws enrolment.not-allotted, points-in-draw, already-allotted, not-applicant
 */
export async function addPoints(
  context: StageContext<Settings>,
  { enrolmentId, points, reason }: { enrolmentId: string; points: number; reason: string },
): Promise<{ points: number }> {
  const { trx, stage, now, scope, host } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const { admit } = stage.settings;
  if (!isAllotted(admit)) throw enrolmentRefusals.notAllotted();
  if (admit === 'draw') throw enrolmentRefusals.pointsInDraw();
  if ((await lockBooks(trx, key)).allotted) throw enrolmentRefusals.alreadyAllotted();
  const [row] = await listByIds(trx, key, [enrolmentId]);
  if (row?.state !== 'applied') throw enrolmentRefusals.notApplicant();
  await trx
    .insertInto('enrolmentHandPoints')
    .values({
      ...{ federationId: key.federationId, id: newId(), enrolmentId, at: now, points, reason },
      actorId: findPersonId(scope) ?? actorOf(scope).id ?? null,
    })
    .execute();
  await host.audit('enrolment.add-points', { kind: 'person', id: row.personId }, { enrolment: row.id, points, reason });
  await host.tell([row.personId], toldWords.byHand(calledOf(stage), { points, reason }));
  return { points };
}
