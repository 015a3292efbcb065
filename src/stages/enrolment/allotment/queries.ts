import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import { selectEnrolled } from '../lists/queries.ts';
import type { Key } from '../queries.ts';

const anyOf = (ids: readonly string[]) => sql`any(${[...ids]}::uuid[])`;

/** Everyone who waits for the allotment, in the order of asking; or one of them. */
export function listApplied(trx: Trx, key: Key, only?: string) {
  const applied = selectEnrolled(trx, key)
    .select([
      'enrolments.id',
      'enrolments.subjectKind',
      'enrolments.subjectId',
      'enrolments.personId',
      'enrolments.quotaUnitId',
      'enrolments.places',
      'enrolments.seq',
      'enrolments.answers',
      'enrolments.wishes',
      'persons.name',
      'units.name as unitName',
    ])
    .where('enrolments.state', '=', 'applied')
    .orderBy('enrolments.seq')
    .$narrowType<{ wishes: string[] }>();
  return (only === undefined ? applied : applied.where('enrolments.id', '=', only)).execute();
}

/** What the roster says of these persons. */
export function listRostered(trx: Trx, { federationId }: Pick<Key, 'federationId'>, personIds: readonly string[]) {
  return trx
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .select(['persons.id', 'persons.bornOn', 'persons.workerKinds', 'memberships.fromOn as memberSince'])
    .where('persons.federationId', '=', federationId)
    .where(sql<boolean>`persons.id = ${anyOf(personIds)}`)
    .execute();
}

/** Honours that they hold, the highest and newest first. */
export function listHonours(trx: Trx, { federationId }: Pick<Key, 'federationId'>, personIds: readonly string[]) {
  return trx
    .selectFrom('honours')
    .select(['personId', 'level', 'title', 'year'])
    .where('federationId', '=', federationId)
    .where('state', '=', 'conferred')
    .where(sql<boolean>`person_id = ${anyOf(personIds)}`)
    .orderBy(sql`array_position(array['national', 'city', 'district', 'enterprise'], level)`)
    .orderBy('year', 'desc')
    .execute();
}

/** Levels of skill that were awarded to them and not revoked. */
export function listSkills(trx: Trx, { federationId }: Pick<Key, 'federationId'>, personIds: readonly string[]) {
  return trx
    .selectFrom('ladderAwards')
    .innerJoin('ladders', (join) =>
      join
        .onRef('ladders.federationId', '=', 'ladderAwards.federationId')
        .onRef('ladders.id', '=', 'ladderAwards.ladderId'),
    )
    .select(['ladderAwards.personId', 'ladderAwards.level', 'ladders.title as ladder'])
    .where('ladderAwards.federationId', '=', federationId)
    .where('ladderAwards.revokedOn', 'is', null)
    .where(sql<boolean>`ladder_awards.person_id = ${anyOf(personIds)}`)
    .orderBy('ladderAwards.awardedOn', 'desc')
    .execute();
}

/** Places that they hold or held in other stages of a series. */
export function listEarlier(
  trx: Trx,
  { federationId, stageId }: Key,
  { series, personIds }: { series: string; personIds: readonly string[] },
) {
  return trx
    .selectFrom('enrolments')
    .innerJoin('enrolmentBooks as books', (join) =>
      join
        .onRef('books.federationId', '=', 'enrolments.federationId')
        .onRef('books.stageId', '=', 'enrolments.stageId'),
    )
    .leftJoin('enrolmentBatches as batch', (join) =>
      join
        .onRef('batch.federationId', '=', 'enrolments.federationId')
        .onRef('batch.stageId', '=', 'enrolments.stageId')
        .onRef('batch.key', '=', 'enrolments.batch'),
    )
    .select(['enrolments.personId', 'enrolments.stageId', 'enrolments.decidedAt', 'batch.endsOn'])
    .where('enrolments.federationId', '=', federationId)
    .where('books.series', '=', series)
    .where('enrolments.stageId', '<>', stageId)
    .where('enrolments.state', '=', 'admitted')
    .where(sql<boolean>`enrolments.person_id = ${anyOf(personIds)}`)
    .execute();
}

/** Of these persons those who were left out when places of the series were last given out to or past them. */
export async function listLeftOut(
  trx: Trx,
  { federationId, stageId }: Key,
  { series, personIds }: { series: string; personIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('enrolmentClaims as claims')
    .innerJoin('enrolmentBooks as books', (join) =>
      join.onRef('books.federationId', '=', 'claims.federationId').onRef('books.stageId', '=', 'claims.stageId'),
    )
    .distinctOn('claims.personId')
    .select(['claims.personId', 'claims.served'])
    .where('claims.federationId', '=', federationId)
    .where('books.series', '=', series)
    .where('claims.stageId', '<>', stageId)
    .where('claims.place', 'is not', null)
    .where(sql<boolean>`claims.person_id = ${anyOf(personIds)}`)
    .orderBy('claims.personId')
    .orderBy('books.allottedAt', 'desc')
    .execute();
  return new Set(rows.flatMap(({ personId, served }) => (served ? [] : [personId])));
}

/** Points given by hand, the oldest first. */
export function listByHand(trx: Trx, { federationId }: Pick<Key, 'federationId'>, enrolmentIds: readonly string[]) {
  return trx
    .selectFrom('enrolmentHandPoints')
    .select(['enrolmentId', 'at', 'points', 'reason'])
    .where('federationId', '=', federationId)
    .where(sql<boolean>`enrolment_id = ${anyOf(enrolmentIds)}`)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** How requests stood when places were given out, in their order; those that missed a condition last. */
export function listClaims(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolmentClaims as claims')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'claims.federationId')
        .onRef('enrolments.id', '=', 'claims.enrolmentId'),
    )
    .innerJoin('persons', (join) =>
      join.onRef('persons.federationId', '=', 'claims.federationId').onRef('persons.id', '=', 'claims.personId'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'enrolments.federationId').onRef('units.id', '=', 'enrolments.unitId'),
    )
    .selectAll('claims')
    .select([
      'persons.name',
      'units.name as unitName',
      'enrolments.wishes',
      'enrolments.quotaUnitId',
      'enrolments.places',
    ])
    .where('claims.federationId', '=', federationId)
    .where('claims.stageId', '=', stageId)
    .orderBy('claims.place')
    .orderBy('claims.ticket')
    .$narrowType<{ wishes: string[] }>()
    .execute();
}

/** Who came before whom, of one request. */
export function findClaim(trx: Trx, { federationId, stageId }: Key, enrolmentId: string) {
  return trx
    .selectFrom('enrolmentClaims')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'enrolmentClaims.federationId')
        .onRef('enrolments.id', '=', 'enrolmentClaims.enrolmentId'),
    )
    .selectAll('enrolmentClaims')
    .select('enrolments.wishes')
    .select((eb) =>
      eb
        .selectFrom('enrolmentClaims as all')
        .select((each) => each.fn.count<number>('all.place').as('of'))
        .whereRef('all.federationId', '=', 'enrolmentClaims.federationId')
        .whereRef('all.stageId', '=', 'enrolmentClaims.stageId')
        .as('of'),
    )
    .where('enrolmentClaims.federationId', '=', federationId)
    .where('enrolmentClaims.stageId', '=', stageId)
    .where('enrolmentClaims.enrolmentId', '=', enrolmentId)
    .$narrowType<{ wishes: string[] }>()
    .executeTakeFirst();
}
