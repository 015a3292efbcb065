import { beforeEach, describe, expect, test } from 'vitest';
import { accessHouse, client, plantFederation, plantPerson } from '../../../../../test/access.ts';
import { testDatabase } from '../../../../../test/database.ts';
import { signOut } from '../service.ts';
import { requestCode, signInWithCode } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host } = await plantFederation(db);
let nth = 0;
let phone = '';
let ip = '';
beforeEach(() => {
  house.rewind();
  nth += 1;
  phone = `138${String(nth).padStart(8, '0')}`;
  ip = `198.51.100.${nth}`;
});

const visitor = (more: { ip?: string; host?: string } = {}) => client(house, { host, ip, ...more });
const codeOf = (at = -1) => house.sent.at(at)?.code ?? '';
const wrong = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

async function arrive(browser = visitor(), number = phone) {
  await browser.ask((scope) => requestCode(house, scope, { phone: number }));
  const outcome = await browser.ask((scope) => signInWithCode(house, scope, { phone: number, code: codeOf() }));
  return { browser, outcome };
}

describe('signing in by phone', () => {
  test('sends six digits and says how long they hold, without showing them', async () => {
    const answer = await visitor().ask((scope) =>
      requestCode(house, scope, { phone: ` ${phone.slice(0, 3)} ${phone.slice(3)}` }),
    );

    expect(answer).toEqual({
      phone: `138****${phone.slice(-4)}`,
      expiresInSeconds: 300,
      resendAfterSeconds: 60,
      demoCode: null,
    });
    expect(house.sent.at(-1)).toEqual({
      phone: `+86${phone}`,
      purpose: 'sign-in',
      code: expect.stringMatching(/^\d{6}$/),
      text: [expect.stringContaining(codeOf()), expect.stringContaining(codeOf())],
    });
  });

  test('lets a person on the roster in as that person', async () => {
    const personId = await plantPerson(house, federationId, { name: '张明', phone: `+86${phone}` });

    const { browser, outcome } = await arrive();

    expect(outcome).toEqual({ outcome: 'signed-in', needsName: false });
    const scope = await browser.scope();
    expect(scope.actor).toEqual({ kind: 'account', id: expect.any(String), name: '张明', personId });
    expect(scope.grants).toEqual([]);
  });

  test('lets an unknown phone in without a person, and ties it once the roster knows it', async () => {
    const { browser, outcome } = await arrive();
    const before = await browser.scope();
    house.pass({ minutes: 2 });
    const personId = await plantPerson(house, federationId, { name: '新人', phone: `+86${phone}` });

    await arrive(browser);

    const after = await browser.scope();
    expect(outcome).toEqual({ outcome: 'signed-in', needsName: true });
    expect(before.actor).toMatchObject({ name: `138****${phone.slice(-4)}`, personId: null });
    expect(after.actor).toMatchObject({ name: '新人', personId });
  });

  test('keeps no phone in the sign-in tables, nor any code', async () => {
    const { browser } = await arrive();
    await browser.ask((scope) => signOut(house, scope));
    house.pass({ minutes: 2 });
    await browser.ask((scope) => requestCode(house, scope, { phone }));

    const tables = [
      'authUsers',
      'authSessions',
      'authAccounts',
      'authVerifications',
      'signInCodes',
      'rateLimits',
    ] as const;
    for (const table of tables) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute());
      expect(rows).not.toContain(phone);
      expect(rows).not.toContain(codeOf());
    }
  });

  test('opens nothing of the former holder once a number belongs to somebody else', async () => {
    const former = await plantPerson(house, federationId, { name: '旧主', phone: `+86${phone}` });
    const { browser } = await arrive();

    await db.updateTable('persons').set({ phoneHash: null }).where('id', '=', former).execute();

    expect((await browser.scope()).actor).toMatchObject({ personId: null });
    const next = await plantPerson(house, federationId, { name: '新主', phone: `+86${phone}` });
    house.pass({ minutes: 2 });
    await arrive(browser);
    expect((await browser.scope()).actor).toMatchObject({ personId: next, name: '新主' });
  });

  test('refuses what is no mobile number, saying what is wrong', async () => {
    await expect(visitor().ask((scope) => requestCode(house, scope, { phone: '010-6512 3456' }))).rejects.toMatchObject(
      {
        code: 'request.invalid',
        fields: [{ path: 'phone', words: [expect.stringContaining('固定电话'), expect.any(String)] }],
      },
    );
  });
});

