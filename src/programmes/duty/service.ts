import { sql } from 'kysely';
import { findPersonId, may, mayAnywhere, type Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import { liveStates, type ProgrammeState } from '../life/rules.ts';
import { listStages, type ProgrammeRow, type StageRow, selectProgrammes } from '../queries.ts';

const MOST_PROGRAMMES = 200;

export interface Duty {
  programme: ProgrammeRow;
  stage: StageRow;
}

/**
 * Stages where this person has something to do for others: doors to check people in at, tallies to report in.
 * Reporters of partner units find the tallies that name their unit.
 */
export async function listDuties(house: House, scope: Scope, kind: 'sessions' | 'tally' | 'judging'): Promise<Duty[]> {
  if (kind === 'judging') return listJudging(house, scope);
  const ability = kind === 'sessions' ? 'sessions.check-in' : 'tally.report';
  if (!mayAnywhere(scope, ability)) return [];
  const states: ProgrammeState[] = kind === 'sessions' ? [...liveStates] : [...liveStates, 'closed'];
  const programmes = await selectProgrammes(house.db, scope)
    .where('programmes.state', 'in', states)
    // What is on now or next stands first; what is behind follows, the latest first.
    .orderBy(sql`coalesce(programmes.ends_at, programmes.starts_at) < ${house.now()}`)
    .orderBy(sql`abs(extract(epoch from programmes.starts_at - ${house.now()}))`)
    .limit(MOST_PROGRAMMES)
    .execute();
  const own = new Set(scope.grants.filter((grant) => grant.allows.includes(ability)).map((grant) => grant.unitId));
  const duties: Duty[] = [];
  for (const programme of programmes) {
    const within = may(scope, ability, programme.unitPath);
    for (const stage of await listStages(house.db, scope, programme.id)) {
      if (stage.kind !== kind) continue;
      const named =
        kind === 'tally' &&
        ((stage.settings as { units?: { unitId: string }[] }).units ?? []).some((unit) => own.has(unit.unitId));
      if (within || named) duties.push({ programme, stage });
    }
  }
  return duties;
}

/** Rounds of live programmes that name this account or its person as a judge or arbiter, now. */
async function listJudging(house: House, scope: Scope): Promise<Duty[]> {
  const { actor, federationId } = scope;
  if (actor.kind !== 'account') return [];
  const personId = findPersonId(scope);
  const named = await house.db
    .selectFrom('judgingJudges')
    .innerJoin('stages', (join) =>
      join
        .onRef('stages.federationId', '=', 'judgingJudges.federationId')
        .onRef('stages.id', '=', 'judgingJudges.stageId'),
    )
    .select(['stages.id', 'stages.programmeId'])
    .where('judgingJudges.federationId', '=', federationId)
    .where('judgingJudges.leftAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('judgingJudges.accountId', '=', actor.id),
        ...(personId ? [eb('judgingJudges.personId', '=', personId)] : []),
      ]),
    )
    .orderBy('judgingJudges.invitedAt', 'desc')
    .limit(MOST_PROGRAMMES)
    .execute();
  if (named.length === 0) return [];
  const ids = named.map(({ programmeId }) => programmeId);
  const programmes = await selectProgrammes(house.db, scope)
    .where('programmes.id', 'in', ids)
    .where('programmes.state', 'in', [...liveStates, 'closed'])
    .execute();
  const duties: Duty[] = [];
  for (const programme of programmes)
    for (const stage of await listStages(house.db, scope, programme.id))
      if (named.some(({ id }) => id === stage.id)) duties.push({ programme, stage });
  return duties;
}
