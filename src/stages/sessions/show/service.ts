import { formatMoment, styleAt } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import { counted } from '../../../kernel/words.ts';
import { findPersonId, may } from '../../../people/access/rules.ts';
import type { NextStep } from '../../contract.ts';
import type { StageTask, Standing } from '../../service.ts';
import { listAgenda } from '../agenda/service.ts';
import type { ProgrammeView } from '../contract.ts';
import { isInvited, listMaterials } from '../materials/service.ts';
import { listMinutes } from '../minutes/service.ts';
import {
  attendancesOf,
  type Context,
  countAttendances,
  countExpected,
  hasList,
  isExpected,
  keyOf,
  listGroupsOf,
  listSessions,
  type SessionRow,
  sessionsOf,
} from '../queries.ts';
import { checkInWindow, type Mode, nearestSession, placeText, type Visibility } from '../rules.ts';
import { words } from '../words.ts';

/** Sessions with agenda, material, minutes and counts, as far as this visitor may see. */
export async function programme(context: Context): Promise<ProgrammeView> {
  const { trx, scope, stage } = context;
  const sessions = await sessionsOf(context);
  const personId = findPersonId(scope);
  const invited = await isInvited(context);
  const materials = await listMaterials(context, { invited });
  const readable: Visibility[] = ['public'];
  if (invited) readable.push('participants');
  const isOrganiser = may(scope, 'programmes.manage', stage.unitPath);
  if (isOrganiser) readable.push('organisers');
  const minutes = await context.shared(`minutes ${readable}`, () => listMinutes(context, readable));
  const counts = await context.shared('attendances', () => countAttendances(trx, keyOf(context)));
  const agenda = Map.groupBy(
    await context.shared('agenda', () =>
      listAgenda(
        context,
        sessions.map((session) => session.id),
      ),
    ),
    (item) => item.sessionId,
  );
  const mine = personId ? await attendancesOf(context, personId) : [];
  return {
    stageId: stage.id,
    expected: await context.shared('expected', () => countExpected(context)),
    invited,
    materials: materials.filter((material) => material.sessionId === null),
    groups: await context.shared('groups', () => groupsOf(context)),
    sessions: sessions.map((session) => {
      const own = mine.find((attendance) => attendance.sessionId === session.id);
      return {
        id: session.id,
        title: session.title,
        titleEn: session.titleEn,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        onSite: session.onSite,
        online: session.online,
        venue: session.venue,
        address: session.address,
        onlineLink: invited && !session.cancelledAt ? session.onlineLink : null,
        capacity: session.capacity,
        note: session.note,
        forGroup: session.forGroup,
        cancelReason: session.cancelReason,
        rollClosedAt: session.rollClosedAt,
        version: session.version,
        agenda: (agenda.get(session.id) ?? []).map(({ sessionId: _, speakers, ...item }) => ({
          ...item,
          // That somebody was honoured is told to others as long as they agree to it.
          speakers: isOrganiser
            ? speakers
            : speakers.map((speaker) => ({ ...speaker, honourId: speaker.honour?.id ?? null })),
        })),
        materials: materials.filter((material) => material.sessionId === session.id),
        arrived: counts.get(session.id)?.arrived ?? 0,
        minutes: minutes.get(session.id) ?? null,
        mine: own ? { at: own.at, mode: own.mode as Mode } : null,
      };
    }),
  };
}

/** The groups that people on the list are in, as the stage before calls them. */
async function groupsOf(context: Context) {
  const keys = await listGroupsOf(context);
  if (keys.length === 0) return [];
  const names = await context.host.groups();
  return keys.map((key) => {
    const [zh, en] = names.get(key) ?? [key, key];
    return { key, label: [zh, en] as [string, string] };
  });
}

/** What the hall's panel shows: the programme, and what a helper or the visitor may do. */
export async function hallViewOf(context: Context) {
  const { stage, scope, now } = context;
  const view = await programme(context);
  return {
    ...view,
    ways: stage.settings.ways,
    helper: may(scope, 'sessions.check-in', stage.unitPath),
    signedIn: findPersonId(scope) !== undefined,
    openNow: view.sessions
      .filter((session) => session.cancelReason === null)
      .filter((session) => {
        const { from, until } = checkInWindow(session, stage.settings);
        return from <= now && now <= until;
      })
      .map((session) => session.id),
  };
}
export type SessionsHallView = Awaited<ReturnType<typeof hallViewOf>>;

