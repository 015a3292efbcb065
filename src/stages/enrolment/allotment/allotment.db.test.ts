import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { type Hall, plantHall, type Worker } from '../../../../test/programmes.ts';
import { nextStepOf } from '../show/service.ts';
import { words } from '../words.ts';
import type { ClaimView } from './contract.ts';
import type { Published } from './publication/contract.ts';
import { openSeal } from './seal/service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const closesAt = new Date('2026-11-22T04:00:00Z');
const batches = [
  { key: 'july', label: '七月', places: 2, endsOn: '2027-07-05' },
  { key: 'august', label: '八月', places: 2, endsOn: '2027-08-05' },
];

interface Overview {
  digest: string;
  asked: number;
  barred: number;
  served: number;
  unserved: number;
  met: number[];
  commitment: string;
  rehearsed: boolean;
}
interface Mine {
  id: string;
  state: string;
  position: number | null;
  batch: string[] | null;
}

/** A stage whose places are given out once its window has closed, two days from now. */
async function collecting(settings: object, given?: Hall) {
  const hall = given ?? (await plantHall(db));
  const { programmeId, stageId } = await hall.live('enrolment', settings, { closesAt });
  const call = (name: string) => ({ kind: 'enrolment', stageId, name });
  const look = <Answer>(name: string, input: object = {}, scope = hall.officer): Promise<Answer> =>
    hall.look(scope, call(name), input);
  return {
    hall,
    programmeId,
    stageId,
    look,
    enrol: (who: Worker, input: object = {}): Promise<Mine> => hall.act(who.scope, call('enrol'), input),
    cancel: (who: Worker): Promise<Mine> => hall.act(who.scope, call('cancel')),
    mine: (who: Worker): Promise<Mine> => look('mine', {}, who.scope),
    claim: (who: Worker): Promise<ClaimView> => look('claim', {}, who.scope),
    addPoints: (input: object): Promise<{ points: number }> => hall.act(hall.officer, call('addPoints'), input),
    allot: async (digest?: string): Promise<{ served: number; waiting: number; declined: number }> =>
      hall.act(hall.officer, call('allot'), { digest: digest ?? (await look<Overview>('allotment')).digest }),
  };
}

