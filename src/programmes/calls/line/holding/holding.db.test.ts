import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../test/database.ts';
import { plantLine, tell } from '../line.fixture.ts';
import { findMyPlace } from '../service.ts';

const { db } = await testDatabase({ connections: 6 });

test('a programme that is closed keeps the line: those in it are told, and served in their order once it opens again', async () => {
  const { hall, programmeId, stageId, ask, standing, serve, enrolled } = await plantLine(db, { seats: 1 });
  const [first, second] = await hall.workers(2);
  if (!first || !second) throw new Error('two people');
  for (const who of [first, second]) await tell(ask(who, 0));
  await hall.move(programmeId, 'close');
  await serve();
  expect(await standing()).toEqual([first.id, second.id]);
  expect(await findMyPlace(hall.house, second.scope, stageId)).toMatchObject({
    code: 'programme.lineHeld',
    params: { place: 2 },
    words: [expect.stringContaining('位置保留'), expect.stringContaining('keep your place')],
  });
  expect(await hall.inbox(second.id)).toEqual([expect.stringContaining('您的位置保留')]);
  await hall.move(programmeId, 'reopen', '误点了结束');
  await serve();
  expect(await enrolled()).toEqual([
    { personId: first.id, state: 'admitted' },
    { personId: second.id, state: 'waiting' },
  ]);
});

test.each(['cancel', 'archive'] as const)(
  'those in the line of a programme that ends for good (%s) hear it and leave',
  async (end) => {
    const { hall, programmeId, stageId, ask, standing, serve, enrolled } = await plantLine(db, { seats: 1 });
    const who = await hall.worker();
    await tell(ask(who, 0));
    if (end === 'archive') await hall.move(programmeId, 'close');
    await hall.move(programmeId, end, '暴雨');
    await serve();
    expect(await standing()).toEqual([]);
    expect(await enrolled()).toEqual([]);
    expect(await findMyPlace(hall.house, who.scope, stageId)).toBeUndefined();
    expect((await hall.inbox(who.id)).at(-1)).toContain('您的排队已结束');
  },
);
