import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId } from '../../../platform/ids.ts';
import { sessionFields } from '../contract.ts';
import { addSession, cancelSession, removeSession } from '../dates/service.ts';
import { checkInOnline, posterCheckIn, posterToken } from '../door/service.ts';
import { plantStage, type Stage } from '../stage.fixture.ts';
import { handIn, scans } from './service.ts';

const { db } = await testDatabase();

async function plantSession(stage: Stage, more: object = {}) {
  const startsAt = stage.now();
  const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
  const fields = sessionFields.parse({ title: '报告会', venue: '礼堂', startsAt, endsAt, ...more });
  return (await stage.run((context) => addSession(context, fields))).id;
}

async function scanOf(stage: Stage, sessionId: string, personId: string, at = stage.now()) {
  return { scanId: newId(), sessionId, code: await stage.codeOf(personId, at), scannedAt: at };
}

const liveRows = async ({ federationId }: Stage) =>
  (
    await db
      .selectFrom('attendances')
      .select('personId')
      .where('federationId', '=', federationId)
      .where('withdrawnAt', 'is', null)
      .execute()
  ).length;

const outcomesOf = ({ results }: { results: { outcome: string }[] }) => results.map((result) => result.outcome);

describe('counting once', () => {
  test('two helpers, a poster and a hand at the same moment count once', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    const personId = await stage.person('王师傅', { memberOf: stage.topId });
    const scope = await stage.as(personId);
    const scan = await scanOf(stage, sessionId, personId);
    const other = { ...scan, scanId: newId() };
    const answers = await Promise.all([
      stage.run((context) => scans(context, { scans: [scan] })).then(outcomesOf),
      stage.run((context) => scans(context, { scans: [other] })).then(outcomesOf),
      stage.run((context) => handIn(context, { sessionId, personIds: [personId] })).then(outcomesOf),
      stage
        .run((context) => posterCheckIn(context, { sessionId, token: posterToken(context, sessionId) }), scope)
        .then(({ state }) => [state as string]),
    ]);
    expect(answers.flat().filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(answers.flat().filter((outcome) => outcome === 'already')).toHaveLength(3);
    expect(await liveRows(stage)).toBe(1);
    expect(await stage.facts()).toEqual({ attendances: 1, 'sessions-held': 1 });
    expect(stage.handedOn).toEqual(new Set([personId]));
  });

  test('a batch sent again, and sent twice at once, has the answers it had', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    const people = await Promise.all(Array.from({ length: 40 }, (_, index) => stage.person(`职工${index}`)));
    const batch = await Promise.all(people.map((personId) => scanOf(stage, sessionId, personId)));
    const send = (list: typeof batch) => stage.run((context) => scans(context, { scans: list }));
    const [first, second] = await Promise.all([send(batch), send(batch.toReversed())]);
    const third = await send(batch);
    expect(new Set([...outcomesOf(first), ...outcomesOf(second), ...outcomesOf(third)])).toEqual(new Set(['done']));
    expect(await liveRows(stage)).toBe(40);
    expect(await stage.facts()).toEqual({ attendances: 40, 'sessions-held': 1 });
  });

  test('scans kept offline arrive hours later and count at the time of the scan', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    const personId = await stage.person('赵师傅');
    const late = await stage.person('钱师傅');
    const batch = [await scanOf(stage, sessionId, personId), await scanOf(stage, sessionId, late)];
    stage.pass(10 * 60);
    const sent = batch.slice(0, 1);
    expect(outcomesOf(await stage.run((context) => scans(context, { scans: sent })))).toEqual(['done']);
    stage.pass(15 * 60);
    expect(outcomesOf(await stage.run((context) => scans(context, { scans: batch })))).toEqual(['done', 'stale']);
    const row = await db
      .selectFrom('attendances')
      .select('at')
      .where('federationId', '=', stage.federationId)
      .executeTakeFirstOrThrow();
    expect(row.at).toEqual(batch[0]?.scannedAt);
  });
});

test('a phone whose clock is wrong is set right by what it says as it sends', async () => {
  const stage = await plantStage(db);
  const sessionId = await plantSession(stage);
  const behind = (moment: Date) => new Date(moment.getTime() - 7 * 60_000);
  const scan = await scanOf(stage, sessionId, await stage.person('慢表'));
  const late = { ...scan, scannedAt: behind(scan.scannedAt) };
  const send = (sentAt: Date | undefined) => stage.run((context) => scans(context, { scans: [late], sentAt }));
  expect(outcomesOf(await send(undefined))).toEqual(['unknownCode']);
  stage.pass(3);
  expect(outcomesOf(await send(behind(stage.now())))).toEqual(['done']);
});

