import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Worker } from '../../../../test/programmes.ts';
import { mintScope } from '../../../people/access/mint/service.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { takeTogether } from '../together/service.ts';
import { plantLine, tell } from './line.fixture.ts';
import { findMyPlace } from './service.ts';

const { db } = await testDatabase({ connections: 6 });

const plant = (...given: Parameters<typeof plantLine> extends [Db, ...infer Rest] ? Rest : never) =>
  plantLine(db, ...given);

describe('a line', () => {
  test('takes in who cannot be served now, tells each their place, and serves them in the order they asked', async () => {
    const { hall, stageId, ask, standing, serve, enrolled } = await plant({ seats: 3 });
    const people = await hall.workers(5);
    const told = [];
    for (const who of people) told.push(await tell(ask(who, 0)));
    expect(told).toEqual(people.map((_, at) => ({ code: 'programme.inLine', place: at + 1, seconds: 1 })));
    expect(await standing()).toEqual(people.map(({ id }) => id));
    // Pressing again keeps the place.
    const [first, , third] = people;
    if (!first || !third) throw new Error('five people');
    expect(await tell(ask(third, 0))).toMatchObject({ place: 3 });
    expect((await findMyPlace(hall.house, third.scope, stageId))?.params).toMatchObject({ place: 3 });
    await serve();
    expect(await enrolled()).toEqual(
      people.map(({ id }, at) => ({ personId: id, state: at < 3 ? 'admitted' : 'waiting' })),
    );
    expect(await findMyPlace(hall.house, third.scope, stageId)).toBeUndefined();
    // The key that was in line has its answer now.
    expect(await ask(first, 100)).toMatchObject({ state: 'admitted' });
  });

  test('is not passed by who comes later, whatever the pressure is by then', async () => {
    const { hall, ask, serve, enrolled } = await plant({ seats: 1 });
    const [early, late] = await hall.workers(2);
    if (!early || !late) throw new Error('two people');
    await tell(ask(early, 0));
    expect(await tell(ask(late, 100))).toMatchObject({ code: 'programme.inLine', place: 2 });
    await serve();
    expect((await enrolled()).map(({ personId }) => personId)).toEqual([early.id, late.id]);
  });

  test('waits a moment for whoever asked before and is still on the way through a process', async () => {
    const { hall, ask, serve, enrolled } = await plant({ seats: 1 });
    const [early, late] = await hall.workers(2);
    if (!early || !late) throw new Error('two people');
    hall.pass({ minutes: 0.01 });
    await tell(ask(late, 0));
    await serve({ afterMs: 300 });
    expect(await enrolled()).toEqual([]);
    hall.pass({ minutes: -0.015 });
    await tell(ask(early, 0));
    await serve({ afterMs: 2000 });
    expect((await enrolled()).map(({ personId }) => personId)).toEqual([early.id, late.id]);
  });

  test('takes a person in once, whichever of their accounts they press with', async () => {
    const opensAt = new Date('2026-11-20T03:59:30Z');
    for (const settings of [{ seats: 5 }, { seats: 5, gatherSeconds: 60 }]) {
      const { hall, stageId, ask, standing, serve, enrolled } = await plant(settings, { opensAt });
      const who = await hall.worker('干部兼职工');
      const asOfficer = mintScope({
        ...who.scope,
        actor: { kind: 'account', id: newId(), name: '干部兼职工', personId: who.id },
      });
      await tell(ask(who, 0));
      const told = await tell(ask({ ...who, scope: asOfficer }, 0));
      expect(await standing()).toEqual([who.id]);
      expect((await findMyPlace(hall.house, asOfficer, stageId))?.words).toEqual(
        (await findMyPlace(hall.house, who.scope, stageId))?.words,
      );
      expect(told).toMatchObject('gatherSeconds' in settings ? { code: 'programme.gathered' } : { place: 1 });
      hall.pass({ minutes: 2 });
      await serve();
      expect(await enrolled()).toEqual([{ personId: who.id, state: 'admitted' }]);
      expect(await ask({ ...who, scope: asOfficer }, 100)).toMatchObject({ state: 'admitted' });
    }
  });

  test('takes in nobody who may not ask, and judges those in it by when they asked', async () => {
    const opensAt = new Date('2026-11-20T03:59:00Z');
    const { hall, ask, programmeId, serve, standing, enrolled } = await plant(
      { seats: 5 },
      { opensAt, closesAt: new Date('2026-11-20T04:30:00Z') },
    );
    await db
      .updateTable('programmes')
      .set({ audience: JSON.stringify({ membersOnly: true }) })
      .where('id', '=', programmeId)
      .execute();
    const member = await hall.worker();
    const outsider = await hall.worker('外人', { unitId: null });
    expect(await tell(ask(outsider, 0))).toMatchObject({ code: 'programme.notForYou' });
    await tell(ask(member, 0));
    expect(await standing()).toEqual([member.id]);
    hall.pass({ minutes: 60 });
    await serve();
    expect(await enrolled()).toEqual([{ personId: member.id, state: 'admitted' }]);
  });
});

