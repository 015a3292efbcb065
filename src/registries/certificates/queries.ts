import type { Scope } from '../../people/access/rules.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { CertificateKind } from './register.ts';

export type Tenant = Pick<Scope, 'federationId'>;

/** Certificates with the path of the unit that keeps them as it lies now; the caller judges reach. */
export function selectCertificates(db: Db | Trx, { federationId }: Tenant) {
  return db
    .selectFrom('certificates')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'certificates.federationId').onRef('units.id', '=', 'certificates.unitId'),
    )
    .where('certificates.federationId', '=', federationId)
    .select([
      'certificates.id',
      'certificates.number',
      'certificates.kind',
      'certificates.title',
      'certificates.holderName',
      'certificates.personId',
      'certificates.holderUnitId',
      'certificates.body',
      'certificates.award',
      'certificates.issuers',
      'certificates.unitId',
      'certificates.issuedOn',
      'certificates.batchId',
      'certificates.position',
      'certificates.revokedOn',
      'certificates.revokedBy',
      'certificates.reason',
      'units.name as unitName',
      'units.path as unitPath',
    ])
    .$narrowType<{ kind: CertificateKind }>();
}
export type CertificateRow = NonNullable<Awaited<ReturnType<typeof findCertificate>>>;

export function findCertificate(db: Db | Trx, tenant: Tenant, id: string) {
  return selectCertificates(db, tenant).where('certificates.id', '=', id).executeTakeFirst();
}

/** Takes serial numbers of a year, so many in a row; whoever issues at the same time waits. @returns the first */
export async function takeSerials(
  trx: Trx,
  { federationId, year, count }: Tenant & { year: number; count: number },
): Promise<number> {
  const { next } = await trx
    .insertInto('certificateYears')
    .values({ federationId, year, nextNumber: 1 + count })
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'year'])
        .doUpdateSet((eb) => ({ nextNumber: eb('certificateYears.nextNumber', '+', count) })),
    )
    .returning('nextNumber as next')
    .executeTakeFirstOrThrow();
  return next - count;
}

/** Certificates that these sources were given already. */
export function listOfSources(trx: Trx, { federationId }: Tenant, ids: readonly string[]) {
  return trx
    .selectFrom('certificates')
    .select(['id', 'number', 'sourceKind', 'sourceId', 'personId', 'holderUnitId', 'holderName', 'revokedOn'])
    .where('federationId', '=', federationId)
    .where('sourceId', 'in', [...ids])
    .execute();
}
