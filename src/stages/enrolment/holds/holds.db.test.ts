import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall, type Worker } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { updateStage } from '../../../programmes/arrange/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { updateProgramme } from '../../../programmes/service.ts';
import { drawUp } from '../allotment/drafting/service.ts';
import { readBooks } from '../queries.ts';
import { nextStepOf } from '../show/service.ts';

const { db } = await testDatabase({ connections: 8 });
const refusal = (code: string) => expect.objectContaining({ code });

/** Two programmes of one federation, at the same time unless said otherwise, that watch for what their settings say. */
async function plant(first: object, second: object, { apart = false } = {}) {
  const hall = await plantHall(db);
  const row = async (title: string, settings: object, startsAt: string) => {
    const { programmeId, stageIds } = await hall.row([{ kind: 'enrolment', settings }], {
      title,
      startsAt: new Date(startsAt),
      endsAt: new Date(new Date(startsAt).getTime() + 7_200_000),
    });
    const stageId = stageIds[0] ?? '';
    const call = (name: string) => ({ kind: 'enrolment', stageId, name });
    return {
      stageId,
      programmeId,
      arrange: async (changes: object) => {
        const [stage] = await hall.stages(programmeId);
        const given = { ...(stage?.settings as object), ...changes };
        await updateStage(hall.house, hall.officer, {
          ...{ programmeId, stageId, version: stage?.version ?? 0, settings: given },
        });
      },
      enrol: (who: Worker, input: object = {}): Promise<{ id: string; state: string }> =>
        hall.act(who.scope, call('enrol'), input),
      cancel: (who: Worker) => hall.act(who.scope, call('cancel')),
      approve: (ids: string[]) => hall.act(hall.officer, call('approve'), { enrolmentIds: ids }),
      mine: (who: Worker): Promise<{ state: string; batch: string[] | null }> => hall.look(who.scope, call('mine')),
    };
  };
  return {
    hall,
    a: await row('合唱排练', first, '2026-12-01T06:00:00Z'),
    b: await row('羽毛球赛', second, apart ? '2026-12-02T06:00:00Z' : '2026-12-01T07:00:00Z'),
  };
}

const noClash = { noClash: true };

test('whoever asks while a batch may yet be turned back comes behind it', async () => {
  const { hall, a, b } = await plant({ ...noClash, seats: 1 }, noClash);
  const [p1, p2, p3] = await hall.workers(3);
  if (!p1 || !p2 || !p3) throw new Error('Three workers are needed.');
  const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
  const { programmeId } = b;
  let asked: Promise<unknown>[] = [];
  await inTransaction(db, async (trx) => {
    // In this moment another process gives p1 a place at the same time.
    await trx
      .insertInto('heldPlaces')
      .values({
        ...{ federationId: hall.officer.federationId, sourceId: newId(), personId: p1.id, stageId: b.stageId },
        ...{ kind: 'enrolment', programmeId, tag: null },
        ...{ beginsAt: new Date('2026-12-01T06:00:00Z'), endsAt: new Date('2026-12-01T09:00:00Z') },
      })
      .execute();
    asked = [a.enrol(p1), a.enrol(p2)];
    await rest();
    asked.push(a.enrol(p3));
    await rest();
  });

  expect(await Promise.allSettled(asked)).toMatchObject([
    { reason: { code: 'enrolment.clash' } },
    { value: { state: 'admitted' } },
    { value: { state: 'waiting' } },
  ]);
});

