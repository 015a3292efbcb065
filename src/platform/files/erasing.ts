import type { Trx } from '../db/connect.ts';
import { deleteUnlessReferred } from '../db/referred.ts';
import type { House } from '../house.ts';

/** Whoever writes or deletes the row of a content waits for whoever else does: the same file is stored once. */
export const lockContent = (trx: Trx, storageKey: string) =>
  trx
    .selectNoFrom((eb) =>
      eb.fn('pg_advisory_xact_lock', [eb.fn('hashtextextended', [eb.val(storageKey), eb.lit(0)])]).as('locked'),
    )
    .execute();

/**
 * Deletes files with all their copies. What another file has too stays in the store, and a file that somebody still refers to
 * stays whole. Safe to run again: contents go before the transaction ends.
 */
export async function eraseFiles(
  house: Pick<House, 'files'>,
  trx: Trx,
  { federationId, ids }: { federationId: string; ids: readonly string[] },
): Promise<void> {
  for (const id of [...new Set(ids)].sort()) {
    const file = await trx
      .selectFrom('files')
      .select(['storageKey', 'rawKey', 'widths'])
      .where('federationId', '=', federationId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!file) continue;
    await lockContent(trx, file.storageKey);
    const isGone = await deleteUnlessReferred(trx, () =>
      trx.deleteFrom('files').where('federationId', '=', federationId).where('id', '=', id).execute(),
    );
    if (!isGone) continue;
    const copies = (file.widths as object as { key: string }[]).map(({ key }) => key);
    for (const key of [...copies, file.storageKey, ...(file.rawKey ? [file.rawKey] : [])])
      if (!(await isKept(trx, federationId, key))) await house.files.delete(key);
  }
}

/** Whether some file of the federation has this content, as itself or as a copy. */
async function isKept(trx: Trx, federationId: string, key: string): Promise<boolean> {
  const found = await trx
    .selectFrom('files')
    .select('id')
    .where('federationId', '=', federationId)
    .where((eb) =>
      eb.or([
        eb('storageKey', '=', key),
        eb('rawKey', '=', key),
        eb('widths', '@>', eb.cast<never>(eb.val(JSON.stringify([{ key }])), 'jsonb')),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
