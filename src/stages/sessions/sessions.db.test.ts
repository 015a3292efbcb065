import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { scopeOn } from '../../../test/people.ts';
import { listQuery } from '../../kernel/lists.ts';
import { newId } from '../../platform/ids.ts';
import {
  agendaInput,
  correctionInput,
  followUpsInput,
  materialInput,
  minutesInput,
  sessionChanges,
  sessionFields,
} from './contract.ts';
import { absentList, attendanceList } from './lists/contract.ts';
import { sessionsService } from './service.ts';
import { plantStage, type Stage } from './stage.fixture.ts';

const { db } = await testDatabase();
const { actions, reads } = sessionsService;

async function plantSession(stage: Stage, more: object = {}) {
  const startsAt = stage.now();
  const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
  const fields = sessionFields.parse({ title: '报告会', venue: '礼堂', startsAt, endsAt, ...more });
  return (await stage.run((context) => actions.addSession(context, fields))).id;
}

const change = (stage: Stage, input: object) =>
  stage.run((context) => actions.updateSession(context, sessionChanges.parse(input)));
const bring = (stage: Stage, sessionId: string, personIds: string[], more: object = {}) =>
  stage.run((context) =>
    actions.correct(context, correctionInput.parse({ sessionId, change: 'add', personIds, reason: '补签', ...more })),
  );

describe('dates', () => {
  test('a new time or place is told to those expected, a new title to nobody', async () => {
    const stage = await plantStage(db, { fed: true });
    const personId = await stage.person('王师傅');
    await stage.handIn([personId]);
    const sessionId = await plantSession(stage);
    await change(stage, { sessionId, version: 1, title: '事迹报告会' });
    expect(stage.told).toEqual([]);
    await change(stage, { sessionId, version: 2, venue: '二楼会议室' });
    expect(stage.told).toEqual([
      { personIds: [personId], title: ['“事迹报告会”时间或地点有变', 'New time or place: 事迹报告会'], urgent: true },
    ]);
    await expect(change(stage, { sessionId, version: 2, venue: '三楼' })).rejects.toMatchObject({
      code: 'sessions.changedMeanwhile',
    });
  });

  test('a cancelled session is told, kept, and cannot be changed; one with attendance cannot be deleted', async () => {
    const stage = await plantStage(db, { given: { opens: 'list' } });
    const personId = await stage.person('王师傅');
    await stage.run((context) => actions.addGuests(context, { personIds: [personId] }));
    const sessionId = await plantSession(stage);
    await bring(stage, sessionId, [personId]);
    await expect(stage.run((context) => actions.removeSession(context, { sessionId }))).rejects.toMatchObject({
      code: 'sessions.hasAttendance',
      params: { count: 1 },
    });
    await stage.run((context) => actions.cancelSession(context, { sessionId, reason: '大风', version: 1 }));
    expect(stage.told.map(({ personIds, title }) => [personIds, title[0]])).toEqual([[[personId], '“报告会”已取消']]);
    await expect(change(stage, { sessionId, version: 2, venue: '别处' })).rejects.toMatchObject({
      code: 'sessions.cancelled',
    });
    expect(await stage.facts()).toEqual({ attendances: 1, 'sessions-held': 1 });
  });

  test('sessions of another federation are not there', async () => {
    const stage = await plantStage(db);
    const elsewhere = await plantStage(db);
    const sessionId = await plantSession(elsewhere);
    const tries = [
      () => change(stage, { sessionId, version: 1, venue: '别处' }),
      () => stage.run((context) => actions.cancelSession(context, { sessionId, reason: '无', version: 1 })),
      () => stage.run((context) => actions.removeSession(context, { sessionId })),
      () => stage.run((context) => actions.setAgenda(context, { sessionId, items: [] })),
      () => stage.run((context) => reads.poster(context, { sessionId })),
      () => stage.run((context) => reads.minutes(context, { sessionId })),
      () => stage.run((context) => reads.lookUp(context, { sessionId, q: '王师' })),
      () => stage.run((context) => reads.checkIn(context, { sessionId, token: '' })),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'sessions.unknownSession' });
    await expect(
      stage.run(async (context) => actions.addGuests(context, { personIds: [await elsewhere.person('外人')] })),
    ).rejects.toMatchObject({ code: 'sessions.unknownPerson' });
  });
});

