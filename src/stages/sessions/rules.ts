export const modes = ['on-site', 'online'] as const;
export type Mode = (typeof modes)[number];
/** How somebody was checked in: own code, poster's code, by a helper's hand, or oneself online. */
export const methods = ['code', 'poster', 'hand', 'self'] as const;
export type Method = (typeof methods)[number];
export const visibilities = ['public', 'participants', 'organisers'] as const;
export type Visibility = (typeof visibilities)[number];

/** What became of one scan. None of them is an error: a batch is answered line by line. */
export const outcomeKinds = [
  'done',
  'already',
  'unknownCode',
  'notOnList',
  'otherGroup',
  'unknownSession',
  'cancelled',
  'tooEarly',
  'tooLate',
  'stale',
  'withdrawn',
  'notThisWay',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

const MINUTE_MS = 60_000;
/** A phone without a network may keep its scans this long. */
export const SCAN_KEPT_HOURS = 24;

export interface SessionTimes {
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
}
export interface SessionWays {
  onSite: boolean;
  online: boolean;
}
export interface CheckInTerms {
  ways: readonly Method[];
  minutesBefore: number;
  minutesAfter: number;
}

/** From when until when a session takes check-ins. */
export function checkInWindow(
  { startsAt, endsAt }: Pick<SessionTimes, 'startsAt' | 'endsAt'>,
  { minutesBefore, minutesAfter }: Pick<CheckInTerms, 'minutesBefore' | 'minutesAfter'>,
): { from: Date; until: Date } {
  return {
    from: new Date(startsAt.getTime() - minutesBefore * MINUTE_MS),
    until: new Date(endsAt.getTime() + minutesAfter * MINUTE_MS),
  };
}

/** Whether a session takes a check-in made at this moment in this way; undefined where it does. */
export function findSessionBar(
  session: (SessionTimes & SessionWays) | undefined,
  { method, at, terms }: { method: Method; at: Date; terms: CheckInTerms },
): Extract<OutcomeKind, 'unknownSession' | 'cancelled' | 'notThisWay' | 'tooEarly' | 'tooLate'> | undefined {
  if (!session) return 'unknownSession';
  if (session.cancelledAt) return 'cancelled';
  if (!terms.ways.includes(method) || !(method === 'self' ? session.online : session.onSite)) return 'notThisWay';
  const { from, until } = checkInWindow(session, terms);
  if (at < from) return 'tooEarly';
  return at > until ? 'tooLate' : undefined;
}

/** When a scan counts as made: a phone's clock that runs ahead never puts it into the future. */
export function scanMoment(scannedAt: Date, now: Date): Date {
  return scannedAt > now ? now : scannedAt;
}

/** A phone's moment by the house's clock, where the phone said what its own clock shows. */
export function byHouseClock(moment: Date, { sentAt, now }: { sentAt: Date | undefined; now: Date }): Date {
  return sentAt ? new Date(moment.getTime() + now.getTime() - sentAt.getTime()) : moment;
}

/** `true` for a scan that waited on a phone for longer than it may. */
export function isStale(scannedAt: Date, now: Date): boolean {
  return now.getTime() - scannedAt.getTime() > SCAN_KEPT_HOURS * 60 * MINUTE_MS;
}

/** The session a helper most likely stands at: one that takes check-ins now, else the next, else the last. */
export function nearestSession<Session extends SessionTimes>(
  sessions: readonly Session[],
  terms: Pick<CheckInTerms, 'minutesBefore' | 'minutesAfter'>,
  now: Date,
): Session | undefined {
  const live = sessions
    .filter((session) => !session.cancelledAt)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const windowOf = (session: Session) => checkInWindow(session, terms);
  return (
    live.find((session) => windowOf(session).from <= now && now <= windowOf(session).until) ??
    live.find((session) => session.startsAt > now) ??
    live.at(-1)
  );
}

/** What is wrong with the ways a session can be attended, or nothing. */
export function findModeProblem(
  {
    onSite,
    online,
    venue,
    startsAt,
    endsAt,
  }: { onSite: boolean; online: boolean; venue: string; startsAt: Date; endsAt: Date },
  allowed: readonly Mode[],
): 'endsBeforeStart' | 'noMode' | 'modeNotAllowed' | 'venueNeeded' | undefined {
  if (endsAt <= startsAt) return 'endsBeforeStart';
  if (!onSite && !online) return 'noMode';
  if ((onSite && !allowed.includes('on-site')) || (online && !allowed.includes('online'))) return 'modeNotAllowed';
  return onSite && venue === '' ? 'venueNeeded' : undefined;
}

/** Title of a session in both languages. */
export function titleOf({ title, titleEn }: { title: string; titleEn: string }): [string, string] {
  return [title, titleEn || title];
}

/** Where a session takes place, in one line. */
export function placeText({ venue, address }: { venue: string; address: string }): string {
  return [venue, address].filter((part) => part !== '').join('，');
}
