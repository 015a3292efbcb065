import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foldFacts } from '../../figures/fold/service.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { updateStage } from '../../programmes/arrange/service.ts';
import { recordConsent } from '../../registries/honours/consents/service.ts';
import { type Conferral, conferHonours, revokeHonour } from '../../registries/honours/service.ts';
import type { DeskView, MineView } from './contract.ts';
import { plantGallery } from './gallery.fixture.ts';

const { db } = await testDatabase();

describe('an exhibition', () => {
  test('shows strangers nothing before it opens, and opens only where something may be shown', async () => {
    const { take, work, exhibition, piece, look } = await plantGallery(db);
    await expect(take('open')).rejects.toMatchObject({ code: 'gallery.nothing' });
    const { id } = await work('夜班');
    expect(await exhibition()).toMatchObject({ isOn: false, count: 0, zones: [], foreword: ['', ''], visits: null });
    await expect(piece(id)).rejects.toMatchObject({ code: 'gallery.notOn' });
    await expect(look('file', { pieceId: id, at: 0, use: 'hall' })).rejects.toMatchObject({ code: 'gallery.notOn' });
    expect(await look('screen')).toEqual({ isOn: false, slides: [] });

    await take('open');
    await expect(take('open')).rejects.toMatchObject({ code: 'gallery.opened' });
    expect(await exhibition()).toMatchObject({ isOn: true, count: 1, visits: 0 });
    await take('close');
    await expect(take('close')).rejects.toMatchObject({ code: 'gallery.notOpen' });
    expect(await exhibition()).toMatchObject({ isOn: false, count: 0, zones: [] });
    await expect(piece(id)).rejects.toMatchObject({ code: 'gallery.notOn' });
    await take('open');
    expect(await exhibition()).toMatchObject({ isOn: true, count: 1 });
  });

  test('keeps to the window of its stage', async () => {
    const opensAt = new Date('2026-11-21T00:00:00Z');
    const { hall, take, work, titles } = await plantGallery(db, {
      window: { opensAt, closesAt: new Date('2026-11-23T00:00:00Z') },
    });
    await work('晨光');
    await take('open');
    expect(await titles()).toEqual([]);
    hall.pass({ days: 1 });
    expect(await titles()).toEqual(['晨光']);
    hall.pass({ days: 2 });
    expect(await titles()).toEqual([]);
  });

  test('tells what stands beside a piece, with neighbours, pictures at their size, and no phone or account', async () => {
    const { take, work, piece, exhibition, look, hand } = await plantGallery(db, {
      settings: { beside: ['author', 'award'] },
    });
    const first = await work('塔吊', { place: '通州工地', description: '清晨五点。' });
    const second = await work('焊花');
    await hand([
      { kind: 'entry', id: first.id, result: { rank: 2, score: '88.00', group: 'second', label: '二等奖' } },
      { kind: 'entry', id: second.id, result: { rank: 1, score: '95.00', group: 'first', label: '一等奖' } },
    ]);
    await take('open');
    const shown = await exhibition();
    expect(shown.zones.map(({ words, pieces }) => [words[0], pieces.map(({ title }) => title)])).toEqual([
      ['一等奖', ['焊花']],
      ['二等奖', ['塔吊']],
    ]);
    const view = await piece(first.id);
    expect(view).toMatchObject({
      piece: {
        title: '塔吊',
        by: '作者塔吊',
        unitName: '',
        award: '二等奖',
        place: '',
        rank: null,
        text: '清晨五点。',
      },
      at: 2,
      of: 2,
      previous: { id: second.id, title: '焊花' },
      next: null,
    });
    expect(view.piece.pictures).toEqual([
      { href: expect.stringContaining(first.id), width: 480, height: 320, caption: '塔吊的现场' },
    ]);
    expect(JSON.stringify([view, shown])).not.toMatch(/88\.00|95\.00|personId|phone/);
    const file = await look<{ name: string; contentType: string; kept: object }>('file', {
      pieceId: first.id,
      at: 0,
      width: 320,
      use: 'hall',
    });
    expect([file.contentType, file.name.includes('照片')]).toEqual(['image/webp', false]);
  });

  test('hides what an officer hides, at once and from every answer, and hangs it again', async () => {
    const { take, work, titles, piece, look } = await plantGallery(db);
    const kept = await work('留下');
    const { id } = await work('撤下');
    await take('open');
    await take('hide', { pieceIds: [id], reason: '待核实' });
    expect(await titles()).toEqual(['留下']);
    await expect(piece(id)).rejects.toMatchObject({ code: 'gallery.noPiece' });
    await expect(look('file', { pieceId: id, at: 0, use: 'hall' })).rejects.toMatchObject({ code: 'gallery.noPiece' });
    await expect(look('file', { pieceId: id, at: 0, use: 'wall' })).rejects.toMatchObject({ code: 'gallery.noPiece' });
    const all = [
      await look('exhibition', { page: 1 }),
      await look('exhibition', { zone: '', page: 1 }),
      await look('screen'),
      await piece(kept.id),
    ];
    expect(JSON.stringify(all)).not.toMatch(/撤下|待核实/);
    expect(JSON.stringify(all)).not.toContain(id);
    await take('show', { pieceIds: [id] });
    expect(await titles()).toEqual(['留下', '撤下']);
  });

  test('a withdrawn work is gone at once', async () => {
    const { take, work, titles, contest } = await plantGallery(db);
    await work('一');
    const { id, author } = await work('二');
    await take('open');
    expect(await titles()).toEqual(['一', '二']);
    await contest.withdraw(author, id);
    expect(await titles()).toEqual(['一']);
  });

  test('hangs by zones, by hand, and features', async () => {
    const zones = [
      { key: 'city', label: '城市', groups: 'a, b' },
      { key: 'home', label: '家', labelEn: 'Home' },
    ];
    const { hall, take, work, titles, exhibition, hand, programmeId, stageId } = await plantGallery(db, {
      settings: { zones, order: 'placed' },
    });
    const [one, two, three] = [await work('一'), await work('二'), await work('三')];
    await hand([{ kind: 'entry', id: three.id, result: { rank: null, score: '', group: 'b' } }]);
    await take('open');
    expect((await exhibition()).zones.map(({ key, words, count }) => [key, ...words, count])).toEqual([
      ['city', '城市', '城市', 1],
      ['', '其他', 'More', 2],
    ]);
    expect(await take('place', { pieceIds: [one.id], zone: 'home' })).toEqual({ changed: 1 });
    await expect(take('place', { pieceIds: [one.id], zone: 'attic' })).rejects.toMatchObject({
      code: 'gallery.noZone',
    });
    expect(await titles()).toEqual(['三', '一', '二']);
    await take('place', { pieceIds: [one.id, three.id], zone: null });
    await take('order', { pieceIds: [two.id, one.id] });
    expect(await titles()).toEqual(['三', '二', '一']);
    // Whoever is named alone goes to the front; the others lose their place.
    await take('order', { pieceIds: [one.id] });
    expect(await titles()).toEqual(['三', '一', '二']);
    await take('order', { pieceIds: [two.id] });
    expect(await titles()).toEqual(['三', '二', '一']);
    await take('feature', { pieceIds: [one.id], featured: true });
    expect(await titles()).toEqual(['三', '一', '二']);
    await expect(take('order', { pieceIds: [hall.top.id] })).rejects.toMatchObject({ code: 'gallery.noPiece' });
    const stage = (await hall.stages(programmeId)).find(({ id }) => id === stageId);
    const twice = updateStage(hall.house, hall.officer, {
      programmeId,
      stageId,
      version: stage?.version ?? 0,
      settings: { zones: [zones[0], zones[0]] },
    });
    await expect(twice).rejects.toMatchObject({ code: 'gallery.sameZones' });
  });
});

