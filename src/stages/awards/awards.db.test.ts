import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { checkCertificate } from '../../registries/certificates/checking/service.ts';
import { plantAwards } from './awards.fixture.ts';
import type { FieldView, WinnersView } from './contract.ts';

const { db } = await testDatabase();

const tiers = [
  { name: '一等奖', key: 'first', count: 1 },
  { name: '二等奖', key: 'second', count: 2 },
];
const refusal = (code: string) => expect.objectContaining({ code });
const by = (rank: number | null, score = '') => ({ rank, score });

const given = (winners: WinnersView) =>
  winners.tiers.map(({ name, winners: theirs }) => `${name}：${theirs.map(({ title }) => title).join('、')}`);

test('awards go by rank within their counts, are told, counted, certified and handed on at release', async () => {
  const { hall, programmeId, release, look, draft, handedOn, people, certificates } = await plantAwards(db, {
    settings: { tiers, organisers: null },
    standings: [by(1, '96.50'), by(2, '95.00'), by(3, '91.00'), by(4, '90.00')],
    names: ['甲', '乙', '丙', '丁'],
  });
  expect(await look('winners', hall.visitor())).toEqual({ state: 'draft', releasedOn: null, tiers: [] });
  expect((await draft()).rows.map(({ title, tier }) => [title, tier])).toEqual([
    ['甲', 'first'],
    ['乙', 'second'],
    ['丙', 'second'],
    ['丁', null],
  ]);

  expect(await release()).toEqual({ awards: 3, certificates: 3, honours: 0 });
  expect(given(await look<WinnersView>('winners', hall.visitor()))).toEqual(['一等奖：甲', '二等奖：乙、丙']);
  expect(await handedOn()).toMatchObject([
    {
      kind: 'person',
      id: people[0]?.id,
      result: { rank: 1, score: '96.50', group: 'first', label: '一等奖', groupPlace: 1 },
    },
    {
      kind: 'person',
      id: people[1]?.id,
      result: { rank: 2, score: '95.00', group: 'second', label: '二等奖', groupPlace: 2 },
    },
    {
      kind: 'person',
      id: people[2]?.id,
      result: { rank: 3, score: '91.00', group: 'second', label: '二等奖', groupPlace: 2 },
    },
  ]);
  expect(await hall.facts(programmeId)).toMatchObject({ awards: 3, awardings: 3, certificates: 3 });
  expect(await hall.inbox(people[0]?.id ?? '')).toContainEqual('祝贺您获得一等奖');
  expect(await hall.inbox(people[3]?.id ?? '')).not.toContainEqual(expect.stringContaining('祝贺'));
  const [first] = await certificates();
  expect(first).toMatchObject({
    holderName: '甲',
    personId: people[0]?.id,
    body: '在“‘劳动者之光’摄影大赛”中荣获一等奖。',
    award: '“劳动者之光”摄影大赛 一等奖',
    kind: 'award',
  });
  expect(JSON.stringify(await look('winners', hall.visitor()))).not.toContain('96.50');
});

test('scores are public only where the settings say so', async () => {
  const { look, hall, release } = await plantAwards(db, {
    settings: { tiers, showScores: true },
    standings: [by(1, '96.50')],
  });
  await release();
  expect((await look<WinnersView>('winners', hall.visitor())).tiers[0]?.winners[0]).toMatchObject({ score: '96.50' });
});

test('a tie across the edge waits for an officer, who decides with a reason that is kept', async () => {
  const { take, draft, release, subject, look } = await plantAwards(db, {
    settings: { tiers },
    standings: [by(1), by(2), by(3), by(3)],
    names: ['甲', '乙', '丙', '丁'],
  });
  const { open, rows } = await draft();
  expect(open).toMatchObject([{ tier: 'second', rank: 3, places: 1, among: [{ title: '丙' }, { title: '丁' }] }]);
  expect(rows.map(({ state }) => state)).toEqual(['awarded', 'awarded', 'waiting', 'waiting']);
  await expect(release()).rejects.toEqual(refusal('awards.notReady'));

  const decide = (chosen: object[], more: object = {}) =>
    take('decide', { tier: 'second', chosen, reason: '丁的作品获现场观众票数更高', ...more });
  await expect(decide([subject(2), subject(3)])).rejects.toEqual(refusal('awards.tooMany'));
  await expect(decide([subject(0)])).rejects.toEqual(refusal('awards.noTie'));
  await expect(decide([subject(3)], { tier: 'first' })).rejects.toEqual(refusal('awards.noTie'));
  await decide([subject(3)]);
  expect((await draft()).rows.map(({ tier }) => tier)).toEqual(['first', 'second', null, 'second']);
  await release();
  expect(given(await look<WinnersView>('winners'))).toEqual(['一等奖：甲', '二等奖：乙、丁']);
  await expect(decide([subject(2)])).rejects.toEqual(refusal('awards.released'));
});

