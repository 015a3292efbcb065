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
} from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import { describeMe } from '../me/service.ts';
import { changeAccessSettings } from '../settings/service.ts';
import { completeSignIn, signInWithPassword } from '../sign-in/password/service.ts';
import { requestCode, signInWithCode } from '../sign-in/phone/service.ts';
import { changePassword, confirmTotp, disableTotp, enrolTotp } from './service.ts';

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