describe('outcomes', () => {
  test('each scan of a mixed batch has its own', async () => {
    const stage = await plantStage(db, { fed: true });
    const elsewhere = await plantStage(db);
    const sessionId = await plantSession(stage);
    const cancelled = await plantSession(stage);
    const removed = await plantSession(stage);
    const early = await plantSession(stage, {
      startsAt: new Date(stage.now().getTime() + 5 * 3_600_000),
      endsAt: new Date(stage.now().getTime() + 6 * 3_600_000),
    });
    await stage.run((context) => cancelSession(context, { sessionId: cancelled, reason: '下雨', version: 1 }));
    await stage.run((context) => removeSession(context, { sessionId: removed }));
    const person = await stage.person('孙师傅');
    const stranger = await stage.person('李师傅');
    const foreigner = await elsewhere.person('外人');
    await stage.handIn([person]);
    const good = await scanOf(stage, sessionId, person);
    const old = new Date(stage.now().getTime() - 10 * 60_000);
    const batch = [
      good,
      { ...good, scanId: newId() },
      await scanOf(stage, sessionId, stranger),
      { ...(await elsewhereScan(elsewhere, foreigner)), sessionId },
      { scanId: newId(), sessionId, code: await stage.codeOf(person, old), scannedAt: stage.now() },
      { scanId: newId(), sessionId, code: `https://a.test/${'x'.repeat(4000)}`, scannedAt: stage.now() },
      { scanId: newId(), sessionId: 'none', code: await stage.codeOf(person), scannedAt: stage.now() },
      await scanOf(stage, cancelled, person),
      await scanOf(stage, removed, person),
      await scanOf(stage, early, person),
      await scanOf(stage, await plantSession(elsewhere), person),
    ];
    const answer = await stage.run((context) => scans(context, { scans: batch }));
    expect(answer.results.map(({ outcome, name }) => [outcome, name])).toEqual([
      ['done', '孙师傅'],
      ['already', '孙师傅'],
      ['notOnList', '李师傅'],
      ['unknownCode', null],
      ['unknownCode', null],
      ['unknownCode', null],
      ['unknownSession', '孙师傅'],
      ['cancelled', '孙师傅'],
      ['unknownSession', '孙师傅'],
      ['tooEarly', '孙师傅'],
      ['unknownSession', '孙师傅'],
    ]);
    expect(await stage.facts()).toEqual({ attendances: 1, 'sessions-held': 1 });
  });

  async function elsewhereScan(elsewhere: Stage, personId: string) {
    return { scanId: newId(), sessionId: '', code: await elsewhere.codeOf(personId), scannedAt: elsewhere.now() };
  }

  test('a hand takes members of the unit where anyone may come, and nobody else', async () => {
    const stage = await plantStage(db);
    const elsewhere = await plantStage(db);
    const sessionId = await plantSession(stage);
    const member = await stage.person('会员', { memberOf: stage.topId });
    const guest = await stage.person('路人');
    const foreigner = await elsewhere.person('外人', { memberOf: elsewhere.topId });
    const answer = await stage.run((context) => handIn(context, { sessionId, personIds: [member, guest, foreigner] }));
    expect(answer.results.map(({ outcome, name }) => [outcome, name])).toEqual([
      ['done', '会员'],
      ['notOnList', null],
      ['notOnList', null],
    ]);
  });
});

describe('checking oneself in', () => {
  test('a poster of another session, and one of nowhere, are refused', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    const other = await plantSession(stage);
    const scope = await stage.as(await stage.person('周师傅'));
    for (const tokenOf of [() => 'x', (token: string) => token.toUpperCase()])
      await expect(
        stage.run(
          (context) => posterCheckIn(context, { sessionId, token: tokenOf(posterToken(context, other)) }),
          scope,
        ),
      ).rejects.toMatchObject({ code: 'sessions.badPoster' });
  });

  test('a room that is full takes exactly as many as fit, however many press at once', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage, { capacity: 3 });
    const scopes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => stage.as(await stage.person(`观众${index}`))),
    );
    const answers = await Promise.allSettled(
      scopes.map((scope) =>
        stage.run((context) => posterCheckIn(context, { sessionId, token: posterToken(context, sessionId) }), scope),
      ),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(3);
    expect(await liveRows(stage)).toBe(3);
  });

  test('online and on site are one sign-in: whoever is in by one is in by the other', async () => {
    const stage = await plantStage(db, { fed: true, given: { modes: ['on-site', 'online'] } });
    const sessionId = await plantSession(stage, { online: true, onlineLink: 'https://meet.test/1' });
    const [near, far, stranger] = [await stage.person('近'), await stage.person('远'), await stage.person('陌生')];
    await stage.handIn([near, far]);
    await stage.run(async (context) => scans(context, { scans: [await scanOf(stage, sessionId, near)] }));
    const online = (personId: string) => async () =>
      stage.run((context) => checkInOnline(context, { sessionId }), await stage.as(personId));
    expect((await online(near)()).state).toBe('already');
    expect((await online(far)()).state).toBe('done');
    await expect(online(stranger)()).rejects.toMatchObject({ code: 'sessions.notOnList' });
    expect(await stage.facts()).toEqual({ attendances: 2, 'attendances-online': 1, 'sessions-held': 1 });
  });

  test('too early, too late and cancelled say why', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage, {
      startsAt: new Date(stage.now().getTime() + 2 * 3_600_000),
      endsAt: new Date(stage.now().getTime() + 3 * 3_600_000),
    });
    const scope = await stage.as(await stage.person('吴师傅'));
    const press = () =>
      stage.run((context) => posterCheckIn(context, { sessionId, token: posterToken(context, sessionId) }), scope);
    await expect(press()).rejects.toMatchObject({ code: 'sessions.tooEarly', params: { from: '11月20日 周五 13:00' } });
    stage.pass(4 * 60);
    await expect(press()).rejects.toMatchObject({ code: 'sessions.tooLate', params: { until: '11月20日 周五 15:30' } });
    await stage.run((context) => cancelSession(context, { sessionId, reason: '停电', version: 1 }));
    await expect(press()).rejects.toMatchObject({ code: 'sessions.cancelled', params: { reason: '停电' } });
  });
});
