import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantRound } from '../judging.fixture.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

/** Three people, released with one place: the first goes on. */
async function released(settings: object = {}) {
  const round = await plantRound(db, { contestants: 3, judges: 3, settings: { top: 1, ...settings } });
  await round.manage('start');
  await round.markAll([
    [90, 90, 90],
    [80, 80, 80],
    [70, 70, 70],
  ]);
  await round.release();
  const ids = await Promise.all(round.people.map(({ id }) => round.entryOf(id)));
  return { ...round, ids };
}

test('a released round changes by nothing else', async () => {
  const { panel, act, manage, ids, invite } = await released();
  const [judge] = panel;
  if (!judge) throw new Error('no judge');
  const mark = { entryId: ids[0], version: 1, marks: { 总体: 100 } };
  await expect(act(judge.scope, 'mark', mark)).rejects.toEqual(refusal('judging.notMarking'));
  await expect(act(judge.scope, 'declare', { entryId: ids[0] })).rejects.toEqual(refusal('judging.resultFixed'));
  for (const [name, input] of [
    ['start', {}],
    ['assign', {}],
    ['close', {}],
    ['reopen', { reason: '想改' }],
    ['release', { digest: '' }],
    ['order', {}],
    ['recuse', { judgeId: judge.judgeId, entryId: ids[0] }],
    ['replaceJudge', { judgeId: judge.judgeId, reason: '走了' }],
    ['measure', { measures: [{ entryId: ids[0], criterion: '理论', mark: 1 }] }],
  ] as const)
    await expect(manage(name, input), name).rejects.toEqual(refusal('judging.resultFixed'));
  await expect(invite('新评委')).rejects.toEqual(refusal('judging.resultFixed'));
});

test('the arbitration group rules with a reason: a new edition, handed on anew, and what it replaced stays', async () => {
  const round = await released();
  const ruling = { entryId: round.ids[0], kind: 'exclude', reason: '查实为他人作品', appeal: '申诉〔2026〕1号' };
  await expect(round.manage('rule', ruling)).rejects.toEqual(refusal('judging.noArbiters'));
  const arbiter = await round.invite('仲裁员', { part: 'arbiter' });
  await expect(round.manage('rule', ruling)).rejects.toEqual(refusal('judging.notAnArbiter'));
  await expect(round.act(arbiter.scope, 'rule', { ...ruling, reason: ' ' })).rejects.toThrow();
  expect(await round.act(arbiter.scope, 'rule', ruling)).toEqual({ edition: 2, on: 1 });

  expect(await round.finalists()).toEqual([{ person: 2, result: { rank: 1, score: '80.00', group: '' } }]);
  const { edition, rulings } = await round.overview();
  expect(edition).toBe(2);
  expect(rulings).toEqual([
    expect.objectContaining({
      kind: 'exclude',
      reason: '查实为他人作品',
      appeal: '申诉〔2026〕1号',
      arbiterName: '仲裁员',
      edition: 2,
    }),
  ]);
  expect(await round.look(round.hall.officer, 'verify')).toMatchObject({ edition: 2, equal: true });
  const kept = await db.selectFrom('judgingResults').select('edition').where('stageId', '=', round.stageId).execute();
  expect(kept.map((row) => row.edition).sort()).toEqual([1, 1, 1, 2, 2]);
  expect((await round.hall.facts(round.programmeId))['entries-judged']).toBe(2);

  expect(await round.act(arbiter.scope, 'rule', { ...ruling, kind: 'readmit', reason: '复核后更正' })).toEqual({
    edition: 3,
    on: 1,
  });
  expect((await round.finalists()).map(({ person }) => person)).toEqual([1]);
  await expect(round.act(arbiter.scope, 'rule', { ...ruling, kind: 'readmit' })).rejects.toEqual(
    refusal('judging.nothingToRule'),
  );
});

test('a sheet is struck, restored or corrected; a tie that this makes has to be decided', async () => {
  const round = await released();
  const arbiter = await round.invite('仲裁员', { part: 'arbiter' });
  const judgeId = round.panel[0]?.judgeId;
  const rule = (more: object) =>
    round.act(arbiter.scope, 'rule', { entryId: round.ids[1], judgeId, reason: '错记', ...more });
  expect(await rule({ kind: 'correct', marks: { 总体: 100 } })).toEqual({ edition: 2, on: 1 });
  expect(await round.explain(round.ids[1] ?? '')).toMatchObject({ score: '86.67', rank: 2 });
  await expect(rule({ kind: 'correct', marks: { 总体: 101 } })).rejects.toEqual(refusal('judging.nothingToRule'));
  await rule({ kind: 'strike' });
  expect((await round.explain(round.ids[1] ?? '')).sheets.map(({ fate }) => fate).sort()).toEqual([
    'counted',
    'counted',
    'struck',
  ]);
  await rule({ kind: 'restore' });
  expect(await round.look(round.hall.officer, 'verify')).toMatchObject({ edition: 4, equal: true });
});

test('an entry withdrawn after release goes back from the next stage and moves nobody', async () => {
  const round = await released({ top: null });
  const gone = round.people[0];
  if (gone) await round.hall.act(gone.scope, { kind: 'enrolment', stageId: round.places, name: 'cancel' });
  expect((await round.finalists()).map(({ person, result }) => [person, result?.rank])).toEqual([
    [2, 2],
    [3, 3],
  ]);
  expect(await round.look(round.hall.officer, 'verify')).toMatchObject({ equal: true });
});
