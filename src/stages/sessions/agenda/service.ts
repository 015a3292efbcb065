import type { z } from 'zod';
import { newId } from '../../../platform/ids.ts';
import { areConferred, listShownOf } from '../../../registries/honours/wall/service.ts';
import type { agendaItem } from '../contract.ts';
import { lockSession } from '../dates/service.ts';
import { sessionsRefusals } from '../errors.ts';
import type { Context } from '../queries.ts';

type Item = z.output<typeof agendaItem>;

/** Sets the whole agenda of a session, in running order. @throws sessions.unknown-honour */
export async function setAgenda(context: Context, { sessionId, items }: { sessionId: string; items: Item[] }) {
  const { trx, stage, host } = context;
  await lockSession(context, sessionId);
  const honours = [...new Set(items.flatMap(({ speakers }) => speakers.flatMap(({ honourId }) => honourId ?? [])))];
  if (!(await areConferred(trx, stage, honours))) throw sessionsRefusals.unknownHonour();
  await trx
    .deleteFrom('sessionAgendaItems')
    .where('federationId', '=', stage.federationId)
    .where('sessionId', '=', sessionId)
    .execute();
  if (items.length > 0)
    await trx
      .insertInto('sessionAgendaItems')
      .values(
        items.map((item, position) => ({
          ...item,
          federationId: stage.federationId,
          sessionId,
          position,
          id: newId(),
          speakers: JSON.stringify(item.speakers),
        })),
      )
      .execute();
  await host.audit('sessions.set-agenda', { kind: 'session', id: sessionId }, { items: items.length });
  return { changed: items.length };
}

/** Items of these sessions in running order. */
export async function listAgenda({ trx, stage }: Context, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return [];
  const rows = await trx
    .selectFrom('sessionAgendaItems')
    .select(['sessionId', 'chapter', 'title', 'startsAt', 'minutes', 'speakers', 'note'])
    .where('federationId', '=', stage.federationId)
    .where('sessionId', 'in', [...sessionIds])
    .orderBy('sessionId')
    .orderBy('position')
    .execute();
  const told = rows.map((row) => ({ ...row, speakers: row.speakers as Item['speakers'] }));
  const ids = told.flatMap(({ speakers }) => speakers.flatMap(({ honourId }) => honourId ?? []));
  const shown = new Map((await listShownOf(trx, stage, ids)).map(({ id, title, year }) => [id, { id, title, year }]));
  return told.map((row) => ({
    ...row,
    // Agendas of before told no honours.
    speakers: row.speakers.map(({ honourId = null, ...speaker }) => ({
      ...speaker,
      honourId,
      honour: (honourId && shown.get(honourId)) || null,
    })),
  }));
}
