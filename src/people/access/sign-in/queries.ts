import type { Db, Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';

export interface AccountRow {
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

interface ByUsername {
  federationId: string;
  username: string;
}

export function findOfficer(db: Db | Trx, { federationId, username }: ByUsername): Promise<AccountRow | undefined> {
  return db
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .select(columns)
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
  phoneCipher: Buffer;
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
export async function linkPerson(
  trx: Trx,
  given: { federationId: string; accountId: string; person: { id: string; name: string } | undefined },
): Promise<void> {
  const { federationId, accountId, person } = given;
  await trx
    .updateTable('accounts')
    .set({ personId: person?.id ?? null, ...(person ? { name: person.name } : {}) })
    .where('federationId', '=', federationId)
    .where('id', '=', accountId)
    .execute();
}

export async function dropSession(db: Db | Trx, token: string): Promise<void> {
  await db.deleteFrom('authSessions').where('token', '=', token).execute();
}
