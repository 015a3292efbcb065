import { createHash } from 'node:crypto';
import { type Db, inTransaction, type Trx } from '../db/connect.ts';
import type { House } from '../house.ts';
import { newId } from '../ids.ts';
import { admitStart } from '../pictures/accept.ts';
import { uploadRefusals } from './errors.ts';
import { findFile, type KeptFile, keepDocument, keepPicture } from './uploads.ts';

/** What a phone is told to send at once: some seconds on a slow network. */
export const PIECE_BYTES = 512 * 1024;
/** Smaller pieces, but the last, are refused: a file in a million pieces would be a million rows. */
export const LEAST_PIECE_BYTES = 64 * 1024;
export const MOST_PIECE_BYTES = 8 * 1024 * 1024;
export const maxBytesOf = { picture: 20 * 1024 * 1024, document: 50 * 1024 * 1024 } as const;
/** Of one account at a time, and in 24 hours: many times an honest contest's worth. */
const OPEN_MOST = 40;
const OPEN_MOST_BYTES = 300 * 1024 * 1024;
const DAY_MOST = 500;
const HOUR_MS = 3_600_000;
/** Whoever lost the network on Friday evening still finds the upload on Sunday. */
const STALE_HOURS = 48;

type PieceHouse = Pick<House, 'db' | 'files' | 'now'>;

/** Whose upload it is: nobody else sees that it exists. */
export interface Owner {
  federationId: string;
  ownerId: string;
}

export interface UploadWish {
  name: string;
  kind: 'picture' | 'document';
  bytes: number;
  /** In hex, where the sender could make it: an upload of the same content is then found again. */
  sha256?: string | undefined;
  unitId: string | null;
  visibility: 'public' | 'private';
  original: boolean;
}

/** How far an upload is. */
export interface UploadState {
  id: string;
  name: string;
  kind: 'picture' | 'document';
  bytes: number;
  /** Where the next piece begins. */
  received: number;
  pieceBytes: number;
  /** Set once it is finished. */
  fileId: string | null;
}

type UploadRow = Awaited<ReturnType<typeof getRow>>;

const stateOf = (row: UploadRow): UploadState => ({
  id: row.id,
  name: row.name,
  kind: row.kind as UploadWish['kind'],
  bytes: row.bytes,
  received: row.received,
  pieceBytes: PIECE_BYTES,
  fileId: row.fileId,
});

const uploadsOf = (db: Db | Trx, { federationId, ownerId }: Owner) =>
  db.selectFrom('uploads').selectAll().where('federationId', '=', federationId).where('ownerId', '=', ownerId);

/**
 * Begins an upload in pieces, or finds the one of the same content that was begun before.
 * @throws upload.tooLarge, upload.tooManyOpen
 */
export async function beginUpload(house: PieceHouse, owner: Owner, wish: UploadWish): Promise<UploadState> {
  const { kind, bytes } = wish;
  const limit = maxBytesOf[kind];
  if (bytes > limit) throw uploadRefusals.tooLarge({ megabytes: inMegabytes(bytes), limit: inMegabytes(limit) });
  const sha256 = wish.sha256 ? Buffer.from(wish.sha256, 'hex') : null;
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const recent = await uploadsOf(trx, owner)
      .where('touchedAt', '>', new Date(now.getTime() - 24 * HOUR_MS))
      .execute();
    const open = recent.filter((row) => row.fileId === null);
    const same = sha256 && open.find((row) => row.sha256?.equals(sha256) && row.bytes === bytes && row.kind === kind);
    if (same) return stateOf(same);
    if (
      open.length >= OPEN_MOST ||
      open.reduce((sum, row) => sum + row.bytes, bytes) > OPEN_MOST_BYTES ||
      recent.length >= DAY_MOST
    )
      throw uploadRefusals.tooManyOpen();
    const row = await trx
      .insertInto('uploads')
      .values({
        federationId: owner.federationId,
        ownerId: owner.ownerId,
        id: newId(),
        name: wish.name,
        kind,
        unitId: wish.unitId,
        visibility: wish.visibility,
        original: wish.original,
        bytes,
        sha256,
        createdAt: now,
        touchedAt: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return stateOf(row);
  });
}

/** How far an upload is. @throws upload.unknown */
export async function getUpload(db: Db | Trx, owner: Owner, id: string): Promise<UploadState> {
  return stateOf(await getRow(db, owner, id));
}

async function getRow(db: Db | Trx, owner: Owner, id: string) {
  const row = await uploadsOf(db, owner).where('id', '=', id).executeTakeFirst();
  if (!row) throw uploadRefusals.unknown();
  return row;
}

/**
 * Takes the next piece. One that came before is taken again without harm.
 * @throws upload.unknown, upload.gap with where the next piece begins, upload.pieceSize, picture.* by its first bytes
 */
