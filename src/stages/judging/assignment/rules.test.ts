import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AssigningJudge, judgesNeeded, type Pair, planAssignment, shuffled } from './rules.ts';

const judge = (judgeId: string, limit: number | null = null, groups: string[] = []): AssigningJudge => ({
  judgeId,
  limit,
  groups,
});
const entries = (...ids: string[]) => ids.map((entryId) => ({ entryId, group: '' }));
const pair = (text: string): Pair => ({ judgeId: text[0] ?? '', entryId: text[1] ?? '' });
const said = (pairs: Pair[]) => pairs.map(({ judgeId, entryId }) => judgeId + entryId).sort();

/** The most places that any plan could fill, by trying every one. */
function mostFilled(judges: AssigningJudge[], ids: string[], recused: Pair[], perEntry: number): number {
  const barred = new Set(said(recused));
  const left = judges.map(({ limit }) => limit ?? 99);
  const fill = (at: number): number => {
    const id = ids[at];
    if (id === undefined) return 0;
    let best = 0;
    const choose = (from: number, chosen: number) => {
      best = Math.max(best, chosen + fill(at + 1));
      if (chosen === perEntry) return;
      for (let who = from; who < judges.length; who++) {
        if ((left[who] ?? 0) === 0 || barred.has(`${judges[who]?.judgeId}${id}`)) continue;
        left[who] = (left[who] ?? 0) - 1;
        choose(who + 1, chosen + 1);
        left[who] = (left[who] ?? 0) + 1;
      }
    };
    choose(0, 0);
    return best;
  };
  return fill(0);
}

describe('assignment', () => {
  test('gives all to all, except recused pairs and other groups', () => {
    const plan = planAssignment({
      judges: [judge('A'), judge('B', null, ['choir'])],
      entries: [
        { entryId: '1', group: 'choir' },
        { entryId: '2', group: 'solo' },
      ],
      kept: [],
      recused: [pair('A1')],
      perEntry: null,
    });
    expect(said(plan.added)).toEqual(['A2', 'B1']);
    expect(plan.unfilled).toEqual([]);
  });

  test('balances loads to within one', () => {
    const ids = Array.from({ length: 20 }, (_, at) => `${at}`);
    const { added } = planAssignment({
      judges: ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => judge(id)),
      entries: entries(...ids),
      kept: [],
      recused: [],
      perEntry: 3,
    });
    const loads = [...Map.groupBy(added, ({ judgeId }) => judgeId).values()].map((mine) => mine.length);
    expect(added).toHaveLength(60);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  test('says which entries cannot be filled', () => {
    const plan = planAssignment({
      judges: [judge('A', 1), judge('B', 1)],
      entries: entries('1', '2'),
      kept: [],
      recused: [pair('A1'), pair('B1')],
      perEntry: 2,
    });
    expect(plan.unfilled).toEqual([{ entryId: '1', has: 0, needs: 2 }]);
    const none = planAssignment({ judges: [], entries: entries('1'), kept: [], recused: [], perEntry: null });
    expect(none.unfilled).toEqual([{ entryId: '1', has: 0, needs: 1 }]);
  });

  test('moves what is full along so that a later entry gets its judge, but nothing that was kept', () => {
    const asked = {
      judges: [judge('A', 1), judge('B', 1)],
      entries: entries('1', '2'),
      recused: [pair('B2')],
      perEntry: 1,
    };
    expect(said(planAssignment({ ...asked, kept: [] }).added)).toEqual(['A2', 'B1']);
    expect(planAssignment({ ...asked, kept: [pair('A1')] })).toEqual({
      added: [],
      unfilled: [{ entryId: '2', has: 0, needs: 1 }],
    });
  });

  test('never assigns a recused pair, never breaks a limit, and fills as much as any plan could', () => {
    const ids = ['1', '2', '3', '4'];
    const names = ['A', 'B', 'C'];
    const limit = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    const pairs = fc.subarray(names.flatMap((name) => ids.map((id) => name + id)));
    fc.assert(
      fc.property(fc.tuple(limit, limit, limit), pairs, fc.integer({ min: 1, max: 3 }), (limits, barred, perEntry) => {
        const judges = names.map((name, at) => judge(name, limits[at] ?? null));
        const recused = barred.map(pair);
        const { added, unfilled } = planAssignment({ judges, entries: entries(...ids), kept: [], recused, perEntry });
        const got = said(added);
        expect(got.filter((each) => barred.includes(each))).toEqual([]);
        expect(new Set(got).size).toBe(got.length);
        for (const { judgeId, limit: most } of judges)
          expect(added.filter((each) => each.judgeId === judgeId).length).toBeLessThanOrEqual(most ?? 99);
        expect(added.length).toBe(mostFilled(judges, ids, recused, perEntry));
        expect(unfilled.reduce((sum, { has, needs }) => sum + needs - has, added.length)).toBe(ids.length * perEntry);
      }),
    );
  });
});

test('shuffling keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.infiniteStream(fc.nat()), (items, numbers) => {
      const order = shuffled(items, (below) => (numbers.next().value ?? 0) % below);
      expect(order.toSorted()).toEqual(items.toSorted());
    }),
  );
});

test('too few judges are told: one alone against a panel, fewer than five where one is dropped', () => {
  const rule = { assign: 'all', perEntry: 5, quorum: 1, drop: 0 } as const;
  expect([0, 1, 2, 7].map((panel) => judgesNeeded(rule, panel))).toEqual([1, 1, 2, 2]);
  expect([1, 4, 5, 9].map((panel) => judgesNeeded({ ...rule, drop: 1 }, panel))).toEqual([1, 4, 5, 5]);
  expect(judgesNeeded({ ...rule, quorum: 3 }, 2)).toBe(3);
  expect(judgesNeeded({ ...rule, assign: 'balanced' }, 9)).toBe(5);
});
