import { z } from 'zod';
import { defineList } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { posterLayout } from './posters/contract.ts';
import {
  honourEntry,
  honourHolder,
  honourKinds,
  honourPortrayal,
  honourStates,
  kindKey,
  levelKey,
  levelWords,
  newHonour,
  revocation,
  stateKey,
  useKey,
} from './register.ts';

const uuid = z.uuid();
const version = z.number().int();
const year = z.coerce.number().int().min(1949).max(2200);

export const honourItem = z.object({
  id: uuid,
  holderName: z.string(),
  title: z.string(),
  level: levelKey,
  kind: kindKey,
  year: z.number().int(),
  conferredOn: z.iso.date(),
  conferringBody: z.string(),
  basis: z.string(),
  holderPost: z.string(),
  personId: uuid.nullable(),
  unitId: uuid,
  unitName: z.string().describe('As named then'),
  state: stateKey,
  shownIn: z.array(useKey).describe('Uses the person agreed to; collectives are always shown'),
  hasPortrait: z.boolean(),
  updatedAt: z.date(),
});
export type HonourItem = z.output<typeof honourItem>;

export const honourList = defineList({
  name: ['荣誉名册', 'Roll of honour'],
  item: honourItem,
  columns: {
    holderName: { title: ['获得者', 'Holder'], kind: 'text', sortable: true },
    title: { title: ['称号', 'Title'], kind: 'text', sortable: true },
    level: { title: ['级别', 'Level'], kind: 'tag', values: levelWords },
    kind: { title: ['类别', 'Kind'], kind: 'tag', values: honourKinds },
    year: { title: ['年度', 'Year'], kind: 'number', sortable: true },
    conferringBody: { title: ['授予单位', 'Conferring body'], kind: 'text' },
    basis: { title: ['授予文件', 'Basis'], kind: 'text', hidden: true },
    conferredOn: { title: ['授予日期', 'Conferred on'], kind: 'date', sortable: true, hidden: true },
    holderPost: { title: ['职务或岗位', 'Post'], kind: 'text', hidden: true },
    unitName: { title: ['所属工会', 'Union'], kind: 'unit' },
    state: { title: ['状态', 'State'], kind: 'tag', values: honourStates },
    hasPortrait: { title: ['有照片', 'Portrait'], kind: 'yesNo', hidden: true },
    updatedAt: { title: ['修改时间', 'Updated'], kind: 'dateTime', sortable: true, hidden: true },
  },
  filters: z.object({
    unitId: uuid.optional().describe('This unit and all below it'),
    level: levelKey.optional(),
    kind: kindKey.optional(),
    state: stateKey.optional(),
    year: year.optional(),
    title: z.string().trim().max(40).optional(),
    use: useKey.optional().describe('Only what may be shown so'),
  }),
  defaultSort: '-year',
});

/** Who was honoured, one line to a person. */
export const honouredList = defineList({
  name: ['受表彰人员', 'People honoured'],
  item: z.object({
    personId: uuid,
    name: z.string(),
    unitName: z.string().describe('The union of the highest and latest honour, as named then'),
    levels: z.array(levelKey).describe('Highest first'),
    titles: z.array(z.string()).describe('Latest first'),
    honours: z.number().int(),
    latestYear: z.number().int(),
  }),
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'person', sortable: true },
    unitName: { title: ['所属工会', 'Union'], kind: 'unit' },
    levels: { title: ['级别', 'Levels'], kind: 'tag', values: levelWords },
    titles: { title: ['称号', 'Titles'], kind: 'text' },
    honours: { title: ['荣誉数', 'Honours'], kind: 'number', sortable: true },
    latestYear: { title: ['最近年度', 'Latest'], kind: 'number', sortable: true },
  },
  filters: z.object({
    unitId: uuid.optional().describe('This unit and all below it'),
    level: levelKey.optional(),
  }),
  defaultSort: '-latestYear',
});

