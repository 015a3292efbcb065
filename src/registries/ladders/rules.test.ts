import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHighSkilled, type Rung, rung as rungSchema, type SkillLevel, skillLevelNames } from './register.ts';
import { type Evidence, findRungsProblem, meets, missingOf, type Result, sayNext, standOn } from './rules.ts';

const rung = (level: SkillLevel, more: object = {}): Rung => rungSchema.parse({ level, ...more });
const result = (id: string, rank: number | null, score = '', more: Partial<Result> = {}): Result => ({
  ...{ id, event: '制版', rank, score, tier: '' },
  ...more,
});
const ladder = [
  rung('intermediate', { contest: { rank: 50 } }),
  rung('senior', { contest: { rank: 20 }, hours: 24 }),
  rung('technician', { contest: { rank: 5 }, hours: 24, jump: true }),
];
const evidence = (given: Partial<Evidence> = {}): Evidence => ({ held: [], results: [], used: [], hours: 0, ...given });
const states = (given: Partial<Evidence>, rungs = ladder) =>
  standOn(rungs, evidence(given)).steps.map(({ state }) => state);

describe('a ladder', () => {
  test.each<[string, Partial<Evidence>, string[]]>([
    ['begins with the first level to work for', {}, ['next', 'ahead', 'ahead']],
    ['opens a level by a result', { results: [result('a', 30)] }, ['ready', 'ahead', 'ahead']],
    [
      'does not jump, whatever the result and hours',
      { results: [result('a', 10)], hours: 99 },
      ['ready', 'ahead', 'ahead'],
    ],
    ['jumps where its rung says so', { results: [result('a', 3)], hours: 24 }, ['ready', 'ahead', 'ready']],
    [
      'goes on from what is held, hours still missing',
      { held: ['intermediate'], results: [result('a', 12)], hours: 12 },
      ['held', 'next', 'ahead'],
    ],
    [
      'counts a result once',
      { held: ['intermediate'], results: [result('a', 12)], used: ['a'], hours: 30 },
      ['held', 'next', 'ahead'],
    ],
    ['leaves out what lies below a level that is held', { held: ['technician'] }, ['passed', 'passed', 'held']],
  ])('%s', (_, given, expected) => {
    expect(states(given)).toEqual(expected);
  });

  test('takes the least good result that is enough, and keeps the better', () => {
    const { steps } = standOn(ladder, evidence({ results: [result('best', 2), result('enough', 44)] }));
    expect(steps[0]?.resultId).toBe('enough');
  });

  test('says what is met, what is missing, and what comes next', () => {
    const standing = standOn(
      ladder,
      evidence({ held: ['intermediate'], results: [result('a', 12, '91.5')], hours: 12 }),
    );
    expect(standing.steps[1]?.needs.map(({ ok, words }) => [ok, words[0]])).toEqual([
      [true, '已有中级工等级'],
      [true, '竞赛前 20 名（制版第 12 名，91.5 分）'],
      [false, '培训满 24 学时：已有 12，还差 12 学时'],
    ]);
    expect(sayNext(standing)?.[0]).toBe('下一级是高级工，还需要：');
    expect(missingOf(standing).map(({ kind }) => kind)).toEqual(['hours']);
    expect(sayNext(standOn(ladder, evidence({ results: [result('a', 30)] })))?.[0]).toBe(
      '条件都已达到，等待工会确认中级工',
    );
    expect(sayNext(standOn(ladder, evidence({ held: ['technician'] })))).toBeUndefined();
  });

  test('says so where the result was good enough but has counted already', () => {
    const { steps } = standOn(
      ladder,
      evidence({ held: ['intermediate'], results: [result('a', 12)], used: ['a'], hours: 30 }),
    );
    expect(steps[1]?.needs[1]?.words[0]).toBe('竞赛前 20 名：现有成绩用于前面的等级，需再赛一次');
  });

  test.each<[string, Result, object, boolean]>([
    ['a rank within', result('a', 5), { rank: 5 }, true],
    ['a rank beyond', result('a', 6), { rank: 5 }, false],
    ['no rank', result('a', null, '99'), { rank: 5 }, false],
    ['a score at the line', result('a', null, '80.00'), { score: 80 }, true],
    ['a score below it', result('a', 1, '79.99'), { score: 80 }, false],
    ['rank and score, both', result('a', 3, '79'), { rank: 5, score: 80 }, false],
    ['another event', result('a', 1), { event: '裁剪', rank: 5 }, false],
    ['a tier', result('a', 1, '', { tier: 'first' }), { tier: 'first' }, true],
    ['taking part only', result('a', null), { event: '制版' }, false],
  ])('%s', (_, given, need, expected) => {
    const contest = rung('senior', { contest: need }).contest;
    expect(contest && meets(given, contest)).toBe(expected);
  });

  test.each<[string, Rung[], string | undefined]>([
    ['a ladder', ladder, undefined],
    ['a level twice', [rung('senior'), rung('senior')], 'repeated'],
    ['from the top down', [rung('senior'), rung('junior')], 'unordered'],
    ['a contest that asks for nothing', [rung('senior', { contest: {} })], 'emptyContest'],
  ])('rungs: %s', (_, rungs, expected) => {
    expect(findRungsProblem(rungs)?.problem).toBe(expected);
  });

  test('high skill begins at senior worker', () => {
    expect(skillLevelNames.filter(isHighSkilled)).toEqual(skillLevelNames.slice(3));
  });
});

