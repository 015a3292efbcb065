import { createHash } from 'node:crypto';
import type { Db, Trx } from '../db/connect.ts';
import { inTransaction } from '../db/connect.ts';
import type { House } from '../house.ts';

const BATCH = 1000;
/** Entries are looked for this far before the last seal: a transaction that wrote one may have committed later. */
const LOOK_BACK_MS = 3_600_000;
/** What the first entry of a federation is chained to. */
export const CHAIN_START = Buffer.alloc(32);

/** An entry as it is hashed: every column as text or null, in one fixed order. */
export type CanonicalEntry = readonly (string | null)[];

/** The hash of an entry that follows another: SHA-256 over the previous hash and the entry as JSON. */
export function chainHash(previous: Buffer, entry: CanonicalEntry): Buffer {
  return createHash('sha256').update(previous).update(JSON.stringify(entry)).digest();
}

/**
 * Chains all entries that have no seal yet, federation by federation. The head of each chain goes to the log: kept
 * elsewhere, it also proves that the end of the trail was not cut off.
 * @param all looks through the whole trail for stragglers, not only its last hour
 * @returns how many entries were sealed
 */
export async function sealAudit(
  { db, now, log }: Pick<House, 'db' | 'now' | 'log'>,
  { all = false }: { all?: boolean } = {},
): Promise<number> {
  const federations = await db.selectFrom('federations').select('id').orderBy('id').execute();
  let sealed = 0;
  for (const { id: federationId } of federations) {
    for (;;) {
      const batch = await inTransaction(db, (trx) => sealBatch(trx, { federationId, now: now(), all }));
      sealed += batch.count;
      if (batch.count > 0) {
        log.info({ federationId, seq: batch.seq, head: batch.hash.toString('hex') }, 'audit trail sealed');
      }
      if (batch.count < BATCH) break;
    }
  }
  return sealed;
}

async function sealBatch(trx: Trx, { federationId, now, all }: { federationId: string; now: Date; all: boolean }) {
  // One sealer at a time; weak enough not to hold up inserts that refer to the federation.
  await trx.selectFrom('federations').select('id').where('id', '=', federationId).forNoKeyUpdate().execute();
  const last = await trx
    .selectFrom('auditSeals')
    .select(['seq', 'hash', 'sealedAt'])
    .where('federationId', '=', federationId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let hash = last?.hash ?? CHAIN_START;
  let unsealed = canonicalEntries(trx, federationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('auditSeals')
            .select('auditSeals.seq')
            .whereRef('auditSeals.federationId', '=', 'auditEntries.federationId')
            .whereRef('auditSeals.entryId', '=', 'auditEntries.id'),
        ),
      ),
    )
    .orderBy('auditEntries.at')
    .orderBy('auditEntries.id')
    .limit(BATCH);
  if (last && !all)
    unsealed = unsealed.where('auditEntries.at', '>=', new Date(last.sealedAt.getTime() - LOOK_BACK_MS));
  const entries = await unsealed.execute();
  const seals = entries.map((entry) => {
    const previousHash = hash;
    seq += 1;
    hash = chainHash(previousHash, toCanonical(entry));
    return { federationId, seq, entryId: entry.id, previousHash, hash, sealedAt: now };
  });
  if (seals.length > 0) await trx.insertInto('auditSeals').values(seals).execute();
  return { count: seals.length, seq, hash };
}

/** The entries of a federation with each column in a form that no setting of the server changes. */
export function canonicalEntries(db: Db | Trx, federationId: string) {
  return db
    .selectFrom('auditEntries')
    .select((eb) => [
      'auditEntries.federationId',
      'auditEntries.id',
      // To the microsecond, which a Date would lose.
      eb
        .fn<string>('to_char', [
          eb.fn('timezone', [eb.val('UTC'), 'auditEntries.at']),
          eb.val('YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        ])
        .as('at'),
      'auditEntries.actorKind',
      'auditEntries.actorId',
      'auditEntries.actorName',
      'auditEntries.action',
      'auditEntries.unitId',
      'auditEntries.subjectKind',
      'auditEntries.subjectId',
      // As PostgreSQL normalises it: keys in order, numbers to the last digit.
      eb.cast<string>('auditEntries.detail', 'text').as('detail'),
      'auditEntries.requestId',
    ])
    .where('auditEntries.federationId', '=', federationId);
}

/** One row of `canonicalEntries` as it is hashed. */
export function toCanonical(entry: Record<(typeof canonicalColumns)[number], string | null>): CanonicalEntry {
  return canonicalColumns.map((column) => entry[column]);
}

const canonicalColumns = [
  'federationId',
  'id',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'action',
  'unitId',
  'subjectKind',
  'subjectId',
  'detail',
  'requestId',
] as const;
