import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  forwardMove,
  frozenStates,
  liveStates,
  missingForPublication,
  moveNames,
  moves,
  openMoves,
  type ProgrammeState,
  programmeStates,
  publicStates,
} from './rules.ts';

const states = Object.keys(programmeStates) as ProgrammeState[];

describe('moves', () => {
  test('an officer who may do everything has these moves, and no others', () => {
    const everything = (state: ProgrammeState, needsApproval: boolean) =>
      openMoves({ state, needsApproval, manages: true, approves: true });
    expect(Object.fromEntries(states.map((state) => [state, everything(state, false)]))).toEqual({
      draft: ['publish', 'cancel'],
      submitted: ['return', 'withdraw', 'approve', 'cancel'],
      published: ['start', 'close', 'cancel'],
      running: ['close', 'cancel'],
      closed: ['reopen', 'archive'],
      archived: [],
      cancelled: [],
    });
    expect(everything('draft', true)).toEqual(['submit', 'cancel']);
  });

  test('each is open only to who it is for, from a state of its own', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (state, needsApproval, manages, approves) => {
          for (const name of openMoves({ state, needsApproval, manages, approves })) {
            expect(moves[name].from).toContain(state);
            expect(moves[name].by === 'superior' ? approves : manages).toBe(true);
            expect(name === 'publish' && needsApproval).toBe(false);
          }
          if (!manages && !approves) expect(openMoves({ state, needsApproval, manages, approves })).toEqual([]);
        },
      ),
    );
  });

  test('nothing leads out of the archive or a cancellation, and every other state leads to an end', () => {
    const reach = (state: ProgrammeState, seen = new Set<ProgrammeState>()): Set<ProgrammeState> => {
      for (const name of moveNames) {
        const { from, to } = moves[name];
        if ((from as readonly ProgrammeState[]).includes(state) && !seen.has(to)) reach(to, seen.add(to));
      }
      return seen;
    };
    expect(states.filter((state) => reach(state).size === 0)).toEqual(['archived', 'cancelled']);
    for (const state of ['draft', 'submitted', 'published', 'running', 'closed'] as const)
      expect(reach(state)).toContain('archived');
  });

  test('what was never published cannot become public by another way', () => {
    for (const name of moveNames) {
      const { from, to } = moves[name];
      if (!publicStates.includes(to) || name === 'publish' || name === 'approve') continue;
      for (const state of from) expect(publicStates).toContain(state);
    }
  });

  test('live states are public, frozen ones are not live', () => {
    expect(liveStates.filter((state) => !publicStates.includes(state))).toEqual([]);
    expect(liveStates.filter((state) => frozenStates.includes(state))).toEqual([]);
  });
});

describe('what is missing for publication', () => {
  const complete = { title: '活动', startsAt: new Date(0), place: '礼堂', stages: 1, campaign: false };
  test.each([
    ['nothing', {}, []],
    ['title', { title: ' ' }, ['title']],
    ['start', { startsAt: null }, ['startsAt']],
    ['place', { place: ' ' }, ['place']],
    ['stages', { stages: 0 }, ['stages']],
    ['everything', { title: '', startsAt: null, place: '', stages: 0 }, ['title', 'startsAt', 'place', 'stages']],
    ['a campaign needs neither place nor stages', { place: '', stages: 0, campaign: true }, []],
  ])('%s', (_name, given, paths) => {
    expect(missingForPublication({ ...complete, ...given }).map((each) => each.path)).toEqual(paths);
  });
});

test.each([
  [['publish', 'cancel'], 'publish'],
  [['start', 'close', 'cancel'], 'start'],
  [['close', 'cancel'], 'close'],
  [['reopen', 'archive'], 'archive'],
  [['return', 'withdraw', 'approve', 'cancel'], 'approve'],
  [['withdraw', 'cancel'], undefined],
] as const)('of %o the one that carries forward is %s', (open, expected) => {
  expect(forwardMove(open)).toBe(expected);
});
