import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foundFederation, peopleHouse } from '../../../test/people.ts';
import { newId } from '../ids.ts';
import { photo } from '../pictures/photo.fixture.ts';
import {
  beginUpload,
  dropUpload,
  finishUpload,
  getUpload,
  LEAST_PIECE_BYTES,
  type Owner,
  putPiece,
  sweepUploads,
  type UploadWish,
} from './pieces.ts';

const { db } = await testDatabase({ connections: 12 });
const house = peopleHouse(db);
const { federationId } = await foundFederation(house);
const refusal = (code: string) => expect.objectContaining({ code });
const owner = (): Owner => ({ federationId, ownerId: newId() });
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function begin(who: Owner, bytes: Buffer, more: Partial<UploadWish> = {}) {
  const wish: UploadWish = {
    name: '文件',
    kind: 'document',
    bytes: bytes.length,
    sha256: sha256(bytes),
    unitId: null,
    visibility: 'private',
    original: true,
    ...more,
  };
  return beginUpload(house, who, wish);
}

async function sendAll(who: Owner, bytes: Buffer, id: string, from = 0) {
  for (let at = from; at < bytes.length; at += LEAST_PIECE_BYTES) {
    await putPiece(house, who, { id, offset: at, content: bytes.subarray(at, at + LEAST_PIECE_BYTES) });
  }
}

describe('an upload in pieces', () => {
  test('goes on where it was cut off, also after the page was left, and is kept as if it had come at once', async () => {
    const who = owner();
    const bytes = pdf(200_000);
    const { id } = await begin(who, bytes);
    await putPiece(house, who, { id, offset: 0, content: bytes.subarray(0, LEAST_PIECE_BYTES) });

    const again = await begin(who, bytes);
    expect(again).toMatchObject({ id, received: LEAST_PIECE_BYTES, fileId: null });
    await sendAll(who, bytes, id, again.received);
    const file = await finishUpload(house, who, id);

    const row = await db.selectFrom('files').selectAll().where('id', '=', file.id).executeTakeFirstOrThrow();
    expect(await house.files.get(row.storageKey)).toEqual(bytes);
    expect(row).toMatchObject({ kind: 'document', visibility: 'private', uploadedBy: who.ownerId });
    expect(await finishUpload(house, who, id)).toEqual(file);
    expect([...house.stored.keys()].filter((key) => key.includes('/arriving/'))).toEqual([]);
  });

  test('takes a piece again without harm, from two tabs too, and says where it is when one is missing', async () => {
    const who = owner();
    const bytes = pdf(150_000);
    const { id } = await begin(who, bytes);
    const first = { id, offset: 0, content: bytes.subarray(0, LEAST_PIECE_BYTES) };
    const taken = await Promise.all([putPiece(house, who, first), putPiece(house, who, first)]);
    expect(taken.map(({ received }) => received)).toEqual([LEAST_PIECE_BYTES, LEAST_PIECE_BYTES]);

    const beyond = { id, offset: 2 * LEAST_PIECE_BYTES, content: bytes.subarray(2 * LEAST_PIECE_BYTES) };
    await expect(putPiece(house, who, beyond)).rejects.toMatchObject({
      code: 'upload.gap',
      params: { received: LEAST_PIECE_BYTES },
    });
    await expect(finishUpload(house, who, id)).rejects.toEqual(refusal('upload.gap'));
    await sendAll(who, bytes, id, LEAST_PIECE_BYTES);
    const [one, two] = await Promise.all([finishUpload(house, who, id), finishUpload(house, who, id)]);
    expect(one.id).toBe(two.id);
  });

  test('refuses crumbs, what is too much, and what changed on its way', async () => {
    const who = owner();
    const bytes = pdf(150_000);
    const { id } = await begin(who, bytes);
    await expect(putPiece(house, who, { id, offset: 0, content: bytes.subarray(0, 10) })).rejects.toEqual(
      refusal('upload.pieceSize'),
    );
    await expect(putPiece(house, who, { id, offset: 0, content: Buffer.alloc(0) })).rejects.toEqual(
      refusal('upload.pieceSize'),
    );
    await expect(
      putPiece(house, who, { id, offset: 0, content: Buffer.concat([bytes, Buffer.from('x')]) }),
    ).rejects.toEqual(refusal('upload.pieceSize'));
    await expect(begin(who, bytes, { bytes: 51 * 1024 * 1024 })).rejects.toEqual(refusal('upload.tooLarge'));
    await sendAll(who, Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]), id);
    await expect(finishUpload(house, who, id)).rejects.toEqual(refusal('upload.changed'));
    await expect(getUpload(db, who, id)).rejects.toEqual(refusal('upload.unknown'));
  });

  test('is its owner’s alone', async () => {
    const who = owner();
    const bytes = pdf(1000);
    const { id } = await begin(who, bytes);
    for (const other of [owner(), { federationId: newId(), ownerId: who.ownerId }]) {
      await expect(getUpload(db, other, id)).rejects.toEqual(refusal('upload.unknown'));
      await expect(putPiece(house, other, { id, offset: 0, content: bytes })).rejects.toEqual(
        refusal('upload.unknown'),
      );
      await expect(finishUpload(house, other, id)).rejects.toEqual(refusal('upload.unknown'));
      await expect(dropUpload(house, other, id)).rejects.toEqual(refusal('upload.unknown'));
    }
  });

  test('of a picture that is none is refused with its first piece, whatever its name', async () => {
    const who = owner();
    const page = Buffer.from(`<html>${'x'.repeat(200_000)}`);
    const { id } = await begin(who, page, { kind: 'picture', name: '晨光.jpg' });
    const first = { id, offset: 0, content: page.subarray(0, LEAST_PIECE_BYTES) };
    await expect(putPiece(house, who, first)).rejects.toEqual(refusal('picture.notPicture'));
  });

  test('are limited in number, and swept where nothing comes any more', async () => {
    const who = owner();
    for (let count = 0; count < 40; count++) await begin(who, pdf(100));
    await expect(begin(who, pdf(100))).rejects.toEqual(refusal('upload.tooManyOpen'));
    const late = { ...house, now: () => new Date(house.now().getTime() + 49 * 3_600_000) };
    const open = async () =>
      (await db.selectFrom('uploads').select('id').where('ownerId', '=', who.ownerId).execute()).length;

    await sweepUploads(house);
    expect(await open()).toBe(40);
    await sweepUploads(late);
    expect(await open()).toBe(0);
  });
});

test('a photo keeps its original byte for byte, and what is shown of it tells no place', async () => {
  const who = owner();
  const bytes = await photo(7);
  const { id } = await begin(who, bytes, { kind: 'picture', name: '晨光.jpg' });
  await putPiece(house, who, { id, offset: 0, content: bytes });
  const file = await finishUpload(house, who, id);

  const row = await db.selectFrom('files').selectAll().where('id', '=', file.id).executeTakeFirstOrThrow();
  const shown = [row.storageKey, ...(row.widths as { key: string }[]).map(({ key }) => key)];
  expect(await house.files.get(row.rawKey ?? '')).toEqual(bytes);
  expect(row.rawSha256?.toString('hex')).toBe(sha256(bytes));
  expect(bytes.includes('Exif')).toBe(true);
  for (const key of shown) expect((await house.files.get(key)).includes('Exif')).toBe(false);
  expect([row.likeness, row.mirrored].every((bits) => typeof bits === 'number')).toBe(true);
});
