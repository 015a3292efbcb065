import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { plantAppointments } from '../../../stages/appointments/appointments.fixture.ts';
import { updateStage } from '../../arrange/service.ts';
import { runDueStages } from '../../due/service.ts';
import { plantLine, tell } from '../line/line.fixture.ts';
import { findMyPlace } from '../line/service.ts';

const { db } = await testDatabase({ connections: 8 });

/** How many wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/**
 * A call that has looked at its stage and is not done when an officer does something: it goes on once that is done, or
 * waits for it.
 */
async function amidCall(
  ask: () => Promise<unknown>,
  act: () => Promise<unknown>,
  // Only calls that are served together look for the answers to their keys.
  held = 'idempotent_answers',
): Promise<unknown> {
  let asked: Promise<unknown> | undefined;
  let acted: Promise<unknown> | undefined;
  await db.transaction().execute(async (trx) => {
    await sql`lock table ${sql.table(held)} in access exclusive mode`.execute(trx);
    asked = tell(ask());
    await until(async () => (await waiting()) >= 1);
    let isDone = false;
    acted = act().finally(() => {
      isDone = true;
    });
    await until(async () => isDone || (await waiting()) >= 2);
  });
  await acted;
  return asked;
}

test.each([
  ['served', 100],
  ['put in line', 0],
])('a programme that is cancelled while some are %s keeps nobody', async (_, most) => {
  const { hall, programmeId, stageId, ask, standing } = await plantLine(db, { seats: 1, oneOf: '疗休养' });
  const who = await hall.worker();
  await amidCall(
    () => ask(who, most),
    () => hall.move(programmeId, 'cancel', '暴雨'),
  );
  expect(await standing()).toEqual([]);
  const held = await db.selectFrom('heldPlaces').select('personId').where('stageId', '=', stageId).execute();
  expect(held).toEqual([]);
  expect((await hall.inbox(who.id)).length).toBeGreaterThan(0);
  // Whatever is left of a line that will not move again holds nobody.
  const kept = { federationId: hall.federationId, stageId, action: 'enrol', personId: who.id, accountId: who.id };
  await db
    .insertInto('callLines')
    .values({ ...kept, lot: 1, askedAt: hall.house.now(), input: '{}' })
    .execute();
  expect(await findMyPlace(hall.house, who.scope, stageId)).toBeUndefined();
  await db.deleteFrom('callLines').where('stageId', '=', stageId).execute();
});

test('a time that is booked while its programme is cancelled keeps nobody from a place elsewhere', async () => {
  const { hall, programmeId, stageId, take, slot } = await plantAppointments(db);
  const who = await hall.worker();
  const slotId = await slot('doctor', '09:00');
  await amidCall(
    () => take(who.scope, 'book', { slotId }),
    () => hall.move(programmeId, 'cancel', '暴雨'),
    'appointment_changes',
  );
  const held = await db.selectFrom('heldPlaces').select('personId').where('stageId', '=', stageId).execute();
  expect(held).toEqual([]);
});

test('what is due in a stage gives nobody a place while the programme is cancelled', async () => {
  const { hall, programmeId, stageId, ask, enrolled } = await plantLine(db, {
    seats: 1,
    confirmHours: 1,
    oneOf: '疗休养',
  });
  const [holder, offered, next] = await hall.workers(3);
  if (!holder || !offered || !next) throw new Error('three people');
  for (const who of [holder, offered, next]) await ask(who, 100);
  await hall.act(holder.scope, { kind: 'enrolment', stageId, name: 'cancel' });
  hall.pass({ minutes: 90 });
  const running: Promise<unknown>[] = [];
  await db.transaction().execute(async (trx) => {
    // Whoever cancels has let go of what was held by now, and tells people.
    await sql`lock table messages in access exclusive mode`.execute(trx);
    running.push(hall.move(programmeId, 'cancel', '暴雨'));
    await until(async () => (await waiting()) >= 1);
    running.push(runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId)));
    await until(async () => (await waiting()) >= 2);
  });
  await Promise.all(running);
  const held = await db.selectFrom('heldPlaces').select('personId').where('stageId', '=', stageId).execute();
  expect(held).toEqual([]);
  expect((await enrolled()).map(({ personId, state }) => [personId, state])).toContainEqual([next.id, 'waiting']);
});

test('who is put in line while the seconds of gathering are changed waits until the new moment', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, programmeId, stageId, ask, serve, enrolled } = await plantLine(
    db,
    { seats: 1, gatherSeconds: 600 },
    { opensAt },
  );
  const who = await hall.worker();
  const [stage] = await hall.stages(programmeId);
  await amidCall(
    () => ask(who, 100),
    () =>
      updateStage(hall.house, hall.officer, {
        ...{ programmeId, stageId, version: stage?.version ?? 0 },
        settings: { ...(stage?.settings as object), gatherSeconds: 0 },
      }),
  );
  await serve();
  expect(await enrolled()).toEqual([{ personId: who.id, state: 'admitted' }]);
});
