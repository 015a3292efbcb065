import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { listOpenFiles } from '../../../people/access/files/service.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { readPages } from '../../../platform/pdf/text.ts';
import { updateStage } from '../../../programmes/arrange/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { ON, plantAppointments } from '../appointments.fixture.ts';

const { db } = await testDatabase();
type Desk = Awaited<ReturnType<typeof plantAppointments>>;

async function sat(photos = 2) {
  const desk = await plantAppointments(db, { gallery: true });
  const who = await desk.hall.worker('赵建设');
  return { desk, who, ...(await desk.photographed(who, { photos })) };
}
const codeOf = (desk: Desk, appointmentId: string, more: object = {}) =>
  desk.take<{ code: string }>(desk.photographer, 'makeCode', { appointmentId, ...more });
const claim = (desk: Desk, code: string) =>
  desk.take<{ ticket: string | null }>(desk.hall.visitor(), 'claim', { code });

describe('photos', () => {
  test('are opened by whom they show, without a place in them, and by no officer', async () => {
    const { desk, who, appointmentId, photoIds, fileIds } = await sat();
    const { hall } = desk;
    const file = (scope: Desk['doctor'], photoId = photoIds[0] ?? '') =>
      desk.look<FileAnswer>(scope, 'photo', { photoId });
    const { photos } = await desk.photos(who.scope, { appointmentId });
    expect(photos.map(({ id, exhibit }) => [id, exhibit])).toEqual(photoIds.map((id) => [id, null]));
    const { body } = await file(who.scope);
    expect((await sharp(body as Buffer).metadata()).exif).toBeUndefined();
    await expect(file(desk.photographer)).resolves.toBeDefined();
    const other = await hall.worker();
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    for (const scope of [hall.officer, helper, other.scope, desk.doctor, hall.visitor()]) {
      await expect(file(scope)).rejects.toMatchObject({ code: 'appointments.notYours' });
      await expect(desk.photos(scope, { appointmentId })).rejects.toMatchObject({ code: 'appointments.notYours' });
    }
    // Nor by the file's own address: it is in no unit's care, whatever the upload said.
    expect([...(await listOpenFiles(db, hall.officer, fileIds)).keys()]).toEqual([]);
    expect(await hall.facts(desk.programmeId)).toMatchObject({ 'photos-handed-over': 2 });
  });

  test('are added by the photographer who uploaded them, for somebody who came', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const { appointmentId } = await desk.book(await hall.worker(), 'camera');
    const add = async (scope: Desk['doctor'], by = scope) =>
      desk.take(scope, 'addPhotos', { appointmentId, photos: [{ fileId: await desk.upload(by) }] });
    await expect(add(desk.photographer)).rejects.toMatchObject({ code: 'appointments.notComeYet' });
    desk.until('09:00');
    await desk.take(desk.photographer, 'mark', { appointmentId, move: 'arrive' });
    for (const scope of [hall.officer, desk.doctor])
      await expect(add(scope)).rejects.toMatchObject({ code: 'appointments.notProvider' });
    await expect(add(desk.photographer, desk.doctor)).rejects.toMatchObject({ code: 'appointments.unknownFile' });
    await add(desk.photographer);
  });
});