describe('a code', () => {
  const tryCode = (code: string, browser = visitor()) =>
    browser.ask((scope) => signInWithCode(house, scope, { phone, code }));

  test('lets in once', async () => {
    const { browser } = await arrive();
    const replay = codeOf();

    await expect(tryCode(replay, browser)).rejects.toMatchObject({ code: 'access.wrongCode', status: 401 });
    await expect(tryCode(replay)).rejects.toMatchObject({ code: 'access.wrongCode' });
  });

  test('lets in once when it comes twice at the same time', async () => {
    await visitor().ask((scope) => requestCode(house, scope, { phone }));
    const code = codeOf();

    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => tryCode(code)));

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('holds for five minutes', async () => {
    await visitor().ask((scope) => requestCode(house, scope, { phone }));
    house.pass({ minutes: 5 });

    await expect(tryCode(codeOf())).rejects.toMatchObject({ code: 'access.wrongCode' });
  });

  test('is gone after five wrong tries, also when they come at once', async () => {
    await visitor().ask((scope) => requestCode(house, scope, { phone }));
    const code = codeOf();
    await Promise.allSettled(Array.from({ length: 5 }, () => tryCode(wrong(code))));

    await expect(tryCode(code)).rejects.toMatchObject({ code: 'access.wrongCode' });
  });

  test('is replaced by the next one', async () => {
    await visitor().ask((scope) => requestCode(house, scope, { phone }));
    const first = codeOf();
    house.pass({ minutes: 1 });
    await visitor().ask((scope) => requestCode(house, scope, { phone }));

    if (first !== codeOf()) await expect(tryCode(first)).rejects.toMatchObject({ code: 'access.wrongCode' });
    expect(await tryCode(codeOf())).toMatchObject({ outcome: 'signed-in' });
  });

  test('does not open another phone', async () => {
    await visitor().ask((scope) => requestCode(house, scope, { phone }));
    const other = phone.replace('138', '139');

    await expect(
      visitor().ask((scope) => signInWithCode(house, scope, { phone: other, code: codeOf() })),
    ).rejects.toMatchObject({ code: 'access.wrongCode' });
  });

  test('that could not be sent is not kept', async () => {
    const broken = { ...house, codes: { kind: 'http' as const, send: () => Promise.reject(new Error('no')) } };

    await expect(visitor().ask((scope) => requestCode(broken, scope, { phone }))).rejects.toThrow('no');

    const phoneHash = house.vault.hash(`+86${phone}`, 'phone');
    expect(await db.selectFrom('signInCodes').selectAll().where('phoneHash', '=', phoneHash).execute()).toEqual([]);
  });
});

describe('asking for codes', () => {
  const ask = (browser = visitor()) => browser.ask((scope) => requestCode(house, scope, { phone }));

  test('works once a minute, five times an hour, ten times a day for a phone, from wherever', async () => {
    const elsewhere = (at: number) => visitor({ ip: `2001:db8:${nth}:${at}::1` });
    await ask();
    await expect(ask(elsewhere(0))).rejects.toMatchObject({ code: 'request.tooMany', status: 429 });

    for (let at = 1; at < 5; at++) {
      house.pass({ minutes: 1 });
      await ask(elsewhere(at));
    }
    house.pass({ minutes: 1 });
    await expect(ask(elsewhere(5))).rejects.toMatchObject({ code: 'request.tooMany' });

    for (let at = 6; at < 11; at++) {
      house.pass({ minutes: 61 });
      await ask(elsewhere(at));
    }
    house.pass({ minutes: 61 });
    await expect(ask(elsewhere(11))).rejects.toMatchObject({
      code: 'request.tooMany',
      params: { seconds: expect.any(Number) },
    });
  });

  test('is limited by address, whatever X-Forwarded-For says', async () => {
    const browser = visitor({ ip: '192.0.2.99' });
    const number = (at: number) => `137${String(nth * 100 + at).padStart(8, '0')}`;
    const from = (at: number) => ({ 'x-forwarded-for': `10.0.0.${at}`, 'x-unionhall-address': `10.0.0.${at}` });
    for (let at = 0; at < 30; at++) {
      await browser.ask((scope) => requestCode(house, scope, { phone: number(at) }), from(at));
    }

    const refused = browser.ask((scope) => requestCode(house, scope, { phone: number(30) }), from(30));

    await expect(refused).rejects.toMatchObject({ code: 'request.tooMany' });
  });

  test('a known device gets its code although strangers used up those of the phone', async () => {
    const { browser } = await arrive();
    await browser.ask((scope) => signOut(house, scope));
    for (let at = 1; at < 5; at++) {
      house.pass({ minutes: 1 });
      await ask(visitor());
    }
    house.pass({ minutes: 1 });
    await expect(ask(visitor())).rejects.toMatchObject({ code: 'request.tooMany' });

    expect(await ask(browser)).toMatchObject({ resendAfterSeconds: 60 });
  });

  test('shows the code only in a demo federation, and a demo sends nothing elsewhere', async () => {
    const demo = await plantFederation(db, { demo: true });
    const showing = { ...house, codes: { kind: 'demo' as const, send: async () => undefined } };

    const answer = await visitor({ host: demo.domain }).ask((scope) => requestCode(showing, scope, { phone }));
    const refused = () => visitor().ask((scope) => requestCode(showing, scope, { phone: phone.replace('138', '139') }));

    expect(answer.demoCode).toMatch(/^\d{6}$/);
    await expect(refused()).rejects.toMatchObject({ code: 'access.noSender', status: 503 });
  });
});