describe('two at one time', () => {
  test('are refused by the name of the other, until that one is given back', async () => {
    const { hall, a, b } = await plant(noClash, noClash);
    const who = await hall.worker();
    await a.enrol(who);
    await expect(b.enrol(who)).rejects.toMatchObject({
      code: 'enrolment.clash',
      words: [expect.stringContaining('“合唱排练”'), expect.stringContaining('“合唱排练”')],
    });
    await a.cancel(who);
    expect(await b.enrol(who)).toMatchObject({ state: 'admitted' });
    await expect(a.enrol(who)).rejects.toEqual(refusal('enrolment.clash'));
  });

  test('are not where they do not overlap, or where one of them does not watch for it', async () => {
    const apart = await plant(noClash, noClash, { apart: true });
    const unwatched = await plant(noClash, {});
    for (const { hall, a, b } of [apart, unwatched]) {
      const who = await hall.worker();
      await a.enrol(who);
      expect(await b.enrol(who)).toMatchObject({ state: 'admitted' });
    }
  });

  test('of those who ask for both in the same moment each gets one, whatever their order', async () => {
    const { hall, a, b } = await plant(noClash, noClash);
    const people = await hall.workers(20);
    const asked = people.map(async (who, at) => {
      const [first, second] = at % 2 === 0 ? [a, b] : [b, a];
      const both = await Promise.allSettled([first.enrol(who), second.enrol(who)]);
      return both.filter(({ status }) => status === 'fulfilled').length;
    });
    expect(await Promise.all(asked)).toEqual(people.map(() => 1));
    const held = await db
      .selectFrom('heldPlaces')
      .select('personId')
      .where('federationId', '=', hall.federationId)
      .execute();
    expect(new Set(held.map(({ personId }) => personId)).size).toBe(20);
    expect(held.length).toBe(20);
  });

  test('a freed place passes over whoever has another by then; they stay in line and get it once that is given back', async () => {
    const { hall, a, b } = await plant({ ...noClash, seats: 1 }, noClash);
    const [holder, first, second] = await hall.workers(3);
    if (!holder || !first || !second) throw new Error('three people');
    for (const who of [holder, first, second]) await a.enrol(who);
    await b.enrol(first);
    await a.cancel(holder);
    expect([await a.mine(first), await a.mine(second)]).toMatchObject([{ state: 'waiting' }, { state: 'admitted' }]);
    await b.cancel(first);
    await a.cancel(second);
    expect(await a.mine(first)).toMatchObject({ state: 'admitted' });
  });

  test('whoever was passed over moves up soon after they give back the other place, with nobody pressing here', async () => {
    for (const terms of [noClash, { oneOf: '疗休养' }]) {
      const { hall, a, b } = await plant({ ...terms, seats: 1 }, terms);
      const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
      const [holder, elsewhere] = await hall.workers(2);
      if (!holder || !elsewhere) throw new Error('two people');
      for (const who of [holder, elsewhere]) await a.enrol(who);
      await b.enrol(elsewhere);
      await a.cancel(holder);
      await tick();
      expect(await a.mine(elsewhere)).toMatchObject({ state: 'waiting' });
      await b.cancel(elsewhere);
      await tick();
      expect(await a.mine(elsewhere)).toMatchObject({ state: 'admitted' });
    }
  });

  test('are not where the other programme was cancelled', async () => {
    const { hall, a, b } = await plant(noClash, noClash);
    const who = await hall.worker();
    await a.enrol(who);
    await hall.move(a.programmeId, 'cancel', '暴雨');
    expect(await b.enrol(who)).toMatchObject({ state: 'admitted' });
  });

  test('keep no place empty: who waits and could not have it stands in nobody’s way', async () => {
    const { hall, a, b } = await plant({ ...noClash, seats: 1 }, noClash);
    const [holder, elsewhere, free] = await hall.workers(3);
    if (!holder || !elsewhere || !free) throw new Error('three people');
    for (const who of [holder, elsewhere]) await a.enrol(who);
    await b.enrol(elsewhere);
    await a.cancel(holder);
    expect(await a.enrol(free)).toMatchObject({ state: 'admitted' });
  });

  test('of batches only those that clash are out of reach', async () => {
    const batches = [
      { key: 'early', label: '早', places: 5, startsOn: '2026-12-01', endsOn: '2026-12-03' },
      { key: 'late', label: '晚', places: 5, startsOn: '2026-12-08', endsOn: '2026-12-10' },
    ];
    const { hall, a, b } = await plant({ ...noClash, batches }, noClash);
    const who = await hall.worker();
    await b.enrol(who);
    await a.enrol(who, { wishes: ['early', 'late'] });
    expect((await a.mine(who)).batch).toEqual(['晚', '晚']);
    const other = await hall.worker();
    await b.enrol(other);
    await expect(a.enrol(other, { wishes: ['early'] })).rejects.toEqual(refusal('enrolment.clash'));
  });

  test('a team is refused for a member who has a place elsewhere', async () => {
    const { hall, a, b } = await plant({ ...noClash, team: { least: 2, most: 3 } }, noClash);
    const captain = await hall.worker();
    const member = await hall.worker('队员', { phone: '+8613900000002' });
    await b.enrol(member);
    const team = { name: '晨光', members: [{ name: '队员', phone: '13900000002' }] };
    await expect(a.enrol(captain, { team })).rejects.toEqual(refusal('enrolment.clash'));
    await b.cancel(member);
    await a.enrol(captain, { team });
    await expect(b.enrol(member)).rejects.toEqual(refusal('enrolment.clash'));
  });

  test('an officer approves nobody into two, and is told who it is', async () => {
    const { hall, a, b } = await plant({ ...noClash, admit: 'approval' }, noClash);
    const who = await hall.worker('李明');
    const { id } = await a.enrol(who);
    await b.enrol(who);
    await expect(a.approve([id])).rejects.toMatchObject({
      code: 'enrolment.heldElsewhere',
      params: { name: '李明', other: '羽毛球赛' },
    });
  });
});

