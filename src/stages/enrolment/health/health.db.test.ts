import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Worker } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import type { Scope } from '../../../people/access/rules.ts';
import { listLookedAt } from '../../../people/access/trail/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { listDuties } from '../../../programmes/duty/service.ts';
import { plantEnrolment } from '../enrolment.fixture.ts';
import type { HealthDesk, HealthSheet, HealthView } from './contract.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const ILLNESS = '二型糖尿病，餐前注射';
const questions = [
  { key: 'illness', label: '慢性病史', kind: 'longText', required: true },
  { key: 'walks', label: '能步行一小时', kind: 'yes' },
];

let halls = 0;

async function plant(given: object = {}) {
  const username = `doctor-${++halls}`;
  const planted = await plantEnrolment(db, { seats: 2, ...given });
  const { hall, stageId, programmeId, arrange, enrol } = planted;
  const doctor = await hall.named(username);
  await arrange({ healthForm: { questions, doctors: [{ username }] } });
  const who = await hall.worker('王小明');
  const { id: enrolmentId } = await enrol(who);
  const call = (name: string) => ({ kind: 'enrolment', stageId, name });
  const read = <Answer>(scope: Scope, name: string, query: object = {}) =>
    hall.look(scope, call(name), query) as Promise<Answer>;
  return {
    ...planted,
    ...{ username, doctor, who, enrolmentId, read },
    handIn: (each: Worker, input: object = {}) =>
      hall.act(each.scope, call('handInHealth'), { answers: { illness: ILLNESS }, agreed: true, ...input }),
    takeBack: (each: Worker) => hall.act(each.scope, call('takeBackHealth')),
    mine: (each: Worker) => read<HealthView>(each.scope, 'health'),
    sheet: (scope: Scope) => read<HealthSheet>(scope, 'healthSheet', { enrolmentId }),
    desk: (scope: Scope) => read<HealthDesk>(scope, 'healthDesk'),
    list: async (query: object = {}) => {
      const { items } = await read<{ items: { health: string }[] }>(hall.officer, 'enrolments', {
        limit: 50,
        ...query,
      });
      return items.map(({ health }) => health);
    },
    rows: () => db.selectFrom('enrolmentHealth').selectAll().where('enrolmentId', '=', enrolmentId).execute(),
    said: async () => {
      const audit = await db
        .selectFrom('auditEntries')
        .select(['action', 'subjectKind', 'subjectId', 'detail'])
        .where('federationId', '=', hall.federationId)
        .execute();
      const messages = await db
        .selectFrom('messages')
        .select('words')
        .where('federationId', '=', hall.federationId)
        .execute();
      return JSON.stringify([audit, messages, hall.house.jobs, await hall.facts(programmeId)]);
    },
  };
}

test('a form that is asked no more is still its person’s: to read, and to take back', async () => {
  const { arrange, who, handIn, mine, takeBack, rows, username, hall } = await plant();
  await handIn(who);
  await arrange({ healthForm: { questions: [], doctors: [{ username }] } });
  expect(await mine(who)).toMatchObject({ ask: [], said: [{ label: ['慢性病史', '慢性病史'], answer: ILLNESS }] });
  await expect(handIn(who)).rejects.toEqual(refusal('health.notAsked'));
  await expect(mine(await hall.worker())).rejects.toEqual(refusal('health.notAsked'));
  await takeBack(who);
  expect(await rows()).toEqual([]);
  await expect(mine(who)).rejects.toEqual(refusal('health.notAsked'));
});

