import { describe, expect, test } from 'vitest';
import { plantOfficer } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { listDuties } from '../../programmes/duty/service.ts';
import { visitProgramme } from '../../programmes/visit/service.ts';
import { plantRound } from './judging.fixture.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

/** Which of the people each judge is assigned, by name of the judge. */
async function assigned({
  panel,
  desk,
  people,
  entryOf,
}: Awaited<ReturnType<typeof plantRound>>): Promise<Record<string, number[]>> {
  const ids = await Promise.all(people.map(({ id }) => entryOf(id)));
  const loads: Record<string, number[]> = {};
  for (const judge of panel)
    loads[judge.name] = (await desk(judge)).entries.map(({ entryId }) => ids.indexOf(entryId) + 1).sort();
  return loads;
}

describe('recusal', () => {
  test('is found from roster and tree: oneself, the own union line; a mover is found while marking', async () => {
    const round = await plantRound(db, { contestants: 2, judges: 0 });
    const own = round.people[0];
    if (!own) throw new Error('nobody');
    const { judgeId } = (await round.manage('invite', { personId: own.id })) as { judgeId: string };
    await round.invite('同会评委', {}, round.hall.eastPrimary.id);
    const other = await round.invite('外区评委', {}, round.hall.westPrimary.id);
    const free = await round.invite('外请评委');
    expect(await round.manage('start')).toMatchObject({ added: 4, recused: 4 });
    const found: { judgeId: string; ground: string }[] = await round.look(round.hall.officer, 'recusals');
    expect(found.map(({ ground }) => ground).sort()).toEqual(['self', 'unit', 'unit', 'unit']);
    expect(
      found
        .filter((each) => each.judgeId === judgeId)
        .map(({ ground }) => ground)
        .sort(),
    ).toEqual(['self', 'unit']);
    expect((await round.desk(free)).entries).toHaveLength(2);

    await db
      .updateTable('memberships')
      .set({ unitId: round.hall.eastPrimary.id })
      .where('personId', '=', other.id)
      .execute();
    const { entryId } = await round.sheet(other);
    await expect(round.mark(other, entryId, { 总体: 80 })).rejects.toEqual(refusal('judging.conflictFound'));
    await round.manage('assign');
    expect((await round.desk(other)).entries).toEqual([]);
  });

  test('declared by the judge, the work leaves the list and another judge takes it; given marks are kept and do not count', async () => {
    const round = await plantRound(db, { contestants: 1, judges: 3, settings: { assign: 'balanced', perEntry: 2 } });
    await round.manage('start');
    const entryId = await round.entryOf(round.people[0]?.id ?? '');
    const before = await assigned(round);
    const [judge] = round.panel.filter(({ name }) => before[name]?.length);
    if (!judge) throw new Error('nobody is assigned');
    await round.mark(judge, entryId, { 总体: 10 });
    await round.act(judge.scope, 'declare', { entryId, note: '作者是我学生' });
    await expect(round.act(judge.scope, 'declare', { entryId, note: '' })).rejects.toEqual(
      refusal('judging.alreadyRecused'),
    );
    const { entries, recused } = await round.desk(judge);
    expect([entries, recused.map(({ ground }) => ground[0])]).toEqual([[], ['评委申报']]);
    expect(
      Object.entries(await assigned(round))
        .filter(([, own]) => own.length)
        .map(([name]) => name),
    ).not.toContain(judge.name);
    await expect(round.act(judge.scope, 'mark', { entryId, version: 1, marks: { 总体: 99 } })).rejects.toEqual(
      refusal('judging.notYourEntry'),
    );
    const { sheets } = await round.explain(entryId);
    expect(sheets.map(({ fate, total }) => [fate, total])).toEqual([['struck', '10']]);

    const [{ id: recusalId } = { id: '' }] = (await round.look(round.hall.officer, 'recusals')) as { id: string }[];
    await round.manage('liftRecusal', { recusalId, reason: '误报' });
    expect((await round.explain(entryId)).sheets[0]?.fate).toBe('counted');
  });

  test('with no judge left the entry is named, has no rank, and the officer is told what to do', async () => {
    const round = await plantRound(db, { contestants: 1, judges: 0 });
    await round.invite('同会评委', {}, round.hall.eastPrimary.id);
    const outcome: { unfilled: { has: number; needs: number }[] } = await round.manage('start');
    expect(outcome.unfilled).toEqual([expect.objectContaining({ has: 0, needs: 1 })]);
    expect((await round.overview()).unfilled).toHaveLength(1);
    await expect(round.release()).rejects.toEqual(refusal('judging.tooFewSheets'));
    const late = await round.invite('补请评委');
    await round.manage('assign');
    await round.mark(late, await round.entryOf(round.people[0]?.id ?? ''), { 总体: 88 });
    expect(await round.release()).toEqual({ edition: 1, on: 1 });
  });
});