test('an officer places by hand within the places, with a reason; the lowest by rule falls', async () => {
  const { take, draft, release, subject, look, hall } = await plantAwards(db, {
    settings: { tiers },
    standings: [by(1), by(2), by(3), by(4)],
    names: ['甲', '乙', '丙', '丁'],
  });
  const place = (index: number, to: string, tier = '') =>
    take('place', { subject: subject(index), to, tier, reason: '复核原始数据后更正' });
  await expect(take('place', { subject: subject(0), to: 'none', reason: '' })).rejects.toThrow();
  await place(3, 'tier', 'first');
  await expect(place(2, 'tier', 'first')).rejects.toEqual(refusal('awards.full'));
  await expect(place(2, 'tier', 'third')).rejects.toEqual(refusal('awards.unknownTier'));
  await expect(
    take('place', { subject: { kind: 'person', id: hall.top.id }, to: 'none', reason: '不在名单' }),
  ).rejects.toEqual(refusal('awards.notIn'));
  expect((await draft()).rows.map(({ tier }) => tier)).toEqual(['second', 'second', null, 'first']);
  await place(3, 'auto');
  await place(1, 'ineligible');
  const { rows } = await draft();
  expect(rows.map(({ tier, state }) => tier ?? state)).toEqual(['first', 'ineligible', 'second', 'second']);
  expect(rows[1]?.decided).toMatchObject({ to: 'ineligible', reason: '复核原始数据后更正' });
  await release();
  expect(given(await look<WinnersView>('winners'))).toEqual(['一等奖：甲', '二等奖：丙、丁']);
});

test('a draft that changed since it was looked at is not released', async () => {
  const { take, draft, subject } = await plantAwards(db, { settings: { tiers }, standings: [by(1), by(2)] });
  const { digest } = await draft();
  await take('place', { subject: subject(0), to: 'none', reason: '本人放弃' });
  await expect(take('release', { digest })).rejects.toEqual(refusal('awards.changed'));
});

test('revoking takes award, certificate, honour and figures back at once, and says why', async () => {
  const honour = { level: 'city', title: '首都劳动奖章', kind: 'individual' };
  const { take, look, draft, release, hall, people, certificates, handedOn, programmeId } = await plantAwards(db, {
    settings: { tiers: [{ name: '劳动奖章', honour }], basis: '×工发〔2026〕5号' },
    standings: [by(1), by(2)],
    names: ['甲', '乙'],
  });
  expect(await release()).toEqual({ awards: 2, certificates: 2, honours: 2 });
  const levels = async () =>
    (
      await db
        .selectFrom('persons')
        .select('honours')
        .where('id', '=', people[0]?.id ?? '')
        .executeTakeFirstOrThrow()
    ).honours;
  expect(await levels()).toEqual(['city']);
  const number = (await certificates())[0]?.number ?? '';
  const check = () => checkCertificate(hall.house, hall.visitor(), number);
  expect(await check()).toMatchObject({ found: true, state: 'valid', holderName: '甲' });

  const { items } = await look<{ items: { id: string; title: string }[] }>('awards', hall.officer, { limit: 50 });
  const revoke = { awardId: items[0]?.id, reason: '经查推荐材料不实', decidedBy: '市总工会' };
  expect(await take('revoke', revoke)).toEqual({ certificates: 1, honours: 1 });
  await expect(take('revoke', revoke)).rejects.toEqual(refusal('awards.revoked'));
  expect(await check()).toMatchObject({ found: true, state: 'revoked', revokedOn: '2026-11-20' });
  expect(JSON.stringify(await check())).not.toContain('不实');
  expect(await levels()).toEqual([]);
  expect((await handedOn()).map(({ id }) => id)).toEqual([people[1]?.id]);
  expect(given(await look<WinnersView>('winners', hall.visitor()))).toEqual(['劳动奖章：乙']);
  expect(await hall.facts(programmeId)).toMatchObject({ awards: 1, awardings: 1, certificates: 1 });
  expect(await hall.inbox(people[0]?.id ?? '')).toContainEqual('您获得的劳动奖章已被撤销');
  const { rows, released } = await draft();
  expect(rows.map(({ title, state }) => [title, state])).toEqual([
    ['甲', 'none'],
    ['乙', 'awarded'],
  ]);
  expect(released).toMatchObject({ given: 1, revoked: 1, certificates: 1, gone: 0 });
});

