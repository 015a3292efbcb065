import { expect, test } from 'vitest';
import { hole, startsLikeAWrite, tablesWritten } from './sql.ts';

test.each([
  ['insert into units (id) values (1)', ['units']],
  ['INSERT INTO public."Units" as u select 1', ['_units']],
  ['update unit_parents p set until = 1', ['unit_parents']],
  ['update only units as u\nset name = 1', ['units']],
  ['delete from memberships where id = 1', ['memberships']],
  ['with gone as (delete from a returning *) insert into b select * from gone', ['b', 'a']],
  ['insert into a values (1) on conflict (id) do update set name = excluded.name', ['a']],
  ['merge into a using b on true when matched then delete', ['a']],
  ['copy facts (a, b) from stdin', ['facts']],
  ['truncate table a', ['a']],
  [`insert into ${hole} values (1)`, ['?']],
  ['select * from units for update skip locked', []],
  ["select 'delete from units' -- delete from units", []],
  ['copy (select * from units) to stdout', []],
])('%s', (sql, tables) => {
  expect(tablesWritten(sql)).toEqual(tables);
});

test.each([
  ['update your profile, then set a date', false],
  ['delete from the list what you do not need', true],
  ['we insert into the list', false],
  ['insert into units values (1)', true],
])('%s', (text, isWrite) => {
  expect(startsLikeAWrite.test(text)).toBe(isWrite);
});
