import { accessRefusals } from '../../people/access/errors.ts';
import { may, type Scope } from '../../people/access/rules.ts';
import { inTransaction, type Trx } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { refuseInvalid } from '../../platform/http/problems.ts';
import { newId } from '../../platform/ids.ts';
import type { StageContext } from '../../stages/service.ts';
import { shutGates } from '../calls/gate/queries.ts';
import { gatherUntil } from '../calls/line/queries.ts';
import type { StageInput } from '../contract.ts';
import { programmeRefusals } from '../errors.ts';
import { contextOf, getManifest, getStageService } from '../host/service.ts';
import { frozenStates, type ProgrammeState, programmeStates } from '../life/rules.ts';
import { keepChange } from '../life/service.ts';
import { feedsOf, listStages, lockProgramme, type ProgrammeRow, type StageRow } from '../queries.ts';
import type { TemplateStage } from '../templates/contract.ts';

interface Work {
  house: House;
  trx: Trx;
  scope: Scope;
  now: Date;
  programme: ProgrammeRow;
}

/** Locks a programme that the scope may change. @throws access.not-allowed, programme.frozen */
export async function lockManaged(trx: Trx, scope: Scope, programmeId: string): Promise<ProgrammeRow> {
  const programme = await lockProgramme(trx, scope, programmeId);
  if (!may(scope, 'programmes.manage', programme.unitPath)) {
    if (!may(scope, 'programmes.read', programme.unitPath)) throw programmeRefusals.notFound();
    throw accessRefusals.notAllowed({
      unit: programme.unitName,
      ability: ['举办活动', 'run programmes'],
    });
  }
  const state = programme.state as ProgrammeState;
  if (frozenStates.includes(state)) throw programmeRefusals.frozen({ state: programmeStates[state] });
  return programme;
}

/** Makes the stages that a template or another programme names, in order, feeding as they say. */
export async function makeStages(work: Work, stages: readonly TemplateStage[]): Promise<void> {
  const ids = new Map(stages.map((stage) => [stage.key, newId()]));
  for (const [position, stage] of stages.entries()) {
    const id = ids.get(stage.key) ?? newId();
    const settings = parseSettings(stage.use, stage.settings ?? {});
    await insertStage(work, {
      id,
      kind: stage.use,
      key: stage.key,
      position,
      title: stage.title[0],
      titleEn: stage.title[1],
      settings,
      takesFrom: stage.takesFrom ? (ids.get(stage.takesFrom) ?? null) : null,
      alsoFrom: (stage.alsoFrom ?? []).flatMap((key) => ids.get(key) ?? []),
      opensAt: null,
      closesAt: null,
    });
  }
}

type NewStage = Omit<StageRow, 'programmeId' | 'version' | 'settings'> & { settings: object };

