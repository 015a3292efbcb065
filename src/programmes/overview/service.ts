import { sql } from 'kysely';
import { addDays, momentOf } from '../../kernel/dates.ts';
import type { ListQuery, Page } from '../../kernel/lists.ts';
import { may, type Scope } from '../../people/access/rules.ts';
import { pageOf } from '../../platform/db/paging.ts';
import type { House } from '../../platform/house.ts';
import { searchQuery } from '../../platform/search/tokens.ts';
import type { StageTask } from '../../stages/service.ts';
import type { ProgrammeItem } from '../contract.ts';
import { programmeRefusals } from '../errors.ts';
import { missingForPublication, openMoves, type ProgrammeState, publicStates } from '../life/rules.ts';
import { situationOf } from '../life/service.ts';
import { listProgrammeUnits, listStages, type ProgrammeRow, selectProgrammes, withinReach } from '../queries.ts';
import { getVisible } from '../service.ts';
import { findTemplate } from '../templates/register.ts';
import { tasksOf } from './tasks/service.ts';

/** A programme as lists show it. */
export function itemOf(row: ProgrammeRow): ProgrammeItem {
  const { id, title, titleEn, template, unitId, unitName, unitNameEn, startsAt, endsAt, place, placeEn } = row;
  const { campaignId, strand, woodcut, coverFileId, updatedAt } = row;
  return {
    ...{ id, title, titleEn, template, state: row.state as ProgrammeState, unitId, unitName, unitNameEn },
    ...{ startsAt, endsAt, place, placeEn, campaignId, strand, woodcut, coverFileId, updatedAt },
  };
}

export interface ProgrammeFilters {
  state?: string | undefined;
  template?: string | undefined;
  unitId?: string | undefined;
  campaignId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

/** The filters of every list of programmes, officers' and public alike. */
export function filterProgrammes(
  query: ReturnType<typeof selectProgrammes>,
  { zone, ...filters }: ProgrammeFilters & { zone: string },
) {
  const { state, template, unitId, campaignId, from, to, q } = filters;
  let filtered = query;
  if (state) filtered = filtered.where('programmes.state', '=', state);
  if (template) filtered = filtered.where('programmes.template', '=', template);
  if (campaignId) filtered = filtered.where('programmes.campaignId', '=', campaignId);
  if (from) filtered = filtered.where('programmes.startsAt', '>=', momentOf(from, '00:00', zone));
  if (to) filtered = filtered.where('programmes.startsAt', '<', momentOf(addDays(to, 1), '00:00', zone));
  if (unitId) {
    filtered = filtered.where(
      sql<boolean>`units.path <@ (select top.path from units top where top.federation_id = programmes.federation_id and top.id = ${unitId})`,
    );
  }
  const words = q ? searchQuery(q) : '';
  if (words) filtered = filtered.where(sql<boolean>`programmes.search @@ to_tsquery('simple', ${words})`);
  return filtered;
}

/** Programmes within the officer's reach. */
export async function listProgrammes(
  house: House,
  scope: Scope,
  query: ListQuery & ProgrammeFilters,
): Promise<Page<ProgrammeItem>> {
  const filtered = filterProgrammes(selectProgrammes(house.db, scope), { ...query, zone: scope.zone }).where(
    withinReach(scope, 'programmes.read'),
  );
  const page = await pageOf(filtered, query, {
    sorts: {
      title: { by: sql`programmes.title`, of: (row) => row.title },
      unitName: { by: sql`units.name`, of: (row) => row.unitName },
      startsAt: { by: sql`programmes.starts_at`, of: (row) => row.startsAt },
      updatedAt: { by: sql`programmes.updated_at`, of: (row) => row.updatedAt },
    },
    id: { by: sql`programmes.id`, of: (row) => row.id },
    defaultSort: '-updatedAt',
  });
  return { ...page, items: page.items.map(itemOf) };
}

/** Everything an officer's workspace, or another system, needs of a programme. */
export async function describeProgramme(house: House, scope: Scope, programmeId: string) {
  const programme = await getVisible(house, scope, programmeId);
  const manages = may(scope, 'programmes.manage', programme.unitPath);
  const [stages, units, situation] = await Promise.all([
    listStages(house.db, scope, programmeId),
    listProgrammeUnits(house.db, scope, programmeId),
    situationOf(house.db, scope, programme),
  ]);
  const tasks = manages ? await tasksOf(house, scope, programme) : new Map<string, StageTask[]>();
  const campaign = findTemplate(programme.template)?.campaign === true;
  return {
    ...itemOf(programme),
    summary: programme.summary,
    summaryEn: programme.summaryEn,
    body: programme.body,
    audience: programme.audience as Record<string, unknown>,
    fields: programme.fields as Record<string, unknown>,
    cancelReason: programme.cancelReason,
    publishedAt: programme.publishedAt,
    version: programme.version,
    units,
    stages: stages.map(({ programmeId: _, settings, ...stage }) => ({
      ...stage,
      settings: manages ? (settings as Record<string, unknown>) : {},
      tasks: (tasks.get(stage.id) ?? []).map(({ words, count }) => ({ words: [...words] as [string, string], count })),
    })),
    moves: openMoves(situation),
    missing: manages
      ? missingForPublication({ ...programme, stages: stages.length, campaign }).map(({ path, words }) => ({
          path,
          words: [...words] as [string, string],
        }))
      : [],
    may: { manage: manages, checkIn: may(scope, 'sessions.check-in', programme.unitPath) },
  };
}

/** A campaign's programmes by strand, with how many are done: the one page of progress. */
export async function progressOf(house: House, scope: Scope, campaignId: string) {
  const campaign = await getVisible(house, scope, campaignId);
  const all = await selectProgrammes(house.db, scope)
    .where('programmes.campaignId', '=', campaignId)
    .orderBy('programmes.startsAt')
    .orderBy('programmes.id')
    .execute();
  // Other units may join the campaign: what they have not published is for themselves and those above them.
  const rows = all.filter(
    (row) => publicStates.includes(row.state as ProgrammeState) || may(scope, 'programmes.read', row.unitPath),
  );
  const named = (campaign.fields as { strands?: { name: string }[] }).strands?.map((strand) => strand.name) ?? [];
  const strands = [...new Set([...named, ...rows.map((row) => row.strand ?? '')])];
  return strands.map((strand) => {
    const programmes = rows.filter((row) => (row.strand ?? '') === strand).map(itemOf);
    const done = programmes.filter(({ state }) => state === 'closed' || state === 'archived').length;
    return { strand, programmes, done, total: programmes.length };
  });
}

/** The history of a programme, newest first: for officers whose reach it lies in. @throws programme.not-found */
export async function listChanges(house: House, scope: Scope, programmeId: string) {
  const programme = await getVisible(house, scope, programmeId);
  if (!may(scope, 'programmes.read', programme.unitPath)) throw programmeRefusals.notFound();
  const rows = await house.db
    .selectFrom('programmeChanges')
    .select(['id', 'at', 'actorName', 'kind', 'fromState', 'toState', 'detail'])
    .where('federationId', '=', scope.federationId)
    .where('programmeId', '=', programmeId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));
}
