import { createHmac } from 'node:crypto';
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
import { describeMe } from '../../me/service.ts';
import { changePassword, confirmTotp, disableTotp, enrolTotp } from '../../second-factor/service.ts';
import { changeAccessSettings } from '../../settings/service.ts';
import { requestCode, signInWithCode } from '../phone/service.ts';
import { completeSignIn, signInWithPassword } from './service.ts';

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

/** What an authenticator shows for a secret (RFC 6238). */
function totp(base32: string, time: Date): string {
  const bits = [...base32]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time.getTime() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function withTotp() {
  const accountId = await plant();
  const browser = await officer(house, host, username, { ip });
  const { secret, recoveryCodes, qr, uri } = await browser.ask((scope) =>
    enrolTotp(house, scope, { password: PASSWORD }),
  );
  // A step back, so that the present code is still unused for the sign-in that follows.
  await browser.ask((scope) => confirmTotp(house, scope, { code: totp(secret, new Date(Date.now() - 30_000)) }));
  return { accountId, browser, secret, recoveryCodes, qr, uri };
}

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

describe('lock-out', () => {
  const failures = async (count: number, from: Client, headers?: (at: number) => Record<string, string>) => {
    for (let tried = 0; tried < count; tried++) {
      await expect(enter(from, 'wrong', username, headers?.(tried))).rejects.toMatchObject(wrongPassword);
    }
  };
  const locked = { code: 'access.locked', status: 429 };

  test('comes after five failures, for fifteen minutes, for the right password too', async () => {
    await plant();
    await failures(5, at());

    await expect(enter(at(), PASSWORD)).rejects.toMatchObject({ ...locked, params: { minutes: 15 } });
    house.pass({ minutes: 14 });
    await expect(enter(at(), PASSWORD)).rejects.toMatchObject({ ...locked, params: { minutes: 1 } });
    house.pass({ minutes: 1 });
    expect(await enter(at(), PASSWORD)).toMatchObject({ outcome: 'signed-in' });
  });

  test('comes for names that do not exist just the same', async () => {
    await failures(5, at());

    await expect(enter(at(), PASSWORD)).rejects.toMatchObject({ ...locked, params: { minutes: 15 } });
  });

  test('is not passed by a forged X-Forwarded-For, nor by asking all at once', async () => {
    await plant();
    const forge = (tried: number) => ({
      'x-forwarded-for': `10.0.0.${tried}`,
      'x-real-ip': `10.0.0.${tried}`,
      forwarded: `for=10.0.0.${tried}`,
      'x-unionhall-address': `10.0.0.${tried}`,
    });
    await failures(5, at(), forge);
    await expect(enter(at(), PASSWORD, username, forge(6))).rejects.toMatchObject(locked);

    house.pass({ minutes: 16 });
    const rush = await Promise.allSettled(
      Array.from({ length: 20 }, (_, tried) => enter(at(), 'wrong', username, forge(tried))),
    );
    const codes = rush.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'signed-in'));
    expect(codes.filter((code) => code === 'access.wrongPassword')).toHaveLength(5);
    expect(codes.filter((code) => code === 'access.locked')).toHaveLength(15);
  });

  test('is by address first: others still get in', async () => {
    await plant();
    await failures(5, at('192.0.2.200'));

    await expect(enter(at('192.0.2.200'), PASSWORD)).rejects.toMatchObject(locked);
    expect(await enter(at('192.0.2.201'), PASSWORD)).toMatchObject({ outcome: 'signed-in' });
  });

  test('is wider over many addresses, yet never shuts out a device that signed in before', async () => {
    await plant();
    const owner = at();
    await enter(owner, PASSWORD);
    for (let address = 0; address < 6; address++) await failures(5, at(`203.0.113.${100 + address}`));

    await expect(enter(at('203.0.113.99'), PASSWORD)).rejects.toMatchObject(locked);
    owner.cookies.delete('unionhall.session_token');
    expect(await enter(owner, PASSWORD)).toMatchObject({ outcome: 'signed-in' });
  });

  test('counts a known device by itself, and takes no forged one', async () => {
    await plant();
    const owner = at();
    await enter(owner, PASSWORD);
    await failures(5, owner);
    await expect(enter(owner, PASSWORD)).rejects.toMatchObject(locked);

    const forger = at();
    forger.cookies.set('unionhall.device', `${'A'.repeat(16)}.${'B'.repeat(22)}`);
    await failures(5, forger);
    await expect(enter(forger, PASSWORD)).rejects.toMatchObject(locked);
  });

  test('counts failures of one address over all accounts', async () => {
    const { domain } = await plantFederation(db, { settings: { access: { failuresPerAddress: 10 } } });
    const spray = client(house, { host: domain, ip: '192.0.2.250' });
    for (let tried = 0; tried < 10; tried++) {
      await expect(enter(spray, 'wrong', `victim.${nth}.${tried}`)).rejects.toMatchObject(wrongPassword);
    }

    await expect(enter(spray, 'wrong', `victim.${nth}.10`)).rejects.toMatchObject(locked);
  });
});

