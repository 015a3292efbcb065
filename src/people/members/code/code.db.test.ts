import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { codesOf, verifyCodes } from './service.ts';

const { db } = await testDatabase();
const hall = await plantHall(db);
const now = hall.house.now();
const { federationId } = hall;

test('a shown code names its person; not with another key, later, altered, or in another federation', async () => {
  const who = await hall.worker('职工甲');
  const other = await hall.worker('职工乙');
  const [first, ...later] = await codesOf(db, { federationId, personId: who.id, now });
  const [others] = await codesOf(db, { federationId, personId: other.id, now });
  if (!first || !others) throw new Error('two codes');
  expect(later).toHaveLength(19);
  const verify = (code: string, at: { scannedAt?: Date; now?: Date; federationId?: string } = {}) =>
    verifyCodes(db, {
      federationId: at.federationId ?? federationId,
      codes: [{ code, scannedAt: at.scannedAt ?? now }],
      now: at.now ?? now,
    });
  const person = [{ personId: who.id, name: '职工甲' }];
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
  expect(await verify(first.code)).toEqual(person);
  expect(await verify(first.code, { now: hours(24) })).toEqual(person);
  const none = [undefined];
  expect(await verify(first.code, { now: hours(24.1) })).toEqual(none);
  expect(await verify(first.code, { scannedAt: new Date(now.getTime() + 120_000), now: hours(1) })).toEqual(none);
  expect(await verify(later[9]?.code ?? '')).toEqual(none);
  // The name of one with the signature of another.
  expect(await verify(first.code.slice(0, 20) + others.code.slice(20))).toEqual(none);
  expect(await verify(first.code, { federationId: (await plantHall(db)).federationId })).toEqual(none);
  await db
    .updateTable('persons')
    .set({ codeSecret: Buffer.alloc(20) })
    .where('id', '=', who.id)
    .execute();
  expect(await verify(first.code)).toEqual(none);
});
