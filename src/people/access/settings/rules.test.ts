import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessSettingsOf, approvalOf, defaultAccessSettings, hasEnded, holidaysOf } from './rules.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21) + minutes * 60_000);
const session = { createdAt: at(0), seenAt: at(0), expiresAt: at(180 * 1440) };

describe('settings of access', () => {
  test.each([
    [{}, defaultAccessSettings],
    [null, defaultAccessSettings],
    [{ access: null }, defaultAccessSettings],
    [{ access: { officerIdleMinutes: 1 } }, defaultAccessSettings],
    [
      { access: { officerIdleMinutes: 60 }, other: 1 },
      { ...defaultAccessSettings, officerIdleMinutes: 60 },
    ],
  ])('%o are read', (settings, expected) => {
    expect(accessSettingsOf(settings)).toEqual(expected);
  });
});

test.each([
  [{}, []],
  [null, []],
  [{ approval: 'primary' }, []],
  [{ approval: ['joint', 'primary', 'gone'] }, ['primary', 'joint']],
])('who needs approval by %o', (settings, expected) => {
  expect(approvalOf(settings)).toEqual(expected);
});

describe('a session ends', () => {
  test.each([
    ['officer after half an hour of rest', true, false, 30, 0, true],
    ['officer not before', true, false, 29, 0, false],
    ['administrator after a quarter', true, true, 15, 0, true],
    ['worker after a month of rest', false, false, 30 * 1440, 0, true],
    ['worker not before', false, false, 30 * 1440 - 1, 0, false],
    ['officer after twelve hours, busy', true, false, 720, 719, true],
    ['worker after half a year, busy', false, false, 180 * 1440, 180 * 1440 - 1, true],
  ])('%s', (_who, isOfficer, isAdministrator, now, seen, expected) => {
    const facts = { ...session, isOfficer, isAdministrator, seenAt: at(seen) };

    expect(hasEnded(facts, defaultAccessSettings, at(now))).toBe(expected);
  });

  test('property: once ended it stays so, however time goes on', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.nat(400_000),
        fc.nat(400_000),
        (isOfficer, isAdministrator, now, more) => {
          const facts = { ...session, isOfficer, isAdministrator };
          if (hasEnded(facts, defaultAccessSettings, at(now))) {
            expect(hasEnded(facts, defaultAccessSettings, at(now + more))).toBe(true);
          }
        },
      ),
    );
  });
});

test.each([
  [{}, []],
  [{ holidays: 'never' }, []],
  [{ holidays: [{ day: '2026-02-30', off: true }] }, []],
  [{ holidays: [{ day: '2026-12-24', off: true }] }, [{ day: '2026-12-24', off: true, name: '' }]],
])('days that differ from the national calendar are read from %o', (settings, expected) => {
  expect(holidaysOf(settings)).toEqual(expected);
});
