import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall, type Worker } from '../../../../test/programmes.ts';
import { updateStage } from '../../../programmes/arrange/service.ts';
import { type Mine, plantEnrolment } from '../enrolment.fixture.ts';

const { db } = await testDatabase({ connections: 12 });
const refusal = (code: string) => expect.objectContaining({ code });

describe('places', () => {
  test('sixty people at once get exactly the twenty places, each once, quotas exact, the rest wait in order', async () => {
    const hall = await plantHall(db);
    const quotas = [
      { unitId: hall.east.id, places: 8 },
      { unitId: hall.west.id, places: 4 },
    ];
    const { programmeId, stageId } = await hall.live('enrolment', { seats: 20, quotas });
    const people = [
      ...(await hall.workers(30, { unitId: hall.eastPrimary.id })),
      ...(await hall.workers(20, { unitId: hall.westPrimary.id })),
      ...(await hall.workers(10, { unitId: null })),
    ];
    // Each twice, as from two tabs.
    const asked = await Promise.all(
      [...people, ...people].map(
        (who) => hall.act(who.scope, { kind: 'enrolment', stageId, name: 'enrol' }) as Promise<Mine>,
      ),
    );
    const ids = new Set(asked.map((mine) => mine.id));
    const rows = await db
      .selectFrom('enrolments')
      .select(['state', 'quotaUnitId', 'seq'])
      .where('stageId', '=', stageId)
      .orderBy('seq')
      .execute();
    const count = (unitId: string | null) =>
      rows.filter((row) => row.state === 'admitted' && row.quotaUnitId === unitId).length;
    expect({
      ids: ids.size,
      rows: rows.length,
      admitted: rows.filter((row) => row.state === 'admitted').length,
      east: count(hall.east.id),
      west: count(hall.west.id),
      shared: count(null),
      waiting: rows.filter((row) => row.state === 'waiting').length,
      facts: await hall.facts(programmeId),
    }).toEqual({
      ids: 60,
      rows: 60,
      admitted: 20,
      east: 8,
      west: 4,
      shared: 8,
      waiting: 40,
      facts: { enrolments: 20, programmes: 1 },
    });
    for (const unitId of [hall.east.id, hall.west.id, null]) {
      const states = rows.filter((row) => row.quotaUnitId === unitId).map((row) => row.state);
      expect(states.lastIndexOf('admitted')).toBeLessThan(
        states.indexOf('waiting') === -1 ? 99 : states.indexOf('waiting'),
      );
    }
  });

  test('nothing that an enrolment speaks of can go while it is there', async () => {
    const hall = await plantHall(db);
    const { stageIds } = await hall.row([{ kind: 'enrolment', settings: { seats: 2 } }, { kind: 'feedback' }]);
    const [stageId = '', nextId = ''] = stageIds;
    const somebody = await hall.worker();
    await hall.act(somebody.scope, { kind: 'enrolment', stageId, name: 'enrol' });
    const { unitId } = await db
      .selectFrom('facts')
      .select('unitId')
      .where('stageId', '=', stageId)
      .executeTakeFirstOrThrow();
    const deletions = [
      [db.deleteFrom('enrolmentBooks').where('stageId', '=', stageId), 'enrolments'],
      [db.deleteFrom('persons').where('id', '=', somebody.id), 'enrolments'],
      [db.deleteFrom('stages').where('id', '=', nextId), 'stage_subjects'],
      [db.deleteFrom('units').where('id', '=', unitId), 'facts'],
    ] as const;
    for (const [deletion, by] of deletions)
      await expect(deletion.execute()).rejects.toMatchObject({
        code: '23503',
        message: expect.stringContaining(`is still referred to by ${by}`),
      });
  });

  test('a place given back goes to the first who waits under the same quota, who is told', async () => {
    const hall = await plantHall(db);
    const { stageId } = await hall.live('enrolment', { seats: 2, quotas: [{ unitId: hall.east.id, places: 1 }] });
    const enrol = (who: Worker) => hall.act(who.scope, { kind: 'enrolment', stageId, name: 'enrol' }) as Promise<Mine>;
    const [east, eastNext] = await hall.workers(2);
    const [other, otherNext] = await hall.workers(2, { unitId: null });
    if (!east || !eastNext || !other || !otherNext) throw new Error('four people');
    const states = [];
    for (const who of [east, other, otherNext, eastNext]) states.push((await enrol(who)).state);
    await hall.act(east.scope, { kind: 'enrolment', stageId, name: 'cancel' });
    const after = await Promise.all(
      [otherNext, eastNext].map(
        (who) => hall.look(who.scope, { kind: 'enrolment', stageId, name: 'mine' }) as Promise<Mine>,
      ),
    );
    expect({ states, after: after.map((mine) => mine.state), told: await hall.inbox(eastNext.id) }).toEqual({
      states: ['admitted', 'admitted', 'waiting', 'waiting'],
      after: ['waiting', 'admitted'],
      told: ['“职工活动 · 报名”候补成功'],
    });
  });

  test('given back from two tabs at once, a place is free once', async () => {
    const { hall, enrol, cancel, books } = await plantEnrolment(db, { seats: 3 });
    const people = await hall.workers(3);
    for (const who of people) await enrol(who);
    const [who] = people;
    if (!who) throw new Error('three people');
    const ended = await Promise.allSettled(Array.from({ length: 6 }, () => cancel(who)));
    const { taken, rows } = await books();
    expect({
      done: ended.filter((each) => each.status === 'fulfilled').length,
      refused: ended.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : [])),
      taken,
      admitted: rows.filter((row) => row.state === 'admitted').length,
    }).toEqual({ done: 1, refused: Array(5).fill('enrolment.notEnrolled'), taken: 2, admitted: 2 });
  });

  test('seats cannot be lowered below what is taken, and more seats move the waiting list up', async () => {
    const { hall, enrol, arrange, books } = await plantEnrolment(db, { seats: 2 });
    for (const who of await hall.workers(5)) await enrol(who);
    await expect(arrange({ seats: 1 })).rejects.toEqual(refusal('enrolment.seatsBelowTaken'));
    await arrange({ seats: 4 });
    expect(await books()).toMatchObject({ taken: 4, waiting: 1 });
  });

  test('who waits under a quota that is removed waits for the shared places, and gives back what they got', async () => {
    const { hall, enrol, cancel, arrange, books, stageId } = await plantEnrolment(db, { seats: 4 });
    await arrange({ quotas: [{ unitId: hall.east.id, places: 0 }] });
    const [who] = await hall.workers(1);
    if (!who) throw new Error('one person');
    expect((await enrol(who)).state).toBe('waiting');
    await arrange({ quotas: [] });
    expect(await books()).toMatchObject({ taken: 1, waiting: 0, rows: [{ state: 'admitted', quotaUnitId: null }] });
    await arrange({ quotas: [{ unitId: hall.east.id, places: 2 }] });
    await cancel(who);
    expect(await books()).toMatchObject({ taken: 0, quotas: [{ taken: 0 }] });
    expect(stageId).toBeTruthy();
  });

  test('a quota for a unit of another federation, or two for one unit, are refused by name of the field', async () => {
    const { hall, arrange } = await plantEnrolment(db, { seats: 4 });
    const elsewhere = await plantHall(db);
    const fields = [expect.objectContaining({ path: 'settings.quotas' })];
    const unknown = expect.objectContaining({ code: 'enrolment.unknownQuotaUnit', fields });
    await expect(arrange({ quotas: [{ unitId: elsewhere.east.id, places: 1 }] })).rejects.toEqual(unknown);
    const twice = { unitId: hall.east.id, places: 1 };
    await expect(arrange({ quotas: [twice, twice] })).rejects.toEqual(unknown);
    await expect(arrange({ quotas: [{ unitId: hall.east.id, places: 9 }] })).rejects.toEqual(
      refusal('enrolment.quotasExceedSeats'),
    );
  });
});

