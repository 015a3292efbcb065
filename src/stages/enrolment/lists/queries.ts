import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';

/** Enrolments of a stage with who asked and the union they are in, to be narrowed and selected from. */
export function selectEnrolled(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolments')
    .innerJoin('persons', (join) =>
      join
        .onRef('persons.federationId', '=', 'enrolments.federationId')
        .onRef('persons.id', '=', 'enrolments.personId'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'enrolments.federationId').onRef('units.id', '=', 'enrolments.unitId'),
    )
    .where('enrolments.federationId', '=', federationId)
    .where('enrolments.stageId', '=', stageId);
}
