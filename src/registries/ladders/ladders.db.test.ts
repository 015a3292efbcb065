import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall, type Worker } from '../../../test/programmes.ts';
import { updateStage } from '../../programmes/arrange/service.ts';
import { checkCertificate } from '../certificates/checking/service.ts';
import { startCertificateRun } from '../certificates/printing/service.ts';
import { awardLevels, listAwards, revokeLevel } from './awarding/service.ts';
import { changeLadder, createLadder, listLadders, readLadder } from './keeping/service.ts';
import { type LadderFields, ladderFields } from './register.ts';
import { listMine, listPeople, readPerson } from './standing/service.ts';

const { db } = await testDatabase();
const hall = await plantHall(db);
const today = '2026-11-20';

const rungs = [
  { level: 'intermediate', contest: { rank: 3 } },
  { level: 'senior', contest: { rank: 2 }, hours: 16 },
  { level: 'technician', contest: { rank: 1 }, hours: 24 },
];
const ladderOf = (more: object = {}): LadderFields & { unitId: string } => ({
  ...ladderFields.parse({ title: '服装制版技能阶梯', trade: '服装制版师', rungs, ...more }),
  unitId: hall.top.id,
});

/** A ladder, and a live programme that is linked to it: a contest, training of 8 hours a session, the ladder over both. */
async function plant() {
  const { id: ladderId } = await createLadder(hall.house, hall.officer, ladderOf());
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', apart: true },
    { kind: 'sessions', settings: { hours: 8 }, apart: true },
    { kind: 'ladder', from: [0, 1] },
  ]);
  const [contest = '', training = '', stageId = ''] = stageIds;
  await hall.act(hall.officer, { kind: 'ladder', stageId, name: 'link' }, { ladderId });
  const east: Worker[] = await hall.workers(2, { unitId: hall.eastPrimary.id });
  const west: Worker[] = await hall.workers(2, { unitId: hall.westPrimary.id });
  const people = [...east, ...west];
  const compete = (results: readonly (readonly [number, number])[], more: { onlyRank?: true } = {}) =>
    hall.inside({ programmeId, stageId: contest }, ({ host }) =>
      host.handOn(
        results.map(([who, rank]) => ({
          kind: 'person' as const,
          id: people[who]?.id ?? '',
          result: { rank, score: String(100 - rank), group: '', ...more },
        })),
      ),
    );
  const train = async (who: readonly number[]) => {
    const session = {
      title: '制版提升',
      venue: '实训楼',
      startsAt: hall.house.now(),
      endsAt: new Date(hall.house.now().getTime() + 3_600_000),
    };
    const call = (name: string) => ({ kind: 'sessions', stageId: training, name });
    const { id: sessionId } = (await hall.act(hall.officer, call('addSession'), session)) as { id: string };
    await hall.act(hall.officer, call('handIn'), { sessionId, personIds: who.map((at) => people[at]?.id) });
    return sessionId;
  };
  const award = (whom: readonly (readonly [number, string])[], awardedOn = today) =>
    awardLevels(hall.house, hall.officer, {
      ladderId,
      awardedOn,
      basis: '×工发〔2026〕8号',
      people: whom.map(([who, level]) => ({ personId: people[who]?.id ?? '', level: level as 'senior' })),
    });
  const standings = async (scope = hall.officer) => {
    const { items } = await listPeople(db, scope, { ladderId, limit: 50 });
    return Object.fromEntries(
      items.map(({ id, reached, ready, hours }) => [
        people.findIndex((each) => each.id === id),
        [reached, ready, hours],
      ]),
    );
  };
  return { ladderId, programmeId, stageId, contest, training, people, compete, train, award, standings };
}

