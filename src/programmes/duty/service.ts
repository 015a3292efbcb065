import { sql } from 'kysely';
import { may, mayAnywhere, type Scope } from '../../people/access/rules.ts';
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
export async function listDuties(house: House, scope: Scope, kind: 'sessions' | 'tally'): Promise<Duty[]> {
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