describe('what visitors see', () => {
  test('the online link, participants’ material and minutes only where they may come', async () => {
    const stage = await plantStage(db, { fed: true, given: { modes: ['on-site', 'online'] } });
    const guest = await stage.person('客人');
    await stage.handIn([guest]);
    const sessionId = await plantSession(stage, { online: true, onlineLink: 'https://meet.test/1' });
    const add = (input: object) => stage.run((context) => actions.addMaterial(context, materialInput.parse(input)));
    await add({ title: '海报', url: 'https://a.test/1' });
    await add({ title: '讲稿', url: 'https://a.test/2', visibility: 'participants', sessionId });
    await stage.run((context) =>
      actions.writeMinutes(context, minutesInput.parse({ sessionId, body: '会议指出……', visibility: 'participants' })),
    );
    await stage.run((context) =>
      actions.setAgenda(
        context,
        agendaInput.parse({ sessionId, items: [{ title: '发言', speakers: [{ name: '甲', post: '劳模' }] }] }),
      ),
    );
    const look = async (scope: Parameters<Stage['run']>[1]) => {
      const view = await stage.run((context) => reads.programme(context, {}), scope);
      const [session] = view.sessions;
      return {
        link: session?.onlineLink,
        materials: [...view.materials, ...(session?.materials ?? [])].map((material) => material.title),
        minutes: session?.minutes,
        agenda: session?.agenda.map((item) => [item.title, item.speakers]),
      };
    };
    const agenda = [['发言', [{ name: '甲', post: '劳模', honourId: null, honour: null }]]];
    expect(await look(await stage.as(await stage.person('路人')))).toEqual({
      link: null,
      materials: ['海报'],
      minutes: null,
      agenda,
    });
    expect(await look(await stage.as(guest))).toEqual({
      link: 'https://meet.test/1',
      materials: ['海报', '讲稿'],
      minutes: '会议指出……',
      agenda,
    });
  });

  test('a reading is marked once, and shows who has not studied', async () => {
    const stage = await plantStage(db, { fed: true });
    const [came, read, neither] = [await stage.person('甲'), await stage.person('乙'), await stage.person('丙')];
    await stage.handIn([came, read, neither]);
    const sessionId = await plantSession(stage);
    const { id: materialId } = await stage.run((context) =>
      actions.addMaterial(context, materialInput.parse({ title: '原文', url: 'https://a.test/1', reading: true })),
    );
    await bring(stage, sessionId, [came]);
    const mark = async () => stage.run((context) => actions.markRead(context, { materialId }), await stage.as(read));
    const first = await mark();
    stage.pass(5);
    expect(await mark()).toEqual(first);
    const missing = async (missing: string) => {
      const query = listQuery.extend(absentList.filters.shape).parse({ missing });
      const { items } = await stage.run((context) => reads.absent(context, query));
      return items.map((item) => item.name).toSorted();
    };
    expect(await missing('attendance')).toEqual(['丙', '乙']);
    expect(await missing('reading')).toEqual(['丙', '甲']);
    expect(await missing('study')).toEqual(['丙']);
    expect(await missing('everyone')).toEqual(['丙', '乙', '甲']);
  });

  test('material is a file that the officer may open', async () => {
    const stage = await plantStage(db);
    const put = async (by: string | null) => {
      const id = newId();
      const row = { federationId: stage.federationId, id, storageKey: id, kind: 'document', name: '材料', bytes: 1 };
      const more = { contentType: 'application/pdf', sha256: Buffer.alloc(32), widths: '[]', createdAt: stage.now() };
      await db
        .insertInto('files')
        .values({ ...row, ...more, unitId: null, visibility: 'private', uploadedBy: by })
        .execute();
      return id;
    };
    const add = (fileId: string) =>
      stage.run((context) => actions.addMaterial(context, materialInput.parse({ title: '材料', fileId })));
    const own = stage.officer.actor.kind === 'account' ? stage.officer.actor.id : '';
    await expect(add(await put(newId()))).rejects.toMatchObject({ code: 'sessions.unknownFile' });
    expect(await add(await put(own))).toEqual({ id: expect.any(String) });
  });

  test('material names a file of this federation or a link, never both or neither', async () => {
    const stage = await plantStage(db);
    const add = (input: object) =>
      stage.run((context) => actions.addMaterial(context, materialInput.parse({ title: '材料', ...input })));
    await expect(add({})).rejects.toMatchObject({ code: 'sessions.fileOrLink' });
    await expect(add({ fileId: newId(), url: 'https://a.test' })).rejects.toMatchObject({
      code: 'sessions.fileOrLink',
    });
    await expect(add({ fileId: newId() })).rejects.toMatchObject({ code: 'sessions.unknownFile' });
  });
});

