import { addDays } from '../../../kernel/dates.ts';
import type { DemoPerson } from '../../people/contract.ts';
import { audienceOf, factOf, handOn } from '../enrolling/service.ts';
import {
  dayOnce,
  earlier,
  later,
  type Made,
  type MadeSession,
  type MadeStage,
  put,
  type Work,
} from '../writing/service.ts';

/** Law texts in full, kept by the National People's Congress. */
const LAWS = 'https://flk.npc.gov.cn/';

interface Arrival {
  person: DemoPerson;
  at: Date;
}

/**
 * Writes the sessions with agenda, materials and minutes, and lets people come.
 * @param expected those with a place; undefined where whoever comes may check in
 * @returns who came
 */
export function meet(work: Work, made: Made, stage: MadeStage, expected: readonly DemoPerson[] | undefined): Arrival[] {
  const { programme, sessions } = made;
  const isHeld = programme.state === 'running' || programme.state === 'closed' || programme.state === 'archived';
  const modes = stage.settings.modes as readonly string[];
  const guests = stage.settings.opens === 'list' && !expected ? guestsOf(work, made, stage) : undefined;
  const came: Arrival[] = [];
  for (const session of sessions) {
    const hasBegun = isHeld && session.startsAt < work.now;
    const people = expected ?? guests ?? visitorsOf(work, made, session);
    const arrivals = hasBegun ? arrive(work, made, { stage, session, people, online: modes.includes('online') }) : [];
    writeSession(work, made, { stage, session, heldAt: arrivals[0]?.at ?? null });
    came.push(...arrivals);
  }
  handOn(work, made, stage, came);
  return came;
}

function visitorsOf(work: Work, made: Made, { visitors = 0, title }: MadeSession): DemoPerson[] {
  const people = audienceOf(work, made, visitors);
  const driver = work.people[1];
  const courier = work.people[0];
  const regular =
    made.programme.key === 'drivers-capital'
      ? driver
      : made.programme.key === 'couriers-chaoyang'
        ? courier
        : undefined;
  const joins = regular && visitors > 0 && !title.includes('线上') && !people.includes(regular);
  return joins ? [regular, ...people] : people;
}

function guestsOf(work: Work, made: Made, stage: MadeStage): DemoPerson[] {
  const { federationId, accounts, pile } = work;
  const guests = audienceOf(work, made, made.publishedAt ? 16 : 0);
  put(
    pile,
    'sessionGuests',
    guests.map((person) => ({
      federationId,
      stageId: stage.id,
      personId: person.id,
      addedAt: made.publishedAt ?? work.now,
      addedBy: accounts.get('admin')?.id ?? null,
    })),
  );
  return guests;
}

interface Holding {
  stage: MadeStage;
  session: MadeSession;
  people: readonly DemoPerson[];
  online: boolean;
}