describe('a health form', () => {
  test('is read by its person and the named doctor, each look on record for the person, and by nobody else', async () => {
    const { hall, username, doctor, who, handIn, mine, sheet, desk, enrolmentId } = await plant();
    await handIn(who, { answers: { illness: ILLNESS, walks: 'on' } });
    expect(await mine(who)).toMatchObject({
      answers: { illness: ILLNESS, walks: true },
      open: true,
      doctors: [username],
    });
    expect((await desk(doctor)).rows).toMatchObject([{ enrolmentId, name: '王小明', handedInAt: hall.house.now() }]);
    expect(await sheet(doctor)).toMatchObject({
      name: '王小明',
      answers: [
        { label: ['慢性病史', '慢性病史'], answer: ILLNESS },
        { label: ['能步行一小时', '能步行一小时'], answer: true },
      ],
    });
    const looks = await listLookedAt(hall.house, who.scope, { limit: 10, sort: '-at' } as never);
    expect(looks.items).toMatchObject([{ who: username, what: '查看健康表', reason: '职工活动' }]);

    const other = await hall.named('doctor-other');
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    for (const scope of [hall.officer, other, helper, (await hall.worker()).scope, who.scope, hall.visitor()])
      for (const look of [sheet, desk])
        await expect(look(scope)).rejects.toMatchObject({
          code: expect.stringMatching(/^(health\.notYours|access\.signInFirst)$/),
        });
    expect((await listDuties(hall.house, doctor, 'health')).length).toBe(1);
    expect(await listDuties(hall.house, hall.officer, 'health')).toEqual([]);
  });

  test('says nothing in its row, the audit trail, messages or lists; officers see that it is in', async () => {
    const { who, handIn, doctor, sheet, rows, said, list, read, hall } = await plant();
    expect(await list()).toEqual(['missing']);
    await handIn(who);
    await sheet(doctor);
    const [row] = await rows();
    expect(row?.sealed?.includes(Buffer.from('糖尿病'))).toBe(false);
    const heard = `${await said()} ${JSON.stringify(await read(hall.officer, 'enrolments', { limit: 50 }))}`;
    expect(heard).not.toContain('糖尿病');
    expect(await list()).toEqual(['in']);
    expect(await list({ health: 'missing' })).toEqual([]);
    expect(await list({ health: 'in' })).toEqual(['in']);
  });

  test('does not open in the row of somebody else', async () => {
    const { hall, enrol, who, handIn, mine, enrolmentId } = await plant();
    await handIn(who);
    const other = await hall.worker('李雷');
    const { id } = await enrol(other);
    await db
      .insertInto('enrolmentHealth')
      .columns(['federationId', 'enrolmentId', 'sealed', 'handedInAt'])
      .expression((eb) =>
        eb
          .selectFrom('enrolmentHealth')
          .select((of) => ['federationId', of.val(id).as('enrolmentId'), 'sealed', 'handedInAt'])
          .where('enrolmentId', '=', enrolmentId),
      )
      .execute();
    await expect(mine(other)).rejects.toThrow();
  });

  test('is asked of those who have a place, with consent, until the stay begins', async () => {
    const { hall, enrol, who, handIn, takeBack, mine } = await plant();
    await enrol(await hall.worker('第二位'));
    const waiting = await hall.worker('候补');
    await enrol(waiting);
    await expect(handIn(waiting)).rejects.toEqual(refusal('health.notAsked'));
    await expect(mine(waiting)).rejects.toEqual(refusal('health.notAsked'));
    await expect(handIn(who, { agreed: false })).rejects.toEqual(refusal('health.consentNeeded'));
    await expect(handIn(who, { answers: {} })).rejects.toEqual(refusal('enrolment.answersMissing'));
    await handIn(who);
    await handIn(who, { answers: { illness: '已痊愈' } });
    expect((await mine(who)).answers).toEqual({ illness: '已痊愈' });
    hall.pass({ days: 12 });
    await expect(handIn(who)).rejects.toEqual(refusal('health.closed'));
    await expect(takeBack(who)).rejects.toEqual(refusal('health.closed'));
    expect(await mine(who)).toMatchObject({ open: false, answers: { illness: '已痊愈' } });
  });

  test('is deleted when it is taken back, and when the place is given back', async () => {
    const { who, enrol, cancel, handIn, takeBack, rows, mine } = await plant();
    await handIn(who);
    await takeBack(who);
    expect(await rows()).toEqual([]);
    expect((await mine(who)).handedInAt).toBeNull();
    await handIn(who);
    await cancel(who);
    expect(await rows()).toEqual([]);
    await enrol(who);
    expect((await mine(who)).answers).toEqual({});
  });

  test('a doctor who is no longer named reads nothing more; one who is unknown is refused', async () => {
    const { who, handIn, doctor, sheet, arrange } = await plant();
    await handIn(who);
    await expect(arrange({ healthForm: { questions, doctors: [{ username: 'nobody-here' }] } })).rejects.toEqual(
      refusal('health.unknownDoctors'),
    );
    await arrange({ healthForm: { questions, doctors: [] } });
    await expect(sheet(doctor)).rejects.toEqual(refusal('health.notYours'));
    const teams = await plantEnrolment(db, { team: { least: 2, most: 3 } });
    await expect(teams.arrange({ healthForm: { questions, doctors: [] } })).rejects.toEqual(
      refusal('health.teamsAsked'),
    );
  });

  test('a doctor who is named later opens nothing that was there before, until its person agrees to them by name', async () => {
    const { hall, username, who, handIn, mine, sheet, desk, doctor, arrange, stageId } = await plant();
    await handIn(who);
    const snoop = await hall.named(`snoop-${halls}`);
    const doctors = [{ username }, { username: `snoop-${halls}` }];
    await arrange({ healthForm: { questions, doctors } });
    await expect(sheet(snoop)).rejects.toEqual(refusal('health.notAgreed'));
    expect((await desk(snoop)).rows).toMatchObject([{ name: '王小明', opens: false }]);
    expect((await sheet(doctor)).answers).toMatchObject([{ answer: ILLNESS }]);
    expect(await hall.inbox(who.id)).toContain('“职工活动 · 报名”新指定了医生');
    expect(await mine(who)).toMatchObject({ agreed: false });

    // Changing an answer agrees to those names alone that the page showed.
    await expect(handIn(who, { readers: [username] })).rejects.toEqual(refusal('health.doctorsChanged'));
    await expect(sheet(snoop)).rejects.toEqual(refusal('health.notAgreed'));
    // The stay has begun: the form stays as it is, and its person still says who reads it.
    hall.pass({ days: 12 });
    const agree = (readers: string[]) =>
      hall.act(who.scope, { kind: 'enrolment', stageId, name: 'agreeHealth' }, { readers });
    await expect(agree([username])).rejects.toEqual(refusal('health.doctorsChanged'));
    await agree((await mine(who)).doctors);
    expect(await mine(who)).toMatchObject({ agreed: true, answers: { illness: ILLNESS } });
    expect((await sheet(snoop)).answers).toMatchObject([{ answer: ILLNESS }]);
  });

  test('handed in before a doctor is named is for its person alone', async () => {
    const { hall, who, handIn, sheet, doctor, username, arrange } = await plant();
    await arrange({ healthForm: { questions, doctors: [] } });
    await handIn(who, { readers: [] });
    await arrange({ healthForm: { questions, doctors: [{ username }] } });
    await expect(sheet(doctor)).rejects.toEqual(refusal('health.notAgreed'));
    expect(await hall.inbox(who.id)).toContain('“职工活动 · 报名”新指定了医生');
  });

  test('officers remind whoever has not handed in', async () => {
    const { hall, who, enrol, handIn, manage } = await plant();
    const other = await hall.worker('李雷');
    await enrol(other);
    await handIn(who);
    const remind = () => manage('remindHealth', {});
    expect(await remind()).toEqual({ told: 1 });
    expect(await hall.inbox(other.id)).toContain('“职工活动 · 报名”请填健康表');
    expect(await hall.inbox(who.id)).not.toContain('“职工活动 · 报名”请填健康表');
    await handIn(other);
    expect(await remind()).toEqual({ told: 0 });
  });

  test('is erased some days after the end, whatever became of the programme; that it was handed in stays', async () => {
    const { hall, programmeId, who, doctor, handIn, mine, sheet, desk, list, rows, said } = await plant();
    const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
    await handIn(who);
    // The programme ends on 1 December and is closed; nobody looks into it again.
    expect(await mine(who)).toMatchObject({
      eraseDays: 90,
      erasesAt: new Date('2027-03-01T06:00:00Z'),
      erasedAt: null,
    });
    hall.pass({ days: 12 });
    await hall.move(programmeId, 'close');
    hall.pass({ days: 88 });
    await tick();
    expect(await tick()).toBe(0);
    expect((await sheet(doctor)).answers).toMatchObject([{ answer: ILLNESS }]);

    hall.pass({ days: 2 });
    await tick();
    expect(await tick()).toBe(0);
    const erasedAt = hall.house.now();
    expect(await rows()).toMatchObject([{ sealed: null, erasedAt }]);
    expect(await mine(who)).toMatchObject({ answers: {}, erasedAt, open: false });
    await expect(sheet(doctor)).rejects.toEqual(refusal('health.erased'));
    expect((await desk(doctor)).rows).toMatchObject([{ name: '王小明', erasedAt }]);
    expect(await list()).toEqual(['in']);
    expect(await said()).toContain('enrolment.erase-health');
  });

  test('is kept as long as the settings say now, for each batch from its own last day', async () => {
    const batches = [
      { key: 'early', label: '一批', places: 1, startsOn: '2026-12-02', endsOn: '2026-12-06' },
      { key: 'late', label: '二批', places: 1, startsOn: '2027-02-02', endsOn: '2027-02-06' },
    ];
    const planted = await plantEnrolment(db, { seats: null, batches });
    const { hall, arrange, enrol, stageId } = planted;
    const healthForm = { questions, eraseDays: 10, doctors: [] };
    await arrange({ healthForm });
    const people = await hall.workers(2);
    const call = (name: string) => ({ kind: 'enrolment', stageId, name });
    for (const [at, who] of people.entries()) {
      await enrol(who, { wishes: [batches[at]?.key ?? ''] });
      await hall.act(who.scope, call('handInHealth'), { answers: { illness: ILLNESS }, agreed: true });
    }
    const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
    const kept = async () =>
      Promise.all(
        people.map(
          async ({ scope }) => ((await hall.look(scope, call('health'))) as HealthView).answers.illness ?? null,
        ),
      );
    await tick();
    await arrange({ healthForm: { ...healthForm, eraseDays: 20 } });
    hall.pass({ days: 30 });
    await tick();
    expect(await kept()).toEqual([ILLNESS, ILLNESS]);
    hall.pass({ days: 7 });
    await tick();
    expect(await kept()).toEqual([null, ILLNESS]);
  });
});
