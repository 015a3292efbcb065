import { sql } from 'kysely';
import type { z } from 'zod';
import type { ListQuery } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { type Context, expectedPersons, hasList } from '../queries.ts';
import type { Method, Mode } from '../rules.ts';
import type { absentList, attendanceList } from './contract.ts';

const likeOf = (q: string): string => containing(q.toLowerCase());

function within(federationId: string, unitId: string) {
  return sql<boolean>`unit.path <@ (select top.path from units top where top.federation_id = ${federationId} and top.id = ${unitId})`;
}

/** Who came, with every correction: withdrawn rows stay in the list. */
export async function attendance(context: Context, query: ListQuery & z.output<(typeof attendanceList)['filters']>) {
  const { trx, stage } = context;
  const { federationId } = stage;
  let listed = trx
    .selectFrom('attendances as attendance')
    .innerJoin('sessions as session', (join) =>
      join
        .onRef('session.federationId', '=', 'attendance.federationId')
        .onRef('session.id', '=', 'attendance.sessionId'),
    )
    .innerJoin('persons as person', (join) =>
      join.onRef('person.federationId', '=', 'attendance.federationId').onRef('person.id', '=', 'attendance.personId'),
    )
    .leftJoin('memberships as membership', (join) =>
      join
        .onRef('membership.federationId', '=', 'person.federationId')
        .onRef('membership.personId', '=', 'person.id')
        .on('membership.state', '<>', 'ended'),
    )
    .leftJoin('units as unit', (join) =>
      join.onRef('unit.federationId', '=', 'membership.federationId').onRef('unit.id', '=', 'membership.unitId'),
    )
    .select([
      'attendance.id',
      'attendance.personId',
      'attendance.sessionId',
      'session.title as session',
      'person.name',
      'person.phoneMasked as phone',
      'unit.name as unitName',
      'attendance.mode',
      'attendance.method',
      'attendance.at',
      'attendance.enteredByName',
      'attendance.addedReason',
      'attendance.withdrawnReason',
    ])
    .select(sql<boolean>`attendance.person_id in (${expectedPersons(context, sql`session.for_group`)})`.as('expected'))
    .where('attendance.federationId', '=', federationId)
    .where('attendance.stageId', '=', stage.id);
  if (query.sessionId) listed = listed.where('attendance.sessionId', '=', query.sessionId);
  if (query.mode) listed = listed.where('attendance.mode', '=', query.mode);
  if (query.method) listed = listed.where('attendance.method', '=', query.method);
  if (query.unitId) listed = listed.where(within(federationId, query.unitId));
  if (query.state) listed = listed.where('attendance.withdrawnAt', query.state === 'withdrawn' ? 'is not' : 'is', null);
  if (query.state === 'added') listed = listed.where('attendance.addedReason', 'is not', null);
  if (query.q) listed = listed.where('person.words', 'like', likeOf(query.q));
  const page = await pageOf(listed, query, {
    sorts: {
      name: { by: sql`person.name`, of: (row) => row.name },
      unitName: { by: sql`unit.name`, of: (row) => row.unitName },
      at: { by: sql`attendance.at`, of: (row) => row.at },
    },
    id: { by: sql`attendance.id`, of: (row) => row.id },
    defaultSort: '-at',
  });
  return {
    ...page,
    items: page.items.map(({ addedReason, withdrawnReason, ...row }) => ({
      ...row,
      mode: row.mode as Mode,
      method: row.method as Method,
      state: withdrawnReason ? ('withdrawn' as const) : addedReason ? ('added' as const) : ('live' as const),
      reason:
        [addedReason, withdrawnReason]
          .filter((reason) => reason !== null)
          .join(pick(['；', '; '], context.scope.lang)) || null,
    })),
  };
}

/** Who is expected and did not come, or has not read what is to be read. Empty where nobody in particular is expected. */
export async function absent(context: Context, query: ListQuery & z.output<(typeof absentList)['filters']>) {
  const { trx, stage } = context;
  if (!hasList(context)) return { items: [], nextCursor: null, total: 0 };
  const { federationId } = stage;
  const ofSession = query.sessionId ? sql`and attendance.session_id = ${query.sessionId}` : sql``;
  const groupOf = query.sessionId
    ? sql<string>`(select session.for_group from sessions session
        where session.federation_id = ${federationId} and session.id = ${query.sessionId})`
    : '';
  const came = sql<number>`(select count(*) from attendances attendance
      where attendance.federation_id = ${federationId} and attendance.stage_id = ${stage.id}
        and attendance.person_id = person.id and attendance.withdrawn_at is null ${ofSession})`;
  const readings = sql`session_materials material
      where material.federation_id = ${federationId} and material.stage_id = ${stage.id} and material.reading`;
  const read = sql<number>`(select count(*) from session_reads mark join session_materials material
        on material.federation_id = mark.federation_id and material.id = mark.material_id and material.stage_id = ${stage.id} and material.reading
      where mark.federation_id = ${federationId} and mark.person_id = person.id)`;
  const toRead = sql<number>`(select count(*) from ${readings})`;
  let listed = trx
    .selectFrom('persons as person')
    .leftJoin('memberships as membership', (join) =>
      join
        .onRef('membership.federationId', '=', 'person.federationId')
        .onRef('membership.personId', '=', 'person.id')
        .on('membership.state', '<>', 'ended'),
    )
    .leftJoin('units as unit', (join) =>
      join.onRef('unit.federationId', '=', 'membership.federationId').onRef('unit.id', '=', 'membership.unitId'),
    )
    .select(['person.id as personId', 'person.name', 'person.phoneMasked as phone', 'unit.name as unitName'])
    .select([came.as('came'), read.as('read'), toRead.as('toRead')])
    .where('person.federationId', '=', federationId)
    .where(sql<boolean>`person.id in (${expectedPersons(context, groupOf)})`);
  if (query.missing === 'attendance' || query.missing === 'study') listed = listed.where(sql<boolean>`${came} = 0`);
  if (query.missing === 'reading' || query.missing === 'study')
    listed = listed.where(sql<boolean>`(${read} < ${toRead} or ${query.missing === 'study' ? toRead : sql`1`} = 0)`);
  if (query.unitId) listed = listed.where(within(federationId, query.unitId));
  if (query.q) listed = listed.where('person.words', 'like', likeOf(query.q));
  return pageOf(listed, query, {
    sorts: {
      name: { by: sql`person.name`, of: (row) => row.name },
      unitName: { by: sql`unit.name`, of: (row) => row.unitName },
    },
    id: { by: sql`person.id`, of: (row) => row.personId },
    defaultSort: 'name',
  });
}