describe('a session', () => {
  test('is new at each signing in, whatever the browser brought', async () => {
    const planted = visitor();
    planted.cookies.set('unionhall.session_token', 'planted.by-somebody');
    await arrive(planted);
    const first = planted.cookies.get('unionhall.session_token') ?? '';
    house.pass({ minutes: 2 });

    await arrive(planted);

    const second = planted.cookies.get('unionhall.session_token') ?? '';
    expect(first).not.toContain('planted');
    expect(second).not.toBe(first);
    const old = visitor();
    old.cookies.set('unionhall.session_token', first);
    expect((await old.scope()).actor).toEqual({ kind: 'visitor' });
  });

  test('is nothing without our signature', async () => {
    const { browser } = await arrive();
    const cookie = browser.cookies.get('unionhall.session_token') ?? '';
    const token = decodeURIComponent(cookie).split('.')[0] ?? '';

    for (const forged of [token, `${token}.`, `${token}.AAAA`, `${cookie.slice(0, -6)}AAAAA%3D`]) {
      browser.cookies.set('unionhall.session_token', forged);
      expect((await browser.scope()).actor).toEqual({ kind: 'visitor' });
    }
  });

  test('lasts thirty days of rest on a phone', async () => {
    const { browser } = await arrive();
    house.pass({ days: 29 });
    expect((await browser.scope()).actor.kind).toBe('account');
    house.pass({ days: 29 });
    expect((await browser.scope()).actor.kind).toBe('account');
    house.pass({ days: 30 });

    expect((await browser.scope()).actor).toEqual({ kind: 'visitor' });
  });

  test('ends by signing out', async () => {
    const { browser } = await arrive();
    const stolen = visitor();
    stolen.cookies.set('unionhall.session_token', browser.cookies.get('unionhall.session_token') ?? '');

    await browser.ask((scope) => signOut(house, scope));

    expect(browser.cookies.has('unionhall.session_token')).toBe(false);
    expect((await stolen.scope()).actor).toEqual({ kind: 'visitor' });
  });

  test('is worth nothing in another federation, nor once the account is disabled', async () => {
    const other = await plantFederation(db);
    const { browser } = await arrive();
    const abroad = visitor({ host: other.domain });
    for (const [name, value] of browser.cookies) abroad.cookies.set(name, value);
    const elsewhere = await abroad.scope();

    const { actor } = await browser.scope();
    await db
      .updateTable('accounts')
      .set({ disabledAt: new Date() })
      .where('id', '=', actor.kind === 'account' ? actor.id : '')
      .execute();

    expect(elsewhere.actor).toEqual({ kind: 'visitor' });
    expect((await browser.scope()).actor).toEqual({ kind: 'visitor' });
    house.pass({ minutes: 2 });
    await expect(arrive(browser)).rejects.toMatchObject({ code: 'access.disabled' });
    expect((await browser.scope()).actor).toEqual({ kind: 'visitor' });
  });

  test('has cookies that scripts cannot read, and only travel by https where that is', async () => {
    const secure = accessHouse(db, { url: 'https://hall.example' });
    const browser = client(secure, { host, ip });
    await browser.ask((scope) => requestCode(secure, scope, { phone }));
    const scope = await browser.scope();
    await signInWithCode(secure, scope, { phone, code: secure.sent.at(-1)?.code ?? '' });
    const { cookiesOf } = await import('../../mint/service.ts');

    const lines = cookiesOf(scope);

    expect(lines.map((line) => line.split('=')[0])).toEqual([
      '__Secure-unionhall.session_token',
      '__Secure-unionhall.device',
    ]);
    for (const line of lines) {
      expect(line).toContain('HttpOnly');
      expect(line).toContain('SameSite=Lax');
      expect(line).toContain('Secure');
      expect(line).toContain('Path=/');
    }
  });
});
