import { sql } from 'kysely';
import { findPersonId, may, mayAnywhere, type Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { RoundState } from '../../stages/judging/contract.ts';
import { liveStates, type ProgrammeState } from '../life/rules.ts';
import { listStages, type ProgrammeRow, type StageRow, selectProgrammes } from '../queries.ts';

const MOST_PROGRAMMES = 200;

export interface Duty {
  programme: ProgrammeRow;
  stage: StageRow;
  /** A judge's round: how far it is, and how many entries this judge has left while it is marked. */
  round?: { state: RoundState; left: number };
}

type DutyKind = 'sessions' | 'tally' | 'judging' | 'appointments' | 'health';

/**
 * Stages where this person has something to do for others: doors to check people in at, tallies to report in.
 * Reporters of partner units find the tallies that name their unit.
 */
export async function listDuties(house: House, scope: Scope, kind: DutyKind): Promise<Duty[]> {
  if (kind === 'judging') return listJudging(house, scope);
  if (kind === 'appointments') return listPractice(house, scope, 'appointment_providers');
  if (kind === 'health') return listPractice(house, scope, 'enrolment_doctors');
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

/** Stages of live programmes that name this account as a doctor, a photographer, a lawyer; what is next stands first. */
async function listPractice(
  house: House,
  scope: Scope,
  table: 'appointment_providers' | 'enrolment_doctors',
): Promise<Duty[]> {
  const { actor, federationId } = scope;
  if (actor.kind !== 'account') return [];
  const whose = sql<{ stageId: string }>`
    select stage_id from ${sql.table(table)} where federation_id = ${federationId} and account_id = ${actor.id}`;
  const named = await house.db
    .selectFrom('stages')
    .select(['id', 'programmeId'])
    .where('federationId', '=', federationId)
    .where('id', 'in', sql<string>`(${whose})`)
    .execute();
  if (named.length === 0) return [];
  const own = new Set(named.map(({ id }) => id));
  const programmes = await selectProgrammes(house.db, scope)
    .where(
      'programmes.id',
      'in',
      named.map(({ programmeId }) => programmeId),
    )
    .where('programmes.state', 'in', [...liveStates, 'closed'])
    .orderBy(sql`coalesce(programmes.ends_at, programmes.starts_at) < ${house.now()}`)
    .orderBy(sql`abs(extract(epoch from programmes.starts_at - ${house.now()}))`)
    .limit(MOST_PROGRAMMES)
    .execute();
  const duties: Duty[] = [];
  for (const programme of programmes)
    for (const stage of await listStages(house.db, scope, programme.id))
      if (own.has(stage.id)) duties.push({ programme, stage });
  return duties;
}

type JudgingDuty = Required<Duty>;

/** What is left to mark, what is being marked, what comes, what is over. */
function inOrder(duties: readonly JudgingDuty[]): Duty[] {
  const ranks: Record<RoundState, number> = { marking: 1, preparing: 2, closed: 3, released: 4 };
  const rankOf = ({ round }: JudgingDuty) => (round.left > 0 ? 0 : ranks[round.state]);
  return duties.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Rounds of live programmes that name this account or its person as a judge or arbiter, now; what is left first. */
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
    .innerJoin('judgingRounds as round', (join) =>
      join
        .onRef('round.federationId', '=', 'judgingJudges.federationId')
        .onRef('round.stageId', '=', 'judgingJudges.stageId'),
    )
    .select(['stages.id', 'stages.programmeId', 'round.state'])
    .select(
      sql<number>`(
        select count(*)::integer
          from judging_assignments assigned
          join judging_entries entry
            on entry.federation_id = assigned.federation_id and entry.id = assigned.entry_id
           and entry.withdrawn_at is null and entry.excluded_at is null
          left join judging_sheets sheet
            on sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id
           and sheet.entry_id = assigned.entry_id and sheet.complete
         where assigned.federation_id = judging_judges.federation_id and assigned.judge_id = judging_judges.id
           and judging_judges.scores and sheet.entry_id is null)`.as('open'),
    )
    .$narrowType<{ state: RoundState }>()
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
  const duties: JudgingDuty[] = [];
  for (const programme of programmes)
    for (const stage of await listStages(house.db, scope, programme.id)) {
      const round = named.find(({ id }) => id === stage.id);
      if (!round) continue;
      const over = programme.state === 'closed';
      const left = round.state === 'marking' && !over ? round.open : 0;
      duties.push({ programme, stage, round: { state: over ? 'released' : round.state, left } });
    }
  return inOrder(duties);
}
