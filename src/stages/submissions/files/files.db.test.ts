import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { keepPicture } from '../../../platform/files/uploads.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { photo } from '../../../platform/pictures/photo.fixture.ts';
import { essay, plantSubmissions, written } from '../submissions.fixture.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const pdf = Buffer.from('%PDF-1.7\n%%EOF');

describe('files of a work', () => {
  test('must be of whoever sends them, and of a kind, size and number that are taken', async () => {
    const at = await plantSubmissions(db, {
      pictures: { required: false, least: 1, most: 2, maxMegabytes: 1, leastPixels: 400 },
      files: { required: false, most: 1, kinds: 'pdf', maxMegabytes: 1 },
    });
    const [who, other] = await at.hall.workers(2);
    if (!who || !other) throw new Error('two people');
    const with1 = (fileId: string) => at.save(who, { files: [{ fileId }] });
    await expect(with1(await at.upload(other, await photo(1)))).rejects.toEqual(refusal('submissions.unknownFile'));
    await expect(with1(crypto.randomUUID())).rejects.toEqual(refusal('submissions.unknownFile'));
    await expect(with1(await at.upload(who, await photo(2, { width: 300, height: 200 })))).rejects.toEqual(
      refusal('submissions.tooFewPixels'),
    );
    const noise = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    await expect(with1(await at.upload(who, noise))).rejects.toEqual(refusal('submissions.fileTooLarge'));
    const office = await at.attach(who, Buffer.from('PK\u0003\u0004rest'), '申报.docx');
    await expect(with1(office)).rejects.toEqual(refusal('submissions.onlyPdf'));
    const files = [
      { fileId: await at.upload(who, await photo(3)) },
      { fileId: await at.upload(who, await photo(4)) },
      { fileId: await at.upload(who, await photo(5)) },
    ];
    const draft = await at.save(who, { files });
    expect(draft.missing.map((each) => each.words[0])).toContain('照片最多 2 张，现在有 3 张');
    const fewer = await at.save(who, { workId: draft.id, files: [files[2], files[0]] });
    expect(fewer.files.map(({ fileId }) => fileId)).toEqual([files[2]?.fileId, files[0]?.fileId]);
  });

  test('photos and files are not taken where the contest asks for none', async () => {
    const at = await plantSubmissions(db, essay);
    const who = await at.hall.worker();
    await expect(at.save(who, { files: [{ fileId: await at.upload(who, await photo(1)) }] })).rejects.toEqual(
      refusal('submissions.notAsked'),
    );
    await expect(at.save(who, { files: [{ fileId: await at.attach(who, pdf) }] })).rejects.toEqual(
      refusal('submissions.notAsked'),
    );
    await expect(at.save(who, { links: ['https://example.com/v'] })).rejects.toEqual(refusal('submissions.notAsked'));
    await expect(at.save(who, { links: ['javascript:alert(1)'] })).rejects.toMatchObject({ name: 'ZodError' });
  });

  test('pictures of a hundred megapixels and bombs are refused by their headers', async () => {
    const at = await plantSubmissions(db);
    const who = await at.hall.worker();
    const large = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: '#b3131d' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const started = performance.now();
    await expect(at.upload(who, large)).rejects.toEqual(refusal('picture.tooManyPixels'));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('become private once they are part of a work, whatever they were uploaded as', async () => {
    const at = await plantSubmissions(db);
    const who = await at.hall.worker();
    const keeping = { federationId: at.hall.federationId, by: null, visibility: 'public' as const };
    const owned = await at.upload(who, await photo(1));
    await db.updateTable('files').set({ visibility: 'public' }).where('id', '=', owned).execute();
    const foreign = await keepPicture(at.hall.house, keeping, { name: '公开', bytes: await photo(2) });
    await at.save(who, { files: [{ fileId: owned }] });
    await expect(at.save(who, { files: [{ fileId: foreign.id }] })).rejects.toEqual(refusal('submissions.unknownFile'));
    const rows = await db
      .selectFrom('files')
      .select(['id', 'visibility'])
      .where('id', 'in', [owned, foreign.id])
      .execute();
    expect(Object.fromEntries(rows.map(({ id, visibility }) => [id, visibility]))).toEqual({
      [owned]: 'private',
      [foreign.id]: 'public',
    });
  });
});

test('the originals go out byte for byte in one archive, named by number, and on record', async () => {
  const at = await plantSubmissions(db);
  const who = await at.hall.worker('王小明');
  const bytes = await photo(1);
  await expect(at.look('originals')).rejects.toEqual(refusal('submissions.noOriginals'));
  await at.handIn(who, written({ title: '晨光/../x', files: [{ fileId: await at.upload(who, bytes) }] }));

  const { body, contentType } = await at.look<FileAnswer>('originals');
  const archive = await buffer(body as ReadableStream<Uint8Array>);
  expect(contentType).toBe('application/zip');
  expect(archive.includes(bytes)).toBe(true);
  expect(archive.includes('0001-1 晨光 .. x 王小明.jpg')).toBe(true);
  const audit = await db
    .selectFrom('auditEntries')
    .select(['action', 'detail'])
    .where('federationId', '=', at.hall.federationId)
    .where('action', '=', 'submissions.download-originals')
    .execute();
  expect(audit).toEqual([{ action: 'submissions.download-originals', detail: { files: 1 } }]);
});

test('what is hidden is in no answer: outsiders see neither drafts nor works, a visitor only how many', async () => {
  const at = await plantSubmissions(db);
  const [author, other] = await at.hall.workers(2);
  if (!author || !other) throw new Error('two people');
  const fileId = await at.upload(author, await photo(1));
  const draft = await at.save(author, { title: '秘密草稿', files: [{ fileId }] });
  await at.handIn(author, written({ title: '秘密作品', files: [{ fileId: await at.upload(author, await photo(2)) }] }));
  const call = (name: string) => ({ kind: 'submissions', stageId: at.stageId, name });
  const partner = await at.hall.scopeOn(at.hall.west.id);

  for (const scope of [other.scope, partner, at.hall.visitor()]) {
    for (const name of ['works', 'summary', 'originals'])
      await expect(at.hall.look(scope, call(name), { limit: 10 })).rejects.toMatchObject({ name: 'Refusal' });
    for (const name of ['detail', 'receipt'])
      await expect(at.hall.look(scope, call(name), { workId: draft.id })).rejects.toMatchObject({ name: 'Refusal' });
    await expect(
      at.hall.look(scope, call('pair'), { workId: draft.id, otherId: draft.id, kind: 'same' }),
    ).rejects.toMatchObject({ name: 'Refusal' });
    const shown = await at.hall.inside(
      at,
      (context) => import('../service.ts').then(({ submissionsService }) => submissionsService.hallView(context)),
      scope,
    );
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`秘密|${author.id}|${fileId}`));
  }
  expect(JSON.stringify(await at.mine(other))).not.toMatch(/秘密/);
  for (const name of ['withdraw', 'discard'])
    await expect(at.hall.act(other.scope, call(name), { workId: draft.id })).rejects.toEqual(
      refusal('submissions.unknownWork'),
    );
  await expect(at.save(other, { workId: draft.id, title: '我的' })).rejects.toEqual(refusal('submissions.unknownWork'));
});
