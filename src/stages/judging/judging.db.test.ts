import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { updateStage } from '../../programmes/arrange/service.ts';
import { plantRound } from './judging.fixture.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

describe('a round', () => {
  test('from invitation to release: coded, marked, ranked with one dropped, handed on, and recomputed', async () => {
    const round = await plantRound(db, { contestants: 3, judges: 5, settings: { drop: 1, top: 2, publish: 'scores' } });
    expect(await round.manage('start')).toEqual({ added: 15, recused: 0, unfilled: [] });
    const [first] = round.panel;
    if (!first) throw new Error('no judge');
    const { entries, done, mayMark } = await round.desk(first);
    expect(entries.map(({ code }) => code)).toEqual(['001', '002', '003']);
    expect({ done, mayMark }).toEqual({ done: 0, mayMark: true });

    await round.markAll([
      [90, 91, 92, 93, 60],
      [80, 81, 82, 83, 100],
      [70, 71, 72, 73, 74],
    ]);
    expect(await round.release()).toEqual({ edition: 1, on: 2 });

    expect(await round.finalists()).toEqual([
      { person: 1, result: { rank: 1, score: '91.00', group: '' } },
      { person: 2, result: { rank: 2, score: '82.00', group: '' } },
    ]);
    expect(await round.look(round.hall.officer, 'verify')).toEqual({
      edition: 1,
      entries: 3,
      equal: true,
      differences: [],
    });
    expect(await round.hall.facts(round.programmeId)).toMatchObject({ 'entries-judged': 3, 'marks-given': 15 });
    const { sheets, why, rank, score } = await round.explain(await round.entryOf(round.people[0]?.id ?? ''));
    expect({ rank, score }).toEqual({ rank: 1, score: '91.00' });
    expect(sheets.map(({ total, fate }) => [total, fate]).sort()).toEqual([
      ['60', 'low'],
      ['90', 'counted'],
      ['91', 'counted'],
      ['92', 'counted'],
      ['93', 'high'],
    ]);
    expect(why.map(([zh]) => zh)).toEqual([
      '共有 5 张完整评分。',
      '去掉 1 个最高分、1 个最低分，其余平均。',
      '最后一次性四舍五入到 2 位小数，得 91.00。',
      '名次：第 1。',
      '晋级。',
    ]);
  });

  test('starts with judges and entries only, and keeps the meaning of marks from then on', async () => {
    const empty = await plantRound(db, { contestants: 0, judges: 0 });
    await expect(empty.manage('start')).rejects.toEqual(refusal('judging.noJudges'));
    await empty.invite('评委');
    await expect(empty.manage('start')).rejects.toEqual(refusal('judging.noEntries'));

    const { hall, programmeId, stageId, manage } = await plantRound(db);
    await manage('start');
    await expect(manage('start')).rejects.toEqual(refusal('judging.wrongState'));
    const stage = (await hall.stages(programmeId)).find(({ id }) => id === stageId);
    const change = (settings: object) =>
      updateStage(hall.house, hall.officer, {
        programmeId,
        stageId,
        version: stage?.version ?? 0,
        settings: { ...(stage?.settings as object), ...settings },
      });
    await expect(change({ drop: 1 })).rejects.toEqual(refusal('judging.rulesFixed'));
    await expect(change({ criteria: [] })).rejects.toEqual(refusal('judging.nothingWeighs'));
    await expect(change({ top: 1 })).resolves.toEqual(expect.any(Number));
  });

  test('ties across the cut are shown, and nothing is released before they are decided', async () => {
    const round = await plantRound(db, { contestants: 3, judges: 2, settings: { top: 1, ties: [] } });
    await round.manage('start');
    await round.markAll([
      [80, 90],
      [90, 80],
      [50, 50],
    ]);
    const preview: { cuts: { tied: unknown[]; free: number; on: number }[] } = await round.look(
      round.hall.officer,
      'preview',
    );
    expect(preview.cuts.map(({ tied, free, on }) => ({ tied: tied.length, free, on }))).toEqual([
      { tied: 2, free: 1, on: 0 },
    ]);
    await expect(round.release()).rejects.toEqual(refusal('judging.tiesUndecided'));
    const chosen = await round.entryOf(round.people[1]?.id ?? '');
    const third = await round.entryOf(round.people[2]?.id ?? '');
    await expect(round.release({ ties: { rule: 'pick', entryIds: [third] } })).rejects.toEqual(
      refusal('judging.tooManyPicked'),
    );
    expect(await round.release({ ties: { rule: 'pick', entryIds: [chosen] } })).toEqual({ edition: 1, on: 1 });
    expect((await round.finalists()).map(({ person, result }) => [person, result?.rank])).toEqual([[2, 1]]);
  });

  test('what changed after the officer looked is not released', async () => {
    const round = await plantRound(db, { contestants: 1, judges: 1 });
    await round.manage('start');
    await round.markAll([[80]]);
    const { digest } = (await round.look(round.hall.officer, 'preview')) as { digest: string };
    await round.markAll([[81]]);
    await expect(round.manage('release', { digest })).rejects.toEqual(refusal('judging.staleResult'));
  });

  test('missing sheets and too few of them are named; a reason on record releases all the same', async () => {
    const round = await plantRound(db, { contestants: 2, judges: 2, settings: { quorum: 2 } });
    await round.manage('start');
    await round.markAll([[80, 90], [70]]);
    await expect(round.release()).rejects.toEqual(refusal('judging.unfinished'));
    expect(await round.release({ reason: '评委二因病退出，赛程不能再等' })).toEqual({ edition: 1, on: 1 });
    const { history } = await round.overview();
    expect(history[0]).toMatchObject({ kind: 'released', reason: '评委二因病退出，赛程不能再等' });
  });
});