const shownPortrait = z.object({
  id: uuid,
  kind: kindKey,
  level: levelKey,
  title: z.string(),
  year: z.number().int(),
  holderName: z.string(),
  holderPost: z.string(),
  unitName: z.string(),
  conferringBody: z.string(),
  deeds: z.string(),
  portrait: z.string().nullable().describe('Address of the picture; null where there is none'),
});
export type ShownPortrait = z.output<typeof shownPortrait>;

const change = z.object({
  id: uuid,
  at: z.date(),
  actorName: z.string(),
  kind: z.enum(['conferred', 'corrected', 'treatment', 'consent', 'revoked']),
  detail: z.record(z.string(), z.unknown()),
});
const consent = z.object({
  number: z.number().int(),
  uses: z.array(useKey),
  givenBy: z.enum(['person', 'officer']),
  actorName: z.string(),
  evidence: z.string(),
  evidenceFileId: uuid.nullable(),
  textVersion: z.string(),
  at: z.date(),
});

export const honourDetail = honourItem.extend({
  holderUnitId: uuid.nullable(),
  programmeId: uuid.nullable(),
  deedsShort: z.string(),
  deedsLong: z.string(),
  portraitFileId: uuid.nullable(),
  treatment: z.string().nullable().describe('Only for who manages members of the unit; null elsewhere'),
  treatmentMasked: z.boolean().describe('There is something that you may not see'),
  revocation: revocation.nullable(),
  version,
  may: z.object({
    correct: z.boolean().describe('Title, year, body, basis, name'),
    portray: z.boolean().describe('Deeds, portrait, consent, posters'),
    revoke: z.boolean(),
    treatment: z.boolean(),
  }),
});
export type HonourDetail = z.output<typeof honourDetail>;

export const myHonour = honourItem
  .pick({ id: true, title: true, level: true, year: true, conferredOn: true, conferringBody: true, basis: true })
  .extend({
    unitName: z.string(),
    state: stateKey,
    shownIn: z.array(useKey),
    agreedAt: z.date().nullable(),
    agreedBy: z.enum(['person', 'officer']).nullable(),
    treatment: z.string(),
    revocation: revocation.nullable(),
  });
export type MyHonour = z.output<typeof myHonour>;

/** What may be corrected later. Level, kind, holder and day stay: figures rest on them. */
export const honourCorrection = z
  .object({
    ...honourEntry.pick({ title: true, year: true, conferringBody: true }).shape,
    basis: honourEntry.shape.basis.unwrap(),
    holderName: honourHolder.shape.holderName.unwrap().min(1),
    holderPost: honourHolder.shape.holderPost.unwrap(),
    deedsShort: honourPortrayal.shape.deedsShort.unwrap(),
    deedsLong: honourPortrayal.shape.deedsLong.unwrap(),
    portraitFileId: honourPortrayal.shape.portraitFileId.unwrap(),
  })
  .partial()
  .extend({ version });
export type HonourCorrection = z.output<typeof honourCorrection>;

export const officerConsent = z.object({
  uses: z.array(useKey).max(4).describe('All uses agreed to from now on; none withdraws'),
  evidence: z.string().trim().max(300).default('').describe('How the person agreed'),
  evidenceFileId: uuid.nullable().default(null).describe('What the person signed'),
});

const params = z.object({ honourId: uuid });
const posters = z.object({ layout: posterLayout.default('portrait') });

