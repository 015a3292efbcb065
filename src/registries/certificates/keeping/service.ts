import { sql } from 'kysely';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { actorOf, findPersonId, may, type Scope } from '../../../people/access/rules.ts';
import { withinReach } from '../../../people/units/reach/service.ts';
import { demandOn, getUnit } from '../../../people/units/service.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { claimFiles, findFile } from '../../../platform/files/uploads.ts';
import type { House } from '../../../platform/house.ts';
import type { CertificateItem, MyCertificate } from '../contract.ts';
import { certificateRefusals } from '../errors.ts';
import { type CertificateRow, findCertificate, selectCertificates, type Tenant } from '../queries.ts';
import type { CertificateState } from '../register.ts';

const stateOf = ({ revokedOn }: Pick<CertificateRow, 'revokedOn'>): CertificateState =>
  revokedOn ? 'revoked' : 'valid';

/** Certificates within reach, the latest first. @throws list.* */
export async function listCertificates(
  db: Db,
  scope: Scope,
  query: ListQuery & { batchId?: string | undefined; state?: CertificateState | undefined },
): Promise<Page<CertificateItem>> {
  let rows = selectCertificates(db, scope).where(withinReach(scope, 'programmes.read', sql.ref('units.path')));
  if (query.batchId) rows = rows.where('certificates.batchId', '=', query.batchId);
  if (query.state) rows = rows.where('certificates.revokedOn', query.state === 'valid' ? 'is' : 'is not', null);
  if (query.q) {
    const like = containing(query.q);
    rows = rows.where((eb) =>
      eb.or([eb('certificates.holderName', 'ilike', like), eb('certificates.number', 'ilike', like)]),
    );
  }
  const page = await pageOf(rows, query, {
    sorts: {
      number: { by: sql.ref('certificates.number'), of: (row) => row.number },
      issuedOn: { by: sql.ref('certificates.issued_on'), of: (row) => row.issuedOn },
    },
    id: { by: sql.ref('certificates.id'), of: (row) => row.id },
    defaultSort: '-number',
  });
  return {
    ...page,
    items: page.items.map((row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      holderName: row.holderName,
      award: row.award,
      unitName: row.unitName,
      issuedOn: row.issuedOn,
      state: stateOf(row),
      revokedOn: row.revokedOn,
      revokedBy: row.revokedBy,
      reason: row.reason,
    })),
  };
}

/** The reader's own certificates, the latest first; a revoked one stays, and says so. */
export async function listMyCertificates(db: Db, scope: Scope): Promise<MyCertificate[]> {
  const personId = findPersonId(scope);
  if (!personId) return [];
  const rows = await selectCertificates(db, scope)
    .where('certificates.personId', '=', personId)
    .orderBy('certificates.issuedOn', 'desc')
    .orderBy('certificates.number', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    award: row.award,
    issuers: row.issuers,
    issuedOn: row.issuedOn,
    state: stateOf(row),
    revokedOn: row.revokedOn,
  }));
}

/** A certificate that the reader holds, or that lies within an officer's reach. @throws certificates.not-found */
export async function getCertificate(db: Db, scope: Scope, id: string): Promise<CertificateRow> {
  const row = await findCertificate(db, scope, id);
  const isHolder = row?.personId != null && row.personId === findPersonId(scope);
  if (!row || !(isHolder || may(scope, 'programmes.read', row.unitPath))) throw certificateRefusals.notFound();
  return row;
}

/** The picture of a unit's seal, where one was set. */
export function findSeal(db: Db, { federationId }: Tenant, unitId: string) {
  return db
    .selectFrom('certificateSeals')
    .select(['fileId', 'setBy', 'setAt'])
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .executeTakeFirst();
}

/** The seal as officers of the unit see it. @throws units.not-found, access.not-allowed */
export async function readSeal(db: Db, scope: Scope, unitId: string) {
  demandOn(scope, 'programmes.manage', await getUnit(db, scope, unitId));
  return (await findSeal(db, scope, unitId)) ?? { fileId: null, setBy: '', setAt: null };
}

/**
 * Sets the seal that certificates of a unit are printed with, or takes it away. The picture is one that the officer
 * uploaded; from then on it is private.
 * @throws certificates.unknown-seal, units.not-found, access.not-allowed
 */
export async function setSeal(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  { unitId, fileId }: { unitId: string; fileId: string | null },
): Promise<{ fileId: string | null }> {
  const { federationId } = scope;
  const actor = actorOf(scope);
  return inTransaction(house.db, async (trx) => {
    demandOn(scope, 'units.manage', await getUnit(trx, scope, unitId));
    await trx
      .deleteFrom('certificateSeals')
      .where('federationId', '=', federationId)
      .where('unitId', '=', unitId)
      .execute();
    if (fileId !== null) {
      const file = await findFile(trx, { federationId, id: fileId });
      if (file?.kind !== 'picture' || !file.uploadedBy || file.uploadedBy !== actor.id)
        throw certificateRefusals.unknownSeal();
      await claimFiles(trx, { federationId, ids: [fileId], by: file.uploadedBy, unitId });
      await trx
        .insertInto('certificateSeals')
        .values({ federationId, unitId, fileId, setAt: house.now(), setBy: actor.name })
        .execute();
    }
    await writeAudit(trx, {
      federationId,
      at: house.now(),
      actor,
      action: 'certificates.set-seal',
      unitId,
      subject: { kind: 'unit', id: unitId },
      detail: { fileId },
      requestId: scope.requestId,
    });
    return { fileId };
  });
}
