import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, type PromotionRule, promote, type TieDecision } from './rules.ts';

const rule = (given: Partial<PromotionRule>): PromotionRule => ({
  top: null,
  groups: [],
  perUnit: null,
  least: null,
  ...given,
});
/** `a1:u` is entry a, of rank 1, of unit u. */
const candidates = (text: string): Candidate[] =>
  text.split(' ').map((each) => {
    const [, entryId = '', place = '', unitId = null] = /^([a-z]+)(\d*)(?::(\w+))?$/.exec(each) ?? [];
    const rank = place === '' ? null : Number(place);
    return { entryId, group: '', rank, score: rank === null ? null : 100 - rank, unitId };
  });
const passages = (text: string, given: Partial<PromotionRule>, decision?: TieDecision) =>
  Object.fromEntries(promote(candidates(text), rule(given), decision).passages);

describe('promotion', () => {
  test('takes the best of each group, or all where nothing limits it', () => {
    expect(passages('a1 b2 c3 d', { top: 2 })).toEqual({ a: 'on', b: 'on', c: 'belowLine', d: 'notRanked' });
    expect(passages('a1 b2 c2 d', {})).toEqual({ a: 'on', b: 'on', c: 'on', d: 'notRanked' });
    expect(passages('a1 b2 c3', { least: 98 })).toEqual({ a: 'on', b: 'on', c: 'belowScore' });
  });

  test('shows ties across the line, and lets nobody through undecided', () => {
    const { cuts, passages: found } = promote(candidates('a1 b2 c2 d4'), rule({ top: 2 }));
    expect(cuts).toEqual([{ group: '', places: 2, lastRank: 1, tied: ['b', 'c'], free: 1 }]);
    expect(Object.fromEntries(found)).toEqual({ a: 'on', b: 'tied', c: 'tied', d: 'belowLine' });
  });

  test('ties go on as decided: all of them, or those named and no more than fit', () => {
    const decided = (decision: TieDecision) => passages('a1 b2 c2 d4', { top: 2 }, decision);
    expect(decided({ rule: 'all' })).toEqual({ a: 'on', b: 'on', c: 'on', d: 'belowLine' });
    expect(decided({ rule: 'pick', entryIds: ['c'] })).toEqual({ a: 'on', b: 'tied', c: 'on', d: 'belowLine' });
    expect(decided({ rule: 'pick', entryIds: ['c', 'b'] })).toEqual({ a: 'on', b: 'on', c: 'tied', d: 'belowLine' });
  });

  test('a unit sends no more than its share, and the next in rank moves up', () => {
    expect(passages('a1:u b2:u c3:v d4:w', { top: 2, perUnit: 1 })).toEqual({
      a: 'on',
      b: 'unitFull',
      c: 'on',
      d: 'belowLine',
    });
  });

  test('equal ranks of one unit beyond its share are for decision, others go on', () => {
    const given = { top: 3, perUnit: 1 };
    expect(passages('a1:u b1:u c1:v d4:w', given)).toEqual({ a: 'tied', b: 'tied', c: 'on', d: 'on' });
    const pick: TieDecision = { rule: 'pick', entryIds: ['b'] };
    expect(passages('a1:u b1:u c1:v d4:w e5:x', given, pick)).toEqual({
      a: 'tied',
      b: 'on',
      c: 'on',
      d: 'on',
      e: 'belowLine',
    });
  });

  test('single groups have numbers of their own', () => {
    const entries = candidates('a1 b2 c3').map((each, at) => ({ ...each, group: at === 0 ? 'solo' : 'choir' }));
    const { cuts } = promote(entries, rule({ top: 5, groups: [{ group: 'choir', top: 1 }] }));
    expect(cuts.map(({ group, places, lastRank }) => [group, places, lastRank])).toEqual([
      ['choir', 1, 2],
      ['solo', 5, 1],
    ]);
  });

  const someone = fc.record({
    rank: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    group: fc.constantFrom('x', 'y'),
    unitId: fc.constantFrom('u', 'v', null),
  });
  const decisions = fc.constantFrom<TieDecision['rule']>('none', 'all', 'pick');

  test('never exceeds its cap, nor a unit’s, whatever is decided; “all” adds only the last equal rank', () => {
    fc.assert(
      fc.property(
        fc.array(someone, { maxLength: 14 }),
        fc.integer({ min: 0, max: 6 }),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        decisions,
        (rows, top, perUnit, decided) => {
          const entries = rows.map(
            (row, at): Candidate => ({ ...row, entryId: `e${at}`, score: row.rank === null ? null : 10 - row.rank }),
          );
          const decision: TieDecision =
            decided === 'pick' ? { rule: 'pick', entryIds: entries.map(({ entryId }) => entryId) } : { rule: decided };
          const { passages: found, cuts } = promote(entries, rule({ top, perUnit }), decision);
          expect(found.size).toBe(entries.length);
          for (const { group, tied } of cuts) {
            const on = entries.filter((each) => each.group === group && found.get(each.entryId) === 'on');
            const beyond = decision.rule === 'all' ? on.filter(({ entryId }) => tied.includes(entryId)).length : 0;
            expect(on.length - beyond).toBeLessThanOrEqual(top);
            for (const unit of ['u', 'v'])
              if (perUnit !== null)
                expect(on.filter(({ unitId }) => unitId === unit).length).toBeLessThanOrEqual(perUnit);
          }
        },
      ),
    );
  });

  test('nobody goes on before a better one of another unit who was free to', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (rows, top) => {
        const entries = rows.map((row, at): Candidate => ({ ...row, entryId: `e${at}`, score: 1 }));
        const { passages: found } = promote(entries, rule({ top }));
        for (const on of entries.filter(({ entryId }) => found.get(entryId) === 'on'))
          for (const other of entries)
            if (other.group === on.group && other.rank !== null && other.rank < (on.rank ?? 0))
              expect(found.get(other.entryId)).toBe('on');
      }),
    );
  });
});