export const honourRoutes = defineRoutes({
  list: {
    method: 'get',
    path: '/honours',
    words: ['荣誉名册', 'The roll of honour'],
    access: 'members.read',
    list: honourList,
  },
  create: {
    method: 'post',
    path: '/honours',
    words: ['登记荣誉', 'Enter an honour'],
    access: 'honours.manage',
    body: newHonour,
    output: z.object({ id: uuid }),
    status: 201,
  },
  listPeople: {
    method: 'get',
    path: '/honours/people',
    words: ['受表彰人员', 'Who of a unit and below was honoured'],
    access: 'members.read',
    list: honouredList,
  },
  titles: {
    method: 'get',
    path: '/honours/titles',
    words: ['称号', 'Titles in use'],
    access: 'members.read',
    query: z.object({ kind: kindKey.default('individual') }),
    output: z.object({ titles: z.array(z.string()) }),
  },
  wall: {
    method: 'get',
    path: '/honours/wall',
    words: ['光荣榜', 'The public wall of honour'],
    access: 'public',
    query: z.object({
      unitId: uuid.optional(),
      level: levelKey.optional(),
      kind: kindKey.optional(),
      year: year.optional(),
      title: z.string().trim().max(40).optional(),
      q: z.string().trim().max(60).optional().describe('Name, pinyin or its initials, title'),
      page: z.coerce.number().int().min(1).max(1000).default(1),
    }),
    output: z.object({ items: z.array(shownPortrait), total: z.number().int(), page: z.number().int() }),
  },
  printPosters: {
    method: 'get',
    path: '/honours/posters',
    words: ['整批海报', 'Posters of a unit and all below it, as one PDF'],
    access: 'honours.manage',
    query: posters.extend({
      unitId: uuid,
      level: levelKey.optional(),
      kind: kindKey.optional(),
      year: year.optional(),
    }),
    file: 'application/pdf',
  },
  get: {
    method: 'get',
    path: '/honours/{honourId}',
    words: ['荣誉', 'An honour'],
    access: 'members.read',
    params,
    output: honourDetail,
  },
  correct: {
    method: 'patch',
    path: '/honours/{honourId}',
    words: ['更正荣誉', 'Correct an entry'],
    access: 'honours.manage',
    params,
    body: honourCorrection,
    output: z.object({ version }),
  },
  revoke: {
    method: 'post',
    path: '/honours/{honourId}/revoke',
    words: ['撤销荣誉', 'Revoke an honour'],
    access: 'honours.manage',
    params,
    body: revocation.extend({ version }),
    output: z.object({ version }),
  },
  setTreatment: {
    method: 'put',
    path: '/honours/{honourId}/treatment',
    words: ['登记待遇', 'Note what follows from it'],
    access: 'members.manage',
    params,
    body: z.object({ treatment: z.string().trim().max(1000), version }),
    output: z.object({ version }),
  },
  recordConsent: {
    method: 'post',
    path: '/honours/{honourId}/consents',
    words: ['登记展示同意', 'Record the consent of the person'],
    access: 'honours.manage',
    params,
    body: officerConsent,
    output: z.object({ number: z.number().int() }),
    status: 201,
  },
  history: {
    method: 'get',
    path: '/honours/{honourId}/history',
    words: ['荣誉记录', 'What happened to an honour'],
    access: 'members.read',
    params,
    output: z.object({ changes: z.array(change), consents: z.array(consent) }),
  },
  printPoster: {
    method: 'get',
    path: '/honours/{honourId}/poster',
    words: ['海报', 'A poster as PDF'],
    access: 'honours.manage',
    params,
    query: posters,
    file: 'application/pdf',
  },
  drawPoster: {
    method: 'get',
    path: '/honours/{honourId}/poster-picture',
    words: ['海报图片', 'A poster as a picture'],
    access: 'honours.manage',
    params,
    query: posters,
    file: 'image/png',
  },
  listMine: {
    method: 'get',
    path: '/me/honours',
    words: ['我的荣誉', 'My honours'],
    access: 'signed-in',
    output: z.object({ items: z.array(myHonour) }),
  },
  agree: {
    method: 'put',
    path: '/me/honours/{honourId}/consent',
    words: ['同意或撤回展示', 'Say where I may be shown'],
    access: 'signed-in',
    params,
    body: z.object({ uses: z.array(useKey).max(4).describe('All uses agreed to from now on; none withdraws') }),
    output: z.object({ number: z.number().int() }),
  },
});
