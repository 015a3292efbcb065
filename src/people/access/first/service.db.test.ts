import { expect, test } from 'vitest';
import { accessHouse, client } from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import { describeMe } from '../me/service.ts';
import { signInWithPassword } from '../sign-in/password/service.ts';
import { requestCode } from '../sign-in/phone/service.ts';
import { askFirst, firstAdministratorLink, makeFirstAdministrator } from './service.ts';

const { db } = await testDatabase();
const house = accessHouse(db);
const browser = client(house, { host: 'hall.example' });
const gone = { code: 'access.firstLinkGone', status: 410 };
const answers = {
  name: '首任管理员',
  username: 'Chief',
  password: 'Harbour-7-lantern',
  federationName: '示范区总工会',
};
const tokenOf = (link: string | undefined) => link?.split('/first/')[1] ?? '';

test('an empty house is set up once, through the last link that was printed', async () => {
  expect((await browser.scope()).actor).toEqual({ kind: 'visitor' });
  await expect(browser.ask((scope) => requestCode(house, scope, { phone: '13800000000' }))).rejects.toMatchObject({
    code: 'access.notSetUp',
    status: 503,
  });
  const older = tokenOf(await firstAdministratorLink(house));
  const link = await firstAdministratorLink(house);
  const token = tokenOf(link);
  const make = (given: object = {}) =>
    browser.ask((scope) => makeFirstAdministrator(house, scope, { token, ...answers, ...given }));

  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/first\/[\w-]{43}$/);
  expect(JSON.stringify(await db.selectFrom('firstLinks').selectAll().execute())).not.toContain(token);
  await expect(make({ token: older })).rejects.toMatchObject(gone);
  await expect(make({ token: '' })).rejects.toMatchObject(gone);
  await expect(make({ password: 'Password123!' })).rejects.toMatchObject({ code: 'access.weakPassword' });
  await expect(make({ federationName: ' ' })).rejects.toMatchObject({ code: 'access.federationNameMissing' });
  expect(await browser.ask((scope) => askFirst(house, scope, { token }))).toEqual({ federation: null });

  const rush = await Promise.allSettled([make(), make({ username: 'second' })]);

  expect(rush.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(make()).rejects.toMatchObject(gone);
  await expect(browser.ask((scope) => askFirst(house, scope, { token }))).rejects.toMatchObject(gone);
  expect(await firstAdministratorLink(house)).toBeUndefined();
  const { username } = await db.selectFrom('authUsers').select('username').executeTakeFirstOrThrow();
  await browser.ask((scope) =>
    signInWithPassword(house, scope, { username: username ?? '', password: answers.password }),
  );
  expect(await browser.ask((scope) => describeMe(house, scope))).toMatchObject({
    account: { name: '首任管理员', kind: 'officer' },
    roles: [
      { role: 'federation-administrator', unit: { name: '示范区总工会' } },
      { role: 'security-administrator', unit: { name: '示范区总工会' } },
    ],
    federation: { name: '示范区总工会', demo: false },
    unit: { name: '示范区总工会' },
    pending: null,
  });
});