function arrive(work: Work, made: Made, { stage, session, people, online }: Holding): Arrival[] {
  const { federationId, now, pile, accounts } = work;
  const { dice, programme } = made;
  const isRunning = session.endsAt > now;
  const share = (programme.came ?? (programme.seats === undefined ? 1 : 0.88)) * (isRunning ? 0.6 : 1);
  const helper = accounts.get('helper');
  const day = dayOnce();
  const rows = people.flatMap((person, index) => {
    if (!dice.chance(share)) return [];
    const isOnline = session.online === true && (online ? dice.chance(0.34) : false);
    const at = earlier(later(session.startsAt, dice.between(-28, 14)), later(now, -1));
    const method = isOnline
      ? 'self'
      : dice.weighted([
          ['code', 7],
          ['poster', 3],
          ['hand', 1],
        ] as const);
    const isLate = !isRunning && index % 97 === 41;
    const isWrong = !isRunning && index % 89 === 53;
    return [{ person, at, isOnline, method, id: dice.id(), isLate, isWrong }];
  });
  rows.sort((a, b) => a.at.getTime() - b.at.getTime());
  put(
    pile,
    'attendances',
    rows.map(({ person, at, isOnline, method, id, isLate, isWrong }) => {
      const byHelper = method === 'code' || method === 'hand';
      return {
        federationId,
        id,
        stageId: stage.id,
        sessionId: session.id,
        personId: person.id,
        mode: isOnline ? 'online' : 'on-site',
        method: isLate ? 'hand' : method,
        at,
        enteredBy: byHelper ? (helper?.id ?? null) : null,
        enteredByName: byHelper ? (helper?.name ?? '签到员') : person.name,
        enteredAt: isLate ? later(session.endsAt, 90) : at,
        addedReason: isLate ? '手机没电，会后凭座位表补签' : null,
        withdrawnAt: isWrong ? earlier(later(session.endsAt, 60), now) : null,
        withdrawnByName: isWrong ? (accounts.get('manager')?.name ?? '') : null,
        withdrawnReason: isWrong ? '代签，本人未到场' : null,
      };
    }),
  );
  for (const { person, at, isOnline, id, isWrong } of rows) {
    const source = { kind: 'attendance', id };
    const fact = { ...factOf(made, stage), personId: person.id, day: day(at), source };
    pile.facts.push({ ...fact, indicator: 'attendances' });
    if (isOnline) pile.facts.push({ ...fact, indicator: 'attendances-online' });
    if (isWrong) pile.reversed.push(source);
  }
  const first = rows[0];
  if (first)
    pile.facts.push({
      ...factOf(made, stage),
      indicator: 'sessions-held',
      day: day(first.at),
      source: { kind: 'session', id: session.id },
    });
  return rows.filter(({ isWrong }) => !isWrong);
}

function writeSession(
  work: Work,
  made: Made,
  { stage, session, heldAt }: { stage: MadeStage; session: MadeSession; heldAt: Date | null },
): void {
  const { federationId, now, pile, accounts, today } = work;
  const { dice, programme } = made;
  const modes = stage.settings.modes as readonly string[];
  const writtenAt = made.publishedAt ?? now;
  const isOnline = session.online === true && modes.includes('online');
  const isOver = heldAt !== null && session.endsAt < now;
  put(pile, 'sessions', [
    {
      federationId,
      id: session.id,
      stageId: stage.id,
      title: session.title,
      titleEn: session.titleEn,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      onSite: true,
      online: isOnline,
      venue: session.venue,
      address: session.address ?? '',
      onlineLink: isOnline ? 'https://meeting.example/studio' : null,
      capacity: session.capacity ?? null,
      note: '',
      heldAt,
      heldSource: heldAt ? session.id : null,
      createdAt: writtenAt,
      updatedAt: writtenAt,
      version: 1,
    },
  ]);
  let at = session.startsAt;
  put(
    pile,
    'sessionAgendaItems',
    (session.agenda ?? []).map(({ chapter = '', title, minutes, speakers = [] }, position) => {
      const startsAt = at;
      at = later(at, minutes);
      return {
        federationId,
        sessionId: session.id,
        position,
        id: dice.id(),
        chapter,
        title,
        startsAt,
        minutes,
        speakers,
        note: '',
      };
    }),
  );
  if (session.reading)
    put(pile, 'sessionMaterials', [
      {
        federationId,
        id: dice.id(),
        stageId: stage.id,
        sessionId: session.id,
        title: session.reading,
        url: LAWS,
        visibility: 'public',
        reading: true,
        addedAt: writtenAt,
      },
    ]);
  if (isOver && session.minutesText)
    put(pile, 'sessionMinutes', [
      {
        federationId,
        sessionId: session.id,
        body: session.minutesText,
        visibility: programme.template === 'exchange-visit' ? 'participants' : 'public',
        writtenBy: accounts.get('manager')?.id ?? null,
        writerName: accounts.get('manager')?.name ?? '',
        writtenAt: earlier(later(session.endsAt, 20 * 60), now),
        version: 1,
      },
    ]);
  if (isOver)
    put(
      pile,
      'sessionFollowUps',
      (session.followUps ?? []).map(({ text, owner, inDays, done }, position) => ({
        federationId,
        id: dice.id(),
        sessionId: session.id,
        position,
        text,
        owner,
        dueOn: addDays(today, session.day + inDays),
        doneAt: done ? earlier(later(session.endsAt, 3 * 24 * 60), now) : null,
      })),
    );
}
