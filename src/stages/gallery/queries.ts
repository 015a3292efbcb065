import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { StageContext, Subject } from '../service.ts';
import type { Settings } from './contract.ts';
import type { Answer, GalleryState } from './rules.ts';

export type Context = StageContext<Settings>;

export interface Key {
  federationId: string;
  stageId: string;
}
export const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({
  federationId: stage.federationId,
  stageId: stage.id,
});

/** The exhibition's own row; locked where it is about to change. */
export function getGallery(trx: Trx, { federationId, stageId }: Key, { lock = false } = {}) {
  const query = trx
    .selectFrom('galleries')
    .select(['state', 'openedAt', 'closedAt'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{ state: GalleryState }>();
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

/** What officers arranged, by subject. */
export function listPlaces(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('galleryPlaces')
    .select(['subjectKind', 'subjectId', 'zone', 'position', 'featured', 'hiddenReason'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
}

/** What an officer arranges about pieces; what is not named stays as it was. */
export async function arrangePlaces(
  trx: Trx,
  { federationId, stageId }: Key,
  {
    subjects,
    now,
    ...changes
  }: {
    subjects: readonly Subject[];
    now: Date;
    zone?: string | null;
    featured?: boolean;
    hiddenReason?: string | null;
  },
): Promise<void> {
  await trx
    .insertInto('galleryPlaces')
    .values(
      subjects.map(({ kind, id }) => ({
        federationId,
        stageId,
        subjectKind: kind,
        subjectId: id,
        changedAt: now,
        ...changes,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'subjectKind', 'subjectId'])
        .doUpdateSet({ changedAt: now, ...changes }),
    )
    .execute();
}

/** Writes the order of pieces as given, from 1; others lose the place that they were given before. */
export async function writeOrder(
  trx: Trx,
  { federationId, stageId }: Key,
  { named, after, now }: { named: readonly Subject[]; after: readonly Subject[]; now: Date },
): Promise<void> {
  await trx
    .insertInto('galleryPlaces')
    .values(
      [...named, ...after].map(({ kind, id }, at) => ({
        federationId,
        stageId,
        subjectKind: kind,
        subjectId: id,
        position: at < named.length ? at + 1 : null,
        changedAt: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'subjectKind', 'subjectId'])
        .doUpdateSet((eb) => ({ position: eb.ref('excluded.position'), changedAt: now })),
    )
    .execute();
}

interface AnswerRow extends Answer {
  subjectKind: string;
  subjectId: string;
}

/** The latest answer of each answerer about each piece. */
export async function listAnswers(trx: Trx, { federationId, stageId }: Key): Promise<AnswerRow[]> {
  const rows = await trx
    .selectFrom('galleryConsents')
    .distinctOn(['subjectKind', 'subjectId', 'personId'])
    .select(['subjectKind', 'subjectId', 'personId', 'hall', 'wall', 'at'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .orderBy('subjectKind')
    .orderBy('subjectId')
    .orderBy('personId')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ personId, ...row }) => ({ ...row, by: personId ?? 'officer' }));
}

/** Pixels of pictures, for the place they take before they are there. */
export async function listSizes(trx: Trx, federationId: string, fileIds: readonly string[]) {
  if (fileIds.length === 0) return new Map<string, { width: number; height: number }>();
  const rows = await trx
    .selectFrom('files')
    .select(['id', 'width', 'height'])
    .where('federationId', '=', federationId)
    .where('id', 'in', [...new Set(fileIds)])
    .execute();
  return new Map(rows.map(({ id, width, height }) => [id, { width: width ?? 4, height: height ?? 3 }]));
}

/** Adds counted visits to their day. */
export async function addVisits(trx: Trx, { federationId, stageId }: Key, day: string, visits: number): Promise<void> {
  await trx
    .insertInto('galleryVisits')
    .values({ federationId, stageId, day, visits })
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId', 'day'])
        .doUpdateSet({ visits: sql<number>`gallery_visits.visits + excluded.visits` }),
    )
    .execute();
}

/** Visits by day, the latest first. */
export function listVisits(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('galleryVisits')
    .select(['day', 'visits'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .orderBy('day', 'desc')
    .execute();
}

/** Deletes all that a gallery keeps. */
export async function removeGallery(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  const mine = { federationId, stageId };
  await trx
    .deleteFrom('galleryVisits')
    .where((eb) => eb.and(mine))
    .execute();
  await trx
    .deleteFrom('galleryConsents')
    .where((eb) => eb.and(mine))
    .execute();
  await trx
    .deleteFrom('galleryPlaces')
    .where((eb) => eb.and(mine))
    .execute();
  await trx
    .deleteFrom('galleries')
    .where((eb) => eb.and(mine))
    .execute();
}