describe('who is shown decides', () => {
  test('a work whose author was not asked waits, and its author may say yes and no', async () => {
    const { take, work, titles, look, piece } = await plantGallery(db, { asks: { statement: '' } });
    const { id, author } = await work('未问');
    const { author: other } = await work('别人');
    await expect(take('open')).rejects.toMatchObject({ code: 'gallery.nothing' });
    await expect(take('agree', { pieceId: id, hall: true }, other.scope)).rejects.toMatchObject({
      code: 'gallery.notYours',
    });
    await take('agree', { pieceId: id, hall: true, wall: false }, author.scope);
    await take('open');
    expect(await titles()).toEqual(['未问']);
    expect(await look('screen')).toMatchObject({ slides: [] });
    expect(await look<MineView>('mine', {}, author.scope)).toMatchObject({ pieces: [{ id, hall: true, wall: false }] });

    await take('agree', { pieceId: id }, author.scope);
    expect(await titles()).toEqual([]);
    await expect(piece(id)).rejects.toMatchObject({ code: 'gallery.noPiece' });
    // Paper does not overrule what the author said.
    await expect(take('consent', { pieceId: id, hall: true })).rejects.toMatchObject({
      code: 'gallery.evidenceNeeded',
    });
    await take('consent', { pieceId: id, hall: true, wall: true, evidence: '签字' });
    expect(await titles()).toEqual([]);
  });

  test('a person is shown once they agree, here or on the roll of honour; a team by its name alone', async () => {
    const { hall, take, hand, titles, piece, look } = await plantGallery(db);
    const person = await hall.worker('王红旗');
    await hand([{ kind: 'person', id: person.id }]);
    await expect(take('open')).rejects.toMatchObject({ code: 'gallery.nothing' });
    expect(await look<{ items: { state: string }[] }>('pieces', { limit: 10 }, hall.officer)).toMatchObject({
      items: [{ title: '王红旗', state: 'unasked', onWall: false }],
      total: 1,
    });
    await take('consent', { pieceId: person.id, hall: true, evidence: '本人签字' });
    await take('open');
    expect(await titles()).toEqual(['王红旗']);
    expect((await piece(person.id)).piece).toMatchObject({ kind: 'person', by: '', pictures: [] });
    await take('agree', { pieceId: person.id }, person.scope);
    expect(await titles()).toEqual([]);
  });

  test('a person who agreed on the roll of honour is shown with it, and is gone once the honour is revoked', async () => {
    const { hall, take, hand, titles, piece, look } = await plantGallery(db);
    const person = await hall.worker('赵红梅');
    await hand([{ kind: 'person', id: person.id }]);
    const now = hall.house.now();
    const honours: Conferral[] = [
      {
        ...{ level: 'city', kind: 'individual', title: '市劳动模范', year: 2026, conferredOn: '2026-04-28' },
        ...{ conferringBody: '市人民政府', personId: person.id, holderName: '赵红梅', unitId: hall.eastPrimary.id },
        ...{ holderPost: '养护工', deedsShort: '二十年守着一段路。' },
      },
    ];
    const [conferred] = await inTransaction(db, (trx) =>
      conferHonours(trx, hall.officer, { now, honours, tellPeople: false }),
    );
    const honourId = conferred?.id ?? '';
    const uses = ['hall' as const];
    await recordConsent(hall.house, hall.officer, { honourId, uses, evidence: '签字', evidenceFileId: null });
    await take('open');
    expect(await titles()).toEqual(['赵红梅']);
    expect((await piece(person.id)).piece).toMatchObject({
      ...{ kind: 'person', award: '市劳动模范', about: '养护工', text: '二十年守着一段路。', pictures: [] },
    });
    // Agreed to the hall alone: not to screens in public places.
    expect(await look('screen')).toMatchObject({ slides: [] });

    const revocation = { reason: '材料不实', reportedBy: '区总工会', decidedBy: '市总工会', document: '' };
    await inTransaction(db, (trx) =>
      revokeHonour(trx, hall.officer, {
        ...{ now, today: '2026-11-20', honourId },
        revocation: { ...revocation, revokedOn: '2026-11-20' },
      }),
    );
    await expect.poll(() => titles(), { timeout: 10_000 }).toEqual([]);
    await expect(piece(person.id)).rejects.toMatchObject({ code: 'gallery.noPiece' });
  });

  test('of a team only its name is told', async () => {
    const { hall } = await plantGallery(db);
    const member = await hall.worker('钱成员');
    const settings = { team: { least: 2, most: 3 } };
    const { stageIds } = await hall.row([{ kind: 'enrolment', settings }, { kind: 'gallery' }]);
    const [enrolment = '', stageId = ''] = stageIds;
    await hall.act(
      member.scope,
      { kind: 'enrolment', stageId: enrolment, name: 'enrol' },
      { team: { name: '晨光合唱队', members: [{ name: '孙队友' }] } },
    );
    await hall.act(hall.officer, { kind: 'gallery', stageId, name: 'open' });
    const shown = await hall.look(hall.visitor(), { kind: 'gallery', stageId, name: 'exhibition' }, { page: 1 });
    const text = JSON.stringify(shown);
    expect(['晨光合唱队', '钱成员', '孙队友'].map((name) => text.includes(name))).toEqual([true, false, false]);
  });

  test('nobody but the organiser sees what is not shown, whatever role they have', async () => {
    const { hall, take, work, look } = await plantGallery(db);
    await work('留下');
    const { id, author } = await work('藏起');
    await take('open');
    await take('hide', { pieceIds: [id], reason: '侵权投诉' });
    const stranger = await hall.scopeOn(hall.west.id, ['members.read', 'honours.manage']);
    const { scope: other } = await hall.worker('路人');
    for (const scope of [hall.visitor(), stranger, other, author.scope]) {
      for (const name of ['desk', 'pieces'])
        await expect(look(name, { limit: 10 }, scope)).rejects.toMatchObject({
          code: expect.stringMatching(/^access\./),
        });
      const told = [await look('exhibition', { page: 1 }, scope), await look('screen', {}, scope)];
      expect(JSON.stringify(told)).not.toMatch(/藏起|侵权投诉/);
      await expect(look('piece', { pieceId: id }, scope)).rejects.toMatchObject({ code: 'gallery.noPiece' });
      for (const use of ['hall', 'wall'])
        await expect(look('file', { pieceId: id, at: 0, use }, scope)).rejects.toMatchObject({
          code: 'gallery.noPiece',
        });
      for (const name of ['open', 'close', 'hide', 'show', 'place', 'order', 'feature', 'consent'])
        await expect(
          take(name, { pieceId: id, pieceIds: [id], reason: '我要', featured: true, zone: null }, scope),
        ).rejects.toMatchObject({ code: expect.stringMatching(/^access\./) });
    }
    // Its author reads why.
    expect(await look<MineView>('mine', {}, author.scope)).toMatchObject({
      pieces: [{ id, title: '藏起', hiddenReason: '侵权投诉' }],
    });
    expect(await look<MineView>('mine', {}, other)).toMatchObject({ pieces: [] });
  });

  test('consents and taking down are possible even in the archive', async () => {
    const { hall, programmeId, take, work, titles } = await plantGallery(db);
    const { id, author } = await work('旧作');
    await work('其余');
    await take('open');
    for (const step of ['start', 'close', 'archive'] as const) await hall.move(programmeId, step);
    expect(await titles()).toEqual(['旧作', '其余']);
    await take('agree', { pieceId: id }, author.scope);
    expect(await titles()).toEqual(['其余']);
    await expect(take('show', { pieceIds: [id] })).rejects.toMatchObject({ code: 'programme.frozen' });
    await take('close');
    expect(await titles()).toEqual([]);
  });
});

