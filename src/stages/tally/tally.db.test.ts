import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plantUnit } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import { newId } from '../../platform/ids.ts';
import { updateStage } from '../../programmes/arrange/service.ts';
import { visitProgramme } from '../../programmes/visit/service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

interface Report {
  id: string;
  amount: number;
  live: boolean;
}

async function plantTally(given: object = {}) {
  const hall = await plantHall(db);
  const partner = await plantUnit(db, hall.federationId, hall.top);
  const settings = {
    indicators: [{ indicator: 'leaflets', target: 100 }, { indicator: 'consultations' }],
    units: [{ unitId: partner.id }],
    forms: ['集中宣讲', '现场咨询'],
    ...given,
  };
  const { programmeId, stageId } = await hall.live('tally', settings);
  const call = (name: string) => ({ kind: 'tally', stageId, name });
  const reporter = await hall.scopeOn(partner.id, ['tally.report']);
  const leaflets = { unitId: partner.id, indicator: 'leaflets', day: '2026-11-19', amount: 40 };
  return {
    hall,
    partner,
    programmeId,
    stageId,
    reporter,
    leaflets,
    report: (input: object = {}, scope: Scope = reporter): Promise<Report> =>
      hall.act(scope, call('report'), { ...leaflets, ...input }),
    correct: (input: object, scope: Scope = reporter): Promise<Report> =>
      hall.act(scope, call('correct'), { reason: '数错了', ...input }),
    withdraw: (reportId: string, scope: Scope = reporter): Promise<Report> =>
      hall.act(scope, call('withdraw'), { reportId, reason: '重复填报' }),
    read: (name: string, query: object = {}, scope: Scope = hall.officer): Promise<never> =>
      hall.look(scope, call(name), query),
    arrange: async (changes: object) => {
      const [stage] = await hall.stages(programmeId);
      await updateStage(hall.house, hall.officer, {
        programmeId,
        stageId,
        version: stage?.version ?? 0,
        settings: { ...(stage?.settings as object), ...changes },
      });
    },
  };
}

