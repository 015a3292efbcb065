import { z } from 'zod';
import { defineList } from '../kernel/lists.ts';
import { defineRoutes } from '../kernel/routes.ts';
import { moveNames, programmeStates } from './life/rules.ts';

const bilingual = z.tuple([z.string(), z.string()]);
const uuid = z.uuid();
const state = z.enum(Object.keys(programmeStates) as (keyof typeof programmeStates)[]);

/** A programme in a list. */
export const programmeItem = z.object({
  id: uuid,
  title: z.string(),
  titleEn: z.string().nullable(),
  template: z.string(),
  state,
  unitId: uuid,
  unitName: z.string(),
  unitNameEn: z.string(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  place: z.string(),
  placeEn: z.string(),
  campaignId: uuid.nullable(),
  strand: z.string().nullable(),
  woodcut: z.string(),
  coverFileId: uuid.nullable(),
  updatedAt: z.date(),
});
export type ProgrammeItem = z.infer<typeof programmeItem>;

export const programmeList = defineList({
  name: ['活动', 'Programmes'],
  item: programmeItem,
  columns: {
    title: { title: ['名称', 'Title'], kind: 'text', sortable: true },
    template: { title: ['类型', 'Kind'], kind: 'tag' },
    state: { title: ['状态', 'State'], kind: 'tag', values: programmeStates },
    unitName: { title: ['主办', 'Organiser'], kind: 'unit', sortable: true },
    startsAt: { title: ['开始', 'Starts'], kind: 'dateTime', sortable: true },
    endsAt: { title: ['结束', 'Ends'], kind: 'dateTime', hidden: true },
    place: { title: ['地点', 'Place'], kind: 'text' },
    strand: { title: ['分项', 'Strand'], kind: 'text', hidden: true },
    updatedAt: { title: ['更新', 'Updated'], kind: 'dateTime', sortable: true },
  },
  filters: z.object({
    state: state.optional(),
    template: z.string().max(60).optional(),
    unitId: uuid.optional().describe('This unit and all below it'),
    campaignId: uuid.optional(),
    from: z.iso.date().optional().describe('Starts on or after this day'),
    to: z.iso.date().optional().describe('Starts on or before this day'),
  }),
  defaultSort: '-updatedAt',
});

/** What an officer can change of a programme. */
export const programmeInput = z.object({
  title: z.string().trim().min(1).max(120),
  titleEn: z.string().trim().max(200).nullish(),
  summary: z.string().trim().max(400).optional(),
  summaryEn: z.string().trim().max(600).optional(),
  body: z.string().max(20_000).optional(),
  strand: z.string().trim().max(60).nullish(),
  campaignId: uuid.nullish(),
  startsAt: z.coerce.date().nullish(),
  endsAt: z.coerce.date().nullish(),
  place: z.string().trim().max(200).optional(),
  placeEn: z.string().trim().max(200).optional().describe('Emptied where the place changes and none is given with it'),
  audience: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Whom it is for: units, workerKinds, honours, ageFrom, ageTo, membersOnly'),
  fields: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("What this kind of programme needs to know; checked against its template's fields"),
  woodcut: z.string().max(40).optional(),
  coverFileId: uuid.nullish(),
  units: z
    .array(z.object({ unitId: uuid, part: z.enum(['co-organiser', 'partner']) }))
    .max(200)
    .optional(),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

/** A stage of a programme with its settings. */
export const stageDetail = z.object({
  id: uuid,
  kind: z.string(),
  key: z.string(),
  position: z.number().int(),
  title: z.string(),
  titleEn: z.string(),
  settings: z.record(z.string(), z.unknown()),
  takesFrom: uuid.nullable(),
  alsoFrom: z.array(uuid),
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  version: z.number().int(),
  tasks: z.array(z.object({ words: bilingual, count: z.number().int() })),
});

export const programmeDetail = programmeItem.extend({
  summary: z.string(),
  summaryEn: z.string(),
  body: z.string(),
  audience: z.record(z.string(), z.unknown()),
  fields: z.record(z.string(), z.unknown()),
  cancelReason: z.string().nullable(),
  publishedAt: z.date().nullable(),
  version: z.number().int(),
  units: z.array(z.object({ id: uuid, name: z.string(), nameEn: z.string(), part: z.string() })),
  stages: z.array(stageDetail),
  moves: z.array(z.enum(moveNames)).describe('The moves of its life that are open to you now'),
  missing: z
    .array(z.object({ path: z.string(), words: bilingual }))
    .describe('What is missing before it can be published'),
  may: z.object({ manage: z.boolean(), checkIn: z.boolean() }),
});

const stageInput = z.object({
  title: z.string().trim().min(1).max(80).optional(),
  titleEn: z.string().trim().max(120).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  opensAt: z.coerce.date().nullish(),
  closesAt: z.coerce.date().nullish(),
  takesFrom: uuid.nullish(),
  alsoFrom: z.array(uuid).max(30).optional().describe('Further stages to take from, where its kind takes from several'),
});
export type StageInput = z.infer<typeof stageInput>;

const templateDetail = z.object({
  key: z.string(),
  row: z.string(),
  words: bilingual,
  about: bilingual,
  woodcut: z.string(),
  campaign: z.boolean(),
  fields: z.record(z.string(), z.unknown()).describe('JSON Schema of its fields; label carries both languages'),
  stages: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      title: bilingual,
      takesFrom: z.string().nullable(),
      alsoFrom: z.array(z.string()),
    }),
  ),
});