async function insertStage(work: Work, stage: NewStage): Promise<void> {
  admitWindow(stage);
  const { trx, scope, programme } = work;
  const row = await trx
    .insertInto('stages')
    .values({
      ...stage,
      federationId: scope.federationId,
      programmeId: programme.id,
      settings: JSON.stringify(stage.settings),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await getStageService(stage.kind).arrange(contextOf({ ...work, stage: row }), undefined);
}

/** @throws request.invalid naming the setting */
function parseSettings(kind: string, settings: object): object {
  const parsed = getManifest(kind).settings.strict().safeParse(settings);
  if (!parsed.success)
    throw refuseInvalid({
      issues: parsed.error.issues.map((issue) => ({ ...issue, path: ['settings', ...issue.path] })),
    });
  return parsed.data;
}

/** @throws programme.unfit-window */
function admitWindow({ opensAt, closesAt }: Pick<StageRow, 'opensAt' | 'closesAt'>): void {
  if (opensAt && closesAt && closesAt <= opensAt)
    throw programmeRefusals.unfitWindow({}, [
      { path: 'closesAt', words: ['要晚于开放时间', 'Must be after the opening time'] },
    ]);
}

/** Adds a stage at the end of a draft. */
export async function addStage(
  house: House,
  scope: Scope,
  { programmeId, kind, ...input }: StageInput & { programmeId: string; kind: string },
): Promise<string> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const programme = await lockManaged(trx, scope, programmeId);
    admitReshaping(programme);
    const stages = await listStages(trx, scope, programmeId);
    const manifest = getManifest(kind);
    const id = newId();
    const key = freeKey(kind, stages);
    await insertStage(
      { house, trx, scope, now, programme },
      {
        id,
        kind,
        key,
        position: stages.length,
        title: input.title ?? manifest.words[0],
        titleEn: input.titleEn ?? manifest.words[1],
        settings: parseSettings(kind, input.settings ?? {}),
        takesFrom: admitFeed(stages, { kind, takesFrom: input.takesFrom ?? null, position: stages.length }),
        alsoFrom: admitFeeds(stages, {
          kind,
          takesFrom: input.takesFrom ?? null,
          alsoFrom: input.alsoFrom ?? [],
          position: stages.length,
        }),
        opensAt: input.opensAt ?? null,
        closesAt: input.closesAt ?? null,
      },
    );
    await keepChange(trx, scope, { programme, now, kind: 'add-stage', detail: { stage: key, kind } });
    return id;
  });
}

/** Changes a stage's title, window, settings or source; the stage itself refuses what would break what is there. */
export async function updateStage(
  house: House,
  scope: Scope,
  { programmeId, stageId, version, ...input }: StageInput & { programmeId: string; stageId: string; version: number },
): Promise<number> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    await shutGates(trx, scope, { programmeId, stageId });
    const programme = await lockManaged(trx, scope, programmeId);
    const stages = await listStages(trx, scope, programmeId);
    const stage = stages.find((each) => each.id === stageId);
    if (!stage) throw programmeRefusals.unknownStage();
    if (stage.version !== version) throw programmeRefusals.changedMeanwhile();
    const takesFrom =
      input.takesFrom === undefined
        ? stage.takesFrom
        : admitFeed(stages, { kind: stage.kind, takesFrom: input.takesFrom, position: stage.position });
    const alsoFrom = admitFeeds(stages, { ...stage, takesFrom, alsoFrom: input.alsoFrom ?? stage.alsoFrom });
    if (takesFrom !== stage.takesFrom || alsoFrom.join() !== stage.alsoFrom.join()) admitReshaping(programme);
    const window = {
      opensAt: input.opensAt === undefined ? stage.opensAt : input.opensAt,
      closesAt: input.closesAt === undefined ? stage.closesAt : input.closesAt,
    };
    admitWindow(window);
    const settings = input.settings ? parseSettings(stage.kind, input.settings) : stage.settings;
    const updated = await trx
      .updateTable('stages')
      .set({
        title: input.title ?? stage.title,
        titleEn: input.titleEn ?? stage.titleEn,
        ...window,
        settings: JSON.stringify(settings),
        takesFrom,
        alsoFrom,
        version: version + 1,
      })
      .where('federationId', '=', scope.federationId)
      .where('id', '=', stageId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const before = getManifest(stage.kind).settings.parse(stage.settings);
    const context = contextOf({ house, trx, scope, now, programme, stage: updated });
    await getStageService(stage.kind).arrange(context, before);
    await regather(trx, context, stage.kind);
    await keepChange(trx, scope, {
      programme,
      now,
      kind: 'change-stage',
      detail: { stage: stage.key, settings: input.settings ?? null },
    });
    return updated.version;
  });
}

/** Who stands gathered before an opening waits until the moment that its settings name now. */
async function regather(trx: Trx, { stage, now }: StageContext<never>, kind: string): Promise<void> {
  for (const [action, together] of Object.entries(getStageService(kind).together ?? {})) {
    const line = { federationId: stage.federationId, stageId: stage.id, action };
    await gatherUntil(trx, line, { until: together?.gathersUntil?.(stage) ?? now, now });
  }
}

