import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall, type Worker } from '../../../../test/programmes.ts';
import { rememberDevice } from '../../../people/access/identity/device/service.ts';
import { mintScope } from '../../../people/access/mint/service.ts';
import type { OnceKey } from '../../../platform/db/answers.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { takeAction } from '../service.ts';

const { db } = await testDatabase({ connections: 6 });

async function plant(settings: object = {}, on: Db = db) {
  const hall = await plantHall(on);
  const { programmeId, stageId } = await hall.live('enrolment', settings);
  const once = (who: Worker, key: string, print = 'same'): OnceKey => ({
    federationId: hall.federationId,
    actorKey: `account:${who.id}`,
    key,
    requestHash: Buffer.from(print),
  });
  const enrol = (who: Worker, input: object = {}, key?: OnceKey) =>
    takeAction(hall.house, who.scope, { kind: 'enrolment', stageId, name: 'enrol', input }, key) as Promise<{
      id: string;
      state: string;
    }>;
  const kept = () =>
    db
      .selectFrom('idempotentAnswers')
      .select(['key', 'status'])
      .where('federationId', '=', hall.federationId)
      .orderBy('key')
      .execute();
  return { hall, programmeId, stageId, once, enrol, kept };
}

describe('an action that many take in the same moment', () => {
  test('gives the first answer again to its key, at once and later, whatever became of it since', async () => {
    const { hall, stageId, once, enrol, kept } = await plant({ seats: 5 });
    const who = await hall.worker();
    const both = await Promise.all([enrol(who, {}, once(who, 'k')), enrol(who, {}, once(who, 'k'))]);
    await hall.act(who.scope, { kind: 'enrolment', stageId, name: 'cancel' });
    const again = await enrol(who, {}, once(who, 'k'));
    expect([...both, again].map(({ id, state }) => ({ same: id === again.id, state }))).toEqual(
      Array.from({ length: 3 }, () => ({ same: true, state: 'admitted' })),
    );
    expect(await kept()).toEqual([{ key: 'k', status: 200 }]);
  });

  test('refuses a key that came with another request, and keeps nothing of what is refused', async () => {
    const { hall, once, enrol, kept } = await plant({ seats: 1, waitingList: false });
    const [first, second] = await hall.workers(2);
    if (!first || !second) throw new Error('two people');
    await enrol(first, {}, once(first, 'k'));
    const refused = await Promise.allSettled([
      enrol(first, {}, once(first, 'k', 'other')),
      enrol(second, {}, once(second, 'full')),
    ]);
    expect(refused).toMatchObject([{ reason: { code: 'request.keyReused' } }, { reason: { code: 'enrolment.full' } }]);
    expect(await kept()).toEqual([{ key: 'k', status: 200 }]);
  });

  test('refuses one without hindering the others: who is not asked for, whose answers fail, whose words cannot be kept', async () => {
    const { hall, programmeId, enrol } = await plant({
      questions: [{ key: 'note', label: '备注', kind: 'text', required: true, remember: true }],
    });
    await db
      .updateTable('programmes')
      .set({ audience: JSON.stringify({ membersOnly: true }) })
      .where('id', '=', programmeId)
      .execute();
    const good = await hall.workers(5);
    const outsider = await hall.worker('外人', { unitId: null });
    const [silent, hostile, halved] = await hall.workers(3);
    if (!silent || !hostile || !halved) throw new Error('three people');
    const settled = await Promise.allSettled([
      ...good.map((who) => enrol(who, { answers: { note: '好' } })),
      enrol(outsider, { answers: { note: '好' } }),
      enrol(silent, {}),
      enrol(hostile, { answers: { note: 'a\u0000b' } }),
      enrol(halved, { answers: { note: 'a\ud800' } }),
    ]);
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value.state : one.reason.code))).toEqual([
      ...good.map(() => 'admitted'),
      'programme.notForYou',
      'enrolment.answersMissing',
      'request.unkeepable',
      'request.unkeepable',
    ]);
    // What was answered once is not asked again, in a batch either.
    const [again] = good;
    if (!again) throw new Error('somebody');
    expect(
      await db.selectFrom('personFields').select('value').where('personId', '=', again.id).executeTakeFirst(),
    ).toEqual({ value: '好' });
  });

  test('runs by halves where the database refuses one of them, and keeps the others', async () => {
    const { hall, enrol } = await plant();
    const good = await hall.workers(5);
    const actor = { kind: 'account' as const, id: newId(), name: '', personId: 'nobody' };
    const ghost = mintScope({ ...hall.officer, actor });
    const settled = await Promise.allSettled([...good, { id: 'nobody', scope: ghost }].map((who) => enrol(who)));
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value.state : one.reason.code))).toEqual([
      ...good.map(() => 'admitted'),
      '22P02',
    ]);
  });

  test('hears one person ten times in ten seconds, and hinders nobody else', async () => {
    const { hall, enrol } = await plant({ seats: 5 });
    const [script, other] = await hall.workers(2);
    if (!script || !other) throw new Error('two people');
    const settled = await Promise.allSettled(Array.from({ length: 12 }, () => enrol(script)));
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value.state : one.reason.code))).toEqual([
      ...Array.from({ length: 10 }, () => 'admitted'),
      ...['request.tooMany', 'request.tooMany'],
    ]);
    expect(await enrol(other)).toMatchObject({ state: 'admitted' });
    hall.pass({ minutes: 1 });
    expect(await enrol(script)).toMatchObject({ state: 'admitted' });
  });

  test('hears a device thirty times, whoever uses it, and others behind one address without end', async () => {
    const { hall, enrol } = await plant({ seats: 100 });
    const { house } = hall;
    const people = await hall.workers(45);
    const on = (who: Worker, cookie?: string): Worker => ({
      ...who,
      scope: mintScope(
        { ...who.scope },
        { incoming: { headers: new Headers(cookie ? { cookie } : {}), ip: '203.0.113.7' } },
      ),
    });
    const accountOf = ({ scope: { actor } }: Worker) => (actor.kind === 'account' ? actor.id : '');
    const [shared = ''] = rememberDevice(house, new Headers(), ...people.slice(0, 10).map(accountOf)).split(';');
    const press = async (who: Worker) => {
      const [one] = await Promise.allSettled([enrol(who)]);
      return one.status === 'fulfilled' ? one.value.state : one.reason.code;
    };
    // Ten people take turns on one phone.
    const told = [];
    for (let at = 0; at < 32; at++) told.push(await press(on(people[at % 10] as Worker, shared)));
    expect(told.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'admitted'));
    expect(told.slice(30)).toEqual(['programme.devicePresses', 'programme.devicePresses']);
    // Each on a phone of their own, all behind the station's Wi-Fi; and a cookie that is somebody else's is no device.
    for (const who of people.slice(10, 40)) {
      const [own] = rememberDevice(house, new Headers(), accountOf(who)).split(';');
      expect(await press(on(who, own))).toBe('admitted');
    }
    for (const who of people.slice(40)) expect(await press(on(who, shared))).toBe('admitted');
  });

  test('serves teams too, each whole or not at all', async () => {
    const { hall, stageId, enrol } = await plant({ seats: 5, team: { least: 2, most: 3 }, waitingList: false });
    const captains = await hall.workers(4);
    const team = (at: number) => ({
      team: { name: `队${at}`, members: [{ name: '甲' }, { name: '乙' }].slice(at % 2) },
    });
    const settled = await Promise.allSettled(captains.map((who, at) => enrol(who, team(at))));
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value.state : one.reason.code))).toEqual([
      'admitted',
      'admitted',
      'enrolment.full',
      'enrolment.full',
    ]);
    const teams = await db.selectFrom('enrolmentTeams').select('name').where('stageId', '=', stageId).execute();
    expect(teams.map(({ name }) => name).sort()).toEqual(['队0', '队1']);
  });

  test('asks the database no more often the more there are who wait and ask again', async () => {
    let asked = 0;
    const counting = db.withPlugin({
      transformQuery: ({ node }) => {
        asked += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const counts = [];
    for (const size of [3, 13]) {
      const { hall, enrol } = await plant(
        { seats: 1, absenceRule: { most: 0, withinMonths: 6, effect: 'last' } },
        counting,
      );
      const people = await hall.workers(size);
      await Promise.all(people.map((who) => enrol(who)));
      asked = 0;
      await Promise.all(people.map((who) => enrol(who)));
      counts.push(asked);
    }
    expect(counts[1]).toBe(counts[0]);
  });

  test('tells whoever waits their place, also where they ask again beside others', async () => {
    const { hall, enrol } = await plant({ seats: 1 });
    const people = await hall.workers(4);
    const asked = (await Promise.all([...people, ...people.toReversed()].map((who) => enrol(who)))) as {
      state: string;
      position?: number | null;
    }[];
    expect(asked.map(({ state, position }) => (state === 'waiting' ? position : state))).toEqual([
      ...['admitted', 1, 2, 3],
      ...[3, 2, 1, 'admitted'],
    ]);
    const [, , third] = people;
    if (!third) throw new Error('somebody');
    expect(await enrol(third)).toMatchObject({ state: 'waiting', position: 2 });
  });
});
