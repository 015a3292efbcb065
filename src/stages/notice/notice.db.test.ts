import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { DeskView, PublicNotice } from './contract.ts';

const { db } = await testDatabase();

const ready = {
  basis: '×工发〔2026〕5号',
  phone: '010-00000000',
  places: [{ group: '', places: 2 }],
};
const said = '此人推荐材料中的产值与实际不符，请核查。';

/** Three people handed in, the third of them in reserve; the notice is on the board, with one who handles objections. */
async function plantNotice(settings: object = {}, isPosted = true) {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment' },
    { kind: 'notice', settings: { ...ready, ...settings } },
    { kind: 'sessions' },
  ]);
  const [places = '', stageId = '', next = ''] = stageIds;
  const people = [await hall.worker('甲'), await hall.worker('乙'), await hall.worker('丙')];
  for (const person of people) await hall.act(person.scope, { kind: 'enrolment', stageId: places, name: 'enrol' });
  const take = <Answer = { done: true }>(name: string, input: object = {}, scope: Scope = hall.officer) =>
    hall.act(scope, { kind: 'notice', stageId, name }, input) as Promise<Answer>;
  const look = <Answer>(name: string, scope: Scope = hall.officer, query: object = {}) =>
    hall.look(scope, { kind: 'notice', stageId, name }, query) as Promise<Answer>;
  const board = async (scope = hall.visitor()) => (await look<PublicNotice>('notice', scope)).names;
  const handedOn = async () =>
    (await hall.inside({ programmeId, stageId: next }, ({ host }) => host.subjects())).map(({ id }) => id);
  const handler = await hall.named(`handler-${programmeId}`);
  if (isPosted) {
    await take('appoint', { usernames: [`handler-${programmeId}`] });
    await take('post');
  }
  return { hall, programmeId, stageId, people, take, look, board, handedOn, handler };
}

const refusal = (code: string) => expect.objectContaining({ code });

test('nothing is public before the notice is posted, and it is not posted half-done', async () => {
  const { take, look, board, hall, programmeId } = await plantNotice({ basis: '', phone: '' }, false);
  expect(await board()).toEqual([]);
  await expect(take('post')).rejects.toEqual(refusal('notice.incomplete'));
  await expect(look('sheet', hall.visitor())).rejects.toEqual(refusal('notice.notPosted'));
  await expect(take('appoint', { usernames: ['nobody-here'] })).rejects.toEqual(refusal('notice.unknownHandlers'));
  await take('appoint', { usernames: [` Handler-${programmeId} `] });
  await expect(take('post')).rejects.toThrow(/basis.*way to object/i);
});

test('the list stands by rank within its places, for so many working days', async () => {
  const { board, look, hall, take, people } = await plantNotice();
  // 20 November 2026 is a Friday.
  expect((await board()).map(({ name, fromOn, untilOn }) => [name, fromOn, untilOn])).toEqual([
    ['甲', '2026-11-20', '2026-11-26'],
    ['乙', '2026-11-20', '2026-11-26'],
  ]);
  expect(await look('status')).toMatchObject({ state: 'posted', listed: 2, reserve: 1, waiting: 0 });
  expect(JSON.stringify(await look('notice', hall.visitor()))).not.toContain(people[2]?.id);
  await expect(take('post')).rejects.toEqual(refusal('notice.posted'));
  const { items } = await look<{ items: { name: string; state: string }[] }>('names', hall.officer, { limit: 50 });
  expect(Object.fromEntries(items.map(({ name, state }) => [name, state]))).toEqual({
    甲: 'listed',
    乙: 'listed',
    丙: 'reserve',
  });
});

test('it ends the day after its period, and hands on who is left', async () => {
  const { take, handedOn, people, hall } = await plantNotice();
  hall.pass({ days: 6 });
  await expect(take('finish')).rejects.toEqual(refusal('notice.notFinished'));
  hall.pass({ days: 1 });
  expect(await take('finish')).toEqual({ passed: 2 });
  expect((await handedOn()).sort()).toEqual([people[0]?.id, people[1]?.id].sort());
  await expect(take('finish')).rejects.toEqual(refusal('notice.notPosted'));
});

test('an open objection blocks the end; upheld, the next in reserve moves up for a period of their own', async () => {
  const { take, look, board, handedOn, handler, people, hall } = await plantNotice();
  const [first] = await board();
  const { receipt } = await take<{ receipt: string }>('object', { nameId: first?.id, words: said }, hall.visitor());
  hall.pass({ days: 7 });
  await expect(take('finish')).rejects.toThrow(/Open objections: 1/);

  const [objection] = (await look<DeskView>('desk', handler)).objections;
  expect(objection).toMatchObject({ number: 1, words: said, objector: null, about: { name: '甲' } });
  const objectionId = objection?.id;
  await expect(take('conclude', { objectionId, outcome: 'upheld', reply: '属实' }, handler)).rejects.toEqual(
    refusal('notice.wrongMove'),
  );
  const accountId = handler.actor.kind === 'account' ? handler.actor.id : '';
  await take('assign', { objectionId, accountId }, handler);
  await take('note', { objectionId, words: '已调取台账核对' }, handler);
  expect(await take('conclude', { objectionId, outcome: 'upheld', reply: '经查属实，已撤下' }, handler)).toEqual({
    substitute: '丙',
  });
  expect(await look('receipt', hall.visitor(), { receipt: receipt.toLowerCase().replaceAll('-', ' ') })).toEqual({
    number: 1,
    state: 'upheld',
    reply: '经查属实，已撤下',
  });

  expect((await board()).map(({ name, substitute }) => [name, substitute])).toEqual([
    ['乙', false],
    ['丙', true],
  ]);
  expect(await hall.inbox(people[0]?.id ?? '')).toContainEqual(expect.stringContaining('不再列入'));
  await expect(take('finish')).rejects.toEqual(refusal('notice.notFinished'));
  hall.pass({ days: 8 });
  await take('finish');
  expect((await handedOn()).sort()).toEqual([people[1]?.id, people[2]?.id].sort());
});

