import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import { listDuties } from '../duty/service.ts';
import { updateProgramme } from '../service.ts';
import { listPublic, visitProgramme } from './service.ts';

const { db } = await testDatabase();

describe('what is open', () => {
  test('is what people can still ask for or walk in to, not what has closed its enrolment or takes nobody', async () => {
    const hall = await plantHall(db);
    const past = { opensAt: new Date('2026-11-01T00:00:00Z'), closesAt: new Date('2026-11-19T00:00:00Z') };
    const future = { opensAt: new Date('2026-11-29T00:00:00Z') };
    const law = await hall.draft('law-campaign');
    const visit = await hall.draft('exchange-visit');
    for (const programmeId of [law, visit]) await hall.move(programmeId, 'publish');
    const { programmeId: open } = await hall.live('enrolment');
    await hall.live('enrolment', {}, past);
    await hall.live('enrolment', {}, future);

    const list = async () =>
      (await listPublic(hall.house, hall.visitor(), { view: 'open', page: 1 })).items.map(({ id }) => id).sort();
    expect(await list()).toEqual([law, open].sort());
    hall.pass({ days: 30 });
    expect(await list()).toEqual([]);
  });

  test('is asked for at a law campaign with nothing to fill in, and whoever comes is welcome all the same', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('law-campaign', { audience: { workerKinds: ['courier'] } });
    await hall.move(programmeId, 'publish');
    const [courier, teacher] = [
      await hall.worker('王小北', { workerKinds: ['courier'] }),
      await hall.worker('李老师', { workerKinds: ['teacher'] }),
    ];
    const [booking, points] = await hall.stages(programmeId);
    const call = (name: string) => ({ kind: 'enrolment', stageId: booking?.id ?? '', name });
    type Form = { ask: object[]; team: object | null; possible: boolean; whys: { ok: boolean; words: string[] }[] };

    const form: Form = await hall.look(courier.scope, call('form'));
    expect({ ask: form.ask, team: form.team, possible: form.possible }).toEqual({
      ask: [],
      team: null,
      possible: true,
    });
    expect(await hall.act(courier.scope, call('enrol'), {})).toMatchObject({ state: 'admitted' });
    const refused: Form = await hall.look(teacher.scope, call('form'));
    expect({ possible: refused.possible, why: refused.whys.filter(({ ok }) => !ok) }).toEqual({
      possible: false,
      why: [{ ok: false, words: ['限快递员', 'For: Courier'] }],
    });
    expect(points).toMatchObject({ kind: 'sessions', takesFrom: null });
  });
});

describe('the page of a programme', () => {
  test('says whom it is for, to whoever reads it', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('forum', { audience: { membersOnly: true, workerKinds: ['courier'] } });
    await hall.move(programmeId, 'publish');
    const { audience } = await visitProgramme(hall.house, hall.visitor(), programmeId);
    expect(audience.map(([zh]) => zh)).toEqual(['工会会员', '快递员']);
  });

  test('keeps what was said before a time or place changed after publication, and nothing of other changes', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('forum');
    const change = async (input: object) =>
      updateProgramme(hall.house, hall.officer, { programmeId, version: await hall.versionOf(programmeId), ...input });
    const moved = async () => (await visitProgramme(hall.house, hall.visitor(), programmeId)).moved;
    await change({ place: '一号厅', placeEn: 'Hall One' });
    await hall.move(programmeId, 'publish');
    await change({ title: '新题目', place: '一号厅' });
    expect(await moved()).toBeUndefined();

    await change({ place: '二号厅' });
    expect(await moved()).toEqual({
      at: hall.house.now(),
      startsAt: new Date('2026-12-01T06:00:00Z'),
      endsAt: new Date('2026-12-01T08:00:00Z'),
      place: '一号厅',
      placeEn: 'Hall One',
    });
  });

  test('keeps no English text that says what the Chinese one said before', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('forum', { summaryEn: 'Bring a question', placeEn: 'Hall One' });
    const change = async (input: object) => {
      await updateProgramme(hall.house, hall.officer, {
        programmeId,
        version: await hall.versionOf(programmeId),
        ...input,
      });
      const { programme } = await visitProgramme(hall.house, hall.officer, programmeId);
      return [programme.placeEn, programme.summaryEn];
    };
    expect(await change({ title: '新题目', place: '工人文化宫' })).toEqual(['Hall One', 'Bring a question']);
    expect(await change({ place: '二号厅' })).toEqual(['', 'Bring a question']);
    expect(await change({ place: '三号厅', placeEn: 'Hall Three', summary: '请带材料' })).toEqual(['Hall Three', '']);
  });
});

test('duties begin with what is on now or next', async () => {
  const hall = await plantHall(db);
  const on = async (day: string) => {
    const programmeId = await hall.draft('forum', {
      startsAt: new Date(`${day}T01:00:00Z`),
      endsAt: new Date(`${day}T03:00:00Z`),
    });
    await hall.move(programmeId, 'publish');
    return programmeId;
  };
  const [late, gone, next] = [await on('2026-12-24'), await on('2026-11-18'), await on('2026-11-21')];
  const duties = await listDuties(hall.house, hall.officer, 'sessions');
  expect(duties.map(({ programme }) => programme.id)).toEqual([next, late, gone]);
});
