import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { toldRows } from './rows.ts';

const { db } = await testDatabase();

/** What the database can keep: no NUL, no half of a surrogate pair. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('NULL', 'null', '', '{}', '"', '\\', '\\"', 'a,b', ' ', '{"a":1}', '职工'),
  )
  .map((one) => one.replaceAll('\0', ''));
const row = fc.record({
  id: fc.uuid(),
  name: fc.option(text),
  places: fc.option(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
  isLast: fc.option(fc.boolean()),
  print: fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  // Names as ours are: `JSON.parse` of Node 24 takes the key `"` for `\\` once an object with that key has been read.
  answers: fc.option(
    fc.dictionary(fc.stringMatching(/^[a-z-]{1,8}$/), fc.oneof(text, fc.boolean(), fc.integer(), fc.array(text))),
  ),
});

test('whatever rows hold, the database reads what was told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const told = toldRows(rows, {
        ...{ id: 'uuid', name: 'text', places: 'int', isLast: 'boolean', print: 'bytea', answers: 'jsonb' },
      });
      const read = await sql`select id, name, places, is_last, print, answers from ${told}`.execute(db);
      expect(read.rows).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});
