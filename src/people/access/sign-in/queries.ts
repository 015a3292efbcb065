import type { ExpressionBuilder } from 'kysely';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Tables } from '../../../platform/db/tables.ts';
import { newId } from '../../../platform/ids.ts';

export interface AccountRow {
  /** Of a worker: the encrypted phone is kept. */
  hasPhone: boolean;
  id: string;
  userId: string;
  name: string;
  kind: string;
  personId: string | null;
  disabledAt: Date | null;
}

const columns = [
  'accounts.id',
  'accounts.userId',
  'accounts.name',
  'accounts.kind',
  'accounts.personId',
  'accounts.disabledAt',
] as const;

const hasPhone = (eb: ExpressionBuilder<Tables, 'accounts'>) =>
  eb('accounts.phoneCipher', 'is not', null).$castTo<boolean>().as('hasPhone');

interface ByUsername {
  federationId: string;
  username: string;
}

export function findOfficer(db: Db | Trx, { federationId, username }: ByUsername): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .select(columns)
    .select(hasPhone)
    .where('accounts.federationId', '=', federationId)
    .where('authUsers.username', '=', username)
    .executeTakeFirst();
}

interface ByUser {
  federationId: string;
  userId: string;
}

export function findAccountOfUser(db: Db | Trx, { federationId, userId }: ByUser): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .select(columns)
    .select(hasPhone)
    .where('federationId', '=', federationId)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

interface ByPhone {
  federationId: string;
  phoneHash: Buffer;
}

export function findWorker(db: Db | Trx, { federationId, phoneHash }: ByPhone): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .select(columns)
    .select(hasPhone)
    .where('federationId', '=', federationId)
    .where('phoneHash', '=', phoneHash)
    .executeTakeFirst();
}

/** Who has this phone now, by the roster. */
export function findPersonByPhone(db: Db | Trx, { federationId, phoneHash }: ByPhone) {
  return db
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where('phoneHash', '=', phoneHash)
    .executeTakeFirst();
}

/** The user behind a phone, made where there is none: signing in and being granted a role may both come first. */
export async function getUserOfPhone(trx: Trx, { phoneHash, now }: { phoneHash: Buffer; now: Date }): Promise<string> {
  const phoneNumber = phoneHash.toString('hex');
  const find = () => trx.selectFrom('authUsers').select('id').where('phoneNumber', '=', phoneNumber).executeTakeFirst();
  const user = await find();
  if (user) return user.id;
  const email = `${phoneNumber}@phone.invalid`;
  await trx
    .insertInto('authUsers')
    .values({ id: newId(), name: 'worker', email, phoneNumber, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (
    await trx.selectFrom('authUsers').select('id').where('phoneNumber', '=', phoneNumber).executeTakeFirstOrThrow()
  ).id;
}

interface NewWorker extends ByPhone {
  id: string;
  userId: string;
  name: string;
  personId: string | null;
  phoneCipher: Buffer | null;
  phoneMasked: string;
  now: Date;
}

/** Adds a worker's account unless it is there already; whoever comes second finds the first. */
export async function addWorker(trx: Trx, { now, ...worker }: NewWorker): Promise<AccountRow> {
  await trx
    .insertInto('accounts')
    .values({ ...worker, kind: 'worker', createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { federationId, userId } = worker;
  const account = await findAccountOfUser(trx, { federationId, userId });
  if (!account) throw new Error('Another account holds this phone under a different user.');
  return account;
}

/** Ties a worker's account to the person who has the phone now, or to nobody. */
export async function changeWorker(
  trx: Trx,
  { federationId, accountId }: { federationId: string; accountId: string },
  set: { personId: string | null; name: string; phoneCipher?: Buffer },
): Promise<void> {
  await trx
    .updateTable('accounts')
    .set(set)
    .where('federationId', '=', federationId)
    .where('id', '=', accountId)
    .execute();
}

export async function dropSession(db: Db | Trx, token: string): Promise<void> {
  await db.deleteFrom('authSessions').where('token', '=', token).execute();
}

/** So long after its last use a session is over by any setting (settings/rules.ts). */
const SESSION_REST_DAYS = 90;

/** Removes codes, waiting second factors and sessions that have run out. */
export async function sweepSignIns(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('signInCodes').where('expiresAt', '<=', now).execute();
  await db.deleteFrom('authVerifications').where('expiresAt', '<=', now).execute();
  const rest = new Date(now.getTime() - SESSION_REST_DAYS * 86_400_000);
  await db
    .deleteFrom('authSessions')
    .where((eb) => eb.or([eb('expiresAt', '<=', now), eb(eb.fn.coalesce('lastSeenAt', 'createdAt'), '<=', rest)]))
    .execute();
  await db.deleteFrom('firstLinks').where('expiresAt', '<=', now).execute();
}
