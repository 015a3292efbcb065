import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Worker } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { plantEnrolment } from '../enrolment.fixture.ts';
import { nextStepOf } from '../show/service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const batches = [
  { key: 'july', label: '七月', places: 1 },
  { key: 'august', label: '八月', places: 2 },
];

describe('batches', () => {
  test('first come takes the first wish with room; who waits moves into any wished batch', async () => {
    const { hall, enrol, cancel, books, look } = await plantEnrolment(db, { batches });
    const people = await hall.workers(5);
    const wishes = [['july'], ['july', 'august'], ['august'], ['july', 'august'], ['august']];
    const states = [];
    for (const [at, who] of people.entries()) states.push((await enrol(who, { wishes: wishes[at] })).state);
    expect(states).toEqual(['admitted', 'admitted', 'admitted', 'waiting', 'waiting']);
    await cancel(people[2] as Worker);
    expect(await look(people[3] as Worker, 'mine')).toMatchObject({ state: 'admitted', batch: ['八月', '八月'] });
    const { batches: kept, taken } = await books();
    expect({ kept, taken }).toEqual({
      kept: [
        { key: 'august', taken: 2 },
        { key: 'july', taken: 1 },
      ],
      taken: 3,
    });
  });

  test('wishes are asked for, each once, not too many, and only for batches that exist', async () => {
    const { hall, enrol, books } = await plantEnrolment(db, { batches, wishesMost: 1 });
    const who = await hall.worker();
    await expect(enrol(who)).rejects.toEqual(refusal('enrolment.wishesNeeded'));
    await expect(enrol(who, { wishes: ['july', 'july'] })).rejects.toEqual(refusal('enrolment.wishUnknown'));
    await expect(enrol(who, { wishes: ['may'] })).rejects.toEqual(refusal('enrolment.wishUnknown'));
    await expect(enrol(who, { wishes: ['july', 'august'] })).rejects.toEqual(refusal('enrolment.wishesMany'));
    expect(await books()).toMatchObject({ taken: 0, rows: [] });
  });

  test('an officer enrols without wishes into whatever batch has room', async () => {
    const { hall, manage, books } = await plantEnrolment(db, { batches, wishesMost: 1 });
    const people = await hall.workers(4);
    const { outcomes } = await manage('enrolOther', { personIds: people.map(({ id }) => id), answers: {} });
    expect(outcomes.map(({ state }) => state)).toEqual(['admitted', 'admitted', 'admitted', 'waiting']);
    expect((await books()).batches.map(({ taken }) => taken)).toEqual([2, 1]);
  });

  test('settings refuse teams with batches, a key twice, fewer places than are taken, and removing what is asked for', async () => {
    const { hall, enrol, arrange } = await plantEnrolment(db, { batches });
    await expect(arrange({ team: { least: 2, most: 4 } })).rejects.toEqual(refusal('enrolment.batchesAlone'));
    await expect(arrange({ batches: [...batches, batches[0]] })).rejects.toEqual(refusal('enrolment.batchTwice'));
    await enrol(await hall.worker(), { wishes: ['july'] });
    const [july, august] = batches;
    await expect(arrange({ batches: [{ ...july, places: 0 }, august] })).rejects.toEqual(
      refusal('enrolment.batchBelowTaken'),
    );
    await expect(arrange({ batches: [august] })).rejects.toMatchObject({
      code: 'enrolment.batchInUse',
      params: { batch: '七月', count: 1 },
    });
    await expect(arrange({ batches: [] })).rejects.toEqual(refusal('enrolment.batchesFixed'));
    await arrange({ batches: [{ ...july, label: '七月上旬', places: 3 }] });
  });

  test('approved requests go to the first wish with room', async () => {
    const { hall, enrol, manage, look } = await plantEnrolment(db, { batches, admit: 'approval' });
    const people = await hall.workers(2);
    const ids = [];
    for (const who of people) ids.push((await enrol(who, { wishes: ['july', 'august'] })).id);
    await manage('approve', { enrolmentIds: ids });
    const got = await Promise.all(people.map((who): Promise<{ batch: string[] }> => look(who, 'mine')));
    expect(got.map(({ batch }) => batch[0])).toEqual(['七月', '八月']);
  });
});

test('where places are drawn or given by priority, requests wait for that, and the way cannot be changed meanwhile', async () => {
  const { hall, enrol, cancel, manage, arrange, books } = await plantEnrolment(db, { admit: 'draw', seats: 1 });
  const [first, second, third] = await hall.workers(3);
  if (!first || !second || !third) throw new Error('three people');
  expect((await enrol(first)).state).toBe('applied');
  const { id } = await enrol(second);
  expect((await enrol(third)).state).toBe('applied');
  await expect(arrange({ admit: 'first-come' })).rejects.toEqual(refusal('enrolment.allotmentAwaited'));
  await arrange({ admit: 'priority' });
  await cancel(first);
  await manage('decline', { enrolmentIds: [id], reason: '不符合条件' });
  const { taken, waiting, rows } = await books();
  expect({ taken, waiting, states: rows.map(({ state }) => state) }).toEqual({
    taken: 0,
    waiting: 0,
    states: ['cancelled', 'declined', 'applied'],
  });
});

