import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Scope } from '../rules.ts';
import { mayOpenFile } from './rules.ts';

export interface OpenFile {
  id: string;
  kind: string;
  visibility: string;
}

/**
 * Of these files, those that the scope may open. Whatever shows a file to others asks here first, so that nobody
 * reads a stranger's file by naming its id.
 */
export async function listOpenFiles(
  db: Db | Trx,
  scope: Pick<Scope, 'federationId' | 'actor' | 'grants'>,
  ids: readonly string[],
): Promise<Map<string, OpenFile>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('files')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'files.federationId').onRef('units.id', '=', 'files.unitId'),
    )
    .select(['files.id', 'files.kind', 'files.visibility', 'files.uploadedBy', 'units.path as unitPath'])
    .where('files.federationId', '=', scope.federationId)
    .where('files.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows
      .filter((row) => mayOpenFile(scope, row))
      .map(({ id, kind, visibility }) => [id, { id, kind, visibility }] as const),
  );
}