const anyRungs = fc
  .subarray([...skillLevelNames], { minLength: 1 })
  .chain((levels) =>
    fc.tuple(
      ...levels.map((level) =>
        fc.record({
          level: fc.constant(level),
          contest: fc.option(fc.record({ rank: fc.option(fc.integer({ min: 1, max: 9 })) })),
          hours: fc.integer({ min: 0, max: 40 }),
          jump: fc.boolean(),
        }),
      ),
    ),
  )
  .map((rungs) => rungs.map((each) => rungSchema.parse(each)));
const anyEvidence = fc.record({
  held: fc.subarray([...skillLevelNames]),
  results: fc
    .array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 })
    .map((ranks) => ranks.map((rank, at) => result(`r${at}`, rank))),
  used: fc.subarray(['r0', 'r1', 'r2']),
  hours: fc.integer({ min: 0, max: 60 }),
});

describe('always', () => {
  test('a level is ready only with the one below held, or by a rung that lets jump, and with everything met', () => {
    fc.assert(
      fc.property(anyRungs, anyEvidence, (rungs, given) => {
        for (const [at, step] of standOn(rungs, given).steps.entries()) {
          if (step.state !== 'ready') continue;
          const [own, below] = [rungs[at], rungs[at - 1]];
          expect(own?.jump || !below || given.held.includes(below.level)).toBe(true);
          expect(own && given.hours >= own.hours).toBe(true);
          if (own?.contest)
            expect(given.results.some(({ id }) => id === step.resultId && !given.used.includes(id))).toBe(true);
        }
      }),
    );
  });

  test('awarding what is ready, one after the other, ends, and never uses a result twice', () => {
    fc.assert(
      fc.property(anyRungs, anyEvidence, (rungs, given) => {
        let now: Evidence = {
          ...given,
          held: given.held.filter((level) => rungs.some((each) => each.level === level)),
        };
        for (let turn = 0; turn <= rungs.length; turn++) {
          const { ready, steps } = standOn(rungs, now);
          if (!ready) return;
          const used = steps.find(({ level }) => level === ready)?.resultId;
          if (used) expect(now.used).not.toContain(used);
          now = { ...now, held: [...now.held, ready], used: [...now.used, ...(used ? [used] : [])] };
        }
        expect.unreachable('more levels than the ladder has');
      }),
    );
  });

  test('more hours or results never take a level away', () => {
    fc.assert(
      fc.property(anyRungs, anyEvidence, fc.integer({ min: 0, max: 20 }), (rungs, given, more) => {
        const before = standOn(rungs, given).steps;
        const after = standOn(rungs, {
          ...given,
          hours: given.hours + more,
          results: [...given.results, result('new', 1)],
        }).steps;
        for (const [at, { state }] of before.entries())
          if (state === 'ready' || state === 'held') expect(after[at]?.state).toBe(state);
      }),
    );
  });
});
