import type { Day } from '../../../../kernel/dates.ts';
import type { Db } from '../../../../platform/db/connect.ts';
import { Gatherer } from '../../../../platform/gather.ts';
import { SEEN_EVERY_SECONDS } from '../../settings/rules.ts';
import { listSessions, noteSeen, type SessionRow } from '../queries.ts';
import { findChange } from './queries.ts';

/** So many sessions are known in a process at most, about 50 MB of them. */
const MOST_KNOWN = 50_000;
/** Of so many federations and days. */
const MOST_SHELVES = 16;

/** Sessions as they were looked up, and the snapshot of the database since which none of them has changed. */
interface Shelf {
  snapshot: string | null;
  sessions: Map<string, SessionRow>;
}

interface Asked {
  token: string;
  now: Date;
}

interface Desk {
  sessions: Gatherer<Asked, SessionRow | undefined>;
  seen: Gatherer<{ sessionId: string; now: Date }, undefined>;
}

const desks = new WeakMap<Db, Desk>();

/**
 * Looks up what a session stands on today. Requests that come in the same moment are looked up together, and who was here
 * within the minute is not looked up again unless something that sessions stand on has changed, which the database is asked
 * each time: what ends, ends at once, whichever process ended it.
 */
export function findSession(
  db: Db,
  { federationId, today, ...asked }: Asked & { federationId: string; today: Day },
): Promise<SessionRow | undefined> {
  return deskOf(db).sessions.add(`${federationId} ${today}`, asked);
}

/** When it was last used, as far as that is kept. */
export const seenAtOf = ({ lastSeenAt, createdAt }: SessionRow) => lastSeenAt ?? createdAt;

/** Notes that a session is used, at most once a minute: with others that are used in the same moment. */
export async function noteUse(db: Db, session: SessionRow, now: Date): Promise<void> {
  if (isLately(session, now)) return;
  await deskOf(db).seen.add('', { sessionId: session.sessionId, now });
  session.lastSeenAt = now;
}

function isLately(session: SessionRow, now: Date): boolean {
  const ago = now.getTime() - seenAtOf(session).getTime();
  return ago >= 0 && ago < SEEN_EVERY_SECONDS * 1000;
}

function deskOf(db: Db): Desk {
  const known = desks.get(db);
  if (known) return known;
  const shelves = new Map<string, Shelf>();
  const desk: Desk = {
    sessions: new Gatherer({
      run: async (key, asked) => {
        const [federationId = '', today = ''] = key.split(' ');
        const shelf = shelves.get(key) ?? { snapshot: null, sessions: new Map() };
        if (!shelves.has(key) && shelves.size >= MOST_SHELVES) shelves.clear();
        shelves.set(key, shelf);
        return lookUp(db, shelf, { federationId, today, asked });
      },
      // A signed token is one of ours: nothing in it is refused by the database.
      splits: () => false,
    }),
    seen: new Gatherer({
      run: async (_key, noted) => {
        const [first] = noted;
        if (first) await noteSeen(db, { sessionIds: noted.map(({ sessionId }) => sessionId), now: first.now });
        return noted.map(() => ({ answer: undefined }));
      },
      splits: () => false,
    }),
  };
  desks.set(db, desk);
  return desk;
}

/** Runs for one shelf at a time. */
async function lookUp(
  db: Db,
  shelf: Shelf,
  { federationId, today, asked }: { federationId: string; today: Day; asked: readonly Asked[] },
): Promise<{ answer: SessionRow | undefined }[]> {
  const { sessions } = shelf;
  if (sessions.size + asked.length > MOST_KNOWN) sessions.clear();
  const isKnown = ({ token, now }: Asked) => {
    const session = sessions.get(token);
    return session !== undefined && isLately(session, now);
  };
  // Before anything is looked up: what changes in between is then found the next time.
  if (shelf.snapshot === null || asked.some(isKnown)) {
    const { snapshot, isChanged } = await findChange(db, shelf.snapshot);
    if (isChanged) sessions.clear();
    shelf.snapshot = snapshot;
  }
  const tokens = asked.filter((one) => !isKnown(one)).map(({ token }) => token);
  if (tokens.length > 0) {
    for (const token of tokens) sessions.delete(token);
    for (const row of await listSessions(db, { federationId, tokens, today })) sessions.set(row.token, row);
  }
  return asked.map(({ token }) => ({ answer: sessions.get(token) }));
}
