import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import { updateStage } from '../../programmes/arrange/service.ts';
import { read, takeAction } from '../../programmes/calls/service.ts';
import type { MoveName } from '../../programmes/life/rules.ts';
import { move } from '../../programmes/life/service.ts';
import { listStages, type StageRow } from '../../programmes/queries.ts';
import { createProgramme } from '../../programmes/service.ts';

export const DAY_MS = 86_400_000;

/** A programme of the demo that is run through the services officers use, each step on its day of the past. */
export interface Running {
  house: House;
  /** Acts as the organiser. */
  scope: Scope;
  /** The day from which days ago are counted. */
  now: Date;
  programmeId: string;
  stages: ReadonlyMap<string, StageRow>;
}

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** The house as it was so many days ago. */
export const at = ({ house, now }: Pick<Running, 'house' | 'now'>, daysAgo: number): House => ({
  ...house,
  now: () => daysBefore(now, daysAgo),
});

/** Makes the programme from its template, so many days ago. */
export async function open(
  given: Pick<Running, 'house' | 'scope' | 'now'>,
  daysAgo: number,
  programme: Parameters<typeof createProgramme>[2],
): Promise<Running> {
  const programmeId = await createProgramme(at(given, daysAgo), given.scope, programme);
  return resume(given, programmeId);
}

/** A programme that is there already. */
export async function resume(
  { house, scope, now }: Pick<Running, 'house' | 'scope' | 'now'>,
  programmeId: string,
): Promise<Running> {
  const rows = await listStages(house.db, scope, programmeId);
  return { house, scope, now, programmeId, stages: new Map(rows.map((stage) => [stage.key, stage])) };
}

export const go = (running: Running, name: MoveName, daysAgo: number) =>
  move(at(running, daysAgo), running.scope, { programmeId: running.programmeId, move: name });

function stageOf({ stages }: Running, key: string): StageRow {
  const stage = stages.get(key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  return stage;
}

/** Takes an action of a stage, as the organiser unless told otherwise. */
export function act<Answer>(
  running: Running,
  key: string,
  { name, input = {}, daysAgo, as = running.scope }: { name: string; input?: object; daysAgo: number; as?: Scope },
): Promise<Answer> {
  const { kind, id: stageId } = stageOf(running, key);
  return takeAction(at(running, daysAgo), as, { kind, stageId, name, input }) as Promise<Answer>;
}

/** Reads from a stage, as the organiser and today unless told otherwise. */
export function look<Answer>(
  running: Running,
  key: string,
  { name, input = {}, daysAgo = 0, as = running.scope }: { name: string; input?: object; daysAgo?: number; as?: Scope },
): Promise<Answer> {
  const { kind, id: stageId } = stageOf(running, key);
  return read(at(running, daysAgo), as, { kind, stageId, name, input }) as Promise<Answer>;
}

/** Closes the window of a stage, so many days ago. */
export async function closeWindow(running: Running, key: string, daysAgo: number): Promise<void> {
  const { house, scope, programmeId } = running;
  const stage = (await listStages(house.db, scope, programmeId)).find((each) => each.key === key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  await updateStage(at(running, daysAgo), scope, {
    ...{ programmeId, stageId: stage.id, version: stage.version },
    closesAt: daysBefore(running.now, daysAgo),
  });
}

/** Changes some settings of a stage; the others stay as the template has them. */
export async function change(running: Running, key: string, settings: object, daysAgo: number): Promise<void> {
  const { house, scope, programmeId } = running;
  const stage = (await listStages(house.db, scope, programmeId)).find((each) => each.key === key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  await updateStage(at(running, daysAgo), scope, {
    ...{ programmeId, stageId: stage.id, version: stage.version },
    settings: { ...(stage.settings as object), ...settings },
  });
}