describe('a skill ladder', () => {
  test('gathers results and hours, and levels are awarded step by step with certificate, figures and message', async () => {
    const { ladderId, people, compete, train, award, standings } = await plant();
    await compete([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(await standings()).toEqual({
      0: [null, 'intermediate', 0],
      1: [null, 'intermediate', 0],
      2: [null, 'intermediate', 0],
    });
    const first = await award([
      [0, 'intermediate'],
      [1, 'senior'],
      [3, 'intermediate'],
    ]);
    expect(first).toMatchObject({ awarded: 1, certificates: 1 });
    expect(first.refused.map(({ words }) => words[0])).toEqual([
      '条件未达到：已有中级工等级；竞赛前 2 名：现有成绩用于前面的等级，需再赛一次；培训满 16 学时：已有 0，还差 16 学时',
      '不在这个阶梯上',
    ]);
    await train([0, 3]);
    await train([0]);
    expect(await standings()).toEqual({
      0: ['intermediate', null, 16],
      1: [null, 'intermediate', 0],
      2: [null, 'intermediate', 0],
      3: [null, null, 8],
    });
    const [own] = await listMine(db, (people[0] as Worker).scope);
    // Hours alone lead to the own ladder too.
    expect(await listMine(db, (people[3] as Worker).scope)).toMatchObject([{ ladderId, hours: 8, results: [] }]);
    expect(own?.next?.[0]).toBe('下一级是高级工，还需要：');
    expect(own?.missing.map(([zh]) => zh)).toEqual(['竞赛前 2 名：现有成绩用于前面的等级，需再赛一次']);
    expect(own?.results).toMatchObject([{ rank: 1, usedFor: 'intermediate' }]);
    expect(await hall.inbox((people[0] as Worker).id)).toContain('祝贺您晋级服装制版师中级工');
    const [given] = (await listAwards(db, hall.officer, { ladderId, limit: 50 })).items;
    expect(await checkCertificate(hall.house, hall.visitor(), given?.certificate ?? '')).toMatchObject({
      state: 'valid',
      award: '服装制版师 中级工',
      title: '职业技能等级证书',
    });
  });

  test('a result counts once, another contest opens the next level, and people and times are counted apart', async () => {
    const { people, compete, train, award, standings } = await plant();
    await compete([[0, 2]]);
    await award([[0, 'intermediate']]);
    await train([0]);
    await train([0]);
    expect((await standings())[0]).toEqual(['intermediate', null, 16]);
    // The same contest, corrected, is the same result.
    await compete([[0, 1]]);
    expect((await standings())[0]).toEqual(['intermediate', null, 16]);
    expect((await award([[0, 'senior']])).awarded).toBe(0);
    const facts = await db
      .selectFrom('facts')
      .select((eb) => ['indicator', eb.fn.sum<number>('amount').as('amount')])
      .where('personId', '=', people[0]?.id ?? '')
      .where('indicator', 'in', ['skill-levels', 'high-skill-levels', 'training-hours'])
      .groupBy('indicator')
      .orderBy('indicator')
      .execute();
    expect(facts).toEqual([
      { indicator: 'skill-levels', amount: 1 },
      { indicator: 'training-hours', amount: 16 },
    ]);
  });

  test('attendance that is withdrawn takes its hours back; who is taken off the contest is no more ready', async () => {
    const { people, compete, train, standings, training, programmeId, contest } = await plant();
    await compete([
      [0, 1],
      [1, 3],
    ]);
    const sessionId = await train([0]);
    await hall.act(
      hall.officer,
      { kind: 'sessions', stageId: training, name: 'correct' },
      { sessionId, change: 'withdraw', personIds: [people[0]?.id], reason: '代签' },
    );
    await hall.inside({ programmeId, stageId: contest }, ({ host }) =>
      host.takeBack([{ kind: 'person', id: people[1]?.id ?? '' }]),
    );
    expect(await standings()).toEqual({ 0: [null, 'intermediate', 0] });
  });

  test('revoking a level shows on its certificate, takes the figures back and frees the result; higher levels first', async () => {
    const { ladderId, people, compete, award, standings } = await plant();
    await compete([[0, 1]]);
    await award([[0, 'intermediate']]);
    const [given] = (await listAwards(db, hall.officer, { ladderId, limit: 50 })).items;
    const revoke = () =>
      revokeLevel(hall.house, hall.officer, { ladderId, awardId: given?.id ?? '', reason: '成绩作假，经查属实' });
    expect(await revoke()).toEqual({ certificates: 1 });
    await expect(revoke()).rejects.toMatchObject({ code: 'ladders.revoked' });
    expect(await checkCertificate(hall.house, hall.visitor(), given?.certificate ?? '')).toMatchObject({
      state: 'revoked',
    });
    expect((await standings())[0]).toEqual([null, 'intermediate', 0]);
    const [own] = await listMine(db, (people[0] as Worker).scope);
    expect(own?.awards).toMatchObject([{ level: 'intermediate', reason: '成绩作假，经查属实' }]);
    expect((await award([[0, 'intermediate']])).awarded).toBe(1);
  });

  test('certificates are printed in one run: all that hold, or those of one day', async () => {
    const { ladderId, compete, award } = await plant();
    await compete([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    await award([[0, 'intermediate']], '2026-11-10');
    await award([
      [1, 'intermediate'],
      [2, 'intermediate'],
    ]);
    const [latest] = (await listAwards(db, hall.officer, { ladderId, limit: 1 })).items;
    await revokeLevel(hall.house, hall.officer, { ladderId, awardId: latest?.id ?? '', reason: '成绩作假，经查属实' });
    const run = async (more: { issuedOn?: string } = {}) =>
      (await startCertificateRun(hall.house, hall.officer, { batchId: ladderId, ...more })).total;

    expect((await readLadder(db, hall.officer, ladderId)).awardings).toEqual([
      { issuedOn: today, count: 1 },
      { issuedOn: '2026-11-10', count: 1 },
    ]);
    expect([await run(), await run({ issuedOn: today })]).toEqual([2, 1]);
    await expect(run({ issuedOn: '2026-11-11' })).rejects.toMatchObject({ code: 'certificates.nothingToPrint' });
  });

  test('is seen by its keeper whole, by other officers as far as they reach, by a person only the own', async () => {
    const { ladderId, people, compete, standings } = await plant();
    await compete([
      [0, 1],
      [2, 2],
    ]);
    const east = await hall.scopeOn(hall.east.id);
    const elsewhere = await hall.scopeOn(hall.west.id);
    expect(Object.keys(await standings())).toEqual(['0', '2']);
    expect(Object.keys(await standings(east))).toEqual(['0']);
    expect(Object.keys(await standings(elsewhere))).toEqual(['2']);
    const of = (scope: Worker['scope'], who: number) =>
      readPerson(db, scope, { ladderId, personId: people[who]?.id ?? '' });
    expect(await of(east, 0)).toMatchObject({ hours: 0 });
    await expect(of(east, 2)).rejects.toMatchObject({ code: 'ladders.nobody' });
    await expect(of((people[2] as Worker).scope, 0)).rejects.toMatchObject({ code: 'ladders.nobody' });
    expect(await listMine(db, (people[1] as Worker).scope)).toEqual([]);
    expect((await listMine(db, (people[2] as Worker).scope))[0]?.results).toMatchObject([{ rank: 2 }]);
    expect(await listMine(db, hall.visitor())).toEqual([]);
    await expect(
      awardLevels(hall.house, east, {
        ladderId,
        awardedOn: today,
        basis: '自认',
        people: [{ personId: people[0]?.id ?? '', level: 'intermediate' }],
      }),
    ).rejects.toMatchObject({ code: 'access.notAllowed' });
  });

  test('only its keeper lets a programme count', async () => {
    const { id: ladderId } = await createLadder(hall.house, hall.officer, ladderOf());
    const { stageIds } = await hall.row([{ kind: 'enrolment' }, { kind: 'ladder' }], { unitId: hall.east.id });
    const east = await hall.scopeOn(hall.east.id);
    const call = { kind: 'ladder', stageId: stageIds[1] ?? '', name: 'link' };
    await expect(hall.act(east, call, { ladderId })).rejects.toMatchObject({ code: 'access.notAllowed' });
    expect(await hall.look(east, { ...call, name: 'status' })).toMatchObject({ ladder: null, choices: [] });
    await changeLadder(hall.house, hall.officer, { ladderId, version: 1, state: 'closed' });
    await expect(hall.act(hall.officer, call, { ladderId })).rejects.toMatchObject({ code: 'ladders.closed' });
  });

  test('rungs that nobody could climb are refused, and a level that is held stays on the ladder', async () => {
    const twice = ladderOf({ rungs: [{ level: 'senior' }, { level: 'senior' }] });
    await expect(createLadder(hall.house, hall.officer, twice)).rejects.toMatchObject({ code: 'ladders.repeated' });
    const { ladderId, compete, award } = await plant();
    await compete([[0, 1]]);
    await award([[0, 'intermediate']]);
    const without = ladderOf({ rungs: rungs.slice(1) }).rungs;
    const change = (more: object) => changeLadder(hall.house, hall.officer, { ladderId, version: 1, ...more });
    await expect(change({ rungs: without })).rejects.toMatchObject({ code: 'ladders.rungInUse' });
    await expect(change({ title: '新名称', version: 9 })).rejects.toMatchObject({ code: 'ladders.changedMeanwhile' });
    expect(await change({ title: '新名称' })).toEqual({ version: 2 });
    expect(await readLadder(db, hall.officer, ladderId)).toMatchObject({
      title: '新名称',
      counts: { people: 1, ready: 0, awarded: 1 },
      history: [{ kind: 'changed' }, { kind: 'awarded' }, { kind: 'linked' }, { kind: 'created' }],
    });
    const { items } = await listLadders(db, hall.officer, { limit: 50, q: '新名称' });
    expect(items).toMatchObject([{ levels: ['intermediate', 'senior', 'technician'], awarded: 1 }]);
  });

  test('a score that the contest keeps counts, and is told to nobody on the ladder', async () => {
    const { people, compete, standings } = await plant();
    await compete([[0, 1]], { onlyRank: true });
    expect(await standings()).toMatchObject({ 0: [null, 'intermediate', 0] });

    const [own] = await listMine(db, (people[0] as Worker).scope);
    expect(own?.results).toMatchObject([{ rank: 1, score: '' }]);
    const told = JSON.stringify(own).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
    expect(told).not.toContain('99');
  });

  test('hours of a session stay once somebody came', async () => {
    const { train, training, programmeId } = await plant();
    await train([0]);

    const stage = (await hall.stages(programmeId)).find(({ id }) => id === training);
    const change = { programmeId, stageId: training, version: stage?.version ?? 0 };
    await expect(
      updateStage(hall.house, hall.officer, { ...change, settings: { ...(stage?.settings as object), hours: 4 } }),
    ).rejects.toMatchObject({ code: 'sessions.hoursFixed' });
  });
});
