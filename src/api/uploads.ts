import { z } from 'zod';
import { defineRoutes } from '../kernel/routes.ts';
import { accessRefusals } from '../people/access/errors.ts';
import { actorOf, type Scope } from '../people/access/rules.ts';
import { getUnit } from '../people/units/service.ts';
import {
  beginUpload,
  dropUpload,
  finishUpload,
  getUpload,
  MOST_PIECE_BYTES,
  maxBytesOf,
  type Owner,
  putPiece,
} from '../platform/files/pieces.ts';
import { keepDocument, keepPicture } from '../platform/files/uploads.ts';
import type { House } from '../platform/house.ts';
import type { Handlers } from '../platform/http/handlers.ts';

const query = z.object({
  unitId: z.uuid().optional().describe('The unit it belongs to; officers of it may read it while it is private'),
  visibility: z.enum(['public', 'private']).default('private'),
});
const kept = z.object({
  id: z.uuid(),
  kind: z.enum(['picture', 'document']),
  name: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});

const state = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['picture', 'document']),
  bytes: z.number().int(),
  received: z.number().int().describe('Where the next piece begins'),
  pieceBytes: z.number().int().describe('A good size of a piece'),
  fileId: z.uuid().nullable().describe('Set once it is finished'),
});
const params = z.object({ uploadId: z.uuid() });

export const fileRoutes = defineRoutes({
  uploadPicture: {
    method: 'post',
    path: '/files/pictures',
    words: ['上传照片', 'Upload a picture'],
    access: 'signed-in',
    query,
    upload: { maxBytes: maxBytesOf.picture },
    output: kept,
    status: 201,
  },
  uploadDocument: {
    method: 'post',
    path: '/files/documents',
    words: ['上传文件', 'Upload a document'],
    access: 'signed-in',
    query,
    upload: { maxBytes: maxBytesOf.document },
    output: kept,
    status: 201,
  },
  beginUpload: {
    method: 'post',
    path: '/uploads',
    words: ['开始分段上传；同一内容再次开始即接着传', 'Begin an upload in pieces, or go on with the same content'],
    access: 'signed-in',
    body: query.extend({
      name: z.string().trim().min(1).max(200),
      kind: z.enum(['picture', 'document']),
      bytes: z.number().int().min(1),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional()
        .describe('Of the whole, in hex: checked at the end, and finds an upload that was interrupted'),
      original: z.boolean().default(false).describe('Keep a picture also as it came, for whoever may fetch originals'),
    }),
    output: state,
    status: 201,
  },
  getUpload: {
    method: 'get',
    path: '/uploads/{uploadId}',
    words: ['上传进度', 'How far an upload is'],
    access: 'signed-in',
    params,
    output: state,
  },
  putPiece: {
    method: 'post',
    path: '/uploads/{uploadId}/pieces',
    words: ['上传下一段', 'Send the next piece'],
    access: 'signed-in',
    params,
    query: z.object({ offset: z.coerce.number().int().min(0) }),
    upload: { maxBytes: MOST_PIECE_BYTES },
    output: state,
  },
  finishUpload: {
    method: 'post',
    path: '/uploads/{uploadId}/finish',
    words: ['完成上传', 'Finish an upload'],
    access: 'signed-in',
    params,
    output: kept,
  },
  dropUpload: {
    method: 'delete',
    path: '/uploads/{uploadId}',
    words: ['放弃上传', 'Give an upload up'],
    access: 'signed-in',
    params,
    status: 204,
  },
});

/** Keeps uploads: pictures cleaned of position, documents by their first bytes. */
export function fileHandlers(house: House): Handlers<typeof fileRoutes, Scope> {
  const keepingOf = async (scope: Scope, { unitId, visibility }: z.output<typeof query>) => {
    if (unitId) await getUnit(house.db, scope, unitId);
    return { federationId: scope.federationId, unitId: unitId ?? null, by: actorOf(scope).id ?? null, visibility };
  };
  const ownerOf = (scope: Scope): Owner => {
    const ownerId = actorOf(scope).id;
    if (!ownerId) throw accessRefusals.signInFirst();
    return { federationId: scope.federationId, ownerId };
  };
  return {
    beginUpload: async ({ scope, body }) => {
      if (body.unitId) await getUnit(house.db, scope, body.unitId);
      return beginUpload(house, ownerOf(scope), { ...body, unitId: body.unitId ?? null });
    },
    getUpload: ({ scope, params: { uploadId } }) => getUpload(house.db, ownerOf(scope), uploadId),
    putPiece: ({ scope, params: { uploadId }, query: { offset }, file }) =>
      putPiece(house, ownerOf(scope), { id: uploadId, offset, content: file.bytes }),
    finishUpload: ({ scope, params: { uploadId } }) => finishUpload(house, ownerOf(scope), uploadId),
    dropUpload: async ({ scope, params: { uploadId } }) => {
      await dropUpload(house, ownerOf(scope), uploadId);
      return undefined;
    },
    uploadPicture: async ({ scope, query: asked, file }) => keepPicture(house, await keepingOf(scope, asked), file),
    uploadDocument: async ({ scope, query: asked, file }) => keepDocument(house, await keepingOf(scope, asked), file),
  };
}
