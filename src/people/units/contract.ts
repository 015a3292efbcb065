import { z } from 'zod';
import { defineList } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { abilityNames } from '../access/rules.ts';
import {
  MAX_UNIT_NAME_CHARACTERS,
  type UnitChangeKind,
  type UnitStatus,
  unitChangeKinds,
  unitKindNames,
  unitKindWords,
  unitStatuses,
} from './rules.ts';

const uuid = z.uuid();
const day = z.iso.date();
const bilingual = z.tuple([z.string(), z.string()]).readonly();
const kind = z.enum(unitKindNames);
const status = z.enum(Object.keys(unitStatuses) as UnitStatus[]);
const unitRef = z.object({ id: uuid, name: z.string() });
const trail = z.array(unitRef).describe('From the top down to the unit itself');
const params = z.object({ unitId: uuid });

/** A unit as trees and lists show it. */
export const unitItem = z.object({
  id: uuid,
  name: z.string(),
  shortName: z.string(),
  kind,
  status,
  parentId: uuid.nullable(),
  depth: z.number().int(),
  uscc: z.string().nullable(),
  fromOn: day,
  validUntil: day.nullable(),
  superior: z.string().nullable().describe('Names above it, from the top down, parted by " > "'),
  regionCode: z.string().nullable(),
  address: z.string().nullable(),
  children: z.number().int().describe('Active units directly below'),
  members: z.number().int().describe('Live members of the unit itself'),
});
export type UnitItem = z.infer<typeof unitItem>;

export const unitList = defineList({
  name: ['组织', 'Units'],
  item: unitItem,
  columns: {
    name: { title: ['名称', 'Name'], kind: 'text', sortable: true },
    kind: { title: ['类型', 'Kind'], kind: 'tag', values: unitKindWords, sortable: true },
    status: { title: ['状态', 'State'], kind: 'tag', values: unitStatuses },
    children: { title: ['下级', 'Units below'], kind: 'number' },
    members: { title: ['会员', 'Members'], kind: 'number' },
    uscc: { title: ['统一社会信用代码', 'Unified social credit code'], kind: 'text' },
    fromOn: { title: ['建立', 'Since'], kind: 'date', sortable: true },
    validUntil: { title: ['证书到期', 'Certificate until'], kind: 'date', sortable: true },
    shortName: { title: ['简称', 'Short name'], kind: 'text', hidden: true },
    superior: { title: ['上级', 'Superior'], kind: 'text', hidden: true },
    regionCode: { title: ['区划代码', 'Region code'], kind: 'text', hidden: true },
    address: { title: ['地址', 'Address'], kind: 'text', hidden: true },
  },
  filters: z.object({
    parent: uuid.optional().describe('Directly below this unit'),
    within: uuid.optional().describe('This unit and all below it'),
    kind: z.string().max(200).optional().describe('One kind, or several joined by commas'),
    status: z.enum(['active', 'merged', 'closed', 'all']).default('active'),
    industry: uuid.optional().describe('Tagged with this industrial union'),
    expiringBefore: day.optional().describe('Certificate ends before this day'),
  }),
  defaultSort: 'name',
});

/** A unit that was found; for pickers, whoever signed in. */
export const foundUnit = z.object({
  id: uuid,
  name: z.string(),
  kind,
  status,
  children: z.number().int(),
  members: z.number().int().nullable().describe('Null outside your reach'),
  path: trail,
  mergedInto: unitRef.nullable(),
});
export type FoundUnit = z.infer<typeof foundUnit>;

export const plannedChange = z.object({
  id: uuid,
  kind: z.enum(Object.keys(unitChangeKinds) as UnitChangeKind[]),
  effectiveOn: day,
  detail: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  actorName: z.string(),
  recordedAt: z.date(),
  state: z.enum(['applied', 'planned', 'withdrawn', 'failed']),
  failure: bilingual.nullable().describe('Why a planned change could not be made'),
});
export type PlannedChange = z.infer<typeof plannedChange>;

export const unitDetail = unitItem.extend({
  path: trail,
  industry: unitRef.nullable(),
  phone: z.string().nullable().describe('Masked unless you manage the unit'),
  toOn: day.nullable(),
  mergedInto: unitRef.nullable(),
  formerNames: z.array(z.string()),
  nameEn: z.string(),
  members: z.number().int().nullable(),
  membersBelow: z.number().int().nullable().describe('Live members of the unit and all below; null outside your reach'),
  version: z.number().int(),
  planned: z.array(plannedChange),
  may: z.object({
    manage: z.boolean().describe('Rename it, correct it, add units below'),
    rearrange: z.boolean().describe('Move, merge or close it: a matter of its superior'),
    members: z.boolean(),
  }),
});
export type UnitDetail = z.infer<typeof unitDetail>;

const name = z
  .string()
  .trim()
  .min(1)
  .max(MAX_UNIT_NAME_CHARACTERS * 2);
