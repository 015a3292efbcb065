import { expect, test } from 'vitest';
import {
  accessHouse,
  client,
  officer,
  plantFederation,
  plantOfficer,
  plantPerson,
  registerPerson,
} from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import { requestCode, signInWithCode } from '../sign-in/phone/service.ts';
import { describeMe, introduce } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const { federationId, domain: host, top } = await plantFederation(db);
const register = registerPerson(house);

async function worker(phone: string) {
  const browser = client(house, { host, ip: `192.0.2.${phone.slice(-2)}` });
  await browser.ask((scope) => requestCode(house, scope, { phone }));
  await browser.ask((scope) => signInWithCode(house, scope, { phone, code: house.sent.at(-1)?.code ?? '' }));
  return browser;
}
const me = (browser: ReturnType<typeof client>) => browser.ask((scope) => describeMe(house, scope));
const name = (browser: ReturnType<typeof client>, typed: string) =>
  browser.ask((scope) => introduce(house, scope, { name: typed, registerPerson: register }));

test('a worker on no roster is asked for a name once, and is a person from then on', async () => {
  const browser = await worker('13800000021');
  const before = await me(browser);

  await expect(name(browser, '  ')).rejects.toMatchObject({ code: 'request.invalid', fields: [{ path: 'name' }] });
  const { personId } = await name(browser, ' 古丽 • 阿依 ');

  expect(before).toMatchObject({ person: null, needsName: true, account: { kind: 'worker', phone: '138****0021' } });
  expect(await me(browser)).toMatchObject({
    person: { id: personId, name: '古丽·阿依', unit: null },
    account: { name: '古丽·阿依' },
    needsName: false,
    roles: [],
    unit: { id: top.id },
  });
  await expect(name(browser, '别名')).rejects.toMatchObject({ code: 'access.known', status: 409 });
});

test('two tabs that give a name at once make one person', async () => {
  const browser = await worker('13800000022');

  const outcomes = await Promise.allSettled([name(browser, '甲'), name(browser, '乙')]);

  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('the roster is believed as soon as it knows the phone', async () => {
  const browser = await worker('13800000023');
  const personId = await plantPerson(house, federationId, { name: '在册', phone: '+8613800000023' });

  expect(await me(browser)).toMatchObject({ person: { id: personId, name: '在册' }, needsName: false });
});

test('officers and visitors give no name', async () => {
  await plantOfficer(house, federationId, { username: 'clerk', unit: top });
  const clerk = await officer(house, host, 'clerk');

  await expect(name(clerk, '甲')).rejects.toMatchObject({ code: 'access.notAPerson' });
  await expect(name(client(house, { host }), '甲')).rejects.toMatchObject({ code: 'access.notAPerson' });
  await expect(me(client(house, { host }))).rejects.toMatchObject({ code: 'access.signInFirst' });
});
