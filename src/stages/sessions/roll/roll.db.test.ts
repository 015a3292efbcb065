import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { codesOf } from '../../../people/members/code/service.ts';
import { newId } from '../../../platform/ids.ts';
import { posterToken } from '../door/service.ts';

const { db } = await testDatabase();

test('a session of one batch expects its people alone: who comes beside them is told, and who stays away is absent', async () => {
  const hall = await plantHall(db);
  const batches = ['b1', 'b2'].map((key, at) => ({ key, label: `第${at + 1}批`, places: 2 }));
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { batches } },
    { kind: 'sessions' },
  ]);
  const [places = '', stays = ''] = stageIds;
  const call = (name: string) => ({ kind: 'sessions', stageId: stays, name });
  const [early, gone, late] = [await hall.worker('早到'), await hall.worker('没来'), await hall.worker('下一批')];
  for (const [who, batch] of [
    [early, 'b1'],
    [gone, 'b1'],
    [late, 'b2'],
  ] as const)
    await hall.act(who.scope, { kind: 'enrolment', stageId: places, name: 'enrol' }, { wishes: [batch] });
  const add = async (forGroup: string, day: string): Promise<string> => {
    const given = {
      title: forGroup,
      venue: '疗养院',
      startsAt: `${day}T00:00:00Z`,
      endsAt: `${day}T10:00:00Z`,
      forGroup,
    };
    return ((await hall.act(hall.officer, call('addSession'), given)) as { id: string }).id;
  };
  const [first, second] = [await add('b1', '2026-12-05'), await add('b2', '2026-12-12')];
  const view = (await hall.look(hall.officer, call('programme'))) as { groups: object[] };
  expect(view.groups).toEqual([
    { key: 'b1', label: ['第1批', '第1批'] },
    { key: 'b2', label: ['第2批', '第2批'] },
  ]);
  const missing = async (sessionId: string) => {
    const { items } = (await hall.look(hall.officer, call('absent'), {
      sessionId,
      limit: 50,
      missing: 'attendance',
    })) as {
      items: { name: string }[];
    };
    return items.map(({ name }) => name).sort();
  };
  expect(await missing(second)).toEqual(['下一批']);

  // At the door, within the first batch's hours.
  hall.pass({ days: 15 });
  const byHand = (await hall.act(hall.officer, call('handIn'), {
    ...{ sessionId: first, personIds: [early.id, late.id] },
  })) as { results: { outcome: string; words: { zh: string } }[] };
  expect(byHand.results).toMatchObject([
    { outcome: 'done' },
    { outcome: 'otherGroup', words: { zh: '是“第2批”的，12月12日 周六 08:00 来；换了批次请主办方补录' } },
  ]);
  const token = await hall.inside({ programmeId, stageId: stays }, async (context) => posterToken(context, first));
  await expect(hall.act(late.scope, call('posterCheckIn'), { sessionId: first, token })).rejects.toMatchObject({
    code: 'sessions.otherGroup',
    words: [expect.stringContaining('您是“第2批”的，12月12日 周六 08:00 来签到'), expect.anything()],
  });
  const [shown] = await codesOf(db, {
    federationId: hall.federationId,
    personId: late.id,
    now: hall.house.now(),
    steps: 1,
  });
  const scan = { scanId: newId(), sessionId: first, code: shown?.code ?? '', scannedAt: hall.house.now() };
  expect(await hall.act(hall.officer, call('scans'), { scans: [scan] })).toMatchObject({
    results: [{ outcome: 'otherGroup', name: '下一批' }],
  });

  hall.pass({ days: 5 });
  await hall.act(hall.officer, call('correct'), {
    ...{ sessionId: first, change: 'add', reason: '纸质名单', personIds: [early.id, late.id] },
  });
  const { items } = (await hall.look(hall.officer, call('attendance'), { limit: 50 })) as {
    items: { name: string; expected: boolean }[];
  };
  expect(Object.fromEntries(items.map(({ name, expected }) => [name, expected]))).toEqual({
    早到: true,
    下一批: false,
  });
  expect(await missing(first)).toEqual(['没来']);
  expect(await hall.act(hall.officer, call('closeRoll'), { sessionId: first })).toMatchObject({ absent: 1 });
});

test('a session is for a group that somebody has; whoever is in none is kept from none', async () => {
  const hall = await plantHall(db);
  const batches = [{ key: 'b1', label: '第1批', places: 2 }];
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { batches } },
    { kind: 'sessions' },
  ]);
  const [places = '', stays = ''] = stageIds;
  const who = await hall.worker();
  await hall.act(who.scope, { kind: 'enrolment', stageId: places, name: 'enrol' }, { wishes: ['b1'] });
  // As members of a team come, whose group is the team's.
  await db.updateTable('stageSubjects').set({ result: '{}' }).where('stageId', '=', stays).execute();
  const add = (forGroup: string) =>
    hall.act(
      hall.officer,
      { kind: 'sessions', stageId: stays, name: 'addSession' },
      {
        ...{ title: '开营', venue: '疗养院', forGroup },
        startsAt: '2026-12-05T00:00:00Z',
        endsAt: '2026-12-05T10:00:00Z',
      },
    ) as Promise<{ id: string }>;
  await expect(add('b9')).rejects.toMatchObject({ code: 'sessions.unknownGroup' });
  const { id: sessionId } = await add('b1');
  hall.pass({ days: 15 });
  const token = await hall.inside({ programmeId, stageId: stays }, async (context) => posterToken(context, sessionId));
  const call = { kind: 'sessions', stageId: stays, name: 'posterCheckIn' };
  await expect(hall.act(who.scope, call, { sessionId, token })).resolves.toBeDefined();
});