/** The button: checking in to what is held online. On site it is done at the door, and the panel says how. */
export async function nextStepOf(context: Context): Promise<NextStep | undefined> {
  const { stage, scope, now } = context;
  const personId = findPersonId(scope);
  const session = nearestSession(await sessionsOf(context), stage.settings, now);
  if (!session?.online || !stage.settings.ways.includes('self')) return undefined;
  const { from, until } = checkInWindow(session, stage.settings);
  if (now > until) return undefined;
  const whys: Why[] = [];
  if (hasList(context)) {
    if (!personId || !(await isExpected(context, personId))) return undefined;
    whys.push({ ok: true, words: words.expected });
  } else if (personId) whys.push(...(await context.host.audience(personId)));
  const own = personId ? await attendancesOf(context, personId) : [];
  if (own.some((attendance) => attendance.sessionId === session.id)) return undefined;
  if (now < from) {
    const at = (lang: 'zh' | 'en') => formatMoment(from, { lang, ...styleAt(now, scope.zone) });
    whys.push({ ok: false, words: [words.checkInFrom[0](at('zh')), words.checkInFrom[1](at('en'))] });
  } else whys.push({ ok: true, words: words.checkInOpen });
  const possible = whys.every((why) => why.ok);
  return { words: words.checkIn, whys, ...(possible ? { href: `check-in?session=${session.id}` } : {}) };
}

/** What the person has to do with the sessions: where they are expected or came, and the dates for a calendar. */
export async function standingOf(context: Context, personId: string): Promise<Standing | undefined> {
  const { now } = context;
  const mine = await attendancesOf(context, personId);
  const expected = await isExpected(context, personId);
  if (!expected && mine.length === 0) return undefined;
  const sessions = await sessionsOf(context);
  const over = sessions.every((session) => session.cancelledAt || session.endsAt < now);
  const groups = expected ? await context.own(`groups ${personId}`, () => listGroupsOf(context, personId)) : [];
  const events = sessions
    .filter((session) => (expected && ['', ...groups].includes(session.forGroup)) || cameTo(session))
    .map(eventOf);
  if (mine.length > 0)
    return { words: [words.attended[0](mine.length), words.attended[1](mine.length)], tone: 'good', events };
  return over && sessions.length > 0
    ? { words: words.missed, tone: 'quiet', events }
    : { words: words.expected, tone: 'waiting', events };

  function cameTo(session: SessionRow): boolean {
    return mine.some((attendance) => attendance.sessionId === session.id);
  }
}

function eventOf(session: SessionRow): Standing['events'][number] {
  return {
    id: session.id,
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    place: session.onSite ? placeText(session) : '线上 online',
    ...(session.cancelledAt ? { cancelled: true } : {}),
  };
}

/** No session at all, sessions over without anybody checked in, minutes that are missing, follow-ups overdue. */
export async function tasksOf(context: Context, today: string): Promise<StageTask[]> {
  const { trx, stage, now } = context;
  const held = (await listSessions(trx, keyOf(context))).filter((row) => !row.cancelledAt);
  const over = held.filter((row) => row.endsAt < now);
  const tasks: StageTask[] = [];
  if (held.length === 0) tasks.push({ words: ['还没有场次', 'No session yet'], count: 1 });
  const empty = over.filter((row) => !row.heldAt).length;
  if (empty > 0)
    tasks.push({
      words: [
        `${empty} 场已结束但没有签到记录`,
        `${counted(empty, 'session is', 'sessions are')} over without any check-in`,
      ],
      count: empty,
    });
  if (stage.settings.minutes) {
    const written = await listMinutes(context, ['public', 'participants', 'organisers']);
    const missing = over.filter((row) => row.heldAt && !written.has(row.id)).length;
    if (missing > 0)
      tasks.push({
        words: [`${missing} 场还没有会议记录`, `${counted(missing, 'session has', 'sessions have')} no minutes yet`],
        count: missing,
      });
  }
  const { overdue } = await trx
    .selectFrom('sessionFollowUps')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.federationId', '=', 'sessionFollowUps.federationId')
        .onRef('sessions.id', '=', 'sessionFollowUps.sessionId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('overdue'))
    .where('sessionFollowUps.federationId', '=', stage.federationId)
    .where('sessions.stageId', '=', stage.id)
    .where('sessionFollowUps.doneAt', 'is', null)
    .where('sessionFollowUps.dueOn', '<', today)
    .executeTakeFirstOrThrow();
  if (overdue > 0)
    tasks.push({ words: [`${overdue} 件后续事项逾期`, `${overdue} follow-ups are overdue`], count: overdue });
  return tasks;
}