/** What the script that is offered for download says of the published data. */
async function recomputed(data: Published, script: { body: Buffer }): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'allotment-'));
  writeFileSync(join(folder, 'published.json'), JSON.stringify(data));
  writeFileSync(join(folder, 'recompute.mjs'), script.body);
  const said = execFileSync(process.execPath, ['recompute.mjs', 'published.json'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return said.trim().split('\n').slice(-2);
}
const same = ['Sealed seed. 种子与封存的一致。', 'Same as published. 与公布的结果一致。'];

describe('a draw', () => {
  test('tells those who asked for nothing when there is a result, and those who got none where theirs is', async () => {
    const at = await collecting({ admit: 'draw', seats: 1, waitingList: false });
    const { hall } = at;
    const asking = await hall.workers(2);
    for (const who of asking) await at.enrol(who);
    hall.pass({ days: 3 });
    const overFor = async (scope = hall.visitor()) => (await hall.inside(at, nextStepOf, scope))?.over;
    expect(await overFor()).toEqual({ words: words.toBeAllotted });
    await at.allot();
    expect(await overFor()).toEqual({ words: words.wasAllotted, way: { words: words.checkResult, href: 'draw' } });
    const ways = await Promise.all(asking.map(async ({ scope }) => (await overFor(scope))?.way?.href));
    expect(ways.sort()).toEqual(['claim', undefined]);
  });

  test('waits for the window, gives all places at once within quotas, and anyone can compute it again', async () => {
    const hall = await plantHall(db);
    const quotas = [{ unitId: hall.east.id, places: 2 }];
    const at = await collecting({ admit: 'draw', seats: 6, quotas }, hall);
    const east = await hall.workers(8);
    const west = await hall.workers(8, { unitId: hall.westPrimary.id });
    for (const who of [...east, ...west]) expect((await at.enrol(who)).state).toBe('applied');
    const sealed = await at.look<{ commitment: string; seed: null }>('draw', {}, hall.visitor());
    expect(sealed).toMatchObject({ admit: 'draw', seed: null, allottedAt: null, closesAt });
    expect(await at.look('published', {}, hall.visitor())).toBeNull();
    await expect(at.allot()).rejects.toEqual(refusal('enrolment.windowOpen'));
    hall.pass({ days: 3 });
    expect(await at.look('allotment')).toMatchObject({ rehearsed: true, asked: 16, served: 6, unserved: 10 });
    const rehearsed = await at.look<{ items: { place: number | null; result: string }[] }>('applicants', { limit: 50 });
    expect(new Set(rehearsed.items.map(({ place, result }) => `${place} ${result}`))).toEqual(new Set(['null ']));
    expect(await at.allot()).toEqual({ served: 6, waiting: 10, declined: 0 });

    const states = async (people: Worker[]) => (await Promise.all(people.map(at.mine))).map(({ state }) => state);
    const count = (all: string[]) => all.filter((state) => state === 'admitted').length;
    expect([count(await states(east)), count(await states(west))]).toEqual([2, 4]);
    expect(await hall.facts(at.programmeId)).toEqual({ enrolments: 6, programmes: 1 });
    const data = await at.look<Published>('published', {}, hall.visitor());
    expect(data.commitment).toBe(sealed.commitment);
    expect(JSON.stringify(data)).not.toMatch(/职工\d|[0-9a-f]{8}-[0-9a-f]{4}/);
    const script = await at.look<{ body: Buffer }>('recompute', {}, hall.visitor());
    expect(await recomputed({ ...data, title: '' }, script)).toEqual(same);
    await expect(at.allot('again')).rejects.toEqual(refusal('enrolment.alreadyAllotted'));
  });

  test('those left out wait in the order drawn, and a place given back goes to the first of them', async () => {
    const at = await collecting({ admit: 'draw', seats: 2 });
    const people = await at.hall.workers(5);
    for (const who of people) await at.enrol(who);
    at.hall.pass({ days: 3 });
    await at.allot();
    const claims = await Promise.all(people.map(at.claim));
    expect(claims.map(({ ticket }) => ticket)).toEqual([1, 2, 3, 4, 5]);
    const order = people.map((_, index) => index).sort((a, b) => (claims[a]?.place ?? 0) - (claims[b]?.place ?? 0));
    const positions = await Promise.all(order.map((index) => at.mine(people[index] as Worker)));
    expect(positions.map(({ state, position }) => [state, position])).toEqual([
      ['admitted', null],
      ['admitted', null],
      ['waiting', 1],
      ['waiting', 2],
      ['waiting', 3],
    ]);
    await at.cancel(people[order[0] as number] as Worker);
    expect((await at.mine(people[order[2] as number] as Worker)).state).toBe('admitted');
    expect(await at.hall.inbox((people[order[2] as number] as Worker).id)).toEqual([
      '“职工活动 · 报名”这次没有分到，已进入候补',
      '“职工活动 · 报名”候补成功',
    ]);
    // Whoever asks now is judged as in first-come: behind those who wait.
    const late = await at.hall.worker();
    at.hall.pass({ days: -2 });
    expect(await at.enrol(late)).toMatchObject({ state: 'waiting', position: 3 });
    expect(await at.claim(late)).toBeNull();
  });

  test('nothing that anybody can read tells the seed before, and the row keeps it encrypted', async () => {
    const at = await collecting({ admit: 'draw', seats: 1 });
    const [who] = await at.hall.workers(1);
    if (!who) throw new Error('one person');
    await at.enrol(who);
    const { seed } = await at.hall.inside(at, (context) => openSeal(context));
    const enrolmentId = (await at.mine(who)).id;
    const heard = [
      ...(await Promise.all(
        ['allotment', 'applicants', 'draw', 'published', 'places'].map((name) =>
          at.look(name, name === 'applicants' ? { limit: 50 } : {}),
        ),
      )),
      await at.look('explain', { enrolmentId }),
      ...(await Promise.all(['claim', 'form', 'mine'].map((name) => at.look(name, {}, who.scope)))),
    ];
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(heard)).not.toContain(seed);
    const kept = await db
      .selectFrom('enrolmentSeals')
      .selectAll()
      .where('stageId', '=', at.stageId)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ seed: null, published: null });
    expect(kept.seedCipher.includes(Buffer.from(seed))).toBe(false);
    expect(kept.seedCipher.includes(Buffer.from(seed, 'hex'))).toBe(false);
  });

  test('two officers who press at once give places out once, and somebody who cancels meanwhile keeps none', async () => {
    const at = await collecting({ admit: 'draw', seats: 3 });
    const people = await at.hall.workers(6);
    for (const who of people) await at.enrol(who);
    at.hall.pass({ days: 3 });
    const { digest } = await at.look<Overview>('allotment');
    const [quitter] = people;
    const done = await Promise.allSettled([at.allot(digest), at.allot(digest), at.cancel(quitter as Worker)]);
    const allotted = done.slice(0, 2).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    // Where the cancelling came first, the officers look again: what they saw has changed.
    if (allotted.length === 0) await at.allot();
    expect(allotted.length).toBeLessThan(2);
    const books = await db
      .selectFrom('enrolmentBooks')
      .select(['taken', 'waiting'])
      .where('stageId', '=', at.stageId)
      .executeTakeFirstOrThrow();
    expect(books).toEqual({ taken: 3, waiting: 2 });
    expect((await at.mine(quitter as Worker)).state).toBe('cancelled');
  });

  test('teams are drawn whole, and one that does not fit is passed over', async () => {
    const at = await collecting({ admit: 'draw', seats: 5, team: { least: 2, most: 3 }, waitingList: false });
    const captains = await at.hall.workers(4);
    for (const [index, who] of captains.entries()) {
      const members = Array.from({ length: index === 0 ? 1 : 2 }, (_, other) => ({ name: `队员${other}` }));
      await at.enrol(who, { team: { name: `第${index}队`, members } });
    }
    at.hall.pass({ days: 3 });
    expect(await at.allot()).toEqual({ served: 2, waiting: 0, declined: 2 });
    const states = (await Promise.all(captains.map(at.mine))).map(({ state }) => state);
    // Three and two fill five places; of three teams of three one is drawn.
    expect(states[0]).toBe('admitted');
    expect(states.filter((state) => state === 'declined')).toHaveLength(2);
  });

  test('whoever was left out in the series before has more lots', async () => {
    const hall = await plantHall(db);
    const first = await collecting({ admit: 'draw', seats: 1, series: 'stay' }, hall);
    const people = await hall.workers(3);
    for (const who of people) await first.enrol(who);
    hall.pass({ days: 3 });
    await first.allot();
    hall.pass({ days: -3 });
    const second = await collecting({ admit: 'draw', seats: 1, series: 'stay', unluckyWeight: 3 }, hall);
    for (const who of people) await second.enrol(who);
    const lucky = (await Promise.all(people.map(first.claim))).map(({ served }) => served);
    const weights = (await Promise.all(people.map(second.claim))).map(({ weight }) => weight);
    expect(weights).toEqual(lucky.map((served) => (served ? 1 : 3)));
  });
});