test('whatever is done, books, rows and facts tell the same', async () => {
  const hall = await plantHall(db);
  const people = [...(await hall.workers(3)), ...(await hall.workers(3, { unitId: hall.westPrimary.id }))];
  const step = fc.record({
    who: fc.nat({ max: people.length - 1 }),
    what: fc.constantFrom('enrol', 'enrol', 'enrol', 'cancel', 'remove', 'approve', 'decline', 'seats', 'quota'),
    count: fc.nat({ max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('first-come', 'approval'),
      fc.array(step, { minLength: 4, maxLength: 20 }),
      async (admit, steps) => {
        const { programmeId, stageId } = await hall.live('enrolment', { seats: 3, admit });
        const call = (name: string) => ({ kind: 'enrolment', stageId, name });
        for (const { who, what, count } of steps) {
          const person = people[who];
          if (!person) continue;
          const work = async () => {
            if (what === 'enrol' || what === 'cancel') return hall.act(person.scope, call(what));
            const [stage] = await hall.stages(programmeId);
            if (what === 'seats' || what === 'quota') {
              const settings = {
                ...(stage?.settings as object),
                ...(what === 'seats'
                  ? { seats: count + 1 }
                  : { quotas: count === 0 ? [] : [{ unitId: hall.east.id, places: count - 1 }] }),
              };
              return updateStage(hall.house, hall.officer, {
                programmeId,
                stageId,
                version: stage?.version ?? 0,
                settings,
              });
            }
            const row = await db
              .selectFrom('enrolments')
              .select('id')
              .where('stageId', '=', stageId)
              .where('personId', '=', person.id)
              .executeTakeFirst();
            if (row) await hall.act(hall.officer, call(what), { enrolmentIds: [row.id], reason: '核对' });
            return undefined;
          };
          await work().catch((error: Error) => {
            if (error.name !== 'Refusal') throw error;
          });
        }
        const rows = await db
          .selectFrom('enrolments')
          .select(['state', 'places', 'quotaUnitId'])
          .where('stageId', '=', stageId)
          .execute();
        const book = await db
          .selectFrom('enrolmentBooks')
          .select(['seats', 'taken', 'waiting'])
          .where('stageId', '=', stageId)
          .executeTakeFirstOrThrow();
        const quotas = await db
          .selectFrom('enrolmentQuotas')
          .select(['unitId', 'places', 'taken'])
          .where('stageId', '=', stageId)
          .execute();
        const admitted = rows.filter((row) => row.state === 'admitted');
        expect(book.taken).toBe(admitted.length);
        expect(book.taken).toBeLessThanOrEqual(book.seats ?? 99);
        expect(book.waiting).toBe(rows.filter((row) => row.state === 'waiting').length);
        for (const quota of quotas)
          expect(quota.taken).toBe(admitted.filter((row) => row.quotaUnitId === quota.unitId).length);
        expect((await hall.facts(programmeId)).enrolments ?? 0).toBe(admitted.length);
      },
    ),
    { numRuns: 15 },
  );
}, 180_000);
