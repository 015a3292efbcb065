import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { Subject } from '../service.ts';

export interface Key {
  federationId: string;
  stageId: string;
}

/** The list of awards of a stage; locked where it is about to change, so that deciding and releasing take turns. */
export async function getList(trx: Trx, { federationId, stageId }: Key, { lock = false } = {}) {
  const query = trx
    .selectFrom('awardLists')
    .select(['state', 'releasedOn'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{ state: 'draft' | 'released' }>();
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export type ChoiceRow = Awaited<ReturnType<typeof listChoices>>[number];

/** What officers decided, the latest of each kind, subject and tier. */
export function listChoices(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('awardChoices')
    .distinctOn(['kind', 'subjectKind', 'subjectId', 'tier'])
    .select(['kind', 'subjectKind', 'subjectId', 'tier', 'chosen', 'reason', 'actorName', 'at', 'number'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .orderBy('kind')
    .orderBy('subjectKind')
    .orderBy('subjectId')
    .orderBy('tier')
    .orderBy('number', 'desc')
    .$narrowType<{
      kind: 'place' | 'tie' | 'organiser';
      subjectKind: Subject['kind'];
      chosen: 'auto' | 'none' | 'ineligible' | 'tier' | 'yes' | 'no';
    }>()
    .execute();
}

/** The number that the next decision bears; the list is locked. */
export async function nextChoice(trx: Trx, { federationId, stageId }: Key): Promise<number> {
  const row = await trx
    .selectFrom('awardChoices')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .executeTakeFirst();
  return (row?.number ?? 0) + 1;
}

export interface AwardPerson {
  /** Of this person on this award. */
  id: string;
  personId: string | null;
  name: string;
  part: 'author' | 'captain' | 'member' | 'mentor' | 'nominee';
}

/** Awards as they were released. */
export function selectAwards(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('awards')
    .select([
      'id',
      'subjectKind',
      'subjectId',
      'organiser',
      'tier',
      'tierName',
      'position',
      'groupKey',
      'rank',
      'score',
      'title',
      'about',
      'unitId',
      'unitName',
      'people',
      'personIds',
      'reason',
      'state',
      'revokedReason',
    ])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{ state: 'given' | 'revoked'; subjectKind: Subject['kind'] }>();
}
export type AwardRow = Awaited<ReturnType<ReturnType<typeof selectAwards>['execute']>>[number];

export const peopleOf = ({ people }: Pick<AwardRow, 'people'>): AwardPerson[] => people as object as AwardPerson[];

/** Awards of a person that still hold. */
export function listAwardsOf(trx: Trx, key: Key, personId: string) {
  return selectAwards(trx, key)
    .where('state', '=', 'given')
    .where(sql<boolean>`person_ids @> array[${personId}::uuid]`)
    .orderBy('position')
    .execute();
}

/** Deletes what a stage keeps that never left its draft. */
export async function removeList(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .deleteFrom('awardChoices')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx.deleteFrom('awardLists').where('federationId', '=', federationId).where('stageId', '=', stageId).execute();
}