describe('reports', () => {
  test('are declared facts, summed by unit and indicator, and in the brief', async () => {
    const { hall, report, read, partner, programmeId } = await plantTally();
    await report({ form: '集中宣讲' });
    await report({ amount: 2.5, indicator: 'consultations' });
    expect(await hall.facts(programmeId)).toEqual({ leaflets: 40, consultations: 2.5, programmes: 1 });
    const {
      indicators,
      units,
      forms,
    }: { indicators: { code: string; total: number }[]; units: { unitId: string }[]; forms: unknown } =
      await read('summary');
    expect({
      totals: indicators.map(({ code, total }) => [code, total]),
      partner: units.find((unit) => unit.unitId === partner.id),
      forms,
    }).toEqual({
      totals: [
        ['leaflets', 40],
        ['consultations', 2.5],
      ],
      partner: expect.objectContaining({ amounts: { leaflets: 40, consultations: 2.5 }, reports: 2 }),
      forms: [{ form: '集中宣讲', reports: 1 }],
    });
    const declared = await db
      .selectFrom('facts')
      .select('declared')
      .where('programmeId', '=', programmeId)
      .where('indicator', '=', 'leaflets')
      .execute();
    expect(declared).toEqual([{ declared: true }]);
  });

  test.each([
    ['an indicator that is not asked', { indicator: 'attendances' }, 'tally.unknownIndicator'],
    ['a form that is not listed', { form: '发短信' }, 'tally.unknownForm'],
    ['a day to come', { day: '2026-11-21' }, 'tally.futureDay'],
    ['evidence that is not there', { evidence: [newId()] }, 'tally.unknownEvidence'],
    ['a unit that is not here', { unitId: newId() }, 'tally.notYourUnit'],
  ])('%s is refused, and nothing is kept', async (_name, input, code) => {
    const { hall, report, programmeId } = await plantTally();
    await expect(report(input)).rejects.toEqual(refusal(code));
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
  });

  test('take evidence that the reporter may open, and no stranger’s file; a correction keeps what is there', async () => {
    const { hall, report, correct, reporter, read } = await plantTally();
    const [mine, shown, given, foreign] = [
      await hall.file({ by: reporter }),
      await hall.file({ visibility: 'public' }),
      await hall.file({ unitId: hall.top.id }),
      await hall.file({ unitId: hall.east.id }),
    ];
    const { id } = await report({ evidence: [mine, shown] });
    for (const evidence of [[given], [foreign], [mine, foreign]])
      await expect(report({ evidence })).rejects.toEqual(refusal('tally.unknownEvidence'));
    const officer = await hall.scopeOn(hall.top.id);
    const next = await correct({ reportId: id, amount: 41, evidence: [mine, given] }, officer);
    expect(await read('history', { reportId: next.id })).toMatchObject([{ evidence: [mine, given] }, { amount: 40 }]);
  });

  test('need evidence where it is required, except for nothing', async () => {
    const { report } = await plantTally({ evidence: 'required' });
    await expect(report()).rejects.toEqual(refusal('tally.evidenceNeeded'));
    await report({ amount: 0 });
  });

  test("are for one's own unit: a partner for itself, whoever is below the organiser, the manager for all", async () => {
    const { hall, report, partner, read } = await plantTally();
    const east = await hall.scopeOn(hall.east.id, ['tally.report']);
    await expect(report({}, east)).rejects.toEqual(refusal('tally.notYourUnit'));
    await report({ unitId: hall.eastPrimary.id }, east);
    await report({ unitId: partner.id }, hall.officer);
    const visitors: [Scope, string][] = [
      [hall.visitor(), 'access.signInFirst'],
      [(await hall.worker()).scope, 'access.notAllowedAnywhere'],
      [await hall.scopeOn(hall.west.id, ['tally.report']), 'tally.notYourUnit'],
    ];
    for (const [scope, code] of visitors) await expect(report({}, scope)).rejects.toEqual(refusal(code));
    const sheet: { units: { id: string }[] } = await read('sheet', {}, east);
    expect(sheet.units.map((unit) => unit.id)).toEqual([hall.east.id]);
  });

  test('may still come when the programme has closed, not when it is archived', async () => {
    const { hall, report, programmeId } = await plantTally();
    await hall.move(programmeId, 'close');
    await report();
    await hall.move(programmeId, 'archive');
    await expect(report()).rejects.toEqual(refusal('programme.frozen'));
  });
});

