import { describe, expect, test } from 'vitest';
import {
  accessHouse,
  type Client,
  client,
  officer,
  type PlantedUnit,
  plantFederation,
  plantOfficer,
  plantUnit,
} from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { addGrant } from '../grants/queries.ts';
import { createKey, revokeKey } from '../keys/service.ts';
import { type Role, reachOf } from '../rules.ts';
import { requestCode, signInWithCode } from '../sign-in/phone/service.ts';
import { admit, callerKeyOf, scopeOfRequest, systemScope } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host, top } = await plantFederation(db);
const today = dayOf(new Date());

async function grant(accountId: string, role: Role, unit: PlantedUnit, fromOn: string, toOn: string | null) {
  const id = newId();
  const dates = { fromOn, toOn, reason: null, grantedBy: null, now: new Date() };
  await inTransaction(db, (trx) => addGrant(trx, { federationId, id, accountId, role, unitId: unit.id, ...dates }));
  return id;
}

async function worker(phone: string): Promise<{ browser: Client; accountId: string }> {
  const browser = client(house, { host, ip: `192.0.2.${phone.slice(-2)}` });
  await browser.ask((scope) => requestCode(house, scope, { phone }));
  await browser.ask((scope) => signInWithCode(house, scope, { phone, code: house.sent.at(-1)?.code ?? '' }));
  const { actor } = await browser.scope();
  return { browser, accountId: actor.kind === 'account' ? actor.id : '' };
}

const rolesOf = async (browser: Client) => (await browser.scope()).grants.map(({ role, unitId }) => [role, unitId]);

describe('the grants of a scope', () => {
  test('are those that hold today: not ended, not begun, not revoked, not of a closed unit', async () => {
    const [live, gone] = [await plantUnit(db, federationId, top), await plantUnit(db, federationId, top)];
    const accountId = await plantOfficer(house, federationId, { username: 'dated', unit: top });
    await grant(accountId, 'unit-officer', live, addDays(today, -1), addDays(today, -1));
    await grant(accountId, 'programme-manager', live, addDays(today, 1), null);
    await grant(accountId, 'check-in-helper', live, today, today);
    await grant(accountId, 'unit-officer', gone, today, null);
    const revoked = await grant(accountId, 'partner-reporter', live, today, null);
    const browser = await officer(house, host, 'dated');
    const before = await rolesOf(browser);

    await db.updateTable('roleGrants').set({ revokedAt: new Date() }).where('id', '=', revoked).execute();
    await db.updateTable('units').set({ status: 'closed', toOn: today }).where('id', '=', gone.id).execute();

    expect(before).toHaveLength(3);
    expect(await rolesOf(browser)).toEqual([['check-in-helper', live.id]]);
  });

  test('follow a unit that moves', async () => {
    const [old, other] = [await plantUnit(db, federationId, top), await plantUnit(db, federationId, top)];
    const unit = await plantUnit(db, federationId, old);
    await plantOfficer(house, federationId, { username: 'moved', unit, roles: [['unit-officer', unit]] });
    const browser = await officer(house, host, 'moved');
    const path = `${other.path}.${unit.path.split('.').at(-1)}`;

    await db.updateTable('units').set({ path, parentId: other.id }).where('id', '=', unit.id).execute();

    expect(reachOf(await browser.scope(), 'members.read')).toEqual([path]);
  });

  test('of a worker by phone are never more than such workers may hold', async () => {
    const { browser, accountId } = await worker('13900000011');
    await grant(accountId, 'check-in-helper', top, today, null);
    await grant(accountId, 'federation-administrator', top, today, null);

    expect(await rolesOf(browser)).toEqual([['check-in-helper', top.id]]);
  });
});