describe('a temporary password', () => {
  test('leaves every role at rest until it is changed', async () => {
    await plant({ mustChangePassword: true });
    const browser = await officer(house, host, username, { ip });
    const before = await browser.scope();

    await browser.ask((scope) =>
      changePassword(house, scope, { currentPassword: PASSWORD, newPassword: 'Another-8-kettle' }),
    );

    const after = await browser.scope();
    expect({ pending: before.pending, grants: before.grants }).toEqual({ pending: 'password', grants: [] });
    expect(after.pending).toBeUndefined();
    expect(after.grants).toHaveLength(1);
    expect(await enter(at(), 'Another-8-kettle')).toMatchObject({ outcome: 'signed-in' });
    await expect(enter(at(), PASSWORD)).rejects.toMatchObject(wrongPassword);
  });

  test('changing it ends all other sessions, and refuses weak ones and wrong current ones', async () => {
    await plant();
    const [browser, elsewhere] = [await officer(house, host, username, { ip }), await officer(house, host, username)];
    const change = (currentPassword: string, newPassword: string) =>
      browser.ask((scope) => changePassword(house, scope, { currentPassword, newPassword }));

    await expect(change(PASSWORD, 'Password123!')).rejects.toMatchObject({ code: 'access.weakPassword' });
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ code: 'access.weakPassword' });
    await expect(change('Wrong-9-current', 'Another-8-kettle')).rejects.toMatchObject({
      code: 'access.currentPasswordWrong',
    });
    await change(PASSWORD, 'Another-8-kettle');

    expect((await browser.scope()).actor.kind).toBe('account');
    expect((await elsewhere.scope()).actor.kind).toBe('visitor');
  });
});

