import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { countAudience, judgePerson } from '../audience/service.ts';
import { codesOf, verifyCodes } from './service.ts';

const { db } = await testDatabase();
const hall = await plantHall(db);
const now = hall.house.now();
const { federationId } = hall;

test('a shown code names its person; not with another key, later, altered, or in another federation', async () => {
  const [who, other] = await hall.workers(2);
  if (!who || !other) throw new Error('two people');
  const [first, ...later] = await codesOf(db, { federationId, personId: who.id, now });
  if (!first) throw new Error('a code');
  expect(later).toHaveLength(19);
  expect(later.at(-1)?.until.getTime()).toBeGreaterThan(now.getTime() + 9 * 60_000);
  const verify = (code: string, at: { scannedAt?: Date; now?: Date; federationId?: string } = {}) =>
    verifyCodes(db, {
      federationId: at.federationId ?? federationId,
      codes: [{ code, scannedAt: at.scannedAt ?? now }],
      now: at.now ?? now,
    });
  const person = [{ personId: who.id, name: '职工0' }];
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
  expect(await verify(first.code)).toEqual(person);
  expect(await verify(first.code, { now: hours(24) })).toEqual(person);
  const none = [undefined];
  expect(await verify(first.code, { now: hours(24.1) })).toEqual(none);
  expect(await verify(first.code, { scannedAt: new Date(now.getTime() + 120_000), now: hours(1) })).toEqual(none);
  expect(await verify(later[9]?.code ?? '')).toEqual(none);
  expect(await verify(first.code.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toEqual(none);
  expect(await verify(first.code.replace(who.id.replaceAll('-', ''), other.id.replaceAll('-', '')))).toEqual(none);
  expect(await verify(first.code, { federationId: (await plantHall(db)).federationId })).toEqual(none);
  await db
    .updateTable('persons')
    .set({ codeSecret: Buffer.alloc(20) })
    .where('id', '=', who.id)
    .execute();
  expect(await verify(first.code)).toEqual(none);
});

test('an audience counts those whom it judges to belong', async () => {
  const own = await plantHall(db);
  const people = [
    await own.worker('甲', { bornOn: '1990-11-20', workerKinds: ['courier'] }),
    await own.worker('乙', { bornOn: '1990-11-21', unitId: own.westPrimary.id, honours: ['city'] }),
    await own.worker('丙', { unitId: null }),
    await own.worker('丁', { bornOn: '2000-02-29', unitId: own.westPrimary.id, workerKinds: ['courier', 'security'] }),
  ];
  const asks = [
    {},
    { membersOnly: true },
    { units: [{ unitId: own.west.id }] },
    { workerKinds: ['courier'] },
    { honours: ['city', 'national'] },
    { ageFrom: 36 },
    { ageTo: 35 },
    { ageFrom: 26, ageTo: 36, membersOnly: true, units: [{ unitId: own.top.id }] },
  ];
  for (const audience of asks) {
    const judged = [];
    for (const { id } of people) {
      const whys = await judgePerson(db, { federationId: own.federationId, personId: id, audience, now });
      judged.push(whys.every((why) => why.ok));
    }
    const count = await countAudience(db, { federationId: own.federationId, audience, now });
    expect([audience, count]).toEqual([audience, judged.filter(Boolean).length]);
  }
});
