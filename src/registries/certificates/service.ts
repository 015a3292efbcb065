import { pick } from '../../kernel/words.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import { writeAudit } from '../../platform/audit/write.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { drawNumber, newId } from '../../platform/ids.ts';
import { listOfSources, type Tenant, takeSerials } from './queries.ts';
import { type CertificateKind, certificateKinds } from './register.ts';
import { ALPHABET_SIZE, certificateNumber, RANDOM_CHARACTERS } from './rules.ts';

/** Rows in one statement, well below the 65,535 parameters of PostgreSQL's protocol. */
const AT_ONCE = 500;

/** A certificate as whoever issues it tells it; names and words are those of that day, and stay as they were. */
export interface NewCertificate {
  kind: CertificateKind;
  /** The person, team or unit. */
  holderName: string;
  /** Where the holder is on the register: the person finds it on the own page. At most one of the two. */
  personId?: string | null;
  holderUnitId?: string | null;
  /** The sentence in the middle: what for. */
  body: string;
  /** The same in a few words, for whoever checks the number: `摄影大赛 一等奖`. */
  award: string;
  /** Issuing bodies as printed, the first first. */
  issuers: readonly string[];
  /** What made it: the same source and holder get one. */
  source: { kind: string; id: string };
}

export interface IssuedCertificate {
  id: string;
  number: string;
  /** `false` where the same source had given it to the same holder before; nothing was changed then. */
  isNew: boolean;
}

/**
 * Issues certificates inside the caller's transaction, in the order in which they are to be printed. The caller has
 * decided that they may be; nothing of the scope but federation and actor is used.
 * @param unitId the unit that keeps them, and whose seal is printed
 * @param batchId what they are issued with, such as a stage: one print run prints it all
 * @returns one line per certificate, in the order given
 */
export async function issueCertificates(
  trx: Trx,
  scope: Scope,
  {
    now,
    issuedOn,
    unitId,
    batchId,
    certificates,
  }: { now: Date; issuedOn: string; unitId: string; batchId: string; certificates: readonly NewCertificate[] },
): Promise<IssuedCertificate[]> {
  if (certificates.length === 0) return [];
  const { federationId } = scope;
  const year = Number(issuedOn.slice(0, 4));
  const known = new Map(
    (await listOfSources(trx, scope, [...new Set(certificates.map(({ source }) => source.id))])).map((row) => [
      keyOf({ ...row, source: { kind: row.sourceKind, id: row.sourceId } }),
      row,
    ]),
  );
  const fresh = certificates.filter((each) => !known.has(keyOf(each)));
  const first = fresh.length > 0 ? await takeSerials(trx, { federationId, year, count: fresh.length }) : 0;
  const from = await nextPosition(trx, scope, batchId);
  const issued = new Map<string, IssuedCertificate>();
  const rows = fresh.flatMap((each, index) => {
    const key = keyOf(each);
    if (issued.has(key)) return [];
    const random = Array.from({ length: RANDOM_CHARACTERS }, () => drawNumber(ALPHABET_SIZE));
    const certificate = { id: newId(), number: certificateNumber(year, first + index, random) };
    issued.set(key, { ...certificate, isNew: true });
    return {
      ...certificate,
      federationId,
      kind: each.kind,
      title: pick(certificateKinds[each.kind], 'zh'),
      holderName: each.holderName,
      personId: each.personId ?? null,
      holderUnitId: each.holderUnitId ?? null,
      body: each.body,
      award: each.award,
      issuers: [...each.issuers],
      unitId,
      issuedOn,
      sourceKind: each.source.kind,
      sourceId: each.source.id,
      batchId,
      position: from + index,
      createdAt: now,
    };
  });
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto('certificates')
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
  if (rows.length > 0)
    await writeAudit(trx, {
      federationId,
      at: now,
      actor: actorOf(scope),
      action: 'certificates.issue',
      unitId,
      subject: { kind: 'certificates', id: batchId },
      detail: { count: rows.length, first: rows[0]?.number, last: rows.at(-1)?.number },
      requestId: scope.requestId,
    });
  return certificates.map((each) => {
    const key = keyOf(each);
    const before = known.get(key);
    const found = before ? { id: before.id, number: before.number, isNew: false } : issued.get(key);
    if (!found) throw new Error('a certificate was lost while it was issued');
    return found;
  });
}

const keyOf = ({
  source,
  personId,
  holderUnitId,
  holderName,
}: Pick<NewCertificate, 'source' | 'personId' | 'holderUnitId' | 'holderName'>) =>
  `${source.kind}\0${source.id}\0${personId ?? holderUnitId ?? holderName}`;

async function nextPosition(trx: Trx, { federationId }: Tenant, batchId: string): Promise<number> {
  const last = await trx
    .selectFrom('certificates')
    .select((eb) => eb.fn.max<number | null>('position').as('position'))
    .where('federationId', '=', federationId)
    .where('batchId', '=', batchId)
    .executeTakeFirst();
  return (last?.position ?? 0) + 1;
}

/**
 * Revokes every certificate that a source has made, inside the caller's transaction: from then on its page says so, and
 * it is not printed any more. Again is harmless. The caller has decided that it may be revoked.
 * @returns those that were revoked now
 */
export async function revokeCertificates(
  trx: Trx,
  scope: Scope,
  { now, today, source, reason }: { now: Date; today: string; source: { kind: string; id: string }; reason: string },
): Promise<{ id: string; number: string; unitId: string }[]> {
  const { federationId } = scope;
  const actor = actorOf(scope);
  const revoked = await trx
    .updateTable('certificates')
    .set({ revokedAt: now, revokedOn: today, revokedBy: actor.name, reason })
    .where('federationId', '=', federationId)
    .where('sourceKind', '=', source.kind)
    .where('sourceId', '=', source.id)
    .where('revokedAt', 'is', null)
    .returning(['id', 'number', 'unitId'])
    .execute();
  await writeAudit(
    trx,
    ...revoked.map(({ id, number, unitId }) => ({
      federationId,
      at: now,
      actor,
      action: 'certificates.revoke',
      unitId,
      subject: { kind: 'certificate', id },
      detail: { number, reason },
      requestId: scope.requestId,
    })),
  );
  return revoked;
}

/** How many certificates of a batch hold. */
export async function countCertificates(trx: Trx, { federationId }: Tenant, batchId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('certificates')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', federationId)
    .where('batchId', '=', batchId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
