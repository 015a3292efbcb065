import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { accessRefusals } from '../errors.ts';
import { cookieNames, isHttps } from '../identity/service.ts';
import { bearingOf } from '../mint/service.ts';
import { actorOf, type Scope } from '../rules.ts';

export interface OwnSession {
  id: string;
  isCurrent: boolean;
  createdAt: Date;
  seenAt: Date;
  /** Address it was opened from. */
  from: string | null;
  /** As the browser names itself. */
  device: string | null;
}

/** Where the account of the scope is signed in, this session first, then the latest used. */
export async function listOwnSessions(house: Pick<House, 'db' | 'now'>, scope: Scope): Promise<OwnSession[]> {
  const { sessionId, userId } = signedIn(scope);
  const rows = await house.db
    .selectFrom('authSessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', house.now())
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      isCurrent: row.id === sessionId,
      createdAt: row.createdAt,
      seenAt: row.lastSeenAt ?? row.createdAt,
      from: row.ipAddress || null,
      device: row.userAgent || null,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.seenAt.getTime() - a.seenAt.getTime());
}

/** Ends one of the own sessions. @throws access.no-such-session */
export async function endOwnSession(house: House, scope: Scope, { sessionId }: { sessionId: string }): Promise<void> {
  const own = signedIn(scope);
  await inTransaction(house.db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('authSessions')
      .where('id', '=', sessionId)
      .where('userId', '=', own.userId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw accessRefusals.noSuchSession();
    await writeAudit(trx, entryOf(house, scope, 'access.end-session'));
  });
  if (sessionId === own.sessionId) forgetCookie(house, scope);
}

/** Signs out everywhere, here too. @returns how many sessions ended */
export async function endAllSessions(house: House, scope: Scope): Promise<number> {
  const { userId } = signedIn(scope);
  const ended = await inTransaction(house.db, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('authSessions').where('userId', '=', userId).executeTakeFirst();
    await writeAudit(trx, entryOf(house, scope, 'access.sign-out-everywhere'));
    return Number(numDeletedRows);
  });
  forgetCookie(house, scope);
  return ended;
}

/** @throws access.sign-in-first for API keys, jobs and visitors, who have no sessions */
function signedIn(scope: Scope) {
  const found = scope.actor.kind === 'account' ? bearingOf(scope).signedIn : undefined;
  if (!found) throw accessRefusals.signInFirst();
  return found;
}

function forgetCookie(house: House, scope: Scope): void {
  const secure = isHttps(house) ? '; Secure' : '';
  const { session } = cookieNames(house);
  bearingOf(scope).cookies.push(`${session}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`);
}

function entryOf(house: House, scope: Scope, action: string) {
  const { federationId, requestId } = scope;
  return { federationId, at: house.now(), actor: actorOf(scope), action, requestId };
}
