import type { Db } from '../db/connect.ts';
import { CHAIN_START, canonicalEntries, chainHash, toCanonical } from './seal.ts';

const PAGE = 2000;

export type BreakReason = 'gap' | 'entry-missing' | 'link-changed' | 'entry-changed' | 'head-missing';

export interface ChainReport {
  federationId: string;
  /** Entries in the chain, up to the first broken link. */
  sealed: number;
  /** Entries that wait for their seal; more than a minute's worth means that sealing has stopped. */
  unsealed: number;
  /** The last good link. Noted elsewhere, it proves later that nothing was cut off the end. */
  head: { seq: number; hash: string };
  broken?: { seq: number; entryId: string | null; why: BreakReason };
}

export interface KnownHead {
  federationId: string;
  seq: number;
  hash: string;
}

/**
 * Recomputes the chain of every federation from its first entry.
 * @param heads earlier heads, from the log or an earlier report, that must still be in the chain
 */
export async function verifyAudit(
  db: Db,
  { heads = [] }: { heads?: readonly KnownHead[] } = {},
): Promise<ChainReport[]> {
  const federations = await db.selectFrom('federations').select('id').orderBy('id').execute();
  const reports: ChainReport[] = [];
  for (const { id } of federations) {
    reports.push(
      await verifyChain(
        db,
        id,
        heads.filter((head) => head.federationId === id),
      ),
    );
  }
  return reports;
}

async function verifyChain(db: Db, federationId: string, heads: readonly KnownHead[]): Promise<ChainReport> {
  let seq = 0;
  let hash: Buffer = CHAIN_START;
  const total = await countEntries(db, federationId);
  const report = (broken?: ChainReport['broken']): ChainReport => ({
    federationId,
    sealed: seq,
    unsealed: Math.max(0, total.entries - total.seals),
    head: { seq, hash: hash.toString('hex') },
    ...(broken ? { broken } : {}),
  });
  const known = new Map(heads.map((head) => [head.seq, head.hash]));
  for (;;) {
    const links = await readLinks(db, federationId, seq);
    for (const link of links) {
      const why = findBreak(link, { seq: seq + 1, previous: hash });
      if (why) return report({ seq: why === 'gap' ? seq + 1 : link.seq, entryId: link.entryId, why });
      seq = link.seq;
      hash = link.hash;
      const noted = known.get(seq);
      if (noted !== undefined && noted !== hash.toString('hex')) {
        return report({ seq, entryId: link.entryId, why: 'head-missing' });
      }
    }
    if (links.length < PAGE) break;
  }
  const cutOff = heads.find((head) => head.seq > seq);
  return cutOff ? report({ seq: seq + 1, entryId: null, why: 'head-missing' }) : report();
}

type Link = Awaited<ReturnType<typeof readLinks>>[number];

function findBreak(link: Link, expected: { seq: number; previous: Buffer }): BreakReason | undefined {
  if (link.seq !== expected.seq) return 'gap';
  if (!link.previousHash.equals(expected.previous)) return 'link-changed';
  if (!link.entry) return 'entry-missing';
  return chainHash(expected.previous, toCanonical(link.entry)).equals(link.hash) ? undefined : 'entry-changed';
}

async function readLinks(db: Db, federationId: string, after: number) {
  const seals = await db
    .selectFrom('auditSeals')
    .select(['seq', 'entryId', 'previousHash', 'hash'])
    .where('federationId', '=', federationId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .execute();
  if (seals.length === 0) return [];
  const ids = seals.map((seal) => seal.entryId);
  const entries = await canonicalEntries(db, federationId).where('auditEntries.id', 'in', ids).execute();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return seals.map((seal) => ({ ...seal, entry: byId.get(seal.entryId) }));
}

async function countEntries(db: Db, federationId: string): Promise<{ entries: number; seals: number }> {
  const count = async (table: 'auditEntries' | 'auditSeals') => {
    const { total } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('federationId', '=', federationId)
      .executeTakeFirstOrThrow();
    return total;
  };
  return { entries: await count('auditEntries'), seals: await count('auditSeals') };
}
