import { createHash } from 'node:crypto';
import { type Db, inTransaction, type Trx } from '../db/connect.ts';
import type { House } from '../house.ts';
import type { FileAnswer, UploadedFile } from '../http/handlers.ts';
import { type Limit, takeHits } from '../http/limits.ts';
import { newId } from '../ids.ts';
import { acceptPicture } from '../pictures/accept.ts';
import { findLikeness, type Likeness } from '../pictures/likeness.ts';
import { lockContent } from './erasing.ts';
import { uploadRefusals } from './errors.ts';
import { contentKey } from './keys.ts';

const PICTURE_MAX_BYTES = 20 * 1024 * 1024;
const PICTURE_MAX_PIXELS = 60_000_000;

/** Documents that may be kept, by their first bytes; zip covers docx, xlsx and pptx. */
const documentKinds = [
  { start: '%PDF-', contentType: 'application/pdf' },
  { start: 'PK\u0003\u0004', contentType: 'application/zip' },
] as const;

export interface Keeping {
  federationId: string;
  unitId?: string | null;
  by: string | null;
  visibility: 'public' | 'private';
  /** Keeps a picture also byte for byte as it came, and what finds its likes. */
  original?: boolean | undefined;
}

export interface KeptFile {
  id: string;
  kind: 'picture' | 'document';
  name: string;
  width: number | null;
  height: number | null;
}

/**
 * An officer who uploads the pictures of a whole campaign stays below it, and so does a photographer after an evening with 120
 * sitters and a few photos of each; a script that fills the disk does not.
 */
const uploads: Limit = { name: 'upload', hits: 600, windowSeconds: 3600 };

/** @throws request.too-many */
async function takeUpload({ db, now }: Pick<House, 'db' | 'now'>, { federationId, by }: Keeping): Promise<void> {
  if (by !== null) await takeHits(db, [{ limit: uploads, by: `${federationId}:${by}` }], now());
}

/** Keeps a picture, cleaned of position and anything else it carried, with copies at several widths. @throws picture.*, request.too-many */
export async function keepPicture(
  house: Pick<House, 'db' | 'files' | 'now'>,
  keeping: Keeping,
  file: Pick<UploadedFile, 'name' | 'bytes'>,
): Promise<KeptFile> {
  await takeUpload(house, keeping);
  const picture = await acceptPicture(file.bytes, { maxBytes: PICTURE_MAX_BYTES, maxPixels: PICTURE_MAX_PIXELS });
  const { original } = picture;
  const contents: Content[] = [];
  const contentOf = (buffer: Buffer, contentType: string): string => {
    const key = contentKey(keeping.federationId, buffer, contentType);
    contents.push({ key, buffer, contentType });
    return key;
  };
  const widths = picture.widths.map(({ width, height, format, buffer, contentType }) => ({
    ...{ width, height, format },
    key: contentOf(buffer, contentType),
  }));
  const storageKey = contentOf(original.buffer, original.contentType);
  const rawKey = keeping.original ? contentOf(file.bytes, 'application/octet-stream') : undefined;
  const copy = picture.widths[0]?.buffer;
  const likeness = rawKey && copy ? await findLikeness(copy) : undefined;
  const { width, height } = picture;
  return insertFile(house, keeping, contents, {
    kind: 'picture',
    name: file.name,
    content: original.buffer,
    contentType: original.contentType,
    storageKey,
    width,
    height,
    widths,
    // The upload as it came. Nothing that shows pictures reads it: it still tells where it was taken.
    ...(rawKey ? { raw: { key: rawKey, content: file.bytes } } : {}),
    ...(likeness ? { likeness } : {}),
  });
}

/** Keeps a document whose first bytes say what it claims to be. @throws upload.unknown-document, request.too-many */
export async function keepDocument(
  house: Pick<House, 'db' | 'files' | 'now'>,
  keeping: Keeping,
  file: Pick<UploadedFile, 'name' | 'bytes'>,
): Promise<KeptFile> {
  await takeUpload(house, keeping);
  const start = file.bytes.subarray(0, 8).toString('latin1');
  const kind = documentKinds.find((each) => start.startsWith(each.start));
  if (!kind) throw uploadRefusals.unknownDocument();
  const storageKey = contentKey(keeping.federationId, file.bytes, kind.contentType);
  const content = { key: storageKey, buffer: file.bytes, contentType: kind.contentType };
  return insertFile(house, keeping, [content], {
    kind: 'document',
    name: file.name,
    content: file.bytes,
    contentType: kind.contentType,
    storageKey,
    width: null,
    height: null,
    widths: [],
  });
}

interface Content {
  key: string;
  buffer: Buffer;
  contentType: string;
}