describe('minutes and follow-ups', () => {
  test('two tabs: the second writer is told; follow-ups keep when they were done', async () => {
    const stage = await plantStage(db, { given: { minutes: true } });
    const tasks = () => stage.run((context) => sessionsService.tasks(context));
    expect(await tasks()).toEqual([{ words: ['还没有场次', 'No session yet'], count: 1 }]);
    const sessionId = await plantSession(stage);
    const write = (version: number) =>
      stage.run((context) => actions.writeMinutes(context, minutesInput.parse({ sessionId, body: '记录', version })));
    await write(0);
    await expect(write(0)).rejects.toMatchObject({ code: 'sessions.changedMeanwhile' });
    const set = (followUps: object[]) =>
      stage.run((context) => actions.setFollowUps(context, followUpsInput.parse({ sessionId, followUps })));
    const { followUps } = await set([{ text: '整理建议', owner: '办公室', dueOn: '2026-11-19' }, { text: '回访' }]);
    expect(await tasks()).toEqual([{ words: ['1 件后续事项逾期', '1 follow-ups are overdue'], count: 1 }]);
    const [first] = followUps;
    const doneOnce = await set([{ ...first, done: true }]);
    stage.pass(60);
    expect(await set([{ ...first, done: true }])).toEqual(doneOnce);
    expect(doneOnce.followUps.map(({ text, done }) => [text, done])).toEqual([['整理建议', true]]);
  });
});

describe('at the door', () => {
  test('a helper finds people on the list in full, others masked, with who is in', async () => {
    const open = await plantStage(db);
    const sessionId = await plantSession(open);
    const member = await open.person('欧阳明', { memberOf: open.topId, phoneMasked: '138****5678' });
    await open.person('欧阳远', { phoneMasked: '139****5678' });
    await bring(open, sessionId, [member]);
    const look = (stage: Stage, q: string, session: string) =>
      stage.run((context) => reads.lookUp(context, { sessionId: session, q }));
    expect(await look(open, '欧阳', sessionId)).toMatchObject([
      { name: '欧*明', phoneTail: '5678', arrivedAt: open.now() },
    ]);
    expect(await look(open, '5678', sessionId)).toHaveLength(1);
    const listed = await plantStage(db, { fed: true });
    const there = await plantSession(listed);
    await listed.handIn([await listed.person('欧阳近')]);
    await listed.person('欧阳外', { memberOf: listed.topId });
    expect(await look(listed, '欧阳', there)).toMatchObject([{ name: '欧阳近', arrivedAt: null }]);
    expect(await look(listed, '%%', there)).toEqual([]);
    const desk = await listed.run((context) => reads.helper(context, { q: '欧阳' }));
    expect([desk.current, desk.expected, desk.found.length]).toEqual([there, 1, 1]);
  });

  test('the poster prints, and its code opens the check-in', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    const poster = await stage.run((context) => reads.poster(context, { sessionId }));
    expect(
      Buffer.from(poster.body as Buffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const page = await stage.run(
      (context) => reads.checkIn(context, { sessionId, token: 'wrong' }),
      await stage.as(await stage.person('甲乙')),
    );
    expect([page.state, page.reason?.[0]]).toEqual([
      'refused',
      '这张海报的码无效。请扫现场张贴的码，或请工作人员帮忙签到。',
    ]);
  }, 180_000);

  test('the list of attendance keeps what was withdrawn, with its reasons', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    const personId = await stage.person('秦师傅', { memberOf: stage.topId, phoneMasked: '138****0001' });
    await bring(stage, sessionId, [personId]);
    await bring(stage, sessionId, [personId], { change: 'withdraw', reason: '重名' });
    await bring(stage, sessionId, [personId], { mode: 'online' });
    const rows = async (more: object) => {
      const query = listQuery.extend(attendanceList.filters.shape).parse(more);
      const { items } = await stage.run((context) => reads.attendance(context, query));
      return items.map(({ name, phone, mode, state, reason }) => ({ name, phone, mode, state, reason }));
    };
    const person = { name: '秦师傅', phone: '138****0001' };
    expect(await rows({ state: 'withdrawn' })).toEqual([
      { ...person, mode: 'on-site', state: 'withdrawn', reason: '补签；重名' },
    ]);
    expect(await rows({ state: 'live' })).toEqual([{ ...person, mode: 'online', state: 'added', reason: '补签' }]);
    expect(await rows({})).toHaveLength(2);
  });
});

