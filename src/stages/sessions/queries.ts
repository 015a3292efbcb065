import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { StageContext } from '../service.ts';
import type { Settings } from './contract.ts';

export type Context = StageContext<Settings>;

export interface Key {
  federationId: string;
  stageId: string;
}

export const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({
  federationId: stage.federationId,
  stageId: stage.id,
});

/** Sessions of the stage. */
export function selectSessions(trx: Trx, { federationId, stageId }: Key) {
  return trx.selectFrom('sessions').selectAll().where('federationId', '=', federationId).where('stageId', '=', stageId);
}
export type SessionRow = Awaited<ReturnType<ReturnType<typeof selectSessions>['executeTakeFirstOrThrow']>>;

export function findSession(trx: Trx, key: Key, sessionId: string): Promise<SessionRow | undefined> {
  return selectSessions(trx, key).where('id', '=', sessionId).executeTakeFirst();
}

export function listSessions(trx: Trx, key: Key): Promise<SessionRow[]> {
  return selectSessions(trx, key).orderBy('startsAt').orderBy('id').execute();
}

/** The same for showing a page. */
export function sessionsOf(context: Context): Promise<SessionRow[]> {
  return context.shared('sessions', () => listSessions(context.trx, keyOf(context)));
}

/** Whether a list decides who may come: one handed in by the stage before, or the officer's own. */
export function hasList({ stage }: Pick<Context, 'stage'>): boolean {
  return stage.fed || stage.settings.opens === 'list';
}

/**
 * The ids of those who are expected, as a query of one column `person_id`: persons handed in (and members of units
 * handed in), or the officer's own list. Empty where whoever comes may check in.
 * @param group key of a group, or a column with one: of persons handed in only those in it; all where it is empty
 */
export function expectedPersons(
  { stage }: Pick<Context, 'stage'>,
  group: string | RawBuilder<string> = '',
): RawBuilder<{ personId: string }> {
  const { federationId, id } = stage;
  const inGroup = group === '' ? sql`` : sql`and ${group} in ('', subject.result->>'group')`;
  if (stage.fed)
    return sql`select subject.subject_id as person_id from stage_subjects subject
        where subject.federation_id = ${federationId} and subject.stage_id = ${id} and subject.subject_kind = 'person' and subject.withdrawn_at is null ${inGroup}
       union
       select membership.person_id from stage_subjects subject
         join units top on top.federation_id = subject.federation_id and top.id = subject.subject_id
         join units unit on unit.federation_id = top.federation_id and unit.path <@ top.path
         join memberships membership on membership.federation_id = unit.federation_id and membership.unit_id = unit.id and membership.state <> 'ended'
        where subject.federation_id = ${federationId} and subject.stage_id = ${id} and subject.subject_kind = 'unit' and subject.withdrawn_at is null`;
  if (stage.settings.opens === 'list')
    return sql`select guest.person_id from session_guests guest where guest.federation_id = ${federationId} and guest.stage_id = ${id}`;
  return sql`select null::uuid as person_id where false`;
}

/** Keys of the groups that persons handed in are in; of one of them, where one is named. */
export async function listGroupsOf({ trx, stage }: Context, personId?: string): Promise<string[]> {
  if (!stage.fed) return [];
  const { rows } = await sql<{ key: string }>`
    select distinct result->>'group' as key from stage_subjects
     where federation_id = ${stage.federationId} and stage_id = ${stage.id} and subject_kind = 'person'
       and withdrawn_at is null and result->>'group' <> ''
       ${personId === undefined ? sql`` : sql`and subject_id = ${personId}`}
     order by key`.execute(trx);
  return rows.map(({ key }) => key);
}

/** Of these persons, those who are expected. */
export async function listExpected(context: Context, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0 || !hasList(context)) return new Set();
  const { rows } = await sql<{ personId: string }>`
    select person_id from (${expectedPersons(context)}) expected where person_id = any(${[...personIds]}::uuid[])`.execute(
    context.trx,
  );
  return new Set(rows.map((row) => row.personId));
}

/** Whether one person is expected. */
export async function isExpected(context: Context, personId: string): Promise<boolean> {
  if (!hasList(context)) return false;
  const expected = await context.own(`expected ${personId}`, () => listExpected(context, [personId]));
  return expected.has(personId);
}

/** How many are expected; null where whoever comes may check in. */
export async function countExpected(context: Context): Promise<number | null> {
  if (!hasList(context)) return null;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${expectedPersons(context)}) expected`.execute(context.trx);
  return rows[0]?.count ?? 0;
}

/** Live attendances by session. */
export async function countAttendances(trx: Trx, { federationId, stageId }: Key) {
  const rows = await trx
    .selectFrom('attendances')
    .select((eb) => [
      'sessionId',
      eb.fn.countAll<number>().as('arrived'),
      eb.fn.countAll<number>().filterWhere('mode', '=', 'online').as('online'),
    ])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('withdrawnAt', 'is', null)
    .groupBy('sessionId')
    .execute();
  return new Map(rows.map((row) => [row.sessionId, row]));
}

/** Live attendances of one person in the stage. */
export function listAttendancesOf(trx: Trx, { federationId, stageId }: Key, personId: string) {
  return trx
    .selectFrom('attendances')
    .select(['id', 'sessionId', 'at', 'mode'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .orderBy('at')
    .execute();
}

/** The same for showing a page. */
export function attendancesOf(context: Context, personId: string) {
  return context.own(`attendances of ${personId}`, () => listAttendancesOf(context.trx, keyOf(context), personId));
}

/** Of these persons, those who came to a session of the stage, whether it counts still or not. */
export async function listCame(
  trx: Trx,
  { federationId, stageId }: Key,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('attendances')
    .select('personId')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where((eb) => eb('personId', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)))
    .execute();
  return rows.map((row) => row.personId);
}

/** Names of persons of the federation. */
export async function namesOf(
  trx: Trx,
  federationId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where((eb) => eb('id', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)))
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Deletes all that a stage keeps; what belongs to one session goes with it. */
export async function removeAll(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx.deleteFrom('attendances').where('federationId', '=', federationId).where('stageId', '=', stageId).execute();
  await trx
    .deleteFrom('sessionMaterials')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('sessionGuests')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx.deleteFrom('sessions').where('federationId', '=', federationId).where('stageId', '=', stageId).execute();
}
