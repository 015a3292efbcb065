import { mayAnywhere, type Scope } from '../../../people/access/rules.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import type { StageTask } from '../../../stages/service.ts';
import { contextOf, getStageService } from '../../host/service.ts';
import { liveStates } from '../../life/rules.ts';
import { situationOf } from '../../life/service.ts';
import {
  findProgramme,
  findStage,
  listStages,
  type ProgrammeRow,
  selectProgrammes,
  withinReach,
} from '../../queries.ts';
import { stageManifests } from '../../stages/register.ts';

/** What each stage of a programme still waits for. */
export async function tasksOf(house: House, scope: Scope, programme: ProgrammeRow): Promise<Map<string, StageTask[]>> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const tasks = new Map<string, StageTask[]>();
    for (const stage of await listStages(trx, scope, programme.id)) {
      const found = await getStageService(stage.kind).tasks(contextOf({ house, trx, scope, now, programme, stage }));
      tasks.set(
        stage.id,
        found.filter((task) => task.count > 0),
      );
    }
    return tasks;
  });
}

const TASK_PROGRAMMES = 50;

interface Task {
  words: [string, string];
  count: number;
  programmeId: string;
  programmeTitle: string;
  programmeTitleEn: string | null;
  href: string;
}

/** What waits for this officer: drafts to approve, and what the stages of live programmes ask for. */
export async function listTasks(house: House, scope: Scope) {
  const tasks: Task[] = [];
  if (mayAnywhere(scope, 'programmes.approve')) {
    const waiting = await selectProgrammes(house.db, scope)
      .where('programmes.state', '=', 'submitted')
      .where(withinReach(scope, 'programmes.approve'))
      .limit(TASK_PROGRAMMES)
      .execute();
    for (const programme of waiting) {
      const { approves } = await situationOf(house.db, scope, programme);
      if (approves)
        tasks.push({
          words: ['1 项活动等您批准', '1 programme waits for your approval'],
          count: 1,
          programmeId: programme.id,
          programmeTitle: programme.title,
          programmeTitleEn: programme.titleEn,
          href: `/console/programmes/${programme.id}`,
        });
    }
  }
  if (!mayAnywhere(scope, 'programmes.manage')) return tasks;
  const live = await selectProgrammes(house.db, scope)
    .where('programmes.state', 'in', [...liveStates])
    .where(withinReach(scope, 'programmes.manage'))
    .orderBy('programmes.startsAt', 'desc')
    .limit(TASK_PROGRAMMES)
    .execute();
  for (const programme of live) {
    for (const [stageId, found] of await tasksOf(house, scope, programme)) {
      for (const { words, count } of found) {
        tasks.push({
          words: [...words],
          count,
          programmeId: programme.id,
          programmeTitle: programme.title,
          programmeTitleEn: programme.titleEn,
          href: `/console/programmes/${programme.id}?stage=${stageId}`,
        });
      }
    }
  }
  return [...tasks, ...(await listTasksOfUnits(house, scope))];
}

/** What waits for this officer in programmes that others run, for units of their own. */
async function listTasksOfUnits(house: House, scope: Scope): Promise<Task[]> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const tasks: Task[] = [];
    for (const { kind } of stageManifests) {
      for (const { stageId, words, count } of (await getStageService(kind).tasksOfUnits?.(trx, { scope, now })) ?? []) {
        const stage = await findStage(trx, scope, stageId);
        const programme = stage && (await findProgramme(trx, scope, stage.programmeId));
        if (!programme || !liveStates.some((state) => state === programme.state)) continue;
        tasks.push({
          ...{ words: [...words], count, programmeId: programme.id },
          ...{ programmeTitle: programme.title, programmeTitleEn: programme.titleEn },
          href: `/console/programmes/${programme.id}?stage=${stageId}`,
        });
      }
    }
    return tasks;
  });
}
