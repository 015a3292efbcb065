import type { Db, Trx } from '../../platform/db/connect.ts';
import type { AbsenceState } from './register.ts';

export interface Tenant {
  federationId: string;
}

/** Absences with the names that belong to them. */
export function selectAbsences(db: Db | Trx, { federationId }: Tenant) {
  return db
    .selectFrom('absences')
    .innerJoin('persons', (join) =>
      join.onRef('persons.federationId', '=', 'absences.federationId').onRef('persons.id', '=', 'absences.personId'),
    )
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'absences.federationId').onRef('units.id', '=', 'absences.unitId'),
    )
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'absences.federationId')
        .onRef('memberships.personId', '=', 'absences.personId')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units as home', (join) =>
      join.onRef('home.federationId', '=', 'memberships.federationId').onRef('home.id', '=', 'memberships.unitId'),
    )
    .select([
      'absences.id',
      'absences.personId',
      'absences.day',
      'absences.what',
      'absences.state',
      'absences.appeal',
      'absences.reason',
      'persons.name',
      'home.name as personUnit',
      'units.name as unitName',
      'units.path',
    ])
    .$narrowType<{ state: AbsenceState }>()
    .where('absences.federationId', '=', federationId);
}

/** One absence, locked against others who decide on it. */
export async function lockAbsence(trx: Trx, { federationId }: Tenant, id: string) {
  await trx
    .selectFrom('absences')
    .select('id')
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return selectAbsences(trx, { federationId }).where('absences.id', '=', id).executeTakeFirst();
}