describe('a second factor', () => {
  test('is enrolled with a picture, a label that people know, and recovery codes', async () => {
    const { recoveryCodes, qr, uri, secret } = await withTotp();

    expect(recoveryCodes).toHaveLength(10);
    expect(qr).toMatch(/^<svg/);
    expect(uri).toContain(`otpauth://totp/Unionhall:${encodeURIComponent(username)}?`);
    expect(new URL(uri).searchParams.get('issuer')).toBe('Unionhall');
    const kept = JSON.stringify(await db.selectFrom('authTwoFactors').selectAll().execute());
    for (const code of [secret, ...recoveryCodes]) expect(kept).not.toContain(code);
  });

  test('is asked for after the password; before it nobody is signed in', async () => {
    const { secret, accountId } = await withTotp();
    const browser = at();

    const first = await enter(browser, PASSWORD);
    const between = await browser.scope();
    const second = await browser.ask((scope) => completeSignIn(house, scope, { code: totp(secret, new Date()) }));

    expect(first).toEqual({ outcome: 'second-factor', needsName: false });
    expect(between.actor).toEqual({ kind: 'visitor' });
    expect(second).toEqual({ outcome: 'signed-in', needsName: false });
    expect((await browser.scope()).actor).toMatchObject({ id: accountId });
  });

  test('holds once: a code seen over the shoulder opens nothing', async () => {
    const { secret } = await withTotp();
    const code = totp(secret, new Date());
    const [owner, thief] = [at(), at('192.0.2.77')];
    await enter(owner, PASSWORD);
    await enter(thief, PASSWORD);
    await owner.ask((scope) => completeSignIn(house, scope, { code }));

    await expect(thief.ask((scope) => completeSignIn(house, scope, { code }))).rejects.toMatchObject({
      code: 'access.wrongTotp',
    });
    expect((await thief.scope()).actor.kind).toBe('visitor');
  });

  test('takes each recovery code once', async () => {
    const { recoveryCodes } = await withTotp();
    const code = recoveryCodes[3] ?? '';
    const [first, second] = [at(), at()];
    await enter(first, PASSWORD);
    await enter(second, PASSWORD);

    expect(await first.ask((scope) => completeSignIn(house, scope, { code }))).toMatchObject({ outcome: 'signed-in' });
    await expect(second.ask((scope) => completeSignIn(house, scope, { code }))).rejects.toMatchObject({
      code: 'access.wrongTotp',
    });
  });

  test('ends the sign-in after five wrong codes', async () => {
    const { secret } = await withTotp();
    const browser = at();
    await enter(browser, PASSWORD);
    const guess = (code: string) => browser.ask((scope) => completeSignIn(house, scope, { code }));
    const right = totp(secret, new Date());
    for (let tried = 0; tried < 5; tried++) {
      const code = String((Number(right) + 1 + tried) % 1_000_000).padStart(6, '0');
      await expect(guess(code)).rejects.toMatchObject({ code: 'access.wrongTotp' });
    }

    await expect(guess(right)).rejects.toMatchObject({ code: 'access.signInAgain' });
  });

  test('is nothing without the password first', async () => {
    const { secret } = await withTotp();
    const browser = at();
    browser.cookies.set('unionhall.two_factor', '2fa-guess.AAAA');

    const refused = browser.ask((scope) => completeSignIn(house, scope, { code: totp(secret, new Date()) }));

    await expect(refused).rejects.toMatchObject({ code: 'access.signInAgain' });
  });

  test('never opens the account of whoever else is signed in with the browser', async () => {
    const { secret, accountId } = await withTotp();
    const browser = at();
    const phone = `136${String(nth).padStart(8, '0')}`;
    await browser.ask((scope) => requestCode(house, scope, { phone }));
    await browser.ask((scope) => signInWithCode(house, scope, { phone, code: house.sent.at(-1)?.code ?? '' }));
    await enter(browser, PASSWORD);

    await browser.ask((scope) => completeSignIn(house, scope, { code: totp(secret, new Date()) }));

    expect((await browser.scope()).actor).toMatchObject({ id: accountId });
  });

  test('can be turned off with the password, unless the federation requires it', async () => {
    const strict = await plantFederation(db, { settings: { access: { administratorsNeedTotp: true } } });
    const roles = [
      ['security-administrator', strict.top],
      ['federation-administrator', strict.top],
    ] as const;
    await plantOfficer(house, strict.federationId, { username: `${username}.s`, unit: strict.top, roles });
    const admin = await officer(house, strict.domain, `${username}.s`, { ip });
    const pending = await admin.scope();
    const { secret } = await admin.ask((scope) => enrolTotp(house, scope, { password: PASSWORD }));
    await admin.ask((scope) => confirmTotp(house, scope, { code: totp(secret, new Date()) }));

    expect(pending).toMatchObject({ pending: 'totp', grants: [] });
    expect((await admin.scope()).grants).toHaveLength(2);
    const off = () => admin.ask((scope) => disableTotp(house, scope, { password: PASSWORD }));
    await expect(off()).rejects.toMatchObject({ code: 'access.totpNeeded' });
    await admin.ask((scope) => changeAccessSettings(house, scope, { administratorsNeedTotp: false }));
    await expect(admin.ask((scope) => disableTotp(house, scope, { password: 'nope' }))).rejects.toMatchObject({
      code: 'access.currentPasswordWrong',
    });
    await off();
    expect(await admin.ask((scope) => describeMe(house, scope))).toMatchObject({
      account: { hasTotp: false },
      pending: null,
    });
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
