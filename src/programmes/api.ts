import { describeForm } from '../kernel/fields.ts';
import type { Scope } from '../people/access/rules.ts';
import type { House } from '../platform/house.ts';
import type { Handlers } from '../platform/http/handlers.ts';
import { addStage, orderStages, removeStage, updateStage } from './arrange/service.ts';
import type { programmeRoutes } from './contract.ts';
import type { ProgrammeState } from './life/rules.ts';
import { move } from './life/service.ts';
import { describeProgramme, listChanges, listProgrammes, progressOf } from './overview/service.ts';
import { listTasks } from './overview/tasks/service.ts';
import { cloneProgramme, createProgramme, getVisible, updateProgramme } from './service.ts';
import { stageManifests } from './stages/register.ts';
import { templates } from './templates/register.ts';

/** Binds the programmes' routes to the engine. */
export function programmeHandlers(house: House): Handlers<typeof programmeRoutes, Scope> {
  return {
    listTemplates: async () => templates.map(templateAnswer),
    listStageKinds: async () =>
      stageManifests.map(({ kind, words, about, settings, subjects, takesSeveral }) => ({
        kind,
        words: [...words],
        about: [...about],
        settings: describeForm(settings),
        subjects: { in: [...subjects.in], out: [...subjects.out] },
        takesSeveral: takesSeveral === true,
      })),
    listProgrammes: ({ scope, query }) => listProgrammes(house, scope, query),
    createProgramme: async ({ scope, body }) => ({ id: await createProgramme(house, scope, body) }),
    getProgramme: ({ scope, params }) => describeProgramme(house, scope, params.programmeId),
    updateProgramme: async ({ scope, params, body }) => ({
      version: await updateProgramme(house, scope, { ...body, ...params }),
    }),
    moveProgramme: async ({ scope, params, body }) => {
      await move(house, scope, { ...params, ...body });
      const { state } = await getVisible(house, scope, params.programmeId);
      return { state: state as ProgrammeState };
    },
    cloneProgramme: async ({ scope, params, body }) => ({
      id: await cloneProgramme(house, scope, { ...params, ...body }),
    }),
    addStage: async ({ scope, params, body }) => ({ id: await addStage(house, scope, { ...body, ...params }) }),
    updateStage: async ({ scope, params, body }) => ({
      version: await updateStage(house, scope, { ...body, ...params }),
    }),
    orderStages: async ({ scope, params, body }) => {
      await orderStages(house, scope, { ...params, ...body });
      return undefined;
    },
    removeStage: async ({ scope, params }) => {
      await removeStage(house, scope, params);
      return undefined;
    },
    listChanges: ({ scope, params }) => listChanges(house, scope, params.programmeId),
    getProgress: ({ scope, params }) => progressOf(house, scope, params.programmeId),
    listTasks: ({ scope }) => listTasks(house, scope),
  };
}

function templateAnswer({ key, row, words, about, woodcut, campaign, fields, stages }: (typeof templates)[number]) {
  return {
    key,
    row,
    words: [...words] as [string, string],
    about: [...about] as [string, string],
    woodcut,
    campaign: campaign === true,
    fields: describeForm(fields) as Record<string, unknown>,
    stages: stages.map((stage) => ({
      key: stage.key,
      kind: stage.use,
      title: [...stage.title] as [string, string],
      takesFrom: stage.takesFrom ?? null,
      alsoFrom: [...(stage.alsoFrom ?? [])],
    })),
  };
}
