import { createHmac, timingSafeEqual } from 'node:crypto';
import { formatMoment, styleAt } from '../../../kernel/dates.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { accessRefusals } from '../../../people/access/errors.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { printProgrammeSheet } from '../../../press/layouts/programme-sheet/service.ts';
import { countOnSite } from '../check-in/queries.ts';
import type { CheckInData } from '../contract.ts';
import { lockSessions } from '../entry/queries.ts';
import { enter } from '../entry/service.ts';
import { sessionsRefusals } from '../errors.ts';
import { otherGroupsOf } from '../groups/service.ts';
import {
  type Context,
  findSession,
  hasList,
  keyOf,
  listAttendancesOf,
  listExpected,
  namesOf,
  type SessionRow,
} from '../queries.ts';
import { checkInWindow, findSessionBar, type Mode, placeText, titleOf } from '../rules.ts';
import { headOf } from '../sheet/service.ts';
import { words } from '../words.ts';

const TOKEN_BYTES = 12;

/** The part of a poster's address that only whoever stands before the poster knows. */
export function posterToken({ house, stage }: Context, sessionId: string): string {
  return createHmac('sha256', house.keys.signing)
    .update(`sessions.poster\0${stage.federationId}\0${stage.id}\0${sessionId}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');
}

function isPosterToken(context: Context, sessionId: string, token: string): boolean {
  const right = Buffer.from(posterToken(context, sessionId));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
}

type Way = 'poster' | 'self';

/** Why this person cannot check in to this session in this way now, or nothing. */
async function findRefusal(
  context: Context,
  { session, personId, way }: { session: SessionRow; personId: string; way: Way },
): Promise<Refusal | undefined> {
  const { stage, now, scope, host } = context;
  const style = { lang: scope.lang, ...styleAt(now, scope.zone) };
  const window = checkInWindow(session, stage.settings);
  switch (findSessionBar(session, { method: way, at: now, terms: stage.settings })) {
    case 'cancelled':
      return sessionsRefusals.cancelled({ reason: session.cancelReason ?? '' });
    case 'notThisWay':
      return way === 'self' && !session.online ? sessionsRefusals.notOnline() : sessionsRefusals.notThisWay();
    case 'tooEarly':
      return sessionsRefusals.tooEarly({ from: formatMoment(window.from, style) });
    case 'tooLate':
      return sessionsRefusals.tooLate({ until: formatMoment(window.until, style) });
  }
  if (hasList(context)) {
    if (!(await listExpected(context, [personId])).has(personId)) return sessionsRefusals.notOnList();
    const other = (await otherGroupsOf(context, session, [personId])).get(personId);
    if (!other) return undefined;
    const { group, when } = other;
    return when ? sessionsRefusals.otherGroup({ group, when }) : sessionsRefusals.notThisGroup({ group });
  }
  const unmet = (await host.audience(personId)).filter((why) => !why.ok);
  if (unmet.length > 0)
    return sessionsRefusals.notForYou({
      whys: unmet.map((why) => why.words[scope.lang === 'zh' ? 0 : 1]).join(scope.lang === 'zh' ? '；' : '; '),
    });
  if (way === 'poster' && session.capacity !== null && (await isFull(context, session)))
    return sessionsRefusals.full({ capacity: session.capacity });
  return undefined;
}

async function isFull({ trx, stage }: Context, { id, capacity }: SessionRow): Promise<boolean> {
  return capacity !== null && (await countOnSite(trx, keyOf({ stage }), id)) >= capacity;
}

/**
 * Checks oneself in: by the poster in the room, or online. Again is harmless and says when one came.
 * @throws sessions.badPoster, unknownSession, cancelled, notThisWay, tooEarly, tooLate, notOnList,
 *   otherGroup, notThisGroup, notForYou, full, notOnline
 */
async function checkSelfIn(context: Context, sessionId: string, way: Way) {
  const { trx, stage, scope, now } = context;
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  const alone = way === 'poster' && !hasList(context) && (await findSession(trx, keyOf(context), sessionId))?.capacity;
  const sessions = await lockSessions(trx, keyOf(context), { sessionIds: [sessionId], alone: Boolean(alone) });
  const session = sessions.get(sessionId);
  if (!session) throw sessionsRefusals.unknownSession();
  const name = (await namesOf(trx, stage.federationId, [personId])).get(personId) ?? '';
  const before = await findMine(context, personId, sessionId);
  if (before) return { sessionId, state: 'already' as const, name, at: before.at };
  const refusal = await findRefusal(context, { session, personId, way });
  if (refusal) throw refusal;
  const mode: Mode = way === 'self' ? 'online' : 'on-site';
  const entered = await enter(context, sessions, [{ sessionId, personId, mode, method: way, at: now }]);
  if (entered.size > 0) return { sessionId, state: 'done' as const, name, at: now };
  const mine = await findMine(context, personId, sessionId);
  return { sessionId, state: 'already' as const, name, at: mine?.at ?? now };
}

async function findMine({ trx, stage }: Context, personId: string, sessionId: string) {
  const mine = await listAttendancesOf(trx, keyOf({ stage }), personId);
  return mine.find((attendance) => attendance.sessionId === sessionId);
}

export async function posterCheckIn(context: Context, { sessionId, token }: { sessionId: string; token: string }) {
  if (!isPosterToken(context, sessionId, token)) throw sessionsRefusals.badPoster();
  return checkSelfIn(context, sessionId, 'poster');
}

export function checkInOnline(context: Context, { sessionId }: { sessionId: string }) {
  return checkSelfIn(context, sessionId, 'self');
}

const stateOfRefusal: Record<string, CheckInData['state']> = {
  'sessions.tooEarly': 'tooEarly',
  'sessions.tooLate': 'tooLate',
  'sessions.full': 'full',
  'sessions.notOnList': 'notOnList',
};

/** What the page behind a poster, or the online button, shows this visitor. */
export async function checkIn(
  context: Context,
  { sessionId, token }: { sessionId: string; token: string },
): Promise<CheckInData> {
  const { trx, stage, scope } = context;
  const session = await findSession(trx, keyOf(context), sessionId);
  if (!session) throw sessionsRefusals.unknownSession();
  const atDoor = isPosterToken(context, sessionId, token);
  const view = {
    session: {
      id: session.id,
      title: titleOf(session),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      place: placeText(session),
      onlineLink: null,
    },
    by: atDoor ? ('poster' as const) : ('self' as const),
    token,
    name: null,
    at: null,
    reason: null,
  };
  const personId = findPersonId(scope);
  if (!personId) {
    const reason: Bilingual = accessRefusals.notAPerson().words;
    return { ...view, state: 'signIn', reason: scope.actor.kind === 'visitor' ? null : [reason[0], reason[1]] };
  }
  const name = (await namesOf(trx, stage.federationId, [personId])).get(personId) ?? null;
  const mine = await findMine(context, personId, sessionId);
  if (mine) {
    const onlineLink = session.online ? session.onlineLink : null;
    return { ...view, session: { ...view.session, onlineLink }, name, at: mine.at, state: 'already' };
  }
  const refusal =
    token !== '' && !atDoor
      ? sessionsRefusals.badPoster()
      : await findRefusal(context, { session, personId, way: view.by });
  if (!refusal) return { ...view, name, state: 'open' };
  const [zh, en] = refusal.words;
  return { ...view, name, state: stateOfRefusal[refusal.code] ?? 'refused', reason: [zh, en] };
}

/** The poster for the door: what, when, where, and the code that checks in whoever scans it. */
export async function poster(context: Context, { sessionId }: { sessionId: string }) {
  const { trx, stage, scope, house } = context;
  const session = await findSession(trx, keyOf(context), sessionId);
  if (!session) throw sessionsRefusals.unknownSession();
  const w = say(words, scope.lang);
  const body = await printProgrammeSheet({
    document: {
      ...(await headOf(context, session)),
      code: {
        url: `${house.url}/check-in/${stage.id}/${session.id}?t=${posterToken(context, session.id)}`,
        label: w.posterScan,
      },
    },
  });
  return { name: `${session.title}-签到海报.pdf`, body, contentType: 'application/pdf', inline: true };
}