test('a dismissed objection leaves the list as it is', async () => {
  const { take, look, board, handler, hall } = await plantNotice();
  const [first] = await board();
  const named = { named: true, name: '实名人', contact: '13000000000' };
  await take('object', { nameId: first?.id, words: said, ...named }, hall.visitor());
  const [objection] = (await look<DeskView>('desk', handler)).objections;
  expect(objection?.objector).toEqual({ name: '实名人', contact: '13000000000' });
  const objectionId = objection?.id;
  const accountId = handler.actor.kind === 'account' ? handler.actor.id : '';
  await take('assign', { objectionId, accountId }, handler);
  await take('conclude', { objectionId, outcome: 'dismissed', reply: '经核查不属实' }, handler);
  expect((await board()).map(({ name }) => name)).toEqual(['甲', '乙']);
  await expect(take('note', { objectionId, words: '再记一笔' }, handler)).rejects.toEqual(refusal('notice.wrongMove'));
});

test('whoever is signed in finds the own name in the form, and nobody else does', async () => {
  const { look, hall } = await plantNotice();
  const reader = await hall.named('李读者');
  const readers = await Promise.all(
    [reader, hall.visitor()].map(async (scope) => (await look<PublicNotice>('notice', scope)).reader),
  );
  expect(readers).toEqual(['李读者', '']);
});

test('whoever is not named to handle objections sees none of them, whatever role they have', async () => {
  const { take, look, board, hall, stageId, programmeId } = await plantNotice();
  const [first] = await board();
  const secret = '举报人李某某';
  const object = { nameId: first?.id, words: `${said}${secret}`, named: true, name: secret, contact: secret };
  await take('object', object, hall.visitor());
  for (const scope of [hall.officer, hall.visitor(), (await hall.worker()).scope]) {
    await expect(look('desk', scope)).rejects.toMatchObject({ status: expect.any(Number) });
    const seen = [
      await look('notice', scope),
      ...(scope === hall.officer ? [await look('status'), await look('names', scope, { limit: 50 })] : []),
    ];
    expect(JSON.stringify(seen)).not.toContain(secret);
  }
  const rows = await Promise.all(
    (['noticeObjections', 'noticeObjectionMoves', 'auditEntries', 'facts', 'messages'] as const).map((table) =>
      db.selectFrom(table).selectAll().where('federationId', '=', hall.federationId).execute(),
    ),
  );
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(Buffer.from(JSON.stringify(rows)).includes(Buffer.from(secret))).toBe(false);
  expect((await hall.facts(programmeId)).objections).toBe(1);
  expect(stageId).not.toBe('');
});

test('objections are taken within the period only, of whom is listed, by name where names are asked', async () => {
  const { take, board, hall, handler } = await plantNotice({ anonymous: false });
  const [first] = await board();
  const nameId = first?.id;
  const named = { named: true, name: '实名人', contact: '信箱' };
  const object = (input: object) => take('object', { nameId, words: said, ...input }, hall.visitor());
  await expect(object({})).rejects.toEqual(refusal('notice.namedOnly'));
  await expect(object({ named: true, name: '', contact: '' })).rejects.toEqual(refusal('notice.nameNeeded'));
  await expect(object({ ...named, nameId: crypto.randomUUID() })).rejects.toEqual(refusal('notice.notListed'));
  hall.pass({ days: 7 });
  await expect(object(named)).rejects.toEqual(refusal('notice.outsidePeriod'));

  const letter = { nameId, words: said, ...named, channel: 'letter', receivedOn: '2026-11-26' };
  await expect(take('register', letter)).rejects.toEqual(refusal('notice.notHandler'));
  expect(await take('register', letter, handler)).toEqual({ objectionId: expect.any(String) });
  await expect(take('register', { ...letter, receivedOn: '2026-11-27' }, handler)).rejects.toEqual(
    refusal('notice.outsidePeriod'),
  );
});

test('one account cannot flood the desk', async () => {
  const { take, board, hall } = await plantNotice();
  const [first] = await board();
  const worker = await hall.worker();
  const object = () => take('object', { nameId: first?.id, words: said }, worker.scope);
  for (let count = 0; count < 10; count++) await object();
  await expect(object()).rejects.toEqual(refusal('request.tooMany'));
});

test('what the board shows stays as it was posted', async () => {
  const { hall, programmeId, stageId } = await plantNotice();
  const { updateStage } = await import('../../programmes/arrange/service.ts');
  const [stage] = (await hall.stages(programmeId)).filter(({ id }) => id === stageId);
  if (!stage) throw new Error('no stage');
  const settings = { ...(stage.settings as object), basis: '另一个文件' };
  await expect(
    updateStage(hall.house, hall.officer, { programmeId, stageId, version: stage.version, settings }),
  ).rejects.toEqual(refusal('notice.posted'));
});