describe('a photo that is taken back', () => {
  const tick = ({ hall }: Desk) => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
  /** What is stored of a file, by its keys. */
  const keysOf = async (fileId = '') => {
    const row = await db.selectFrom('files').selectAll().where('id', '=', fileId).executeTakeFirstOrThrow();
    return [row.storageKey, ...(row.widths as { key: string }[]).map(({ key }) => key)];
  };
  const stored = ({ hall }: Desk, keys: readonly string[]) => keys.filter((key) => hall.house.stored.has(key));

  test('leaves the store with all its copies, whoever took it back, and the others stay', async () => {
    const { desk, who, appointmentId, photoIds, fileIds } = await sat(3);
    await desk.photos(who.scope, { appointmentId });
    const [first = [], second = [], third = []] = await Promise.all(fileIds.map(keysOf));
    const other = await desk.hall.worker();
    for (const scope of [other.scope, desk.doctor, desk.hall.officer, desk.hall.visitor()])
      await expect(desk.take(scope, 'removePhoto', { photoId: photoIds[1] })).rejects.toMatchObject({
        code: 'appointments.notYours',
      });
    await desk.take(desk.photographer, 'removePhoto', { photoId: photoIds[0] });
    await desk.take(who.scope, 'removePhoto', { photoId: photoIds[1] });
    await tick(desk);
    expect(await tick(desk)).toBe(0);
    expect(stored(desk, first)).toEqual([]);
    expect(stored(desk, second)).toEqual([]);
    expect(stored(desk, third)).toEqual(third);
    expect((await desk.photos(who.scope, { appointmentId })).photos.map(({ id }) => id)).toEqual([photoIds[2]]);
    // Handed over is what was opened; only what the photographer took back was none.
    expect(await desk.hall.facts(desk.programmeId)).toMatchObject({ 'photos-handed-over': 2 });
  });

  test('stays in the store where the same picture was handed to somebody else', async () => {
    const { desk, photoIds, fileIds } = await sat(1);
    const keys = await keysOf(fileIds[0]);
    const again = await desk.upload(desk.photographer, 1);
    expect(await keysOf(again)).toEqual(keys);
    await desk.take(desk.photographer, 'removePhoto', { photoId: photoIds[0] });
    await tick(desk);
    expect(stored(desk, keys)).toEqual(keys);
  });

  test('takes the name of a walk-in along, which an exhibition kept', async () => {
    const desk = await plantAppointments(db, { gallery: true });
    desk.until('09:05');
    const { appointmentId } = await desk.take<{ appointmentId: string }>(desk.photographer, 'walkIn', {
      ...{ slotId: await desk.slot('camera', '09:00'), name: '孙师傅' },
    });
    const { photoIds } = await desk.take<{ photoIds: string[] }>(desk.photographer, 'addPhotos', {
      appointmentId,
      photos: [{ fileId: await desk.upload(desk.photographer), caption: '焊工' }],
    });
    const { ticket } = await claim(desk, (await codeOf(desk, appointmentId)).code);
    await desk.take(desk.hall.visitor(), 'consent', { ticket, exhibit: photoIds, named: true });
    const nameOf = async () => {
      const { items } = await desk.look<{ items: { name: string }[] }>(desk.photographer, 'appointments', { limit: 9 });
      return items[0]?.name;
    };
    desk.hall.pass({ days: 120 });
    await tick(desk);
    expect(await tick(desk)).toBe(0);
    expect(await nameOf()).toBe('孙师傅');
    await desk.take(desk.photographer, 'removePhoto', { photoId: photoIds[0] });
    await tick(desk);
    expect(await nameOf()).toBe('（姓名已删除）');
  });
});

