import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodsOf } from '../kernel/period.ts';
import { fillCourse, findPeriodDays, followingPeriod, isSmallCell } from './rules.ts';

test.each([
  ['all', undefined],
  ['2026', { from: '2026-01-01', before: '2027-01-01' }],
  ['2026-02', { from: '2026-02-01', before: '2026-03-01' }],
  ['2026-12', { from: '2026-12-01', before: '2027-01-01' }],
])('the days of %s', (period, days) => {
  expect(findPeriodDays(period)).toEqual(days);
});

test('a day lies within each of its periods, and not within the following one', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (time) => {
      const it = time.toISOString().slice(0, 10);
      for (const period of periodsOf(it).filter((each) => each !== 'all')) {
        const days = findPeriodDays(period);
        expect(days && days.from <= it && it < days.before).toEqual(true);
        expect(findPeriodDays(followingPeriod(period))?.from).toEqual(days?.before);
      }
    }),
  );
});

describe('a public number', () => {
  test.each([
    [{ value: 4, people: 4, unitOfMeasure: ['人次', 'person-times'] as const }, true],
    [{ value: 40, people: 4, unitOfMeasure: ['人次', 'person-times'] as const }, true],
    [{ value: 4, people: 0, unitOfMeasure: ['人次', 'person-times'] as const }, true],
    [{ value: 5, people: 5, unitOfMeasure: ['人', 'people'] as const }, false],
    [{ value: 0, people: 0, unitOfMeasure: ['人', 'people'] as const }, false],
    [{ value: 3, people: 0, unitOfMeasure: ['份', 'copies'] as const }, false],
  ])('%j speaks of too few people: %s', (figure, isSmall) => {
    expect(isSmallCell(figure)).toEqual(isSmall);
  });
});

test('a course runs evenly from its first to its last period, the latest where it is too long', () => {
  const empty = (period: string) => ({ period, value: 0 });
  const points = [
    { period: '2027-01', value: 2 },
    { period: '2026-11', value: 1 },
  ];

  expect(fillCourse(points, { empty, most: 9 })).toEqual([
    { period: '2026-11', value: 1 },
    empty('2026-12'),
    { period: '2027-01', value: 2 },
  ]);
  expect(fillCourse(points, { empty, most: 1 })).toEqual([{ period: '2027-01', value: 2 }]);
  expect(fillCourse([], { empty, most: 9 })).toEqual([]);
});
