import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveNominee, type NomineeMove, nomineeMoves, nomineeStates, type Standing } from './rules.ts';

const start: Standing = { state: 'draft', step: 0 };
const moves = Object.keys(nomineeMoves) as NomineeMove[];

describe('the way up', () => {
  test.each<[string, NomineeMove[], Standing | undefined]>([
    ['two steps', ['submit', 'approve', 'approve'], { state: 'approved', step: 1 }],
    ['back to the step that returned it', ['submit', 'approve', 'return', 'submit'], { state: 'reviewing', step: 1 }],
    ['rejected for good', ['submit', 'reject', 'submit'], undefined],
    ['nothing is approved before it is submitted', ['approve'], undefined],
    ['withdrawn by who nominated', ['submit', 'approve', 'withdraw'], { state: 'withdrawn', step: 1 }],
    ['what is approved stays', ['submit', 'approve', 'approve', 'withdraw'], undefined],
  ])('%s', (_what, taken, end) => {
    expect(taken.reduce<Standing | undefined>((at, move) => at && moveNominee(at, move, 2), start)).toEqual(end);
  });

  test('property: no chain of allowed moves is approved without the approval of every step, in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.constantFrom(...moves), { maxLength: 40 }),
        (steps, tried) => {
          let at = start;
          const approvals: number[] = [];
          for (const move of tried) {
            const next = moveNominee(at, move, steps);
            if (!next) continue;
            if (move === 'approve') approvals.push(at.step);
            expect(next.step - at.step).toBeOneOf([0, 1]);
            at = next;
          }
          if (at.state === 'approved') expect(approvals).toEqual(Array.from({ length: steps }, (_, step) => step));
        },
      ),
    );
  });

  test('every state is reached, and nothing leads out of the last ones', () => {
    const ends = ['approved', 'rejected', 'withdrawn'];
    for (const state of Object.keys(nomineeStates)) {
      const onward = moves.filter((move) => (nomineeMoves[move].from as readonly string[]).includes(state));
      expect([state, onward.length === 0]).toEqual([state, ends.includes(state)]);
    }
  });
});
