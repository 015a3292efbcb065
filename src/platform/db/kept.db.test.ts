import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { inTransaction, readerOf } from './connect.ts';
import { forgetKept, keepShared, keptVersion } from './kept.ts';
import { createNames } from './prepared.ts';
import { EXACT_TOTAL, keepTotal } from './totals.ts';

const { db } = await testDatabase();

/** A look-up that tells how often it was made. */
function counter() {
  let times = 0;
  return async () => ++times;
}

test('what is kept is looked up once, until a transaction that forgets it has committed', async () => {
  const ask = counter();
  const other = counter();
  const read = () =>
    Promise.all([
      keepShared(db, { topic: 'a', part: 'x' }, 'q', ask),
      keepShared(db, { topic: 'a', part: 'y' }, 'q', other),
    ]);
  const answers = [await read(), await read()];

  await inTransaction(db, async (trx) => {
    forgetKept(trx, { topic: 'a', part: 'x' });
    answers.push(await read());
  });
  answers.push(await read());
  const version = keptVersion(db);
  await inTransaction(db, async (trx) => forgetKept(trx, { topic: 'a' }));
  answers.push(await read());

  expect(answers).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [2, 1],
    [3, 2],
  ]);
  expect(keptVersion(db) - version).toBe(1);
});

test('a transaction that fails forgets nothing, and a look-up that fails is not kept', async () => {
  const ask = counter();
  const read = () => keepShared(db, { topic: 'b' }, 'q', ask);
  await read();
  const failing = inTransaction(db, async (trx) => {
    forgetKept(trx, { topic: 'b' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await read()).toBe(1);

  const broken = () => keepShared(db, { topic: 'c' }, 'q', () => Promise.reject(new Error('gone')));
  await expect(broken()).rejects.toThrow('gone');
  expect(await keepShared(db, { topic: 'c' }, 'q', ask)).toBe(2);
});

test('through a reader nothing is written', async () => {
  const reader = readerOf(db);
  expect(await reader.selectFrom('units').select('id').execute()).toEqual([]);
  await expect(reader.deleteFrom('units').execute()).rejects.toThrow('writes');
});

test('a large total is kept by statement and parameters; a small one is counted every time', async () => {
  const counting = (federation: string) =>
    db.selectFrom('units').select('id').where('federationId', '=', federation).compile();
  const times = { small: 0, large: 0, elsewhere: 0 };
  const ask = (name: keyof typeof times, federation: string, total: number) =>
    keepTotal(counting(federation), async () => {
      times[name]++;
      return total;
    });
  for (let round = 0; round < 3; round++) {
    expect(await ask('small', 's', EXACT_TOTAL)).toBe(EXACT_TOTAL);
    expect(await ask('large', 'l', EXACT_TOTAL + 1)).toBe(EXACT_TOTAL + 1);
    expect(await ask('elsewhere', 'm', EXACT_TOTAL + 2)).toBe(EXACT_TOTAL + 2);
  }
  expect(times).toEqual({ small: 3, large: 1, elsewhere: 1 });
});

test('a statement is named once it is hot, unless its plan hangs on its parameters', () => {
  const nameOf = createNames();
  const often = (text: string) => Array.from({ length: 9 }, () => nameOf(text)).at(-1);

  expect([often('select 1 where $1 = $1'), often('select 2 where $1 = $1'), nameOf('select 3 where $1 = $1')]).toEqual([
    'hot_0',
    'hot_1',
    undefined,
  ]);
  expect(['units.path <@ $1', 'words like $1', 'select * from units'].map(often)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