describe('a sheet', () => {
  test('is saved as it stands, by version: another tab is told what is there, the same again is harmless', async () => {
    const criteria = [
      { title: '主题', outOf: 40, weight: 40, by: 'judges' },
      { title: '光影', outOf: 60, weight: 60, by: 'judges' },
    ];
    const round = await plantRound(db, { contestants: 2, judges: 1, settings: { criteria } });
    await round.manage('start');
    const [judge] = round.panel;
    if (!judge) throw new Error('no judge');
    const { entryId } = await round.sheet(judge);
    expect(await round.mark(judge, entryId, { 主题: '３５.５' })).toMatchObject({
      version: 1,
      complete: false,
      left: 2,
    });
    const again = { entryId, version: 0, marks: { 主题: 35.5 } };
    expect(await round.act(judge.scope, 'mark', again)).toMatchObject({ version: 1 });
    await expect(round.act(judge.scope, 'mark', { ...again, marks: { 主题: 20 } })).rejects.toMatchObject({
      code: 'judging.changedMeanwhile',
      words: [expect.stringContaining('主题 35.5'), expect.any(String)],
    });
    const saved = await round.mark(judge, entryId, { 主题: 30, 光影: 50 }, { comment: '构图稳' });
    expect(saved).toEqual({ entryId, version: 2, complete: true, left: 1, next: expect.any(String) });
    expect(await round.sheet(judge, entryId)).toMatchObject({
      marks: { 主题: '30', 光影: '50' },
      comment: '构图稳',
      version: 2,
    });
    const { history } = await round.explain(entryId);
    expect(history.map(({ kind, marks }) => [kind, marks])).toEqual([
      ['marked', '主题 35.5'],
      ['marked', '主题 30，光影 50'],
    ]);
  });

  test.each([
    [{ 总体: 101 }, 'judging.wrongMark'],
    [{ 总体: -1 }, 'judging.wrongMark'],
    [{ 总体: '九十' }, 'judging.wrongMark'],
    [{ 总体: '90.55' }, 'judging.wrongMark'],
    [{ 外貌: 5 }, 'judging.unknownCriterion'],
  ])('with %j is refused, and nothing is lost', async (marks, code) => {
    const round = await plantRound(db, { contestants: 1, judges: 1 });
    await round.manage('start');
    const [judge] = round.panel;
    if (!judge) throw new Error('no judge');
    const { entryId } = await round.sheet(judge);
    await round.mark(judge, entryId, { 总体: 70 });
    await expect(round.mark(judge, entryId, marks)).rejects.toEqual(refusal(code));
    expect(await round.sheet(judge, entryId)).toMatchObject({ marks: { 总体: '70' }, version: 1 });
  });

  test('drawn for another judge on the same phone, of a closed round, late, or not assigned, is refused', async () => {
    const closesAt = new Date('2026-11-21T04:00:00Z');
    const round = await plantRound(db, { contestants: 2, judges: 2, window: { closesAt } });
    await round.manage('start');
    const [one, two] = round.panel;
    if (!one || !two) throw new Error('no judges');
    const { entryId } = await round.sheet(one);
    const send = (judge: typeof one, more: object = {}) =>
      round.act(judge.scope, 'mark', { entryId, version: 0, marks: { 总体: 80 }, ...more });
    await expect(send(two, { judgeId: one.judgeId })).rejects.toEqual(refusal('judging.notYourSheet'));
    await expect(send(one, { entryId: crypto.randomUUID() })).rejects.toEqual(refusal('judging.unknownEntry'));
    const stranger = await round.hall.worker('路人');
    await expect(send({ ...one, scope: stranger.scope })).rejects.toEqual(refusal('judging.notAJudge'));
    await round.manage('close');
    await expect(send(one)).rejects.toEqual(refusal('judging.notMarking'));
    await round.manage('reopen', { reason: '补一位评委的分' });
    round.hall.pass({ days: 2 });
    await expect(send(one)).rejects.toEqual(refusal('programme.windowOver'));
  });
});