describe('an API key', () => {
  const roles = [
    ['federation-administrator', top],
    ['security-administrator', top],
  ] as const;
  const asKey = (key: string, more: { host?: string; cookie?: string } = {}) =>
    scopeOfRequest(house, {
      headers: new Headers({ host, authorization: `Bearer ${key}`, ...more }),
      ip: '203.0.113.9',
      requestId: 'r',
    });

  test('reaches its unit with its abilities, until it is revoked', async () => {
    await plantOfficer(house, federationId, { username: 'maker', unit: top, roles });
    const browser = await officer(house, host, 'maker');
    const unit = await plantUnit(db, federationId, top);
    const made = await browser.ask((scope) =>
      createKey(house, scope, { name: '对接系统', unitId: unit.id, allows: ['members.read', 'tally.report'] }),
    );
    const scope = await asKey(made.key);
    await browser.ask((mine) => revokeKey(house, mine, { keyId: made.id }));

    expect(scope.actor).toEqual({ kind: 'api-key', id: made.id, name: '对接系统' });
    expect(scope.grants).toEqual([
      { role: 'api-key', unitId: unit.id, path: unit.path, allows: ['members.read', 'tally.report'] },
    ]);
    await expect(asKey(made.key)).rejects.toMatchObject({ code: 'access.badKey', status: 401 });
  });

  test('holds to its last day, in its own federation only, and only whole', async () => {
    await plantOfficer(house, federationId, { username: 'maker.2', unit: top, roles });
    const browser = await officer(house, host, 'maker.2');
    const given = { name: '短期', unitId: top.id, allows: ['figures.read'] as const, expiresOn: today };
    const { key, id } = await browser.ask((scope) => createKey(house, scope, { ...given, allows: [...given.allows] }));
    const other = await plantFederation(db);
    const session = browser.headers().get('cookie') ?? '';

    expect((await asKey(key)).actor.kind).toBe('api-key');
    await expect(asKey(key, { host: other.domain })).rejects.toMatchObject({ code: 'access.badKey' });
    const bent = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [bent, key.slice(0, -1), 'uh_', '', 'x']) {
      await expect(asKey(wrong)).rejects.toMatchObject({ code: 'access.badKey' });
      // A key that fails never falls back to the cookie beside it: the check for other sites let it through.
      await expect(asKey(wrong, { cookie: session })).rejects.toMatchObject({ code: 'access.badKey' });
    }
    await db
      .updateTable('apiKeys')
      .set({ expiresOn: addDays(today, -1) })
      .where('id', '=', id)
      .execute();
    await expect(asKey(key)).rejects.toMatchObject({ code: 'access.badKey' });
  });

  test('keeps only a keyed hash, and notes when it was used', async () => {
    await plantOfficer(house, federationId, { username: 'maker.3', unit: top, roles });
    const browser = await officer(house, host, 'maker.3');
    const { key, id } = await browser.ask((scope) =>
      createKey(house, scope, { name: '只存摘要', unitId: top.id, allows: ['units.read'] }),
    );
    await asKey(key);

    const row = await db.selectFrom('apiKeys').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(key.slice(14));
    expect(row.lastUsedAt).toBeInstanceOf(Date);
  });
});

describe('language and place', () => {
  const langOf = async (headers: Record<string, string>, lang?: string) =>
    (await scopeOfRequest(house, { headers: new Headers({ host, ...headers }), ip: 'x', requestId: 'r', lang })).lang;

  test.each([
    [{}, undefined, 'zh'],
    [{ 'accept-language': 'en-GB,en;q=0.9' }, undefined, 'en'],
    [{ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, undefined, 'zh'],
    [{ 'accept-language': 'fr,en;q=0.5,zh;q=0.4' }, undefined, 'en'],
    [{ 'accept-language': 'fr' }, undefined, 'zh'],
    [{ 'accept-language': 'en', cookie: 'lang=zh' }, undefined, 'zh'],
    [{ 'accept-language': 'zh', cookie: 'a=b; lang=zh' }, 'en', 'en'],
    [{ cookie: 'lang=fr' }, 'de', 'zh'],
  ] as const)('%o with ?lang=%s → %s', async (headers, lang, expected) => {
    expect(await langOf(headers, lang)).toBe(expected);
  });

  test('the host names the federation', async () => {
    const other = await plantFederation(db);

    const [here, there, nowhere] = [
      await client(house, { host: host.toUpperCase() }).scope(),
      await client(house, { host: `${other.domain}:3000` }).scope(),
      await client(house, { host: 'unknown.example' }).scope(),
    ];

    expect([here.federationId, there.federationId, nowhere.federationId]).toEqual([
      federationId,
      other.federationId,
      federationId,
    ]);
  });
});

describe('access to routes', () => {
  test('is for whoever may somewhere; visitors are asked to sign in', async () => {
    await plantOfficer(house, federationId, { username: 'reader', unit: top, roles: [['auditor', top]] });
    const [reader, visitor] = [
      await (await officer(house, host, 'reader')).scope(),
      await client(house, { host }).scope(),
    ];

    for (const access of ['public', 'signed-in', 'audit.read']) admit(reader, access);
    admit(visitor, 'public');
    expect(() => admit(reader, 'grants.manage')).toThrow(
      expect.objectContaining({ code: 'access.notAllowedAnywhere' }),
    );
    expect(() => admit(visitor, 'signed-in')).toThrow(expect.objectContaining({ code: 'access.signInFirst' }));
    expect(() => admit(visitor, 'audit.read')).toThrow(expect.objectContaining({ code: 'access.signInFirst' }));
    expect(() => admit(reader, 'no.such')).toThrow('no.such');
  });

  test('keys of repeated requests belong to one caller', async () => {
    const [first, second] = [await client(house, { host }).scope(), await client(house, { host }).scope()];
    const account = await (await officer(house, host, 'reader')).scope();

    expect(callerKeyOf(first)).not.toEqual(callerKeyOf(second));
    expect(callerKeyOf(account)).toEqual({ federationId, actorKey: expect.stringMatching(/^account:/) });
  });

  test('the system reaches all of its own federation and nothing of another', async () => {
    const other = await plantFederation(db);
    const scope = await systemScope(house, federationId);

    expect(scope).toMatchObject({ federationId, actor: { kind: 'system' }, zone: 'Asia/Shanghai' });
    expect(reachOf(scope, 'members.manage')).toEqual([top.path]);
    expect(reachOf(scope, 'members.manage')).not.toContain(other.top.path);
  });
});
