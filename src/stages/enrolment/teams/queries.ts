import type { Trx } from '../../../platform/db/connect.ts';
import { liveEnrolmentStates } from '../rules.ts';

/** Members of these teams in their order, the captain first. */
export function listMembers(trx: Trx, federationId: string, teamIds: readonly string[]) {
  if (teamIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('enrolmentTeamMembers')
    .select(['id', 'teamId', 'position', 'name', 'personId', 'phoneMasked'])
    .where('federationId', '=', federationId)
    .where('teamId', 'in', [...teamIds])
    .orderBy('teamId')
    .orderBy('position')
    .execute();
}

/** Teams of this stage among these. */
export function listTeams(
  trx: Trx,
  { federationId, stageId }: { federationId: string; stageId: string },
  teamIds: readonly string[],
) {
  if (teamIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('enrolmentTeams as team')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'team.federationId').onRef('units.id', '=', 'team.unitId'),
    )
    .select(['team.id', 'team.name', 'team.category', 'team.unitId', 'units.name as unitName'])
    .where('team.federationId', '=', federationId)
    .where('team.stageId', '=', stageId)
    .where('team.id', 'in', [...teamIds])
    .execute();
}

/** The team that a person leads in this stage, if there is one. */
export function findTeamOfCaptain(
  trx: Trx,
  { federationId, stageId }: { federationId: string; stageId: string },
  captainId: string,
) {
  return trx
    .selectFrom('enrolmentTeams')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('captainId', '=', captainId)
    .executeTakeFirst();
}

/** Live teams of the same category that one of these persons already belongs to: who sings alone may sing in a choir too. */
export function listOtherTeams(
  trx: Trx,
  {
    federationId,
    stageId,
    teamId,
    category,
  }: { federationId: string; stageId: string; teamId: string; category: string },
  personIds: readonly string[],
) {
  if (personIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('enrolmentTeamMembers as member')
    .innerJoin('enrolmentTeams as team', (join) =>
      join.onRef('team.federationId', '=', 'member.federationId').onRef('team.id', '=', 'member.teamId'),
    )
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'team.federationId')
        .onRef('enrolments.subjectId', '=', 'team.id')
        .onRef('enrolments.stageId', '=', 'team.stageId'),
    )
    .select(['member.name', 'team.name as team'])
    .where('member.federationId', '=', federationId)
    .where('team.stageId', '=', stageId)
    .where('team.id', '<>', teamId)
    .where('team.category', '=', category)
    .where('member.personId', 'in', [...personIds])
    .where('enrolments.state', 'in', [...liveEnrolmentStates])
    .execute();
}

/** Of these persons, those who are members of an admitted team of the stage other than these. */
export async function listAdmittedIn(
  trx: Trx,
  { federationId, stageId }: { federationId: string; stageId: string },
  { personIds, except }: { personIds: readonly string[]; except: readonly string[] },
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('enrolmentTeamMembers as member')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'member.federationId')
        .onRef('enrolments.subjectId', '=', 'member.teamId'),
    )
    .select('member.personId')
    .where('member.federationId', '=', federationId)
    .where('enrolments.stageId', '=', stageId)
    .where('enrolments.state', '=', 'admitted')
    .where('enrolments.subjectId', 'not in', [...except])
    .where('member.personId', 'in', [...personIds])
    .execute();
  return new Set(rows.flatMap(({ personId }) => personId ?? []));
}