describe('the panel', () => {
  test('a judge who leaves keeps the marks given; the successor takes what is left', async () => {
    const round = await plantRound(db, { contestants: 3, judges: 2 });
    await round.manage('start');
    await round.markAll([[80, 80]]);
    const [leaving] = round.panel;
    const successor = await round.hall.worker('新评委', { unitId: null });
    const outcome = await round.manage('replaceJudge', {
      judgeId: leaving?.judgeId,
      successor: { personId: successor.id },
      reason: '住院',
    });
    expect(outcome).toEqual({ successorId: expect.any(String), moved: 2, unfilled: 0 });
    if (leaving) await expect(round.desk(leaving)).rejects.toEqual(refusal('judging.notAJudge'));
    const { judges, funnel } = await round.overview();
    expect(
      judges.map(({ name, done, assigned: due, leftReason, replaces }) => [name, done, due, leftReason, replaces]),
    ).toEqual([
      ['评委1', 1, 1, '住院', null],
      ['评委2', 1, 3, null, null],
      ['新评委', 0, 2, null, '评委1'],
    ]);
    expect(funnel).toMatchObject({ sheets: 6, done: 2 });
    expect(await round.hall.inbox(successor.id)).toEqual(['请您担任“评审”评委']);
  });

  test('balanced loads hold their limits, categories their judges, and late entries are shared out', async () => {
    const round = await plantRound(db, { contestants: 6, judges: 4, settings: { assign: 'balanced', perEntry: 2 } });
    await round.manage('changeJudge', { judgeId: round.panel[0]?.judgeId, workLimit: 1 });
    await round.manage('start');
    const loads = Object.values(await assigned(round)).map((own) => own.length);
    expect(loads[0]).toBeLessThanOrEqual(1);
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(12);
    await round.enrol('迟到选手');
    expect(await round.overview()).toMatchObject({ funnel: { arrived: 7, sheets: 14 }, unfilled: [] });
  });

  test('names nobody twice, keeps arbiters from marking, and knows officers by user name', async () => {
    const round = await plantRound(db, { contestants: 1, judges: 1 });
    const [judge] = round.panel;
    await expect(round.manage('invite', { personId: judge?.id })).rejects.toEqual(refusal('judging.alreadyNamed'));
    await expect(round.manage('invite')).rejects.toMatchObject({
      code: 'judging.nobodyNamed',
      fields: [{ path: 'username' }],
    });
    await expect(round.manage('invite', { username: ' ' })).rejects.toEqual(refusal('judging.nobodyNamed'));
    await expect(round.manage('invite', { username: 'nobody' })).rejects.toEqual(refusal('judging.unknownAccount'));
    await expect(round.manage('invite', { personId: crypto.randomUUID() })).rejects.toEqual(
      refusal('judging.unknownAccount'),
    );
    const username = `judge${crypto.randomUUID().slice(0, 8)}`;
    const accountId = await plantOfficer(round.hall.house, round.hall.federationId, { username, unit: round.hall.top });
    const { judgeId } = (await round.manage('invite', { username, part: 'chief' })) as { judgeId: string };
    const listed: { accountId: string }[] = await round.look(round.hall.officer, 'candidates', { q: username });
    expect(listed.map((each) => each.accountId)).toEqual([accountId]);
    await round.manage('start');
    if (judge) await round.mark(judge, await round.entryOf(round.people[0]?.id ?? ''), { 总体: 80 });
    await expect(round.manage('changeJudge', { judgeId: judge?.judgeId, part: 'arbiter' })).rejects.toEqual(
      refusal('judging.partsApart'),
    );
    await expect(round.manage('changeJudge', { judgeId: judge?.judgeId, scores: false })).rejects.toEqual(
      refusal('judging.hasMarked'),
    );
    const { judges } = await round.overview();
    expect(judges.find(({ id }) => id === judgeId)).toMatchObject({ part: 'chief', reachable: false });
    expect(await round.manage('remind')).toEqual({ told: 0, unreachable: [username] });
  });

  test('reminds who is late, and says what waits', async () => {
    const round = await plantRound(db, { contestants: 2, judges: 2 });
    await round.manage('start');
    await round.markAll([[80], [80]]);
    expect(await round.manage('remind')).toEqual({ told: 1, unreachable: [] });
    expect(await round.hall.inbox(round.panel[1]?.id ?? '')).toEqual(['请您担任“评审”评委', '“评审”还有 2 件没有评']);
  });
});

test('a judge finds the round among the own duties, and no longer after leaving', async () => {
  const round = await plantRound(db, { contestants: 1, judges: 1 });
  const [judge] = round.panel;
  if (!judge) throw new Error('no judge');
  const duties = async () => (await listDuties(round.hall.house, judge.scope, 'judging')).map(({ stage }) => stage.id);
  expect(await duties()).toEqual([round.stageId]);
  await round.manage('replaceJudge', { judgeId: judge.judgeId, reason: '出差' });
  expect(await duties()).toEqual([]);
});

