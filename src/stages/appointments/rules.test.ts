import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AppointmentState,
  firstSeat,
  isFree,
  type MoveName,
  movableUntil,
  openMoves,
  type SlotOffer,
  whysOfSlot,
} from './rules.ts';

const at = (clock: string) => new Date(`2026-12-02T${clock}:00+08:00`);
const slot = { startsAt: at('09:00'), endsAt: at('09:15'), capacity: 2, taken: 1, closedAt: null };

describe('a slot', () => {
  test.each<[string, Partial<SlotOffer>, string, boolean]>([
    ['with room', {}, '08:59', true],
    ['that has begun', {}, '09:00', false],
    ['that is full', { taken: 2 }, '08:00', false],
    ['that was closed', { closedAt: at('07:00') }, '08:00', false],
  ])('%s', (_name, more, now, free) => {
    expect(isFree({ ...slot, ...more }, at(now))).toEqual(free);
  });

  test('is walked into while it lasts', () => {
    const open = (now: string) => whysOfSlot(slot, { now: at(now), walkIn: true }).every(({ ok }) => ok);
    expect(['09:14', '09:15'].map(open)).toEqual([true, false]);
  });

  test('gives the first place that nobody holds', () => {
    expect([[], [1], [2], [1, 2, 4]].map(firstSeat)).toEqual([1, 2, 1, 3]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 20 })), (held) => {
        expect(held).not.toContain(firstSeat(held));
        expect(firstSeat(held)).toBeLessThanOrEqual(held.length + 1);
      }),
    );
  });
});

test('an appointment is moved until so many hours before', () => {
  expect(movableUntil(at('09:00'), 2)).toEqual(at('07:00'));
});

describe('marks', () => {
  test.each<[AppointmentState, string, boolean, MoveName[]]>([
    ['booked', '08:00', false, []],
    ['booked', '08:00', true, ['arrive', 'finish']],
    ['booked', '09:30', true, ['arrive', 'finish', 'miss']],
    ['arrived', '09:00', true, ['finish', 'undo']],
    ['missed', '09:30', true, ['arrive', 'undo']],
    ['done', '09:30', true, ['undo']],
    ['cancelled', '09:30', true, []],
  ])('of one that is %s at %s (its day: %s)', (state, now, isToday, expected) => {
    expect(openMoves({ state, startsAt: at('09:00') }, { now: at(now), isToday })).toEqual(expected);
  });
});