const facts = {
  nameEn: z
    .string()
    .trim()
    .max(160)
    .optional()
    .describe('As English pages show it; the Chinese name where there is none'),
  shortName: z.string().trim().min(1).max(40).optional(),
  uscc: z.string().trim().max(40).nullish().describe('GB 32100-2015; as typed'),
  regionCode: z
    .string()
    .regex(/^\d{6}(\d{3}|\d{6})?$/)
    .nullish()
    .describe('GB/T 2260, 6 digits, with 9 or 12 for streets'),
  industryId: uuid.nullish().describe('The industrial union it also belongs to'),
  address: z.string().trim().max(200).nullish(),
  phone: z.string().trim().max(40).nullish(),
  validUntil: day.nullish().describe('End of the legal-person certificate'),
};
const effective = {
  on: z.string().max(20).optional().describe('Effective day; today where left out. A later day plans the change'),
  reason: z.string().trim().max(500).optional().describe('Needed where the day has passed'),
};
const version = z.number().int().describe('The version you saw');

export const unitInput = z.object({ parentId: uuid, kind, name, ...facts, ...effective });
export type UnitInput = z.infer<typeof unitInput>;
export const unitCorrection = z.object({ ...facts, kind: kind.optional(), version });
export type UnitCorrection = z.infer<typeof unitCorrection>;
export const unitRename = z.object({ name, shortName: facts.shortName, nameEn: facts.nameEn, version, ...effective });
export const unitMove = z.object({ parentId: uuid, version, ...effective });
export const unitMerge = z.object({ intoId: uuid, version, ...effective });
export const unitClose = z.object({
  moveMembersTo: uuid.optional(),
  moveChildrenTo: uuid.optional(),
  version,
  ...effective,
});

const warnings = z.array(bilingual).describe('Oddities that do not refuse it');
const changed = z.object({
  changeId: uuid,
  planned: z.boolean().describe('It takes effect on a later day'),
  version: z.number().int(),
});
export type Changed = z.infer<typeof changed>;

export const unitRoutes = defineRoutes({
  search: {
    method: 'get',
    path: '/units/search',
    words: ['按名称、拼音首字母或代码查找组织', 'Find units by name, pinyin initials or code'],
    access: 'signed-in',
    query: z.object({
      q: z.string().trim().min(1).max(100),
      limit: z.coerce.number().int().min(1).max(100).default(30),
      reach: z.enum(abilityNames).optional().describe('Only where you may use this ability'),
      kind: z.string().max(200).optional().describe('One kind, or several joined by commas'),
      within: uuid.optional(),
    }),
    output: z.object({ items: z.array(foundUnit), nextCursor: z.null(), total: z.number().int() }),
  },
  list: {
    method: 'get',
    path: '/units',
    words: ['组织列表', 'List units'],
    access: 'units.read',
    list: unitList,
  },
  create: {
    method: 'post',
    path: '/units',
    words: ['新建组织', 'Create a unit'],
    access: 'units.manage',
    body: unitInput,
    output: z.object({ id: uuid, warnings }),
    status: 201,
  },
  get: {
    method: 'get',
    path: '/units/{unitId}',
    words: ['查看组织', 'See a unit'],
    access: 'signed-in',
    params,
    output: unitDetail,
  },
  correct: {
    method: 'patch',
    path: '/units/{unitId}',
    words: ['更正组织资料', "Correct a unit's particulars"],
    access: 'units.manage',
    params,
    body: unitCorrection,
    output: z.object({ version: z.number().int(), warnings }),
  },
  rename: {
    method: 'post',
    path: '/units/{unitId}/rename',
    words: ['组织更名', 'Rename a unit'],
    access: 'units.manage',
    params,
    body: unitRename,
    output: changed,
  },
  move: {
    method: 'post',
    path: '/units/{unitId}/move',
    words: ['调整上级', 'Move a unit under another superior'],
    access: 'units.manage',
    params,
    body: unitMove,
    output: changed,
  },
  merge: {
    method: 'post',
    path: '/units/{unitId}/merge',
    words: ['并入另一组织', 'Merge a unit into another'],
    access: 'units.manage',
    params,
    body: unitMerge,
    output: changed,
  },
  close: {
    method: 'post',
    path: '/units/{unitId}/close',
    words: ['撤销组织', 'Close a unit'],
    access: 'units.manage',
    params,
    body: unitClose,
    output: changed,
  },
  history: {
    method: 'get',
    path: '/units/{unitId}/history',
    words: ['组织变更记录', "A unit's history"],
    access: 'units.read',
    params,
    output: z.object({ items: z.array(plannedChange) }),
  },
  withdraw: {
    method: 'post',
    path: '/units/{unitId}/changes/{changeId}/withdraw',
    words: ['撤回计划中的变更', 'Withdraw a planned change'],
    access: 'units.manage',
    params: z.object({ unitId: uuid, changeId: uuid }),
    status: 204,
  },
});