describe('offers', () => {
  async function offered() {
    const planted = await plantEnrolment(db, { seats: 1, confirmHours: 24 });
    const [holder, next, last] = await planted.hall.workers(3);
    if (!holder || !next || !last) throw new Error('three people');
    for (const who of [holder, next, last]) await planted.enrol(who);
    await planted.cancel(holder);
    const states = async () => (await planted.books()).rows.map(({ state }) => state);
    return { ...planted, holder, next, last, states };
  }

  test('a place given back is offered to the first who waits, counts as taken, and is theirs once confirmed', async () => {
    const { hall, programmeId, stageId, next, last, confirm, look, books, states } = await offered();
    expect(await states()).toEqual(['cancelled', 'offered', 'waiting']);
    expect(await look(next, 'mine')).toMatchObject({ offerUntil: new Date('2026-11-21T04:00:00Z') });
    expect(await look(next, 'places')).toMatchObject({ taken: 1, offered: 1, waiting: 1 });
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
    expect(await hall.inbox(next.id)).toEqual(['“职工活动 · 报名”有名额给您']);
    const step = await hall.inside({ programmeId, stageId }, (context) => nextStepOf(context), next.scope);
    expect(step).toMatchObject({ words: ['确认名额', 'Confirm my place'], href: 'enrol', asked: true });
    await expect(confirm(last)).rejects.toEqual(refusal('enrolment.nothingOffered'));
    expect(await confirm(next)).toMatchObject({ state: 'admitted', offerUntil: null });
    expect(await confirm(next)).toMatchObject({ state: 'admitted' });
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1, enrolments: 1 });
    expect(await books()).toMatchObject({ taken: 1, waiting: 1 });
  });

  test('one that is given up or runs out goes to the next, and who lost it may ask again behind the others', async () => {
    const { hall, next, last, cancel, confirm, enrol, holder, states, look } = await offered();
    hall.pass({ days: 1 });
    await expect(confirm(next)).rejects.toEqual(refusal('enrolment.offerOver'));
    // Whoever touches the books next finds the offer over.
    await enrol(holder);
    await cancel(holder);
    expect(await states()).toEqual(['lapsed', 'offered', 'cancelled']);
    expect(await look(last, 'mine')).toMatchObject({ offerUntil: new Date('2026-11-22T04:00:00Z') });
    expect(await hall.inbox(next.id)).toEqual(['“职工活动 · 报名”有名额给您', '“职工活动 · 报名”名额逾期未确认']);
    expect((await enrol(next)).state).toBe('waiting');
    await cancel(last);
    expect(await look(next, 'mine')).toMatchObject({ state: 'offered' });
  });

  test('by the clock alone: what is over goes on to the next, and only in programmes that live', async () => {
    const { hall, programmeId, next, last, look, states } = await offered();
    const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
    await tick();
    expect(await states()).toEqual(['cancelled', 'offered', 'waiting']);
    hall.pass({ days: 1 });
    await tick();
    expect(await states()).toEqual(['cancelled', 'lapsed', 'offered']);
    expect(await look(last, 'mine')).toMatchObject({ offerUntil: new Date('2026-11-22T04:00:00Z') });
    await hall.move(programmeId, 'cancel', '台风');
    hall.pass({ days: 2 });
    await tick();
    expect(await states()).toEqual(['cancelled', 'lapsed', 'offered']);
    expect((await hall.inbox(next.id)).slice(0, 2)).toEqual([
      '“职工活动 · 报名”有名额给您',
      '“职工活动 · 报名”名额逾期未确认',
    ]);
  });

  test('a team is offered its places whole, its captain confirms, and a smaller one behind does not pass it', async () => {
    const { hall, enrol, cancel, confirm, books, look } = await plantEnrolment(db, {
      seats: 4,
      team: { least: 2, most: 3 },
      confirmHours: 2,
    });
    const [a, b, c] = await hall.workers(3);
    const member = await hall.worker('队员', { phone: '+8613900000001' });
    if (!a || !b || !c) throw new Error('three captains');
    const team = (name: string, size: number, phone?: string) => ({
      team: {
        name,
        members: Array.from({ length: size - 1 }, (_, at) => ({
          name: `队员${at}`,
          ...(at === 0 && phone ? { phone } : {}),
        })),
      },
    });
    expect((await enrol(a, team('甲', 3))).state).toBe('admitted');
    expect((await enrol(b, team('乙', 3, '13900000001'))).state).toBe('waiting');
    expect((await enrol(c, team('丙', 2))).state).toBe('waiting');
    await cancel(a);
    expect(await books()).toMatchObject({ taken: 3, waiting: 1 });
    expect(await hall.inbox(member.id)).toEqual(['“职工活动 · 报名”有名额给您']);
    await expect(confirm(member)).rejects.toEqual(refusal('enrolment.captainConfirms'));
    await confirm(b);
    expect(await look(c, 'mine')).toMatchObject({ state: 'waiting' });
  });
});
