import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BriefDraft } from './contract.ts';
import { findWrongNumbers, formatNumber, readNumber, usedKeys, withNumbers } from './rules.ts';

const link = (key: string, value: number) => ({
  key,
  indicator: 'attendances',
  holder: { kind: 'programme' as const, id: '0199f000-0000-7000-8000-000000000001' },
  period: 'all',
  value,
  asOf: '2026-11-28T10:00:00.000Z',
});
const draftOf = (text: string, value: number): Pick<BriefDraft, 'body' | 'links'> => ({
  body: [
    { kind: 'paragraph', runs: ['共', { text, source: 'n1' }, '人次'] },
    { kind: 'figures', items: [{ label: '人次', value: text, source: 'n1' }] },
    { kind: 'quote', text: '好' },
  ],
  links: [link('n1', value)],
});

test.each([
  ['1,234', 1234],
  ['1234', 1234],
  [' 12 345 ', 12_345],
  ['4.6', 4.6],
  ['约1,234', undefined],
  ['1.2万', undefined],
  ['', undefined],
])('%j reads as the number %s', (text, value) => {
  expect(readNumber(text)).toEqual(value);
});

test('every number reads as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
      expect(readNumber(formatNumber(value))).toEqual(value);
    }),
  );
});

describe('linked numbers', () => {
  test('that say what their figure said are right, with or without a comma', () => {
    expect([findWrongNumbers(draftOf('1,234', 1234)), findWrongNumbers(draftOf('1234', 1234))]).toEqual([[], []]);
  });

  test('that were typed over, or whose link is missing or double, are named with their place', () => {
    const typed = findWrongNumbers(draftOf('999', 1234));
    const unlinked = findWrongNumbers({ ...draftOf('999', 1234), links: [] });
    const twice = findWrongNumbers({ ...draftOf('5', 5), links: [link('n1', 5), link('n1', 5)] });

    expect(typed).toEqual([
      { path: 'body.0.runs.1.text', words: ['记录中是 1,234', 'The records say 1,234'] },
      { path: 'body.1.items.0.value', words: ['记录中是 1,234', 'The records say 1,234'] },
    ]);
    expect(unlinked.map(({ path }) => path)).toEqual(['body.0.runs.1.text', 'body.1.items.0.value']);
    expect(twice.map(({ path }) => path)).toEqual(['links']);
  });

  test('brought up to date are right again, and what is right keeps its form', () => {
    const changed = withNumbers(draftOf('1234', 1234), [link('n1', 20_000)]);

    expect(findWrongNumbers(changed)).toEqual([]);
    expect(changed.body[0]).toEqual({ kind: 'paragraph', runs: ['共', { text: '20,000', source: 'n1' }, '人次'] });
    expect(withNumbers(draftOf('1234', 1234), [link('n1', 1234)])).toEqual(draftOf('1234', 1234));
    expect([...usedKeys(changed.body)]).toEqual(['n1']);
  });
});