const stageKind = z.object({
  kind: z.string(),
  words: bilingual,
  about: bilingual,
  settings: z.record(z.string(), z.unknown()).describe('JSON Schema of its settings'),
  subjects: z.object({ in: z.array(z.string()), out: z.array(z.string()) }),
  takesSeveral: z.boolean().describe('It may take from several stages at once: alsoFrom'),
});

const change = z.object({
  id: uuid,
  at: z.date(),
  actorName: z.string(),
  kind: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});

const byId = z.object({ programmeId: uuid });
const byStage = z.object({ programmeId: uuid, stageId: uuid });

export const programmeRoutes = defineRoutes({
  listTemplates: {
    method: 'get',
    path: '/templates',
    words: ['模板库', 'Template gallery'],
    access: 'signed-in',
    output: z.array(templateDetail),
  },
  listStageKinds: {
    method: 'get',
    path: '/stage-kinds',
    words: ['环节种类', 'Kinds of stages'],
    access: 'signed-in',
    output: z.array(stageKind),
  },
  listProgrammes: {
    method: 'get',
    path: '/programmes',
    words: ['活动列表', 'Programmes within reach'],
    access: 'programmes.read',
    list: programmeList,
  },
  createProgramme: {
    method: 'post',
    path: '/programmes',
    words: ['从模板新建活动', 'Create a programme from a template'],
    access: 'programmes.manage',
    body: programmeInput.partial().extend({ template: z.string(), unitId: uuid, title: programmeInput.shape.title }),
    output: z.object({ id: uuid }),
    status: 201,
  },
  getProgramme: {
    method: 'get',
    path: '/programmes/{programmeId}',
    words: ['活动详情', 'A programme'],
    access: 'public',
    params: byId,
    output: programmeDetail,
  },
  updateProgramme: {
    method: 'patch',
    path: '/programmes/{programmeId}',
    words: ['修改活动', 'Change a programme'],
    access: 'programmes.manage',
    params: byId,
    body: programmeInput.partial().extend({ version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  moveProgramme: {
    method: 'post',
    path: '/programmes/{programmeId}/moves',
    words: ['推进活动状态', 'Move a programme along its life'],
    access: 'signed-in',
    params: byId,
    body: z.object({ move: z.enum(moveNames), reason: z.string().trim().max(400).optional() }),
    output: z.object({ state }),
  },
  cloneProgramme: {
    method: 'post',
    path: '/programmes/{programmeId}/clones',
    words: ['复制活动', 'Clone a programme'],
    access: 'programmes.manage',
    params: byId,
    body: z.object({ title: programmeInput.shape.title, unitId: uuid.optional() }),
    output: z.object({ id: uuid }),
    status: 201,
  },
  addStage: {
    method: 'post',
    path: '/programmes/{programmeId}/stages',
    words: ['增加环节', 'Add a stage'],
    access: 'programmes.manage',
    params: byId,
    body: stageInput.extend({ kind: z.string() }),
    output: z.object({ id: uuid }),
    status: 201,
  },
  updateStage: {
    method: 'patch',
    path: '/programmes/{programmeId}/stages/{stageId}',
    words: ['修改环节', 'Change a stage'],
    access: 'programmes.manage',
    params: byStage,
    body: stageInput.extend({ version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  orderStages: {
    method: 'put',
    path: '/programmes/{programmeId}/stages',
    words: ['调整环节顺序', 'Put stages in order'],
    access: 'programmes.manage',
    params: byId,
    body: z.object({ stageIds: z.array(uuid).max(50) }),
    status: 204,
  },
  removeStage: {
    method: 'delete',
    path: '/programmes/{programmeId}/stages/{stageId}',
    words: ['删除环节', 'Remove a stage'],
    access: 'programmes.manage',
    params: byStage,
    status: 204,
  },
  listChanges: {
    method: 'get',
    path: '/programmes/{programmeId}/changes',
    words: ['变更记录', 'History'],
    access: 'programmes.read',
    params: byId,
    output: z.array(change),
  },
  getProgress: {
    method: 'get',
    path: '/programmes/{programmeId}/progress',
    words: ['综合行动进度', 'Progress of a campaign'],
    access: 'public',
    params: byId,
    output: z.array(
      z.object({
        strand: z.string(),
        programmes: z.array(programmeItem),
        done: z.number().int(),
        total: z.number().int(),
      }),
    ),
  },
  listTasks: {
    method: 'get',
    path: '/me/tasks',
    words: ['等我处理', 'What waits for me'],
    access: 'signed-in',
    output: z.array(
      z.object({
        words: bilingual,
        count: z.number().int(),
        programmeId: uuid,
        programmeTitle: z.string(),
        programmeTitleEn: z.string().nullable(),
        href: z.string(),
      }),
    ),
  },
});