describe('visits', () => {
  test('are counted while it is open, as a number and nothing else, and written together', async () => {
    const { hall, programmeId, take, work, exhibition, written, days, look } = await plantGallery(db);
    await work('一');
    const visitor = hall.visitor();
    expect(await take('visit', {}, visitor)).toEqual({ counted: false });
    await take('open');
    for (let at = 0; at < 3; at++) expect(await take('visit', {}, visitor)).toEqual({ counted: true });
    expect(await days()).toEqual([]);
    expect((await exhibition()).visits).toBe(3);
    await written();
    expect(await days()).toEqual([{ day: '2026-11-20', visits: 3 }]);
    hall.pass({ days: 1 });
    await take('visit', {}, visitor);
    await written();
    await written();
    expect(await look<DeskView>('desk', {}, hall.officer)).toMatchObject({
      visits: 4,
      days: [
        { day: '2026-11-21', visits: 1 },
        { day: '2026-11-20', visits: 3 },
      ],
    });
    await foldFacts(hall.house);
    expect((await hall.facts(programmeId))['gallery-visits']).toBe(4);
    const kept = await db.selectFrom('galleryVisits').selectAll().executeTakeFirstOrThrow();
    expect(Object.keys(kept).sort()).toEqual(['day', 'federationId', 'stageId', 'visits']);
  });

  test('are not made by a script: one address counts so many times in ten minutes, and again later', async () => {
    const { hall, take, work } = await plantGallery(db);
    await work('一');
    await take('open');
    const counted = async () => (await take('visit', {}, hall.visitor())) as { counted: boolean };
    for (let at = 0; at < 60; at++) expect(await counted()).toEqual({ counted: true });
    expect(await counted()).toEqual({ counted: false });

    hall.pass({ minutes: 11 });
    expect(await counted()).toEqual({ counted: true });
  });
});
