import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Worker } from '../../../../test/programmes.ts';
import { ON, plantAppointments } from '../appointments.fixture.ts';

const { db } = await testDatabase({ connections: 8 });

/** Legal advice from nine to ten, and a choir's rehearsal at the same time in which nobody has a place who is elsewhere. */
async function plant(settings: object = {}) {
  const desk = await plantAppointments(db);
  const { hall } = desk;
  const times = { startsAt: new Date(`${ON}T09:00:00+08:00`), endsAt: new Date(`${ON}T10:00:00+08:00`) };
  const law = await hall.row([{ kind: 'appointments', settings: { providers: [{ key: 'law', name: '王律师' }] } }], {
    title: '法律咨询日',
    ...times,
  });
  const call = { kind: 'appointments', stageId: law.stageIds[0] ?? '' };
  const hours = { fromOn: ON, untilOn: ON, starts: '09:00', ends: '10:00', minutes: 15 };
  await hall.act(hall.officer, { ...call, name: 'addHours' }, hours);
  const choir = await hall.row([{ kind: 'enrolment', settings: { noClash: true, ...settings } }], {
    title: '合唱排练',
    ...times,
  });
  const choirCall = (name: string) => ({ kind: 'enrolment', stageId: choir.stageIds[0] ?? '', name });
  return {
    desk,
    hall,
    seeLawyer: async (who: Worker) => {
      const { items } = (await hall.look(hall.officer, { ...call, name: 'slots' }, { limit: 10 })) as {
        items: { id: string }[];
      };
      await hall.act(who.scope, { ...call, name: 'book' }, { slotId: items[0]?.id });
    },
    enrol: (who: Worker): Promise<{ id: string }> => hall.act(who.scope, choirCall('enrol')),
    asOfficer: (name: string, input: object): Promise<unknown> => hall.act(hall.officer, choirCall(name), input),
    officerSees: (name: string): Promise<unknown> => hall.look(hall.officer, choirCall(name), { limit: 10 }),
  };
}

const secret = /法律|律师/;

describe('what somebody has booked elsewhere is theirs to tell: no officer reads it', () => {
  test('who enrols them on their behalf', async () => {
    const { hall, seeLawyer, asOfficer } = await plant();
    const who = await hall.worker();
    await seeLawyer(who);
    const told = await asOfficer('enrolOther', { personIds: [who.id] });
    expect(told).toEqual({
      outcomes: [
        {
          ...{ personId: who.id, state: 'refused' },
          words: [
            '这个时间本人另有安排。请本人先调整，再来报名',
            'Engaged elsewhere at this time. They can be enrolled once that is changed',
          ],
        },
      ],
    });
  });

  test('who approves them', async () => {
    const { hall, seeLawyer, enrol, asOfficer } = await plant({ admit: 'approval' });
    const who = await hall.worker('李明');
    const { id } = await enrol(who);
    await seeLawyer(who);
    await expect(asOfficer('approve', { enrolmentIds: [id] })).rejects.toMatchObject({
      ...{ code: 'enrolment.busyElsewhere', params: { name: '李明' } },
      words: [expect.not.stringMatching(secret), expect.not.stringMatching(secret)],
    });
  });

  test('who reads why they stand for no place in a draw', async () => {
    const { hall, seeLawyer, enrol, officerSees } = await plant({ admit: 'draw', seats: 5 });
    const who = await hall.worker();
    await enrol(who);
    await seeLawyer(who);
    const seen = JSON.stringify(await officerSees('applicants'));
    expect(seen).toContain('这个时间本人另有安排');
    expect(seen).not.toMatch(secret);
  });

  test('who takes them in at the door', async () => {
    const { desk, hall, seeLawyer } = await plant();
    const who = await hall.worker();
    await seeLawyer(who);
    desk.until('09:00');
    const slotId = await desk.slot('camera', '09:00');
    await expect(desk.take(hall.officer, 'walkIn', { slotId, personId: who.id })).rejects.toMatchObject({
      code: 'appointments.busyThen',
      params: {},
    });
  });
});
