import { beforeEach, describe, expect, test } from 'vitest';
import {
  accessHouse,
  type Client,
  client,
  officer,
  PASSWORD,
  plantFederation,
  plantOfficer,
} from '../../../../../test/access.ts';
import { testDatabase } from '../../../../../test/database.ts';
import { signInWithPassword } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host, top } = await plantFederation(db);
let nth = 0;
let username = '';
let ip = '';
beforeEach(() => {
  house.rewind();
  nth += 1;
  username = `officer.${nth}`;
  ip = `198.51.100.${nth}`;
});

const at = (address = ip) => client(house, { host, ip: address });
const plant = (more: Partial<Parameters<typeof plantOfficer>[2]> = {}) =>
  plantOfficer(house, federationId, { username, unit: top, roles: [['unit-officer', top]], ...more });
const enter = (browser: Client, password: string, name = username, headers?: Record<string, string>) =>
  browser.ask((scope) => signInWithPassword(house, scope, { username: name, password }), headers);
const wrongPassword = { code: 'access.wrongPassword', status: 401 };

describe('signing in by password', () => {
  test('lets an officer in with the roles of the day', async () => {
    const accountId = await plant();

    const browser = at();
    const outcome = await enter(browser, PASSWORD, ` Ｏfficer.${nth} `);

    expect(outcome).toEqual({ outcome: 'signed-in', needsName: false });
    const scope = await browser.scope();
    expect(scope).toMatchObject({ actor: { kind: 'account', id: accountId, name: username, personId: null } });
    expect(scope.grants.map(({ role, unitId, path }) => ({ role, unitId, path }))).toEqual([
      { role: 'unit-officer', unitId: top.id, path: top.path },
    ]);
  });

  test('gives one answer to a wrong password, an unknown name, a disabled account and one of another federation', async () => {
    const accountId = await plant();
    const other = await plantFederation(db);
    await plantOfficer(house, other.federationId, { username: `${username}.b`, unit: other.top });
    await expect(enter(at(), 'wrong')).rejects.toMatchObject(wrongPassword);
    await expect(enter(at(), PASSWORD, 'nobody.at.all')).rejects.toMatchObject(wrongPassword);
    const abroad = at();
    await expect(enter(abroad, PASSWORD, `${username}.b`)).rejects.toMatchObject(wrongPassword);
    await db.updateTable('accounts').set({ disabledAt: new Date() }).where('id', '=', accountId).execute();
    const disabled = at();
    await expect(enter(disabled, PASSWORD)).rejects.toMatchObject(wrongPassword);

    expect([...abroad.cookies, ...disabled.cookies]).toEqual([]);
    const sessions = await db
      .selectFrom('authSessions')
      .innerJoin('authUsers', 'authUsers.id', 'authSessions.userId')
      .where('username', 'in', [username, `${username}.b`])
      .selectAll()
      .execute();
    expect(sessions).toEqual([]);
  });

  test('takes as long for unknown names as for known ones', async () => {
    await plant();
    const durationOf = async (name: string, from: string) => {
      const started = performance.now();
      await enter(at(from), 'Wrong-Password-1', name).catch(() => undefined);
      return performance.now() - started;
    };
    await durationOf(username, '192.0.2.1');
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 7; round++) {
      known.push(await durationOf(username, `192.0.2.${10 + round}`));
      unknown.push(await durationOf(`nobody.${nth}.${round}`, `192.0.2.${10 + round}`));
    }

    // Hashing dominates both; skipping it would make one tens of times faster.
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  test('writes failures into the trail without what was typed', async () => {
    const accountId = await plant();
    await enter(at(), 'My-secret-typo-1').catch(() => undefined);
    await enter(at(), 'x', 'Typed-Password-Here9').catch(() => undefined);

    const rows = await db
      .selectFrom('auditEntries')
      .select(['action', 'subjectId', 'detail', 'actorName'])
      .where('action', '=', 'access.fail-sign-in')
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(rows).toEqual([
      {
        action: 'access.fail-sign-in',
        subjectId: null,
        detail: { method: 'password', from: ip },
        actorName: '访客 visitor',
      },
      {
        action: 'access.fail-sign-in',
        subjectId: accountId,
        detail: { method: 'password', from: ip },
        actorName: '访客 visitor',
      },
    ]);
  });

  test('ends with the browser, and never outlives the day', async () => {
    await plant();
    const browser = at();
    const scope = await browser.scope();
    await signInWithPassword(house, scope, { username, password: PASSWORD });
    const { cookiesOf } = await import('../../mint/service.ts');
    const session = cookiesOf(scope).find((line) => line.startsWith('unionhall.session_token='));

    expect(session).toBeDefined();
    expect(session).not.toContain('Max-Age');
  });
});

describe("an officer's session", () => {
  test.each([
    ['unit-officer', 29, 'account'],
    ['unit-officer', 30, 'visitor'],
    ['security-administrator', 14, 'account'],
    ['security-administrator', 15, 'visitor'],
    ['auditor', 15, 'visitor'],
  ] as const)('of a %s after %i minutes of rest: %s', async (role, minutes, kind) => {
    await plant({ roles: [[role, top]] });
    const browser = await officer(house, host, username, { ip });
    house.pass({ minutes });

    expect((await browser.scope()).actor.kind).toBe(kind);
  });

  test('stays while it is used, and ends after twelve hours all the same', async () => {
    await plant();
    const browser = await officer(house, host, username, { ip });
    for (let minutes = 0; minutes < 700; minutes += 20) {
      house.pass({ minutes: 20 });
      expect((await browser.scope()).actor.kind).toBe('account');
    }
    house.pass({ minutes: 20 });

    expect((await browser.scope()).actor.kind).toBe('visitor');
  });
});
