import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import type { LikenessKind } from '../contract.ts';
import { openLikenesses } from '../likenesses/queries.ts';
import type { Key } from '../queries.ts';
import type { WorkState } from '../states/rules.ts';

export interface WorkFilters {
  state?: WorkState | undefined;
  category?: string | undefined;
  unitId?: string | undefined;
  flag?: 'any' | LikenessKind | undefined;
  q?: string | undefined;
}

/** The officers' list: works with their first author, what is in them, and how they are like others. */
export function selectListed(trx: Trx, { federationId, stageId }: Key, filters: WorkFilters) {
  let listed = trx
    .selectFrom('submissionWorks as work')
    .innerJoin('persons', (join) =>
      join.onRef('persons.federationId', '=', 'work.federationId').onRef('persons.id', '=', 'work.personId'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'work.federationId').onRef('units.id', '=', 'work.unitId'),
    )
    .select([
      'work.id',
      'work.number',
      'work.title',
      'work.category',
      'work.state',
      'work.text',
      'work.reason',
      'work.handedInAt',
      'persons.name as author',
      'persons.phoneMasked as phone',
      'units.name as unitName',
      sql<string | null>`(
        select array_to_string(array_agg(named.name order by named.position), '、') from submission_people named
        where named.federation_id = work.federation_id and named.work_id = work.id
      )`.as('people'),
      sql<number>`(
        select count(*) from submission_files part
        where part.federation_id = work.federation_id and part.work_id = work.id and part.kind = 'picture'
      )`.as('pictures'),
      sql<number>`(
        select count(*) from submission_files part
        where part.federation_id = work.federation_id and part.work_id = work.id and part.kind = 'document'
      )`.as('documents'),
      sql<string | null>`(
        select part.file_id from submission_files part
        where part.federation_id = work.federation_id and part.work_id = work.id and part.kind = 'picture'
        order by part.position limit 1
      )`.as('pictureId'),
      sql<string[]>`array(
        select distinct likeness.kind from ${openLikenesses} order by likeness.kind
      )`.as('kinds'),
    ])
    .where('work.federationId', '=', federationId)
    .where('work.stageId', '=', stageId);
  if (filters.state) listed = listed.where('work.state', '=', filters.state);
  if (filters.category) listed = listed.where('work.category', '=', filters.category);
  if (filters.unitId)
    listed = listed.where(
      sql<boolean>`units.path <@ (select top.path from units top where top.federation_id = ${federationId} and top.id = ${filters.unitId})`,
    );
  if (filters.flag) {
    const kind = filters.flag === 'any' ? sql`true` : sql`likeness.kind = ${filters.flag}`;
    listed = listed.where(sql<boolean>`exists (select from ${openLikenesses} and ${kind})`);
  }
  if (filters.q) {
    const like = containing(filters.q.toLowerCase());
    listed = listed.where(
      sql<boolean>`(work.title || ' ' || persons.name || ' ' || persons.pinyin || ' ' || persons.initials || ' ' || lpad(coalesce(work.number::text, ''), 4, '0')) ilike ${like}`,
    );
  }
  return listed;
}

/** Works of other contests, each with the path of the unit that holds the contest: whoever may not read there is told nothing. */
export function listElsewhere(trx: Trx, federationId: string, workIds: readonly string[]) {
  if (workIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('submissionWorks as work')
    .innerJoin('persons', (join) =>
      join.onRef('persons.federationId', '=', 'work.federationId').onRef('persons.id', '=', 'work.personId'),
    )
    .innerJoin('stages', (join) =>
      join.onRef('stages.federationId', '=', 'work.federationId').onRef('stages.id', '=', 'work.stageId'),
    )
    .leftJoin('units as home', (join) =>
      join.onRef('home.federationId', '=', 'work.federationId').onRef('home.id', '=', 'work.unitId'),
    )
    .select([
      'work.id',
      'work.stageId',
      'work.number',
      'work.title',
      'work.text',
      'work.handedInAt',
      'persons.name as author',
      'home.name as unitName',
      'stages.title as stage',
      sql<string | null>`(
        select units.path from submission_files part
        join files on files.federation_id = part.federation_id and files.id = part.file_id
        join units on units.federation_id = files.federation_id and units.id = files.unit_id
        where part.federation_id = work.federation_id and part.work_id = work.id
        limit 1
      )`.as('holderPath'),
    ])
    .where('work.federationId', '=', federationId)
    .where('work.id', 'in', [...workIds])
    .execute();
}

/** The originals of everything that was handed in, with what their names in an archive are made of. */
export function listOriginals(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('submissionWorks as work')
    .innerJoin('submissionFiles as part', (join) =>
      join.onRef('part.federationId', '=', 'work.federationId').onRef('part.workId', '=', 'work.id'),
    )
    .innerJoin('files', (join) =>
      join.onRef('files.federationId', '=', 'part.federationId').onRef('files.id', '=', 'part.fileId'),
    )
    .innerJoin('persons', (join) =>
      join.onRef('persons.federationId', '=', 'work.federationId').onRef('persons.id', '=', 'work.personId'),
    )
    .select([
      'work.number',
      'work.title',
      'persons.name as author',
      'part.position',
      'files.name',
      'files.createdAt',
      sql<string>`coalesce(files.raw_key, files.storage_key)`.as('storageKey'),
    ])
    .where('work.federationId', '=', federationId)
    .where('work.stageId', '=', stageId)
    .where('work.state', '=', 'handed-in')
    .orderBy('work.number')
    .orderBy('part.position')
    .execute();
}

/** How many works stand in each state and category, and whose they are. */
export async function countWorks(trx: Trx, key: Key) {
  const { federationId, stageId } = key;
  const groups = await trx
    .selectFrom('submissionWorks')
    .select((eb) => ['state', 'category', eb.fn.countAll<number>().as('works')])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .groupBy(['state', 'category'])
    .execute();
  const { rows } = await sql<{ authors: number; units: number; flagged: number }>`
    select
      (select count(distinct coalesce(named.person_id::text, named.name)) from submission_people named
        join submission_works work on work.federation_id = named.federation_id and work.id = named.work_id
        where work.federation_id = ${federationId} and work.stage_id = ${stageId}
          and work.state = 'handed-in' and named.part <> 'mentor') as authors,
      (select count(distinct work.unit_id) from submission_works work
        where work.federation_id = ${federationId} and work.stage_id = ${stageId} and work.state = 'handed-in') as units,
      (select count(*) from submission_works work
        where work.federation_id = ${federationId} and work.stage_id = ${stageId} and work.state = 'handed-in'
          and exists (select from ${openLikenesses})) as flagged
  `.execute(trx);
  return { groups, ...(rows[0] ?? { authors: 0, units: 0, flagged: 0 }) };
}

/** Works handed in whose owners have handed in fewer than the least number. */
export async function countHeld(trx: Trx, { federationId, stageId }: Key, leastWorks: number): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select coalesce(sum(works), 0)::int as held from (
      select count(*) as works from submission_works
      where federation_id = ${federationId} and stage_id = ${stageId} and state = 'handed-in'
      group by coalesce(team_id, person_id)
    ) as owners where works < ${leastWorks}
  `.execute(trx);
  return rows[0]?.held ?? 0;
}
