import { beforeEach, describe, expect, test } from 'vitest';
import {
  accessHouse,
  type Client,
  client,
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