describe('what the programme shows', () => {
  test('the step is to check in while it is open, and the standing tells what came of it', async () => {
    const stage = await plantStage(db, { fed: true, given: { modes: ['on-site', 'online'] } });
    const personId = await stage.person('王师傅');
    await stage.handIn([personId]);
    const startsAt = new Date(stage.now().getTime() + 2 * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const sessionId = await plantSession(stage, { online: true, startsAt, endsAt });
    const scope = await stage.as(personId);
    const step = async () => {
      const next = await stage.run((context) => sessionsService.nextStep(context), scope);
      return [next?.href, next?.whys.at(-1)?.words[0]];
    };
    const standing = async () => {
      const found = await stage.run((context) => sessionsService.standing(context, personId), scope);
      return [found?.words[0], found?.tone, found?.events.map((event) => [event.id, event.place])];
    };
    const events = [[sessionId, '礼堂']];
    expect(await step()).toEqual([undefined, '11月20日 周五 13:00 开始签到']);
    expect(await standing()).toEqual(['在参加名单上', 'waiting', events]);
    stage.pass(70);
    expect(await step()).toEqual([`check-in?session=${sessionId}`, '正在签到']);
    await stage.run((context) => actions.checkInOnline(context, { sessionId }), scope);
    expect(await step()).toEqual([undefined, undefined]);
    expect(await standing()).toEqual(['参加了 1 场', 'good', events]);
    const stranger = await stage.as(await stage.person('路人'));
    expect(await stage.run((context) => sessionsService.nextStep(context), stranger)).toBeUndefined();
  });

  test('the brief tells time, place, people and speakers, with numbers from the records', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage, { title: '劳模事迹报告会', venue: '市总工会礼堂' });
    await bring(stage, sessionId, [await stage.person('甲乙'), await stage.person('丙丁')]);
    await stage.run((context) =>
      actions.setAgenda(
        context,
        agendaInput.parse({
          sessionId,
          items: [
            { title: '匠心三十年', speakers: [{ name: '张三', post: '全国劳模' }] },
            { title: '平凡的路', speakers: [{ name: '李四', post: '市劳模' }] },
          ],
        }),
      ),
    );
    expect(await stage.run((context) => sessionsService.brief(context))).toEqual({
      sentences: [
        { zh: '11月20日下午，“劳模事迹报告会”在市总工会礼堂举行。', figures: [] },
        { zh: '2 名职工签到参加。', figures: [{ indicator: 'people-reached', value: 2 }] },
        { zh: '全国劳模张三以“匠心三十年”为题，市劳模李四以“平凡的路”为题，先后作了发言。', figures: [] },
      ],
      quotes: [],
      pictures: [],
    });
  });

  test('settings may not take away a way that sessions use, and a draft’s stage leaves nothing behind', async () => {
    const stage = await plantStage(db);
    const sessionId = await plantSession(stage);
    await stage.run((context) =>
      actions.setAgenda(context, agendaInput.parse({ sessionId, items: [{ title: '开场' }] })),
    );
    await expect(
      stage.run((context) =>
        sessionsService.arrange(
          { ...context, stage: { ...context.stage, settings: { ...context.stage.settings, modes: ['online'] } } },
          context.stage.settings,
        ),
      ),
    ).rejects.toMatchObject({ code: 'sessions.modeInUse' });
    await stage.run((context) => sessionsService.remove(context));
    const officer = await scopeOn(stage.house, stage.federationId, [{ unitId: stage.topId }]);
    expect((await stage.run((context) => reads.programme(context, {}), officer)).sessions).toEqual([]);
  });
});
