import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { allOf, inTransaction, readMoment, type Trx } from './connect.ts';

const { db } = await testDatabase();

const note = (trx: Trx, at: number) => sql`insert into notes (at) values (${at})`.execute(trx).then(() => at);

async function notes() {
  const { rows } = await sql<{ at: number }>`select at from notes order by seq`.execute(db);
  return rows.map(({ at }) => at);
}

await sql`create table notes (seq serial, at int check (at > 0))`.execute(db);

test('statements that are asked for together run in their order, with one wait for all', async () => {
  const answers = await inTransaction(db, (trx) => {
    const asked = Array.from({ length: 50 }, (_, at) => note(trx, at + 1));
    return allOf(asked);
  });
  expect(answers).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  expect(await notes()).toEqual(answers);
});

test('where one of them fails nothing of the transaction stays, and its own failure is told', async () => {
  const before = await notes();
  await expect(inTransaction(db, (trx) => allOf([note(trx, 7), note(trx, -1), note(trx, 8)]))).rejects.toMatchObject({
    code: '23514',
  });
  expect(await notes()).toEqual(before);
  await inTransaction(db, (trx) => note(trx, 9));
  expect(await notes()).toEqual([...before, 9]);
});

test('what failed is told, not what the database refuses because of it', async () => {
  const twice = async (trx: Trx) => {
    await note(trx, 1);
    await note(trx, 2);
  };
  await expect(inTransaction(db, (trx) => allOf([twice(trx), note(trx, -1)]))).rejects.toMatchObject({ code: '23514' });
});

test.each([
  ['2026-11-30 06:00:41.059+00', '2026-11-30T06:00:41.059Z'],
  ['2026-11-30 06:00:41+00', '2026-11-30T06:00:41.000Z'],
  ['2026-11-30 06:00:41.059123+00', '2026-11-30T06:00:41.059Z'],
  ['2026-11-30 14:00:41.059+08', '2026-11-30T06:00:41.059Z'],
  ['2026-11-30 06:00:41.5+00', '2026-11-30T06:00:41.500Z'],
  ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
  ['12026-01-01 00:00:00+00', '+012026-01-01T00:00:00.000Z'],
])('the moment %s is read as %s', (text, moment) => {
  expect(readMoment(text).toISOString()).toBe(moment);
});

test('texts that are asked for together arrive as they are', async () => {
  const texts = ['a', '', 'null', 'a,b', '{"c"}', 'back\\slash', '“引号”', ' '];
  const { rows } = await sql<{ one: string }>`select one from unnest(${texts}::text[]) as one`.execute(db);
  expect(rows.map(({ one }) => one)).toEqual(texts);
});

test('a statement that comes after the end of its transaction is refused', async () => {
  const before = await notes();
  let late: Trx | undefined;
  await inTransaction(db, async (trx) => {
    late = trx;
  });
  await expect(note(late as Trx, 10)).rejects.toThrow('already committed');
  expect(await notes()).toEqual(before);
});