export async function putPiece(
  house: PieceHouse,
  owner: Owner,
  { id, offset, content }: { id: string; offset: number; content: Buffer },
): Promise<UploadState> {
  return inTransaction(house.db, async (trx) => {
    const row = await uploadsOf(trx, owner).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw uploadRefusals.unknown();
    const end = offset + content.length;
    if (row.fileId !== null || (end <= row.received && content.length > 0)) return stateOf(row);
    if (offset !== row.received) throw uploadRefusals.gap({ received: row.received });
    if (
      content.length === 0 ||
      content.length > MOST_PIECE_BYTES ||
      end > row.bytes ||
      (content.length < LEAST_PIECE_BYTES && end < row.bytes)
    )
      throw uploadRefusals.pieceSize({
        kilobytes: LEAST_PIECE_BYTES / 1024,
        megabytes: MOST_PIECE_BYTES / 1024 / 1024,
      });
    if (offset === 0 && row.kind === 'picture') admitStart(content);
    const { federationId } = owner;
    const storageKey = `${federationId}/arriving/${id}/${offset}`;
    await house.files.put(storageKey, content, 'application/octet-stream');
    await trx
      .insertInto('uploadPieces')
      .values({ federationId, uploadId: id, fromByte: offset, bytes: content.length, storageKey })
      .execute();
    const taken = await trx
      .updateTable('uploads')
      .set({ received: end, touchedAt: house.now() })
      .where('federationId', '=', federationId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return stateOf(taken);
  });
}

/**
 * Puts the pieces together and keeps the file as if it had come at once. Finishing again gives the same file. What is
 * refused is gone: the sender begins anew.
 * @throws upload.unknown, upload.gap, upload.changed, upload.unknownDocument, picture.*
 */
export async function finishUpload(house: PieceHouse, owner: Owner, id: string): Promise<KeptFile> {
  const row = await getRow(house.db, owner, id);
  if (row.fileId) return keptOf(house.db, owner, row.fileId);
  if (row.received < row.bytes) throw uploadRefusals.gap({ received: row.received });
  const bytes = Buffer.concat(await Promise.all((await listPieces(house.db, row)).map((key) => house.files.get(key))));
  const digest = createHash('sha256').update(bytes).digest();
  const keeping = {
    federationId: owner.federationId,
    by: owner.ownerId,
    unitId: row.unitId,
    visibility: row.visibility as UploadWish['visibility'],
    original: row.original,
  };
  try {
    if (row.sha256 && !row.sha256.equals(digest)) throw uploadRefusals.changed();
    const keep = row.kind === 'picture' ? keepPicture : keepDocument;
    const kept = await keep(house, keeping, { name: row.name, bytes });
    await house.db
      .updateTable('uploads')
      .set({ fileId: kept.id, touchedAt: house.now() })
      .where('federationId', '=', row.federationId)
      .where('id', '=', id)
      .where('fileId', 'is', null)
      .execute();
    await dropPieces(house, row);
    const { fileId } = await getRow(house.db, owner, id);
    return fileId === kept.id || !fileId ? kept : keptOf(house.db, owner, fileId);
  } catch (error) {
    await forget(house, row);
    throw error;
  }
}

async function keptOf(db: Db, { federationId }: Owner, fileId: string): Promise<KeptFile> {
  const file = await findFile(db, { federationId, id: fileId });
  if (!file) throw uploadRefusals.unknown();
  const { id, kind, name, width, height } = file;
  return { id, kind: kind as KeptFile['kind'], name, width, height };
}

/** Gives an upload up; a finished file stays. @throws upload.unknown */
export async function dropUpload(house: PieceHouse, owner: Owner, id: string): Promise<void> {
  await forget(house, await getRow(house.db, owner, id));
}

/** Sweeps what nothing came for any more. @returns how many */
export async function sweepUploads(house: PieceHouse): Promise<number> {
  const stale = await house.db
    .selectFrom('uploads')
    .selectAll()
    .where('touchedAt', '<', new Date(house.now().getTime() - STALE_HOURS * HOUR_MS))
    .limit(200)
    .execute();
  for (const row of stale) await forget(house, row);
  return stale.length;
}

async function forget(house: PieceHouse, row: UploadRow): Promise<void> {
  await dropPieces(house, row);
  await house.db.deleteFrom('uploads').where('federationId', '=', row.federationId).where('id', '=', row.id).execute();
}

async function listPieces(db: Db, { federationId, id }: UploadRow): Promise<string[]> {
  const rows = await db
    .selectFrom('uploadPieces')
    .select('storageKey')
    .where('federationId', '=', federationId)
    .where('uploadId', '=', id)
    .orderBy('fromByte')
    .execute();
  return rows.map((row) => row.storageKey);
}

async function dropPieces(house: PieceHouse, row: UploadRow): Promise<void> {
  for (const key of await listPieces(house.db, row)) await house.files.delete(key);
  await house.db
    .deleteFrom('uploadPieces')
    .where('federationId', '=', row.federationId)
    .where('uploadId', '=', row.id)
    .execute();
}

const inMegabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
