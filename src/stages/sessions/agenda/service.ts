import type { z } from 'zod';
import { newId } from '../../../platform/ids.ts';
import type { agendaItem } from '../contract.ts';
import { lockSession } from '../dates/service.ts';
import type { Context } from '../queries.ts';

type Item = z.output<typeof agendaItem>;

/** Sets the whole agenda of a session, in running order. */
export async function setAgenda(context: Context, { sessionId, items }: { sessionId: string; items: Item[] }) {
  const { trx, stage, host } = context;
  await lockSession(context, sessionId);
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
  return rows.map((row) => ({ ...row, speakers: row.speakers as Item['speakers'] }));
}
