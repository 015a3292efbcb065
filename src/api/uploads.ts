import { z } from 'zod';
import { defineRoutes } from '../kernel/routes.ts';
import { actorOf, type Scope } from '../people/access/rules.ts';
import { getUnit } from '../people/units/service.ts';
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

export const fileRoutes = defineRoutes({
  uploadPicture: {
    method: 'post',
    path: '/files/pictures',
    words: ['上传照片', 'Upload a picture'],
    access: 'signed-in',
    query,
    upload: { maxBytes: 20 * 1_048_576 },
    output: kept,
    status: 201,
  },
  uploadDocument: {
    method: 'post',
    path: '/files/documents',
    words: ['上传文件', 'Upload a document'],
    access: 'signed-in',
    query,
    upload: { maxBytes: 50 * 1_048_576 },
    output: kept,
    status: 201,
  },
});

/** Keeps uploads: pictures cleaned of position, documents by their first bytes. */
export function fileHandlers(house: House): Handlers<typeof fileRoutes, Scope> {
  const keepingOf = async (scope: Scope, { unitId, visibility }: z.output<typeof query>) => {
    if (unitId) await getUnit(house.db, scope, unitId);
    return { federationId: scope.federationId, unitId: unitId ?? null, by: actorOf(scope).id ?? null, visibility };
  };
  return {
    uploadPicture: async ({ scope, query: asked, file }) => keepPicture(house, await keepingOf(scope, asked), file),
    uploadDocument: async ({ scope, query: asked, file }) => keepDocument(house, await keepingOf(scope, asked), file),
  };
}