interface NewFile {
  kind: 'picture' | 'document';
  name: string;
  content: Buffer;
  contentType: string;
  storageKey: string;
  width: number | null;
  height: number | null;
  widths: object[];
  raw?: { key: string; content: Buffer };
  likeness?: Likeness;
}

const digest = (content: Buffer) => createHash('sha256').update(content).digest();

/** Writes the row, then what it names: a content without a row may be deleted at any moment by `eraseFiles`. */
async function insertFile(
  house: Pick<House, 'db' | 'files' | 'now'>,
  keeping: Keeping,
  contents: readonly Content[],
  file: NewFile,
): Promise<KeptFile> {
  const kept = await inTransaction(house.db, async (trx) => {
    await lockContent(trx, file.storageKey);
    return insertRow(trx, keeping, { ...file, createdAt: house.now() });
  });
  for (const { key, buffer, contentType } of contents) await house.files.put(key, buffer, contentType);
  return kept;
}

async function insertRow(trx: Trx, keeping: Keeping, file: NewFile & { createdAt: Date }): Promise<KeptFile> {
  const id = newId();
  const name =
    file.name
      .replaceAll(/[\\/\p{Cc}]/gu, ' ')
      .trim()
      .slice(-120) || '未命名';
  await trx
    .insertInto('files')
    .values((eb) => ({
      federationId: keeping.federationId,
      id,
      storageKey: file.storageKey,
      kind: file.kind,
      name,
      contentType: file.contentType,
      bytes: file.content.length,
      sha256: digest(file.content),
      width: file.width,
      height: file.height,
      widths: JSON.stringify(file.widths),
      unitId: keeping.unitId ?? null,
      visibility: keeping.visibility,
      uploadedBy: keeping.by,
      createdAt: file.createdAt,
      rawKey: file.raw?.key ?? null,
      rawBytes: file.raw?.content.length ?? null,
      rawSha256: file.raw ? digest(file.raw.content) : null,
      // 64 bits are more than a number of JavaScript holds, so they go in as text.
      likeness: file.likeness ? eb.cast<number>(eb.val(String(file.likeness.likeness)), 'bigint') : null,
      mirrored: file.likeness ? eb.cast<number>(eb.val(String(file.likeness.mirrored)), 'bigint') : null,
    }))
    .execute();
  return { id, kind: file.kind, name, width: file.width, height: file.height };
}

/**
 * Takes files that this account uploaded into the care of a unit, private: what others uploaded cannot be taken. Without a
 * unit nobody opens them but who uploaded them and whoever a service opens them to.
 * @returns those taken, by id; the rest are not there or not this account's
 */
export async function claimFiles(
  trx: Trx,
  {
    federationId,
    ids,
    by,
    unitId,
  }: { federationId: string; ids: readonly string[]; by: string; unitId: string | null },
) {
  if (ids.length === 0) return [];
  return trx
    .updateTable('files')
    .set({ unitId, visibility: 'private' })
    .where('federationId', '=', federationId)
    .where('id', 'in', [...ids])
    .where('uploadedBy', '=', by)
    .returning(['id', 'kind', 'name', 'contentType', 'bytes', 'rawBytes', 'width', 'height'])
    .execute();
}

/** Makes a file private and a unit's own: officers of the unit may read it, and whoever a service opens it to. */
export async function keepForUnit(
  trx: Trx,
  { federationId, id, unitId }: { federationId: string; id: string; unitId: string },
): Promise<void> {
  await trx
    .updateTable('files')
    .set({ visibility: 'private', unitId })
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .execute();
}

/** A stored file's row, or nothing. */
export function findFile(db: Db | Trx, { federationId, id }: { federationId: string; id: string }) {
  return db
    .selectFrom('files')
    .select([
      'id',
      'kind',
      'name',
      'storageKey',
      'contentType',
      'width',
      'height',
      'widths',
      'unitId',
      'visibility',
      'uploadedBy',
    ])
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

interface Copy {
  width: number;
  height: number;
  format: 'webp' | 'jpeg';
  key: string;
}

/** A file's content; a picture at the narrowest copy that is at least as wide as asked. */
export async function readFileAt(
  house: Pick<House, 'files'>,
  file: NonNullable<Awaited<ReturnType<typeof findFile>>>,
  { width, format = 'webp' }: { width?: number | undefined; format?: 'webp' | 'jpeg' | undefined },
): Promise<FileAnswer> {
  const copies = (file.widths as object as Copy[])
    .filter((copy) => copy.format === format)
    .sort((a, b) => a.width - b.width);
  const copy = width === undefined ? undefined : (copies.find((each) => each.width >= width) ?? copies.at(-1));
  const body = await house.files.get(copy?.key ?? file.storageKey);
  return {
    name: file.name,
    body,
    contentType: copy ? `image/${copy.format}` : file.contentType,
    inline: file.kind === 'picture',
  };
}