describe('corrections', () => {
  test('leave the trace, and only the latest counts', async () => {
    const { hall, report, correct, withdraw, read, programmeId, reporter } = await plantTally();
    const first = await report();
    const second = await correct({ reportId: first.id, amount: 50 });
    const third = await withdraw(second.id);
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
    const history: { id: string; live: boolean; reason: string | null }[] = await read(
      'history',
      { reportId: third.id },
      reporter,
    );
    expect(history.map(({ id, live, reason }) => [id, live, reason])).toEqual([
      [third.id, true, '重复填报'],
      [second.id, false, '数错了'],
      [first.id, false, null],
    ]);
    const aside = await hall.scopeOn(hall.west.id, ['tally.report']);
    await expect(read('history', { reportId: third.id }, aside)).rejects.toEqual(refusal('tally.notYourUnit'));
    const { units }: { units: { reports: number }[] } = await read('summary');
    expect(units.every((unit) => unit.reports === 0)).toBe(true);
  });

  test('of two at once, one wins and the other is told to reload', async () => {
    const { hall, report, correct, programmeId } = await plantTally();
    const { id } = await report();
    const both = await Promise.allSettled([10, 20, 30].map((amount) => correct({ reportId: id, amount })));
    const [won] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value.amount] : []));
    expect(both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(
      Array(2).fill('tally.unknownReport'),
    );
    expect((await hall.facts(programmeId)).leaflets).toBe(won);
  });

  test('are for whoever may report for the unit, and for reports of this stage', async () => {
    const { hall, report, correct } = await plantTally();
    const { id } = await report();
    const aside = await hall.scopeOn(hall.west.id, ['tally.report']);
    await expect(correct({ reportId: id, amount: 1 }, aside)).rejects.toEqual(refusal('tally.notYourUnit'));
    const other = await plantTally();
    await expect(other.correct({ reportId: id, amount: 1 })).rejects.toEqual(refusal('tally.unknownReport'));
    await correct({ reportId: id, amount: 41 });
  });

  test('a report can be withdrawn though its indicator and form are asked for no more', async () => {
    const { hall, report, correct, withdraw, arrange, programmeId } = await plantTally();
    const { id } = await report({ form: '集中宣讲' });
    await arrange({ indicators: [{ indicator: 'consultations' }], forms: [] });
    await expect(correct({ reportId: id, amount: 3 })).rejects.toEqual(refusal('tally.unknownIndicator'));
    await withdraw(id);
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
  });

  test('whatever is reported, corrected and withdrawn, facts are the live totals', async () => {
    const { hall, partner } = await plantTally();
    const reporter = await hall.scopeOn(partner.id, ['tally.report']);
    const step = fc.record({
      what: fc.constantFrom('report', 'report', 'correct', 'withdraw'),
      which: fc.nat(),
      amount: fc.nat({ max: 1000 }).map((tenths) => tenths / 10),
      indicator: fc.constantFrom('leaflets', 'consultations'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { programmeId, stageId } = await hall.live('tally', {
          indicators: [{ indicator: 'leaflets' }, { indicator: 'consultations' }],
          units: [{ unitId: partner.id }],
        });
        const act = (name: string, input: object): Promise<Report> =>
          hall.act(reporter, { kind: 'tally', stageId, name }, { reason: '核对', ...input });
        const live: { id: string; indicator: string; amount: number }[] = [];
        for (const { what, which, amount, indicator } of steps) {
          const at = which % Math.max(1, live.length);
          const old = live[at];
          if (what === 'report') {
            const { id } = await act('report', { unitId: partner.id, indicator, day: '2026-11-01', amount });
            live.push({ id, indicator, amount });
          } else if (old) {
            const { id, amount: now } = await act(what, {
              reportId: old.id,
              ...(what === 'correct' ? { amount } : {}),
            });
            live[at] = { ...old, id, amount: now };
          }
        }
        const facts = await hall.facts(programmeId);
        for (const indicator of ['leaflets', 'consultations']) {
          const total = live.filter((row) => row.indicator === indicator).reduce((sum, row) => sum + row.amount, 0);
          expect(facts[indicator] ?? 0).toBeCloseTo(total, 6);
        }
      }),
      { numRuns: 20 },
    );
  }, 180_000);
});

test('units of another federation are refused by the name of the setting', async () => {
  const { arrange } = await plantTally();
  const elsewhere = await plantHall(db);
  await expect(arrange({ units: [{ unitId: elsewhere.east.id }] })).rejects.toMatchObject({
    code: 'tally.unknownUnits',
    fields: [{ path: 'settings.units' }],
  });
});

test('the hall offers the form to whoever may report for a listed unit or one below the organiser', async () => {
  const { hall, reporter, programmeId } = await plantTally();
  const offers = async (scope: Scope) => {
    const { stages } = await visitProgramme(hall.house, scope, programmeId);
    return (stages[0]?.view as { mayReport: boolean } | undefined)?.mayReport;
  };
  const below = await hall.scopeOn(hall.eastPrimary.id, ['tally.report']);
  const worker = (await hall.worker()).scope;
  const seen = [];
  for (const scope of [reporter, below, hall.officer, worker, hall.visitor()]) seen.push(await offers(scope));
  expect(seen).toEqual([true, true, true, false, false]);
});
