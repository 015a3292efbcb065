import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import { photo } from '../../platform/pictures/photo.fixture.ts';
import { desk, essay, plantSubmissions, written } from './submissions.fixture.ts';

const { db } = await testDatabase({ connections: 12 });
const refusal = (code: string) => expect.objectContaining({ code });
const text = '师傅在车间里干了三十年，从没出过一件次品。';

describe('handing in', () => {
  test('a draft says what is missing, and is handed in with a number once nothing is', async () => {
    const { hall, upload, save, handIn, works, programmeId } = await plantSubmissions(db);
    const who = await hall.worker('王小明');
    const draft = await save(who, {});
    expect(draft).toMatchObject({ state: 'draft', number: null, people: [{ name: '王小明', part: 'author' }] });
    expect(draft.missing.map(({ path }) => path)).toEqual(['title', 'files', 'agreed']);
    await expect(handIn(who, { workId: draft.id, title: '晨光' })).rejects.toMatchObject({
      code: 'submissions.incomplete',
      fields: [expect.objectContaining({ path: 'files' }), expect.objectContaining({ path: 'agreed' })],
    });
    const fileId = await upload(who, await photo(1));
    const mine = await handIn(who, {
      workId: draft.id,
      title: '晨光',
      files: [{ fileId, caption: '早班' }],
      agreed: true,
    });
    expect(mine).toMatchObject({
      id: draft.id,
      state: 'handed-in',
      number: 1,
      missing: [],
      files: [{ caption: '早班' }],
    });
    expect((await works()).items).toMatchObject([{ title: '晨光', state: 'handed-in' }]);
    expect(await hall.facts(programmeId)).toEqual({ works: 1, authorships: 1, programmes: 1 });
  });

  test('numbers have neither gap nor twin, and limits hold, when everybody hands in at once', async () => {
    const { hall, handIn, works } = await plantSubmissions(db, { ...essay, mostWorks: 2 });
    const people = await hall.workers(4);
    const sent = await Promise.allSettled(
      people.flatMap((who) => [1, 2, 3].map((n) => handIn(who, written({ title: `作品${n}`, text })))),
    );
    const numbers = sent.flatMap((each) => (each.status === 'fulfilled' ? [each.value.number] : []));
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(sent.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(
      Array(4).fill('submissions.mostWorks'),
    );
    expect((await works({ state: 'handed-in' })).total).toBe(8);
  });

  test('goes on with its category as the group, and is taken back when withdrawn', async () => {
    const hall = await plantHall(db);
    const categories = [
      { key: 'work', label: '劳动之美', most: 1 },
      { key: 'city', label: '城市' },
    ];
    const { programmeId, stageIds } = await hall.row([
      { kind: 'submissions', settings: { ...essay, categories } },
      { kind: 'submissions', settings: essay, apart: true },
    ]);
    // Any stage that takes entries would do: the subjects stand in the table of the host.
    await db
      .updateTable('stages')
      .set({ takesFrom: stageIds[0] ?? '' })
      .where('id', '=', stageIds[1] ?? '')
      .execute();
    const at = desk(hall, { programmeId, stageId: stageIds[0] ?? '' });
    const who = await hall.worker();
    const work = await at.handIn(who, written({ text, category: 'work' }));
    expect(await at.handedOn()).toEqual([
      { subjectId: work.id, result: { rank: null, score: '', group: 'work', label: '劳动之美', groupPlace: 1 } },
    ]);
    await expect(at.handIn(who, written({ text, category: 'work' }))).rejects.toEqual(
      refusal('submissions.mostInCategory'),
    );
    await expect(at.save(who, written({ text, category: 'nowhere' }))).rejects.toEqual(
      refusal('submissions.unknownCategory'),
    );
    await at.save(who, written({ workId: work.id, text, category: 'city' }));
    expect(await at.handedOn()).toMatchObject([{ result: { group: 'city' } }]);
    const [card] = await hall.inside({ programmeId, stageId: stageIds[1] ?? '' }, (context) =>
      context.host.cards([{ kind: 'entry', id: work.id }]),
    );
    expect(card).toMatchObject({
      kind: 'entry',
      title: '我的师傅',
      group: 'city',
      text,
      people: [{ personId: who.id, part: 'author' }],
    });
    await at.withdraw(who, work.id);
    expect(await at.handedOn()).toEqual([]);
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
    expect(await at.handIn(who, written({ workId: work.id, text, category: 'city' }))).toMatchObject({ number: 1 });
    expect(await hall.facts(programmeId)).toEqual({ works: 1, authorships: 1, programmes: 1 });
  });

  test('below the least number of works none goes on', async () => {
    const hall = await plantHall(db);
    const { programmeId, stageIds } = await hall.row([
      { kind: 'submissions', settings: { ...essay, leastWorks: 2 } },
      { kind: 'submissions', settings: essay, apart: true },
    ]);
    await db
      .updateTable('stages')
      .set({ takesFrom: stageIds[0] ?? '' })
      .where('id', '=', stageIds[1] ?? '')
      .execute();
    const at = desk(hall, { programmeId, stageId: stageIds[0] ?? '' });
    const who = await hall.worker();
    const first = await at.handIn(who, written({ text }));
    expect([
      await at.handedOn(),
      (await at.mine(who)).short,
      (await at.look<{ held: number }>('summary')).held,
    ]).toEqual([[], 1, 1]);
    await at.handIn(who, written({ title: '二', text }));
    expect((await at.handedOn()).length).toBe(2);
    await at.withdraw(who, first.id);
    expect(await at.handedOn()).toEqual([]);
  });

  test('ends with the window', async () => {
    const { hall, handIn, save, withdraw, mine } = await plantSubmissions(db, essay, {
      closesAt: new Date('2026-11-21T04:00:00Z'),
    });
    const who = await hall.worker();
    const work = await handIn(who, written({ text }));
    hall.pass({ days: 2 });
    await expect(save(who, written({ workId: work.id, text }))).rejects.toEqual(refusal('programme.windowOver'));
    await expect(withdraw(who, work.id)).rejects.toEqual(refusal('programme.windowOver'));
    expect(await mine(who)).toMatchObject({ isOpen: false, works: [{ mayChange: false }] });
  });
});

describe('changing', () => {
  test('what was handed in stays complete, and what was there before stays on record', async () => {
    const { hall, handIn, save, look, programmeId } = await plantSubmissions(db, { ...essay, authors: 'named' });
    const who = await hall.worker('王小明');
    const friend = await hall.worker('李师傅', { phone: '+8613800000011' });
    const work = await handIn(who, written({ text }));
    await expect(save(who, { workId: work.id, title: '', text: '短', agreed: true })).rejects.toEqual(
      refusal('submissions.incomplete'),
    );
    const changed = await save(
      who,
      written({ workId: work.id, title: '我的好师傅', text, coAuthors: [{ name: '李师傅', phone: '138 0000 0011' }] }),
    );
    expect(changed).toMatchObject({
      state: 'handed-in',
      people: [{ name: '王小明' }, { name: '李师傅', phone: '138****0011' }],
    });
    const { history } = await look<{ history: object[] }>('detail', { workId: work.id });
    expect(history).toMatchObject([
      { change: 'handed-in', beforeTitle: null },
      { change: 'replaced', beforeTitle: '我的师傅' },
    ]);
    expect(await hall.facts(programmeId)).toEqual({ works: 1, authorships: 2, programmes: 1 });
    // Named by name only: the phone that is known stays.
    const again = await save(
      who,
      written({ workId: work.id, title: '我的好师傅', text, coAuthors: [{ name: '李师傅' }] }),
    );
    expect(again.people[1]).toEqual({ name: '李师傅', part: 'author', phone: '138****0011' });
    expect((await hall.inbox(friend.id)).length).toBe(0);
  });

  test('co-authors hear of it, see it, and change nothing', async () => {
    const { hall, handIn, save, mine, receipt, withdraw } = await plantSubmissions(db, {
      ...essay,
      authors: 'named',
      mentor: 'optional',
    });
    const [who, other] = await hall.workers(2);
    const friend = await hall.worker('李师傅', { phone: '+8613800000012' });
    if (!who || !other) throw new Error('two people');
    const coAuthors = [{ name: '李师傅', phone: '13800000012' }];
    const draft = await save(who, written({ text, coAuthors, mentor: { name: '赵老师' } }));
    expect((await mine(friend)).named).toEqual([]);
    await expect(receipt(friend, draft.id)).rejects.toEqual(refusal('submissions.unknownWork'));
    const work = await handIn(who, written({ workId: draft.id, text, coAuthors, mentor: { name: '赵老师' } }));
    expect(work.people.map(({ name, part }) => [name, part])).toEqual([
      ['职工0', 'author'],
      ['李师傅', 'author'],
      ['赵老师', 'mentor'],
    ]);
    expect(await hall.inbox(friend.id)).toEqual(['您参与的作品《我的师傅》已提交']);
    expect((await mine(friend)).named).toMatchObject([{ id: work.id, mayChange: false }]);
    expect((await receipt(friend, work.id)).work.number).toBe(1);
    await expect(withdraw(friend, work.id)).rejects.toEqual(refusal('submissions.unknownWork'));
    await expect(receipt(other, work.id)).rejects.toEqual(refusal('submissions.unknownWork'));
    await expect(
      save(who, written({ workId: work.id, text, coAuthors: [...coAuthors, ...coAuthors] })),
    ).rejects.toEqual(refusal('submissions.authorRepeated'));
  });

  test('a draft is deleted; what was handed in can only be withdrawn', async () => {
    const { hall, handIn, save, discard, mine } = await plantSubmissions(db, essay);
    const who = await hall.worker();
    const draft = await save(who, {});
    const work = await handIn(who, written({ text }));
    await discard(who, draft.id);
    await expect(discard(who, work.id)).rejects.toEqual(refusal('submissions.wrongState'));
    expect((await mine(who)).works.map(({ id }) => id)).toEqual([work.id]);
  });
});

describe('an officer', () => {
  test('disqualifies with a reason that the author reads, and may reinstate', async () => {
    const { hall, handIn, manage, mine, save, programmeId } = await plantSubmissions(db, essay);
    const who = await hall.worker();
    const work = await handIn(who, written({ text }));
    await manage('disqualify', { workId: work.id, reason: '与已发表作品雷同' });
    expect((await mine(who)).works).toMatchObject([
      { state: 'disqualified', reason: '与已发表作品雷同', mayChange: false },
    ]);
    expect(await hall.inbox(who.id)).toEqual(['作品《我的师傅》被取消资格']);
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
    await expect(save(who, written({ workId: work.id, text }))).rejects.toEqual(refusal('submissions.wrongState'));
    await manage('reinstate', { workId: work.id, reason: '核实为原创' });
    expect(await hall.facts(programmeId)).toEqual({ works: 1, authorships: 1, programmes: 1 });
    await expect(manage('reinstate', { workId: work.id, reason: '再来' })).rejects.toEqual(
      refusal('submissions.wrongState'),
    );
    await expect(manage('disqualify', { workId: randomUUID(), reason: '无' })).rejects.toEqual(
      refusal('submissions.unknownWork'),
    );
  });

  test('keeps the settings that works rely on', async () => {
    const categories = [{ key: 'work', label: '劳动之美', groupPlace: 1 }];
    const { hall, save, arrange } = await plantSubmissions(db, { ...essay, categories });
    await save(await hall.worker(), { category: 'work' });
    await expect(arrange({ categories: [] })).rejects.toMatchObject({
      code: 'submissions.numberGone',
      fields: [{ path: 'settings.categories' }],
    });
    await expect(arrange({ authors: 'teams' })).rejects.toEqual(refusal('submissions.numberGone'));
    await arrange({ categories: [...categories, { key: 'city', label: '城市' }] });
  });
});

test('works of teams: whoever of the team hands in, everybody of it is an author', async () => {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { team: { least: 2, most: 5 } } },
    { kind: 'submissions', settings: { ...essay, authors: 'teams', mostWorks: 1 } },
  ]);
  const at = desk(hall, { programmeId, stageId: stageIds[1] ?? '' });
  const captain = await hall.worker('队长');
  const member = await hall.worker('队员甲', { phone: '+8613800000021' });
  const outsider = await hall.worker('路人');
  await hall.act(
    captain.scope,
    { kind: 'enrolment', stageId: stageIds[0] ?? '', name: 'enrol' },
    {
      team: { name: '飞轮队', members: [{ name: '队员甲', phone: '13800000021' }, { name: '队员乙' }] },
    },
  );
  await expect(at.handIn(outsider, written({ text }))).rejects.toEqual(refusal('submissions.noTeam'));
  const work = await at.handIn(captain, written({ text }));
  expect(work.people.map(({ name, part }) => [name, part])).toEqual([
    ['队长', 'captain'],
    ['队员甲', 'member'],
    ['队员乙', 'member'],
  ]);
  expect(await at.save(member, written({ workId: work.id, title: '改题', text }))).toMatchObject({
    title: '改题',
    number: 1,
  });
  await expect(at.handIn(member, written({ text }))).rejects.toEqual(refusal('submissions.mostWorks'));
  expect((await hall.facts(programmeId)).authorships).toBe(3);
});
