import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { allOf, inTransaction, type Trx } from './connect.ts';

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

test('a statement that comes after the end of its transaction is refused', async () => {
  const before = await notes();
  let late: Trx | undefined;
  await inTransaction(db, async (trx) => {
    late = trx;
  });
  await expect(note(late as Trx, 10)).rejects.toThrow('already committed');
  expect(await notes()).toEqual(before);
});
