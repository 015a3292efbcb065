import { expect, test } from 'vitest';
import { enrolmentMoves, enrolmentStates, holdingStates, liveEnrolmentStates, offerDeadline } from './rules.ts';

test('moves name only states that exist, and nothing ends a state that has ended', () => {
  for (const { from, to } of Object.values(enrolmentMoves))
    for (const state of [...from, ...to]) expect(Object.keys(enrolmentStates)).toContain(state);
  expect(enrolmentMoves.cancel.from).not.toContain('cancelled');
});

test('each live state can be ended, and whatever holds places is live', () => {
  expect([...enrolmentMoves.cancel.from].sort()).toEqual([...liveEnrolmentStates].sort());
  for (const state of holdingStates) expect(liveEnrolmentStates).toContain(state);
});

test.each([
  ['some hours', 24, null, '2026-11-21T04:00:00.000Z'],
  ['not past the beginning', 24, new Date('2026-11-20T10:00:00Z'), '2026-11-20T10:00:00.000Z'],
  ['the beginning is over', 2, new Date('2026-11-19T10:00:00Z'), '2026-11-20T06:00:00.000Z'],
] as const)('an offer waits %s', (_name, hours, beginsAt, until) => {
  expect(offerDeadline(new Date('2026-11-20T04:00:00Z'), hours, beginsAt).toISOString()).toBe(until);
});