test('a union that does not confer an honour does not release it by way of a contest', async () => {
  const { hall, programmeId, draft, look } = await plantAwards(db, {
    settings: { tiers: [{ name: '奖章', honour: { level: 'national', title: '全国劳动模范' } }] },
    standings: [by(1)],
  });
  const manager = await hall.scopeOn(hall.top.id, ['programmes.read', 'programmes.manage']);
  const { digest } = await draft();
  const [stage] = (await hall.stages(programmeId)).filter(({ kind }) => kind === 'awards');
  await expect(
    hall.act(manager, { kind: 'awards', stageId: stage?.id ?? '', name: 'release' }, { digest }),
  ).rejects.toEqual(refusal('awards.notKeeper'));
  expect(await look('winners')).toMatchObject({ state: 'draft' });
});

test('organisers are picked by the figures of who took part, and get certificates of their own', async () => {
  const { take, look, release, hall, certificates, programmeId } = await plantAwards(db, {
    settings: { tiers, organisers: { count: 1 }, certificates: 'none' },
    standings: [by(1), by(2), by(3)],
  });
  const field = await look<FieldView>('field');
  expect(field.units.map(({ unitId, works, people, awards }) => [unitId, works, people, awards])).toEqual([
    [hall.eastPrimary.id, 2, 2, 2],
    [hall.westPrimary.id, 1, 1, 1],
  ]);
  const organise = (unitId: string, chosen = true) => take('organise', { unitId, chosen, reason: '发动面广' });
  await expect(organise(hall.top.id)).rejects.toEqual(refusal('awards.notTakingPart'));
  await organise(hall.eastPrimary.id);
  await expect(organise(hall.westPrimary.id)).rejects.toEqual(refusal('awards.tooMany'));
  await organise(hall.eastPrimary.id, false);
  await organise(hall.westPrimary.id);
  expect(await release()).toEqual({ awards: 4, certificates: 1, honours: 0 });
  expect(await certificates()).toMatchObject([{ kind: 'organiser', holderUnitId: hall.westPrimary.id }]);
  expect(await hall.facts(programmeId)).toMatchObject({ 'organiser-awards': 1, awards: 3 });
  expect((await look<WinnersView>('winners', hall.visitor())).tiers.at(-1)).toMatchObject({ name: '优秀组织奖' });
});

test('nobody but who runs it sees a draft, and a released list stays as it is', async () => {
  const { look, hall, release, people, stageId, programmeId } = await plantAwards(db, {
    settings: { tiers },
    standings: [by(1, '99.9'), by(2)],
    names: ['甲', '乙'],
  });
  for (const scope of [hall.visitor(), people[1]?.scope ?? hall.visitor(), await hall.named(`judge-${programmeId}`)])
    for (const name of ['draft', 'field', 'awards', 'ranking'])
      await expect(look(name, scope, { limit: 5 })).rejects.toMatchObject({ status: expect.any(Number) });
  await release();
  const { updateStage } = await import('../../programmes/arrange/service.ts');
  const [stage] = (await hall.stages(programmeId)).filter(({ id }) => id === stageId);
  const settings = { ...(stage?.settings as object), showScores: true };
  await expect(
    updateStage(hall.house, hall.officer, { programmeId, stageId, version: stage?.version ?? 0, settings }),
  ).rejects.toEqual(refusal('awards.released'));
});

test('settings that nobody could award by are refused at their field', async () => {
  await expect(plantAwards(db, { settings: { tiers: [...tiers, { name: 'first' }] }, standings: [] })).rejects.toEqual(
    refusal('awards.sameTiers'),
  );
  await expect(
    plantAwards(db, { settings: { tiers: [{ name: '奖', certificate: '授予{名字}' }] }, standings: [] }),
  ).rejects.toMatchObject({ code: 'awards.badWords', fields: [{ path: 'settings.tiers.0.certificate' }] });
});