/** Puts the stages of a draft in another order; none may take from a later one. */
export async function orderStages(
  house: House,
  scope: Scope,
  { programmeId, stageIds }: { programmeId: string; stageIds: string[] },
): Promise<void> {
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    const programme = await lockManaged(trx, scope, programmeId);
    admitReshaping(programme);
    const stages = await listStages(trx, scope, programmeId);
    if (stages.length !== stageIds.length || stages.some((stage) => !stageIds.includes(stage.id)))
      throw programmeRefusals.unknownStage();
    for (const stage of stages) {
      const position = stageIds.indexOf(stage.id);
      if (feedsOf(stage).some((feed) => stageIds.indexOf(feed) > position))
        throw programmeRefusals.stageFeedsOthers({ stage: stage.title });
      await trx
        .updateTable('stages')
        .set({ position })
        .where('federationId', '=', scope.federationId)
        .where('id', '=', stage.id)
        .execute();
    }
    await keepChange(trx, scope, { programme, now, kind: 'order-stages', detail: { stages: stageIds } });
  });
}

/** Removes a stage from a draft. */
export async function removeStage(
  house: House,
  scope: Scope,
  { programmeId, stageId }: { programmeId: string; stageId: string },
): Promise<void> {
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    const programme = await lockManaged(trx, scope, programmeId);
    admitReshaping(programme);
    const stages = await listStages(trx, scope, programmeId);
    const stage = stages.find((each) => each.id === stageId);
    if (!stage) throw programmeRefusals.unknownStage();
    if (stages.some((each) => feedsOf(each).includes(stageId)))
      throw programmeRefusals.stageFeedsOthers({ stage: stage.title });
    await getStageService(stage.kind).remove(contextOf({ house, trx, scope, now, programme, stage }));
    await trx.deleteFrom('stages').where('federationId', '=', scope.federationId).where('id', '=', stageId).execute();
    await keepChange(trx, scope, { programme, now, kind: 'remove-stage', detail: { stage: stage.key } });
  });
}

function admitReshaping(programme: ProgrammeRow): void {
  if (programme.state !== 'draft') throw programmeRefusals.stagesFixed();
}

function admitFeed(
  stages: readonly StageRow[],
  { kind, takesFrom, position }: { kind: string; takesFrom: string | null; position: number },
): string | null {
  if (takesFrom === null) return null;
  const source = stages.find((stage) => stage.id === takesFrom && stage.position < position);
  const fits =
    source && getManifest(source.kind).subjects.out.some((subject) => getManifest(kind).subjects.in.includes(subject));
  if (!fits)
    throw programmeRefusals.unfitFeed({}, [
      { path: 'takesFrom', words: ['请选前面能交出名单的环节', 'Choose an earlier stage that hands on subjects'] },
    ]);
  return takesFrom;
}

/** Further stages to take from: each an earlier one, each once, and only where the kind takes from several. */
function admitFeeds(
  stages: readonly StageRow[],
  {
    kind,
    takesFrom,
    alsoFrom,
    position,
  }: { kind: string; takesFrom: string | null; alsoFrom: readonly string[]; position: number },
): string[] {
  const feeds = [...new Set(alsoFrom)].filter((id) => id !== takesFrom);
  if (feeds.length > 0 && !(takesFrom && getManifest(kind).takesSeveral)) throw programmeRefusals.oneFeed();
  for (const id of feeds) admitFeed(stages, { kind, takesFrom: id, position });
  return feeds;
}

function freeKey(kind: string, stages: readonly StageRow[]): string {
  const taken = new Set(stages.map((stage) => stage.key));
  for (let count = 1; ; count++) {
    const key = count === 1 ? kind : `${kind}-${count}`;
    if (!taken.has(key)) return key;
  }
}
