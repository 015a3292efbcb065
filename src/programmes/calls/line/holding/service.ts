import type { Scope } from '../../../../people/access/rules.ts';
import { keepMessages } from '../../../../people/messages/service.ts';
import type { Trx } from '../../../../platform/db/connect.ts';
import { frozenStates, type ProgrammeState } from '../../../life/rules.ts';
import type { ProgrammeRow } from '../../../queries.ts';
import { clearLines, listStanding } from '../queries.ts';

/**
 * A programme stops while people stand in line. They keep their places where it may be opened again, and leave the line
 * where it may not; either way each is told, and what to do.
 */
export async function stopLines(
  trx: Trx,
  scope: Scope,
  { programme, to, now }: { programme: ProgrammeRow; to: ProgrammeState; now: Date },
): Promise<void> {
  const { federationId } = scope;
  const key = { federationId, programmeId: programme.id };
  const isOver = frozenStates.includes(to);
  if (!isOver && to !== 'closed') return;
  const personIds = await listStanding(trx, key);
  if (personIds.length === 0) return;
  if (isOver) await clearLines(trx, key);
  const [title, titleEn] = [programme.title, programme.titleEn || programme.title];
  await keepMessages(trx, {
    ...{ federationId, personIds, now },
    message: {
      link: `/programmes/${programme.id}`,
      ...(isOver
        ? {
            title: [`“${title}”不再办理，您的排队已结束`, `Your place in line has ended: ${titleEn}`],
            body: [
              '您排队时活动停止了，没有轮到您，不算未到，也不影响您报名别的活动。',
              'The programme ended before your turn. It counts as nothing against you; other programmes are open to you.',
            ],
          }
        : {
            title: [`“${title}”暂停办理，您的位置保留`, `You keep your place in line: ${titleEn}`],
            body: [
              '您还在队伍里，不用再点。重新开放后按原来的次序办理；不再开放的话，会再发消息告诉您。',
              'You are still in line; no need to press again. It goes on in the same order once the programme opens again, and you hear if it does not.',
            ],
          }),
    },
  });
}
