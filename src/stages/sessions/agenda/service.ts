import type { z } from 'zod';
import { newId } from '../../../platform/ids.ts';
import { areConferred, listShownOf } from '../../../registries/honours/wall/service.ts';
import { agendaInput, type agendaItem } from '../contract.ts';
import { lockSession } from '../dates/service.ts';
import { sessionsRefusals } from '../errors.ts';
import type { Context } from '../queries.ts';

const MINUTE_MS = 60_000;
/** As long as the name of a speaker may be. */
const NAME = 60;

type Item = z.output<typeof agendaItem>;

/** Sets the whole agenda of a session, in running order. @throws sessions.unknownHonour */
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

/**
 * Adds every team that stands here and is not named yet, each at its time after the one before: rehearsals, and the order
 * of an evening. Teams come best ranked first where the stage before ranked them.
 * @throws sessions.noTeamsToPlan, unknownSession; ZodError beyond what an agenda holds
 */
export async function planTeams(
  context: Context,
  { sessionId, startsAt, minutes }: { sessionId: string; startsAt: Date | null; minutes: number },
) {
  const session = await lockSession(context, sessionId);
  const items = (await listAgenda(context, [sessionId])).map(({ sessionId: _, ...item }) => item);
  const named = new Set(items.map(({ title }) => title));
  const teams = (await context.host.subjects()).filter(({ kind }) => kind === 'team');
  const fresh = (await context.host.cards(teams)).filter(({ title }) => !named.has(title));
  if (fresh.length === 0) throw sessionsRefusals.noTeamsToPlan();
  const last = items.findLast((item) => item.startsAt !== null);
  const free = last?.startsAt ? last.startsAt.getTime() + (last.minutes ?? minutes) * MINUTE_MS : undefined;
  const from = startsAt?.getTime() ?? free ?? session.startsAt.getTime();
  const planned = fresh.map(({ title, unitName }, at) => ({
    title,
    startsAt: new Date(from + at * minutes * MINUTE_MS),
    minutes,
    speakers: unitName ? [{ name: unitName.slice(0, NAME) }] : [],
  }));
  return setAgenda(context, agendaInput.parse({ sessionId, items: [...items, ...planned] }));
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
