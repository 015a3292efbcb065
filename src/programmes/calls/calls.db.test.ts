import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';

const { db } = await testDatabase({ connections: 6 });

test('what very many ask for comes from memory, and is new at once after a change', async () => {
  const hall = await plantHall(db);
  const { stageId } = await hall.live('enrolment', { seats: 5 });
  const look = () =>
    hall.look(hall.visitor(), { kind: 'enrolment', stageId, name: 'places' }) as Promise<{ taken: number; asOf: Date }>;
  const first = await look();
  hall.pass({ minutes: 5 });
  expect((await look()).asOf).toEqual(first.asOf);
  const who = await hall.worker();
  await hall.act(who.scope, { kind: 'enrolment', stageId, name: 'enrol' });
  const then = await look();
  expect({ taken: then.taken, isNewer: then.asOf > first.asOf }).toEqual({ taken: 1, isNewer: true });
});

test('what nobody else may see yet is not told from memory', async () => {
  const hall = await plantHall(db);
  const programmeId = await hall.draft('workshop');
  const stage = (await hall.stages(programmeId)).find(({ kind }) => kind === 'enrolment');
  const call = { kind: 'enrolment', stageId: stage?.id ?? '', name: 'places' };
  expect(await hall.look(hall.officer, call)).toMatchObject({ taken: 0 });
  await expect(hall.look(hall.visitor(), call)).rejects.toMatchObject({ code: 'programme.unknownStage' });
});