test('duties name what is left to mark, and begin with it; what is over stands last', async () => {
  const open = await plantRound(db, { contestants: 2, judges: 1 });
  const [judge] = open.panel;
  if (!judge) throw new Error('no judge');
  const row = async () => {
    const { programmeId, stageIds } = await open.hall.row([
      { kind: 'enrolment' },
      { kind: 'judging', settings: { subject: 'person' } },
    ]);
    const stageId = stageIds[1] ?? '';
    await open.hall.act(open.hall.officer, { kind: 'judging', stageId, name: 'invite' }, { personId: judge.id });
    return { programmeId, stageId };
  };
  const coming = await row();
  const gone = await row();
  await db.updateTable('programmes').set({ state: 'closed' }).where('id', '=', gone.programmeId).execute();
  await open.manage('start');
  const duties = async () =>
    (await listDuties(open.hall.house, judge.scope, 'judging')).map(({ stage, round }) => [stage.id, round]);
  expect(await duties()).toEqual([
    [open.stageId, { state: 'marking', left: 2 }],
    [coming.stageId, { state: 'preparing', left: 0 }],
    [gone.stageId, { state: 'released', left: 0 }],
  ]);
  await open.markAll([[80], [80]]);
  expect((await duties())[0]).toEqual([open.stageId, { state: 'marking', left: 0 }]);
});

test('with too few judges to drop any, the officer is told before the start, in the preview and in each explanation', async () => {
  const round = await plantRound(db, { contestants: 1, judges: 2, settings: { drop: 1 } });
  expect((await round.overview()).drops).toEqual({ asked: 1, sheets: 2, dropped: 0 });
  for (const name of ['评委3', '评委4', '评委5']) await round.invite(name);
  expect((await round.overview()).drops).toEqual({ asked: 1, sheets: 5, dropped: 1 });
  await round.manage('start');
  await round.markAll([[80, 90]]);
  expect(await round.look(round.hall.officer, 'preview')).toMatchObject({ asked: 1, fewerDropped: 1 });
  const { why } = await round.explain(await round.entryOf(round.people[0]?.id ?? ''));
  expect(why).toContainEqual([
    '规则是各去掉 1 个，但去掉后须留 3 张，这里一个也没有去。',
    'The rule drops 1 of each end, but three sheets must be left, so nothing is dropped here.',
  ]);
});

test('once released the cut line counts whoever went on by the decision on ties', async () => {
  const round = await plantRound(db, { contestants: 3, judges: 1, settings: { top: 2, ties: [] } });
  await round.manage('start');
  await round.markAll([[90], [80], [80]]);
  const cut = async () =>
    ((await round.look(round.hall.officer, 'preview')) as { cuts: { on: number; tied: unknown[] }[] }).cuts[0];
  expect(await cut()).toMatchObject({ on: 1, tied: [{}, {}] });
  await round.release({ ties: { rule: 'all' } });
  expect(await cut()).toMatchObject({ on: 3 });
});

test('an entry withdrawn in mid-round leaves the lists; its marks are kept and do not count', async () => {
  const round = await plantRound(db, { contestants: 2, judges: 1 });
  await round.manage('start');
  await round.markAll([[80], [90]]);
  const [judge] = round.panel;
  const gone = round.people[1];
  if (!judge || !gone) throw new Error('nobody');
  const entryId = await round.entryOf(gone.id);
  await round.hall.act(gone.scope, { kind: 'enrolment', stageId: round.places, name: 'cancel' });
  expect((await round.desk(judge)).entries).toHaveLength(1);
  await expect(round.sheet(judge, entryId)).rejects.toEqual(refusal('judging.entryWithdrawn'));
  await expect(round.act(judge.scope, 'mark', { entryId, version: 1, marks: { 总体: 99 } })).rejects.toEqual(
    refusal('judging.entryWithdrawn'),
  );
  await round.release();
  expect((await round.finalists()).map(({ person }) => person)).toEqual([1]);
  expect((await round.explain(entryId)).sheets).toHaveLength(1);
});

test('whoever has sheets left is asked to judge before anything else; afterwards they only may look again', async () => {
  const round = await plantRound(db, { contestants: 1, judges: 1 });
  await round.manage('start');
  const [judge] = round.panel;
  if (!judge) throw new Error('nobody');
  const step = async () =>
    (await visitProgramme(round.hall.house, judge.scope, round.programmeId)).stages.find(
      ({ stage }) => stage.id === round.stageId,
    )?.step;
  expect(await step()).toMatchObject({ href: 'desk', asked: true });

  await round.markAll([[88]]);
  expect(await step()).toMatchObject({ href: 'desk', settled: true });
});
