import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkInWindow,
  findModeProblem,
  findSessionBar,
  isStale,
  type Method,
  methods,
  nearestSession,
  scanMoment,
} from './rules.ts';

const at = (clock: string) => new Date(`2026-11-28T${clock}:00+08:00`);
const session = (more: object = {}) => ({
  startsAt: at('14:00'),
  endsAt: at('16:00'),
  cancelledAt: null,
  onSite: true,
  online: false,
  ...more,
});
const terms = { ways: methods, minutesBefore: 60, minutesAfter: 30 };

describe('whether a session takes a check-in', () => {
  test.each([
    ['as it opens', session(), 'code', at('13:00'), undefined],
    ['a minute before', session(), 'code', at('12:59'), 'tooEarly'],
    ['as it closes', session(), 'hand', at('16:30'), undefined],
    ['a minute after', session(), 'poster', at('16:31'), 'tooLate'],
    ['cancelled', session({ cancelledAt: at('09:00') }), 'code', at('14:00'), 'cancelled'],
    ['deleted', undefined, 'code', at('14:00'), 'unknownSession'],
    ['oneself where it is on site only', session(), 'self', at('14:00'), 'notThisWay'],
    ['oneself online', session({ online: true }), 'self', at('14:00'), undefined],
    ['a code where it is online only', session({ onSite: false, online: true }), 'code', at('14:00'), 'notThisWay'],
  ] as const)('%s', (_name, given, method, moment, bar) => {
    expect(findSessionBar(given, { method, at: moment, terms })).toBe(bar);
  });

  test('a way that the settings do not have is never taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), fc.subarray([...methods]), (method: Method, ways) => {
        const bar = findSessionBar(session({ online: true }), { method, at: at('14:00'), terms: { ...terms, ways } });
        expect(bar).toBe(ways.includes(method) ? undefined : 'notThisWay');
      }),
    );
  });

  test('within the window and only there', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), (minutes) => {
        const moment = new Date(at('14:00').getTime() + minutes * 60_000);
        const { from, until } = checkInWindow(session(), terms);
        const bar = findSessionBar(session(), { method: 'code', at: moment, terms });
        expect(bar === undefined).toBe(from <= moment && moment <= until);
      }),
    );
  });
});

test('a phone whose clock runs ahead scans now, one without network at its own time', () => {
  expect(scanMoment(at('14:05'), at('14:00'))).toEqual(at('14:00'));
  expect(scanMoment(at('13:00'), at('14:00'))).toEqual(at('13:00'));
  expect(isStale(new Date(at('14:00').getTime() - 24 * 3_600_000), at('14:00'))).toBe(false);
  expect(isStale(new Date(at('14:00').getTime() - 24 * 3_600_000 - 1), at('14:00'))).toBe(true);
});

describe('the session a helper stands at', () => {
  const morning = session({ startsAt: at('09:00'), endsAt: at('10:00') });
  const afternoon = session();
  const gone = session({ startsAt: at('11:00'), endsAt: at('12:00'), cancelledAt: at('08:00') });
  test.each([
    ['before all', at('06:00'), morning],
    ['while one runs', at('09:30'), morning],
    ['between two, past the cancelled one', at('11:00'), afternoon],
    ['after all', at('20:00'), afternoon],
  ] as const)('%s', (_name, now, expected) => {
    expect(nearestSession([afternoon, gone, morning], terms, now)).toBe(expected);
  });
  test('none where none is planned', () => {
    expect(nearestSession([gone], terms, at('09:00'))).toBeUndefined();
  });
});

test.each([
  [{ endsAt: at('14:00') }, ['on-site'], 'endsBeforeStart'],
  [{ onSite: false }, ['on-site'], 'noMode'],
  [{ online: true }, ['on-site'], 'modeNotAllowed'],
  [{ venue: '' }, ['on-site'], 'venueNeeded'],
  [{ onSite: false, online: true, venue: '' }, ['online'], undefined],
  [{}, ['on-site', 'online'], undefined],
] as const)('a session %o with ways %o: %s', (more, allowed, problem) => {
  expect(findModeProblem({ ...session(), venue: '礼堂', ...more }, allowed)).toBe(problem);
});
