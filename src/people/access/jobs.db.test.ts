import { expect, test } from 'vitest';
import { accessHouse, client, plantFederation } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { startAccessJobs } from './jobs.ts';
import { requestCode, signInWithCode } from './sign-in/phone/service.ts';

const { db } = await testDatabase();

test('the periodic jobs seal the trail and clear away what has run out, and nothing that still holds', async () => {
  const ticks = new Map<string, () => Promise<void>>();
  const house = accessHouse(db);
  house.jobs.every = (_seconds, name, tick) => void ticks.set(name, tick);
  const { domain: host, federationId } = await plantFederation(db);
  const browser = client(house, { host });
  await browser.ask((scope) => requestCode(house, scope, { phone: '13800000001' }));
  await browser.ask((scope) =>
    signInWithCode(house, scope, { phone: '13800000001', code: house.sent.at(-1)?.code ?? '' }),
  );
  await browser.ask((scope) => requestCode(house, scope, { phone: '13800000002' }));
  await db
    .insertInto('idempotentAnswers')
    .values({ federationId, actorKey: 'one', key: 'k', requestHash: Buffer.alloc(32), createdAt: house.now() })
    .execute();
  const left = async () => ({
    answers: (await db.selectFrom('idempotentAnswers').selectAll().execute()).length,
    codes: (await db.selectFrom('signInCodes').selectAll().execute()).length,
    sessions: (await db.selectFrom('authSessions').selectAll().execute()).length,
    limits: (await db.selectFrom('rateLimits').selectAll().execute()).length > 0,
    seals: (await db.selectFrom('auditSeals').selectAll().execute()).length,
  });
  await startAccessJobs(house);

  for (const tick of ticks.values()) await tick();
  const soon = await left();
  house.pass({ days: 91 });
  for (const tick of ticks.values()) await tick();

  expect(soon).toEqual({ answers: 1, codes: 1, sessions: 1, limits: true, seals: 1 });
  expect(await left()).toEqual({ answers: 0, codes: 0, sessions: 0, limits: false, seals: 1 });
});