describe('by priority', () => {
  const priority = {
    gates: { membersOnly: true, ageTo: 60, declaration: 'fit' },
    lines: [
      { from: 'workerKind', value: 'frontline', points: 30 },
      { from: 'answer', value: 'hard', points: 10, label: '艰苦岗位' },
    ],
  };
  const questions = [
    { key: 'fit', label: '本人身体状况适宜参加', kind: 'yes', required: true },
    { key: 'hard', label: '艰苦岗位', kind: 'yes' },
  ];
  const settings = { admit: 'priority', batches, priority, questions, confirmHours: 24 };
  const answers = { fit: true };

  test('conditions are asked before, scores come from records line by line, and wishes are met as far as they go', async () => {
    const at = await collecting(settings);
    const { hall } = at;
    const front = await hall.worker('一线', { workerKinds: ['frontline'], bornOn: '1980-01-01' });
    const hard = await hall.worker('艰苦', { bornOn: '1980-01-01' });
    const others = await hall.workers(3, { bornOn: '1980-01-01' });
    const old = await hall.worker('年长', { bornOn: '1960-01-01' });
    await expect(at.enrol(old, { wishes: ['july'], answers })).rejects.toMatchObject({
      code: 'enrolment.gatesMissed',
      words: [expect.stringContaining('不超过 60 岁'), expect.stringContaining('Not older than 60')],
    });
    await expect(at.enrol(hard, { wishes: ['july'], answers: { fit: false } })).rejects.toEqual(
      refusal('enrolment.gatesMissed'),
    );
    for (const who of others) await at.enrol(who, { wishes: ['july', 'august'], answers });
    await at.enrol(hard, { wishes: ['august'], answers: { ...answers, hard: true } });
    await at.enrol(front, { wishes: ['july'], answers });
    expect(await at.claim(hard)).toMatchObject({
      allotted: false,
      points: 10,
      lines: [
        { points: 0, source: ['会员名册', 'The union’s roster'] },
        { points: 10, words: ['艰苦岗位', '艰苦岗位'], declared: true },
      ],
    });
    hall.pass({ days: 3 });
    expect(await at.look('allotment')).toMatchObject({ rehearsed: false, asked: 5, served: 4, met: [3, 1] });
    expect(await at.allot()).toEqual({ served: 4, waiting: 1, declined: 0 });
    expect(await at.mine(front)).toMatchObject({ state: 'offered', batch: ['七月', '七月'] });
    expect(await at.mine(hard)).toMatchObject({ state: 'offered', batch: ['八月', '八月'] });
    expect(await at.claim(front)).toMatchObject({ place: 1, of: 5, wish: 1, points: 30 });
    expect((await hall.inbox(front.id))[0]).toBe('“职工活动 · 报名”您得到了名额');
    const data = await at.look<Published>('published', {}, hall.visitor());
    expect(data.tickets.map(({ tier }) => tier)).toEqual([1, 2, 3, 3, 3]);
    expect(JSON.stringify(data)).not.toContain('points');
    expect(await recomputed(data, await at.look('recompute'))).toEqual(same);
  });

  test('points by hand need a reason, are told, and change what was looked at', async () => {
    const at = await collecting(settings);
    const [first, second] = await at.hall.workers(2, { bornOn: '1980-01-01' });
    if (!first || !second) throw new Error('two people');
    await at.enrol(first, { wishes: ['july'], answers });
    const { id } = await at.enrol(second, { wishes: ['july'], answers });
    at.hall.pass({ days: 3 });
    const { digest } = await at.look<Overview>('allotment');
    await expect(at.addPoints({ enrolmentId: id, points: 5, reason: ' ' })).rejects.toThrow();
    expect(await at.addPoints({ enrolmentId: id, points: 5, reason: '带病坚持工作' })).toEqual({ points: 5 });
    await expect(at.allot(digest)).rejects.toEqual(refusal('enrolment.allotmentChanged'));
    expect(await at.claim(second)).toMatchObject({ points: 5, byHand: [{ points: 5, reason: '带病坚持工作' }] });
    expect(await at.hall.inbox(second.id)).toEqual(['“职工活动 · 报名”您的得分有调整']);
    await at.allot();
    expect(await at.claim(second)).toMatchObject({ place: 1, byHand: [{ points: 5 }] });
    await expect(at.addPoints({ enrolmentId: id, points: 5, reason: '再加' })).rejects.toEqual(
      refusal('enrolment.alreadyAllotted'),
    );
  });

  test('a place of the same series before counts for the interval and the last of the tie-breaks', async () => {
    const hall = await plantHall(db);
    const [been, never] = await hall.workers(2);
    if (!been || !never) throw new Error('two people');
    const before = await hall.live('enrolment', { series: 'stay' });
    await hall.act(been.scope, { kind: 'enrolment', stageId: before.stageId, name: 'enrol' });
    const series = { admit: 'priority', seats: 1, series: 'stay' };
    const strict = await collecting({ ...series, priority: { gates: { intervalMonths: 24 } } }, hall);
    await expect(strict.enrol(been)).rejects.toMatchObject({
      words: [expect.stringContaining('上次是 2026-12-01“职工活动”'), expect.anything()],
    });
    const lenient = await collecting(series, hall);
    await lenient.enrol(been);
    await lenient.enrol(never);
    hall.pass({ days: 3 });
    await lenient.allot();
    expect(await lenient.claim(never)).toMatchObject({ place: 1, lastOn: null });
    expect(await lenient.claim(been)).toMatchObject({ place: 2, lastOn: '2026-12-01' });
  });

  test('whoever no longer meets a condition when places are given out is declined, and told which', async () => {
    const at = await collecting({ admit: 'priority', seats: 1 });
    const [leaver, stayer] = await at.hall.workers(2);
    if (!leaver || !stayer) throw new Error('two people');
    await at.enrol(leaver);
    await at.enrol(stayer);
    await db
      .updateTable('memberships')
      .set({ state: 'ended', toOn: '2026-11-21', endReason: 'withdrawn' })
      .where('personId', '=', leaver.id)
      .execute();
    at.hall.pass({ days: 3 });
    expect(await at.allot()).toEqual({ served: 1, waiting: 0, declined: 1 });
    expect(await at.mine(leaver)).toMatchObject({ state: 'declined', reason: expect.stringContaining('限在册会员') });
    expect(await at.claim(leaver)).toMatchObject({ place: null, gates: [{ ok: false }] });
  });

  test('settings refuse a declaration or a line that no question asks for', async () => {
    await expect(collecting({ ...settings, questions: [] })).rejects.toEqual(refusal('enrolment.questionUnknown'));
  });

  test('officers elsewhere and workers see nothing of other people’s claims', async () => {
    const at = await collecting(settings);
    const [who, other] = await at.hall.workers(2, { bornOn: '1980-01-01' });
    if (!who || !other) throw new Error('two people');
    const { id } = await at.enrol(who, { wishes: ['july'], answers });
    await expect(at.look('explain', { enrolmentId: id }, other.scope)).rejects.toThrow();
    await expect(at.look('applicants', {}, other.scope)).rejects.toThrow();
    expect(await at.claim(other)).toBeNull();
    const elsewhere = await collecting(settings, at.hall);
    await expect(elsewhere.look('explain', { enrolmentId: id })).rejects.toEqual(refusal('enrolment.notApplicant'));
  });
});