describe('a claim code', () => {
  test('opens the photos of one appointment to whoever holds it, and is kept as a hash alone', async () => {
    const { desk, appointmentId, photoIds } = await sat();
    const { code } = await codeOf(desk, appointmentId);
    const { ticket } = await claim(desk, ` ${code.toLowerCase()} `);
    const { photos } = await desk.photos(desk.hall.visitor(), { ticket });
    expect(photos.map(({ id }) => id)).toEqual(photoIds);
    await expect(desk.look(desk.hall.visitor(), 'photo', { photoId: photoIds[0], ticket })).resolves.toBeDefined();
    const row = await db
      .selectFrom('appointmentClaims')
      .selectAll()
      .where('appointmentId', '=', appointmentId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(code.replace('-', ''));
    expect(row.usedAt).not.toBeNull();
    const audit = JSON.stringify(await desk.audit());
    expect(audit).not.toContain(code);
  });

  test('of one does not open another’s, and a forged ticket opens nothing', async () => {
    const { desk, appointmentId } = await sat(1);
    const other = await desk.hall.worker('钱能干');
    desk.hall.pass({ minutes: -600 });
    const theirs = await desk.photographed(other, { clock: '09:30' });
    const { ticket } = await claim(desk, (await codeOf(desk, appointmentId)).code);
    await expect(
      desk.look(desk.hall.visitor(), 'photo', { photoId: theirs.photoIds[0], ticket }),
    ).rejects.toMatchObject({ code: 'appointments.notYours' });
    const [id, minute, seal = ''] = (ticket ?? '').split('.');
    for (const forged of [`${id}.zzzzzzz.${seal}`, `${id}.${minute}.${'A'.repeat(43)}`, 'x', `${ticket}A`])
      await expect(desk.photos(desk.hall.visitor(), { ticket: forged })).rejects.toMatchObject({
        code: 'appointments.claimOver',
      });
  });

  test('ends with its time, with a newer one, and when it is revoked; so do pages that it opened', async () => {
    const { desk, appointmentId } = await sat(1);
    const first = await codeOf(desk, appointmentId);
    const { ticket } = await claim(desk, first.code);
    const second = await codeOf(desk, appointmentId);
    expect(await claim(desk, first.code)).toMatchObject({ ticket: null });
    await expect(desk.photos(desk.hall.visitor(), { ticket })).rejects.toMatchObject({
      code: 'appointments.claimOver',
    });
    const again = await claim(desk, second.code);
    desk.hall.pass({ minutes: 61 });
    await expect(desk.photos(desk.hall.visitor(), again)).rejects.toMatchObject({ code: 'appointments.claimOver' });
    await claim(desk, second.code);
    await desk.take(desk.photographer, 'revokeCode', { appointmentId });
    expect(await claim(desk, second.code)).toMatchObject({ ticket: null });
    const third = await codeOf(desk, appointmentId);
    desk.hall.pass({ days: 91 });
    expect(await claim(desk, third.code)).toMatchObject({ ticket: null });
  });

  test('is not guessed: an address that misses waits, one that hits does not', async () => {
    const { desk, appointmentId } = await sat(1);
    const { code } = await codeOf(desk, appointmentId);
    for (let at = 0; at < 19; at++) expect(await claim(desk, '34679ACDEF')).toMatchObject({ ticket: null });
    for (let at = 0; at < 5; at++) await claim(desk, code);
    expect(await claim(desk, 'nonsense')).toMatchObject({ ticket: null });
    await expect(claim(desk, code)).rejects.toMatchObject({ code: 'request.tooMany' });
  });

  test('is made by the photographer alone, and printed on cards for their own sitters', async () => {
    const { desk, appointmentId } = await sat(1);
    for (const scope of [desk.hall.officer, desk.doctor])
      await expect(desk.take(scope, 'makeCode', { appointmentId })).rejects.toMatchObject({
        code: 'appointments.notProvider',
      });
    const codes = (scope = desk.photographer) => desk.take<{ made: number }>(scope, 'makeCodes', { day: ON });
    await expect(codes(desk.hall.officer)).rejects.toMatchObject({ code: 'appointments.notProvider' });
    expect([await codes(), await codes(), await codes(desk.doctor)]).toEqual([{ made: 1 }, { made: 0 }, { made: 0 }]);
    const { code } = await codeOf(desk, appointmentId);
    const { body } = await desk.look<FileAnswer>(desk.photographer, 'cards', { day: ON, q: '' });
    const text = (await readPages(body as Buffer)).join(' ');
    expect(text).toContain(code);
    expect(text).toContain('赵建设');
    await expect(desk.look(desk.hall.officer, 'cards', { day: ON, q: '' })).rejects.toMatchObject({
      code: 'appointments.notProvider',
    });
    expect((await desk.visit(desk.photographer, appointmentId)).claim?.code).toEqual(code);
    expect((await desk.visit(desk.hall.officer, appointmentId)).claim).toEqual(null);
    await expect(codeOf(desk, appointmentId, { send: true })).rejects.toMatchObject({ code: 'appointments.noPhone' });
  });
});

test('an officer who names an own account as the photographer opens nothing that was there before', async () => {
  const { desk, appointmentId, photoIds } = await sat(1);
  const { hall } = desk;
  await codeOf(desk, appointmentId);
  const snoop = await hall.named(`snoop-${hall.federationId.slice(-6)}`);
  const [stage] = await hall.stages(desk.programmeId);
  const settings = stage?.settings as { providers: { key: string }[] };
  const username = `snoop-${hall.federationId.slice(-6)}`;
  await updateStage(hall.house, hall.officer, {
    ...{ programmeId: desk.programmeId, stageId: desk.stageId, version: stage?.version ?? 0 },
    settings: {
      ...settings,
      providers: settings.providers.map((each) => (each.key === 'camera' ? { ...each, username } : each)),
    },
  });
  expect(await desk.visit(snoop, appointmentId)).toMatchObject({ photos: [], claim: null });
  await expect(desk.take(snoop, 'makeCode', { appointmentId })).rejects.toMatchObject({
    code: 'appointments.notProvider',
  });
  expect(await desk.take(snoop, 'makeCodes', { day: ON })).toEqual({ made: 0 });
  await expect(desk.look(snoop, 'photo', { photoId: photoIds[0] })).rejects.toMatchObject({
    code: 'appointments.notYours',
  });
  // Not even after adding one of their own beside it.
  await desk.take(snoop, 'addPhotos', { appointmentId, photos: [{ fileId: await desk.upload(snoop, 9) }] });
  await expect(desk.take(snoop, 'makeCode', { appointmentId })).rejects.toMatchObject({
    code: 'appointments.notProvider',
  });
});

test('prints are ordered within what each may have, and listed for whoever took the photos', async () => {
  const desk = await plantAppointments(db, { settings: { prints: 2 } });
  const who = await desk.hall.worker('赵建设');
  const { appointmentId, photoIds } = await desk.photographed(who, { photos: 2 });
  const [first, second] = photoIds;
  const order = (...copies: number[]) =>
    desk.take(who.scope, 'consent', {
      ...{ appointmentId, exhibit: [] },
      prints: copies.map((each, at) => ({ photoId: photoIds[at], copies: each })),
    });
  await expect(order(2, 1)).rejects.toMatchObject({ code: 'appointments.tooManyPrints' });
  await order(1, 1);
  await order(2, 0);
  expect((await desk.photos(who.scope, { appointmentId })).photos.map(({ id, prints }) => [id, prints])).toEqual([
    [first, 2],
    [second, 0],
  ]);
  const listed = (scope: Desk['doctor']) =>
    desk.look<{ items: { name: string; file: string; copies: number }[] }>(scope, 'prints', { limit: 10 });
  expect((await listed(desk.photographer)).items).toMatchObject([{ name: '赵建设', file: 'IMG.jpg', copies: 2 }]);
  for (const scope of [desk.hall.officer, desk.doctor])
    await expect(listed(scope)).rejects.toMatchObject({ code: 'appointments.notProvider' });
});

describe('the exhibition', () => {
  const seen = async (desk: Desk) => {
    const call = { kind: 'gallery', stageId: desk.nextId, name: 'exhibition' };
    const { zones } = (await desk.hall.look(desk.hall.visitor(), call, { page: 1 })) as {
      zones: { pieces: { id: string; title: string; by: string }[] }[];
    };
    return zones.flatMap(({ pieces }) => pieces.map(({ id, title, by }) => ({ id, title, by })));
  };
  const openIt = (desk: Desk) =>
    desk.hall.act(desk.hall.officer, { kind: 'gallery', stageId: desk.nextId, name: 'open' });

  test('shows photos that were agreed to, with a name only where that was agreed too', async () => {
    const { desk, who, appointmentId, photoIds } = await sat(2);
    const decide = (exhibit: string[], named = false) =>
      desk.take<{ changed: number }>(who.scope, 'consent', { appointmentId, exhibit, named });
    const [first = '', second = ''] = photoIds;
    await decide([first], true);
    await openIt(desk);
    expect(await seen(desk)).toEqual([{ id: first, title: '赵建设', by: '李摄影' }]);
    await decide([first, second], false);
    expect(await seen(desk)).toEqual([first, second].map((id) => ({ id, title: '塔吊司机', by: '李摄影' })));
    await decide([second], false);
    expect((await seen(desk)).map(({ id }) => id)).toEqual([second]);
    await decide([]);
    expect(await seen(desk)).toEqual([]);
    // What was taken back is no address either.
    await expect(
      desk.hall.look(
        desk.hall.visitor(),
        { kind: 'gallery', stageId: desk.nextId, name: 'file' },
        { pieceId: second, at: 0, use: 'hall' },
      ),
    ).rejects.toMatchObject({ code: 'gallery.noPiece' });
  });

  test('shows nothing of whoever did not answer or said no, not even to officers', async () => {
    const { desk, who, appointmentId, photoIds } = await sat(1);
    const pieces = () =>
      desk.hall.look(
        desk.hall.officer,
        { kind: 'gallery', stageId: desk.nextId, name: 'pieces' },
        { limit: 10 },
      ) as Promise<{ items: unknown[] }>;
    expect((await pieces()).items).toEqual([]);
    await desk.take(who.scope, 'consent', { appointmentId, exhibit: photoIds, named: false });
    expect((await pieces()).items).toHaveLength(1);
    await desk.take(who.scope, 'consent', { appointmentId, exhibit: [], named: false });
    expect((await pieces()).items).toEqual([]);
    const other = await desk.hall.worker();
    await expect(
      desk.take(other.scope, 'consent', { appointmentId, exhibit: photoIds, named: true }),
    ).rejects.toMatchObject({ code: 'appointments.notYours' });
  });

  test('somebody on no roster agrees by their code; a photo that is taken back is gone', async () => {
    const desk = await plantAppointments(db, { gallery: true });
    desk.until('09:05');
    const slotId = await desk.slot('camera', '09:00');
    const { appointmentId } = await desk.take<{ appointmentId: string }>(desk.photographer, 'walkIn', {
      ...{ slotId, name: '孙师傅' },
    });
    const { photoIds } = await desk.take<{ photoIds: string[] }>(desk.photographer, 'addPhotos', {
      appointmentId,
      photos: [{ fileId: await desk.upload(desk.photographer), caption: '焊工' }],
    });
    const { ticket } = await claim(desk, (await codeOf(desk, appointmentId)).code);
    await desk.take(desk.hall.visitor(), 'consent', { ticket, exhibit: photoIds, named: true });
    await openIt(desk);
    expect((await seen(desk)).map(({ title }) => title)).toEqual(['孙师傅']);
    await desk.take(desk.photographer, 'removePhoto', { photoId: photoIds[0] });
    expect(await seen(desk)).toEqual([]);
    expect((await desk.photos(desk.hall.visitor(), { ticket })).photos).toEqual([]);
  });
});