test('in a draw, whoever has another place by then stands for none, and is told why', async () => {
  const { hall, a, b } = await plant(noClash, { ...noClash, admit: 'draw', seats: 5 });
  const [who, other] = await hall.workers(2);
  if (!who || !other) throw new Error('two people');
  for (const each of [who, other]) expect(await b.enrol(each)).toMatchObject({ state: 'applied' });
  await a.enrol(who);
  const draft = await hall.inside(b, async (context) =>
    drawUp(context, await readBooks(context.trx, { federationId: hall.federationId, stageId: b.stageId })),
  );
  expect(draft.standing.map(({ personId }) => personId)).toEqual([other.id]);
  expect(draft.barred).toMatchObject([
    { personId: who.id, gates: [{ ok: false, words: ['时间上与另一个名额“合唱排练”冲突', expect.anything()] }] },
  ]);
});

test('settings and times that change are followed: what is watched for from now on, and what no longer clashes', async () => {
  const { hall, a, b } = await plant({}, noClash);
  const [first, second] = await hall.workers(2);
  if (!first || !second) throw new Error('two people');
  await a.enrol(first);
  await a.arrange(noClash);
  await expect(b.enrol(first)).rejects.toEqual(refusal('enrolment.clash'));
  const step = await hall.inside(b, (context) => nextStepOf(context), first.scope);
  expect(step?.whys.at(-1)).toMatchObject({
    ok: false,
    words: ['时间上与您的另一个名额“合唱排练”冲突', expect.anything()],
  });
  await updateProgramme(hall.house, hall.officer, {
    programmeId: a.programmeId,
    version: await hall.versionOf(a.programmeId),
    startsAt: new Date('2026-12-05T06:00:00Z'),
    endsAt: new Date('2026-12-05T08:00:00Z'),
  });
  expect(await b.enrol(first)).toMatchObject({ state: 'admitted' });
});

test('of one kind a person has one place a year, whenever the others are', async () => {
  const { hall, a, b } = await plant({ oneOf: '疗休养' }, { oneOf: '疗休养' }, { apart: true });
  const who = await hall.worker();
  await a.enrol(who);
  await expect(b.enrol(who)).rejects.toMatchObject({
    code: 'enrolment.oneOfKind',
    words: [expect.stringContaining('“合唱排练”'), expect.anything()],
  });
  await a.cancel(who);
  await b.enrol(who);
});