describe('those in a line', () => {
  test('are told why where they may not ask at all, whoever they are', async () => {
    const { hall, stageId } = await plant({ seats: 1 });
    const key = mintScope({ ...hall.officer, actor: { kind: 'api-key', id: newId(), name: '接口' } });
    const call = { kind: 'enrolment', stageId, name: 'enrol', input: { answers: {} } };
    expect(await tell(takeTogether(hall.house, { scope: key, most: 0, once: undefined, call }))).toMatchObject({
      code: 'access.notAPerson',
    });
  });

  test('hear a refusal once they ask again, however many stand there by then', async () => {
    const { hall, ask, serve } = await plant({ seats: 1, waitingList: false });
    const [first, second, third] = await hall.workers(3);
    if (!first || !second || !third) throw new Error('three people');
    for (const who of [first, second]) await tell(ask(who, 0));
    await serve();
    await tell(ask(third, 0));
    const full = { code: 'enrolment.full', words: [expect.stringContaining('满'), expect.any(String)], status: 409 };
    for (const most of [0, 100]) await expect(ask(second, most)).rejects.toMatchObject(full);
    expect(await ask(first, 100)).toMatchObject({ state: 'admitted' });
  });

  test('leave it without a place where their account is disabled, or their phone is another person’s by then', async () => {
    const { hall, ask, serve, enrolled, standing } = await plant({ seats: 5 });
    const [disabled, moved, good] = await hall.workers(3);
    if (!disabled || !moved || !good) throw new Error('three people');
    for (const who of [disabled, moved, good]) await tell(ask(who, 0));
    const accountOf = async ({ scope: { actor }, id: personId }: Worker, more: object) => {
      const { federationId } = hall;
      const id = actor.kind === 'account' ? actor.id : '';
      const now = hall.house.now();
      const user = { id: newId(), name: '职工', email: `${id}@worker.invalid`, createdAt: now, updatedAt: now };
      await db.insertInto('authUsers').values(user).execute();
      const account = { federationId, id, personId, userId: user.id, kind: 'worker', name: '职工', createdAt: now };
      await db
        .insertInto('accounts')
        .values({ ...account, ...more })
        .execute();
    };
    await accountOf(disabled, { disabledAt: hall.house.now() });
    await accountOf(moved, { phoneHash: Buffer.from('of somebody else') });
    await accountOf(good, {});
    await serve();
    expect(await enrolled()).toEqual([{ personId: good.id, state: 'admitted' }]);
    expect(await standing()).toEqual([]);
  });

  test('are served although another line cannot be, and each line gets its turn', async () => {
    const broken = await plant();
    const whole = await plant();
    await db.deleteFrom('enrolmentBooks').where('stageId', '=', broken.stageId).execute();
    for (const { hall, ask } of [broken, whole]) await tell(ask(await hall.worker(), 0));
    await whole.serve();
    expect(await whole.enrolled()).toMatchObject([{ state: 'admitted' }]);
    expect(await broken.standing()).toHaveLength(1);
    await db.deleteFrom('callLines').where('stageId', '=', broken.stageId).execute();
  });
});
