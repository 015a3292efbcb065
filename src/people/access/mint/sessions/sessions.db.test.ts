import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  accessHouse,
  type Client,
  client,
  officer,
  plantFederation,
  plantOfficer,
  plantPerson,
  plantUnit,
} from '../../../../../test/access.ts';
import { testDatabase } from '../../../../../test/database.ts';
import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { connect, inTransaction } from '../../../../platform/db/connect.ts';
import { newId } from '../../../../platform/ids.ts';
import { addGrant } from '../../grants/queries.ts';
import { requestCode, signInWithCode } from '../../sign-in/phone/service.ts';
import { scopeOfRequest } from '../service.ts';

const { db, url } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host, top } = await plantFederation(db);
const today = dayOf(new Date());
const branch = await plantUnit(db, federationId, top);

/** Another process on the same database, which knows nothing yet. */
async function asNewcomerSees(browser: Client) {
  const other = connect(url, { connections: 1 });
  try {
    const headers = browser.headers();
    const { actor, grants, pending } = await scopeOfRequest(
      { ...house, db: other.db },
      { headers, ip: 'x', requestId: 'r' },
    );
    return { actor, grants, pending };
  } finally {
    await other.db.destroy();
  }
}

async function seenBy(browser: Client) {
  const { actor, grants, pending } = await browser.scope();
  return { actor, grants, pending };
}

let made = 0;

async function anOfficer() {
  const username = `kept.${++made}`;
  const accountId = await plantOfficer(house, federationId, {
    ...{ username, unit: branch },
    roles: [['security-administrator', branch]],
  });
  return { browser: await officer(house, host, username), accountId };
}

async function aWorker() {
  const phone = `139000001${String(++made).padStart(2, '0')}`;
  const browser = client(house, { host, ip: `192.0.2.${made}` });
  await browser.ask((scope) => requestCode(house, scope, { phone }));
  await browser.ask((scope) => signInWithCode(house, scope, { phone, code: house.sent.at(-1)?.code ?? '' }));
  return { browser, phone };
}

const userOf = (accountId: string) => db.selectFrom('accounts').select('userId').where('id', '=', accountId);

const changes: [what: string, change: (accountId: string) => Promise<unknown>][] = [
  ['the session is ended', (id) => db.deleteFrom('authSessions').where('userId', '=', userOf(id)).execute()],
  [
    'the account goes',
    async (id) => {
      await db.deleteFrom('roleGrants').where('accountId', '=', id).execute();
      await db.deleteFrom('accounts').where('id', '=', id).execute();
    },
  ],
  [
    'the session expires earlier',
    (id) =>
      db
        .updateTable('authSessions')
        .set({ expiresAt: new Date(0) })
        .where('userId', '=', userOf(id))
        .execute(),
  ],
  [
    'the account is disabled',
    (id) => db.updateTable('accounts').set({ disabledAt: new Date() }).where('id', '=', id).execute(),
  ],
  ['the account is renamed', (id) => db.updateTable('accounts').set({ name: '新名' }).where('id', '=', id).execute()],
  [
    'the password has to be changed',
    (id) => db.updateTable('accounts').set({ mustChangePassword: true }).where('id', '=', id).execute(),
  ],
  [
    'a role is given',
    (accountId) =>
      inTransaction(db, (trx) =>
        addGrant(trx, {
          ...{ federationId, id: newId(), accountId, role: 'check-in-helper', unitId: branch.id },
          ...{ fromOn: today, toOn: null, reason: null, grantedBy: null, now: new Date() },
        }),
      ),
  ],
  [
    'a role ends',
    (id) =>
      db
        .updateTable('roleGrants')
        .set({ toOn: addDays(today, -1) })
        .where('accountId', '=', id)
        .execute(),
  ],
  ['a role is deleted', (id) => db.deleteFrom('roleGrants').where('accountId', '=', id).execute()],
  [
    'the unit of a role closes',
    () => db.updateTable('units').set({ status: 'closed', toOn: today }).where('id', '=', branch.id).execute(),
  ],
];

test.each(changes)('when %s, the next request finds it so', async (_what, change) => {
  const { browser, accountId } = await anOfficer();
  const before = await seenBy(browser);
  expect(await seenBy(browser)).toEqual(before);

  await change(accountId);

  const after = await seenBy(browser);
  expect(after).not.toEqual(before);
  expect(after).toEqual(await asNewcomerSees(browser));
  await db.updateTable('units').set({ status: 'active', toOn: null }).where('id', '=', branch.id).execute();
});

test('a worker whom the roster comes to know is that person with the next request, and is not when it corrects itself', async () => {
  const { browser, phone } = await aWorker();
  const unknown = await seenBy(browser);
  const personId = await plantPerson(house, federationId, { name: '李工', phone: `+86${phone}` });
  const known = await seenBy(browser);
  await db.updateTable('persons').set({ name: '李师傅' }).where('id', '=', personId).execute();
  const renamed = await seenBy(browser);
  await db.updateTable('persons').set({ phoneHash: null }).where('id', '=', personId).execute();

  expect(known.actor).toMatchObject({ personId, name: '李工' });
  expect(renamed.actor).toMatchObject({ personId, name: '李师傅' });
  expect(await seenBy(browser)).toEqual(unknown);
});

test('a change counts when it is committed, however early its transaction began', async () => {
  const { browser, accountId } = await anOfficer();
  const [late, early] = [connect(url, { connections: 1 }), connect(url, { connections: 1 })];
  const before = await seenBy(browser);
  let commit = (): void => undefined;
  const untilCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const open = inTransaction(early.db, async (trx) => {
    await trx.updateTable('accounts').set({ name: '早开始' }).where('id', '=', accountId).execute();
    begun();
    await untilCommit;
  });
  await hasBegun;
  const someone = await anOfficer();
  await late.db.updateTable('accounts').set({ name: '晚开始' }).where('id', '=', someone.accountId).execute();
  const meanwhile = await seenBy(browser);
  expect(await seenBy(browser)).toEqual(before);
  commit();
  await open;

  expect(meanwhile).toEqual(before);
  expect((await seenBy(browser)).actor).toMatchObject({ name: '早开始' });
  await Promise.all([late.db.destroy(), early.db.destroy()]);
});

test('who was here within the minute is not looked up again while nothing has changed; then they are', async () => {
  const { browser, accountId } = await anOfficer();
  await seenBy(browser);
  const before = await seenBy(browser);
  await sql`alter table accounts disable trigger note_session_change`.execute(db);
  await db.updateTable('accounts').set({ name: '无人知晓' }).where('id', '=', accountId).execute();
  await sql`alter table accounts enable trigger note_session_change`.execute(db);

  expect(await seenBy(browser)).toEqual(before);
  house.pass({ minutes: 1 });
  expect((await seenBy(browser)).actor).toMatchObject({ name: '无人知晓' });
  house.rewind();
});

test('a session that is used stays alive, in this process and by what is kept', async () => {
  const { browser, accountId } = await anOfficer();
  for (let minute = 0; minute < 40; minute++) {
    house.pass({ minutes: 1 });
    expect((await browser.scope()).actor.kind).toBe('account');
  }
  const { lastSeenAt } = await db
    .selectFrom('authSessions')
    .select('lastSeenAt')
    .where('userId', '=', userOf(accountId))
    .executeTakeFirstOrThrow();
  expect(Math.abs(house.now().getTime() - (lastSeenAt?.getTime() ?? 0))).toBeLessThan(90_000);
  house.rewind();
});