describe('forms of scoring', () => {
  const only = async (settings: object, rows: (readonly [number, string | number][])[]) => {
    const round = await plantRound(db, { contestants: 2, judges: rows.length, settings });
    await round.manage('start');
    for (const [at, row] of rows.entries()) {
      const judge = round.panel[at];
      if (!judge) continue;
      const { criteria } = await round.sheet(judge);
      for (const [person, value] of row)
        await round.mark(judge, await round.entryOf(round.people[person - 1]?.id ?? ''), {
          [criteria[0]?.key ?? '']: value,
        });
    }
    await round.release();
    return round;
  };

  test('yes or no gives the share of yes', async () => {
    const round = await only({ form: 'yesNo' }, [
      [
        [1, 1],
        [2, 0],
      ],
      [
        [1, 1],
        [2, 1],
      ],
      [
        [1, 0],
        [2, 0],
      ],
    ]);
    expect((await round.finalists()).map(({ person, result }) => [person, result?.score])).toEqual([
      [1, '66.67'],
      [2, '33.33'],
    ]);
  });

  test('stars give their mean', async () => {
    const round = await only({ form: 'rating' }, [
      [
        [1, 4],
        [2, 5],
      ],
      [
        [1, 3],
        [2, 5],
      ],
    ]);
    expect((await round.finalists()).map(({ person, result }) => [person, result?.score])).toEqual([
      [2, '5.00'],
      [1, '3.50'],
    ]);
  });

  test('a ranking gives points by place, and no place twice', async () => {
    const settings = { form: 'ranking', places: 3 };
    const round = await only(settings, [
      [
        [1, 2],
        [2, 1],
      ],
      [
        [1, 3],
        [2, 1],
      ],
    ]);
    expect((await round.finalists()).map(({ person, result }) => [person, result?.score])).toEqual([
      [2, '3.00'],
      [1, '1.50'],
    ]);
    const other = await plantRound(db, { contestants: 2, judges: 1, settings });
    await other.manage('start');
    const [judge] = other.panel;
    if (!judge) throw new Error('no judge');
    const [a = '', b = ''] = [
      await other.entryOf(other.people[0]?.id ?? ''),
      await other.entryOf(other.people[1]?.id ?? ''),
    ];
    await other.mark(judge, a, { 名次: 1 });
    await expect(other.mark(judge, b, { 名次: 1 })).rejects.toEqual(refusal('judging.placeTaken'));
    expect((await other.mark(judge, b, { 名次: 0 })).complete).toBe(true);
  });

  test('theory by the office, practice by judges, a tie decided by the shorter time', async () => {
    const criteria = [
      { title: '理论', outOf: 100, weight: 30, by: 'office' },
      { title: '实操', outOf: 100, weight: 70, by: 'judges' },
      { title: '用时', outOf: 10_000, weight: 0, by: 'office' },
    ];
    const ties = [{ by: 'criterion', criterion: '用时', better: 'lower' }];
    const round = await plantRound(db, { contestants: 2, judges: 1, settings: { criteria, ties } });
    await round.manage('start');
    const [judge] = round.panel;
    const [a = '', b = ''] = [
      await round.entryOf(round.people[0]?.id ?? ''),
      await round.entryOf(round.people[1]?.id ?? ''),
    ];
    if (!judge) throw new Error('no judge');
    await round.mark(judge, a, { 实操: 90 });
    await round.mark(judge, b, { 实操: 90 });
    const give = (entryId: string, criterion: string, mark: number) => ({ entryId, criterion, mark });
    await expect(round.manage('measure', { measures: [give(a, '实操', 1)] })).rejects.toEqual(
      refusal('judging.unknownCriterion'),
    );
    await round.manage('measure', {
      measures: [give(a, '理论', 80), give(b, '理论', 80), give(a, '用时', 95.5), give(b, '用时', 88)],
    });
    await round.release();
    expect(await round.finalists()).toEqual([
      { person: 2, result: { rank: 1, score: '87.00', group: '' } },
      { person: 1, result: { rank: 2, score: '87.00', group: '' } },
    ]);
    expect((await round.explain(b)).why.map(([zh]) => zh)).toContain('有 2 个同分，比到第 1 步“用时”分出先后。');
  });
});
