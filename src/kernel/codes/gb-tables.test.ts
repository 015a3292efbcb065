import { describe, expect, test } from 'vitest';
import { educations, findCode, politicalStatuses, sexes } from './gb-tables.ts';

describe('findCode', () => {
  test.each([
    ['男', '1'],
    ['女性', '2'],
    [' F ', '2'],
    ['１', '1'],
    ['Female', '2'],
    ['', undefined],
    ['x', undefined],
  ])('sex %j is %s', (text, code) => {
    expect(findCode(sexes, text)).toEqual(code);
  });

  test.each([
    ['党员', '01'],
    ['中共党员', '01'],
    ['1', '01'],
    ['13', '13'],
    ['群众', '13'],
    ['九三学社', '10'],
    ['民主党派', undefined],
  ])('political status %j is %s', (text, code) => {
    expect(findCode(politicalStatuses, text)).toEqual(code);
  });

  test.each([
    ['本科', '20'],
    ['大专', '30'],
    ['硕士', '14'],
    ['Doctorate', '11'],
    ['技校', '47'],
    ['高中', '60'],
  ])('education %j is %s', (text, code) => {
    expect(findCode(educations, text)).toEqual(code);
  });
});

test.each([
  ['sexes', sexes],
  ['politicalStatuses', politicalStatuses],
  ['educations', educations],
] as const)('no name in %s means two codes, and each name finds its own', (_name, table) => {
  const entries = Object.entries<{ words: readonly [string, string]; aliases: readonly string[] }>(table);
  const names = entries.flatMap(([code, { words, aliases }]) => [...words, ...aliases].map((name) => [name, code]));

  expect(names.map(([name = '']) => [name, findCode(table, name)])).toEqual(names);
});
