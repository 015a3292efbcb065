import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Worker } from '../../../../test/programmes.ts';
import { plantEnrolment } from '../enrolment.fixture.ts';

const { db } = await testDatabase({ connections: 12 });
const refusal = (code: string) => expect.objectContaining({ code });

describe('teams', () => {
  const team = { least: 2, most: 4 };
  const members = (...rows: [string, string?][]) =>
    rows.map(([name, phone]) => ({ name, ...(phone ? { phone } : {}) }));

  test('take as many places as members, hand on whom we know, and count each member', async () => {
    const { hall, enrol, cancel, programmeId, books, look } = await plantEnrolment(db, { team, seats: 6 });
    const captain = await hall.worker('队长');
    const known = await hall.worker('队员甲', { phone: '+8613800000001' });
    const mine = await enrol(captain, {
      team: { name: '飞轮队', members: members(['队员甲', '138 0000 0001'], ['队员乙']) },
    });
    expect(mine).toMatchObject({ state: 'admitted', team: { name: '飞轮队', members: ['队长', '队员甲', '队员乙'] } });
    expect(await look(known, 'mine')).toMatchObject({ id: mine.id, state: 'admitted' });
    expect(await books()).toMatchObject({ taken: 3 });
    expect(await hall.facts(programmeId)).toEqual({ enrolments: 3, programmes: 1 });
    await expect(cancel(known)).rejects.toEqual(refusal('enrolment.captainCancels'));
    await hall.move(programmeId, 'cancel', '天气');
    expect(await hall.inbox(known.id)).toEqual(['“职工活动”取消了']);
  });

  test('each known member hears what is decided of the team, and only the captain is asked to cancel', async () => {
    const { hall, enrol, cancel, manage } = await plantEnrolment(db, { team, seats: 2 });
    const [first, captain] = [await hall.worker('先到'), await hall.worker('队长')];
    const member = await hall.worker('队员', { phone: '+8613800000005' });
    const bring = (who: Worker, name: string, phone?: string) =>
      enrol(who, { team: { name: '队', members: members([name, phone]) } });
    await bring(first, '伴');
    expect(await bring(captain, '队员', '13800000005')).toMatchObject({ state: 'waiting' });
    await cancel(first);
    const moved = await db
      .selectFrom('messages')
      .select(['personId', 'words'])
      .where('personId', 'in', [captain.id, member.id])
      .execute();
    expect(
      Object.fromEntries(moved.map(({ personId, words }) => [personId, (words as { body: string[] }).body[0]])),
    ).toEqual({
      [captain.id]: '名额轮到您了，您已递补录取。如不能参加，请及时取消，把名额留给别人。',
      [member.id]: '名额轮到您所在的队了，全队已递补录取。如不能参加，请尽快告诉队长。',
    });
    await cancel(captain);
    const again = await bring(captain, '队员', '13800000005');
    await manage('remove', { enrolmentIds: [again.id], reason: '场地' });
    expect(await hall.inbox(member.id)).toEqual([
      '“职工活动 · 报名”候补成功',
      '“职工活动 · 报名”名额已取消',
      '“职工活动 · 报名”名额已取消',
    ]);
    expect(await hall.inbox(captain.id)).toEqual(['“职工活动 · 报名”候补成功', '“职工活动 · 报名”名额已取消']);
    expect(hall.house.jobs.waiting.map(({ name }) => name)).not.toContain('notify.send');
  });

  test('declined, its member in another team by now, a team is not approved over it', async () => {
    const { hall, enrol, manage, books } = await plantEnrolment(db, { team, admit: 'approval' });
    const [one, two] = [await hall.worker('甲队长'), await hall.worker('乙队长')];
    await hall.worker('抢手', { phone: '+8613800000006' });
    const input = { team: { name: '队', members: members(['抢手', '13800000006']) } };
    const first = await enrol(one, input);
    await manage('decline', { enrolmentIds: [first.id] });
    const second = await enrol(two, input);
    await expect(manage('approve', { enrolmentIds: [first.id, second.id] })).rejects.toEqual(
      refusal('enrolment.teamMemberTwice'),
    );
    expect(await manage('approve', { enrolmentIds: [second.id] })).toEqual({ changed: 1 });
    expect(await books()).toMatchObject({ taken: 2 });
  });

  test('given back and formed anew, the facts follow the team as it is', async () => {
    const { hall, enrol, cancel, programmeId } = await plantEnrolment(db, { team, seats: 6 });
    const captain = await hall.worker('队长');
    await enrol(captain, { team: { name: '飞轮队', members: members(['甲'], ['乙'], ['丙']) } });
    await cancel(captain);
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
    await enrol(captain, { team: { name: '风火轮', members: members(['甲']) } });
    expect(await hall.facts(programmeId)).toEqual({ enrolments: 2, programmes: 1 });
  });

  test('a person in two teams, one named twice, the captain among the members, and a wrong size are refused', async () => {
    const { hall, enrol } = await plantEnrolment(db, { team });
    const one = await hall.worker('队长', { phone: '+8613800000002' });
    await hall.worker('队员', { phone: '+8613800000003' });
    const other = await hall.worker('另一队长');
    const bring = (who: Worker, ...rows: [string, string?][]) =>
      enrol(who, { team: { name: '队', members: members(...rows) } });
    await expect(enrol(one)).rejects.toEqual(refusal('enrolment.teamNeeded'));
    await expect(bring(one)).rejects.toEqual(refusal('enrolment.teamSize'));
    await expect(bring(one, ['甲'], ['乙'], ['丙'], ['丁'])).rejects.toEqual(refusal('enrolment.teamSize'));
    await expect(bring(one, ['我', '13800000002'])).rejects.toEqual(refusal('enrolment.teamMemberRepeated'));
    await expect(bring(one, ['甲', '13800000003'], ['乙', '13800000003'])).rejects.toEqual(
      refusal('enrolment.teamMemberRepeated'),
    );
    await bring(one, ['队员', '13800000003']);
    await expect(bring(other, ['队员', '13800000003'])).rejects.toEqual(refusal('enrolment.teamMemberTwice'));
  });

  test('sent from two tabs at once, and a member wanted by two captains at once, end in one team', async () => {
    const { hall, enrol, books } = await plantEnrolment(db, { team });
    await hall.worker('抢手', { phone: '+8613800000004' });
    const [one, two] = await hall.workers(2);
    if (!one || !two) throw new Error('two people');
    const input = { team: { name: '队', members: members(['抢手', '13800000004']) } };
    const asked = await Promise.allSettled([one, one, one, two, two].map((who) => enrol(who, input)));
    const ids = new Set(asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : [])));
    const codes = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect({ ids: ids.size, codes: [...new Set(codes)], taken: (await books()).taken }).toEqual({
      ids: 1,
      codes: ['enrolment.teamMemberTwice'],
      taken: 2,
    });
  });
});
