import { z } from 'zod';
import { holderKinds } from '../figures/contract.ts';
import { defineList } from '../kernel/lists.ts';
import { defineRoutes } from '../kernel/routes.ts';
import { BriefBlock, BriefDocument, BriefPhoto } from './layouts/brief/contract.ts';

const uuid = z.uuid();
const bilingual = z.tuple([z.string(), z.string()]).describe('Chinese, English');
const version = z.number().int();

/** Which figure a number of the text is: blocks name it by `source: key`. */
export const numberLink = z.object({
  key: z.string().regex(/^[\w-]{1,40}$/),
  indicator: z.string().min(1).max(60),
  holder: z.object({ kind: z.enum(holderKinds), id: uuid }),
  period: z
    .string()
    .regex(/^(all|\d{4}(-(0[1-9]|1[0-2]))?)$/)
    .default('all'),
});
export type NumberLink = z.output<typeof numberLink>;

/** The link as it is kept: with the number that the figure showed, and when. */
const keptLink = numberLink.extend({ value: z.number(), asOf: z.iso.datetime() });
export type KeptLink = z.output<typeof keptLink>;

const text = BriefDocument.pick({
  lang: true,
  editorsNote: true,
  kicker: true,
  headline: true,
  subhead: true,
  colophon: true,
});
const parts = {
  masthead: BriefDocument.shape.masthead.pick({ name: true, issuer: true, marking: true }),
  body: z.array(BriefBlock).min(1).max(200),
  photos: z
    .array(BriefPhoto.omit({ image: true }).extend({ fileId: uuid }))
    .max(3)
    .default([]),
};

/** A brief as an officer writes it; the server adds what the linked numbers are. */
export const briefInput = text.extend({ ...parts, links: z.array(numberLink).max(200).default([]) });
export type BriefInput = z.output<typeof briefInput>;
/** As others write it, defaults left out. */
export type BriefText = z.input<typeof briefInput>;

/** A brief as it is kept. */
export const briefDraft = text.extend({ ...parts, links: z.array(keptLink).max(200).default([]) });
export type BriefDraft = z.output<typeof briefDraft>;

export const briefStates = { draft: ['草稿', 'Draft'], issued: ['已印发', 'Issued'] } as const;
const state = z.enum(Object.keys(briefStates) as (keyof typeof briefStates)[]);

export const briefItem = z.object({
  id: uuid,
  headline: z.string(),
  unitId: uuid,
  unitName: z.string(),
  programmeId: uuid.nullable(),
  programmeTitle: z.string().nullable(),
  state,
  year: z.number().int(),
  issueNumber: z.number().int().nullable().describe('Within unit and year'),
  totalNumber: z.number().int().nullable().describe('Within the unit'),
  createdAt: z.date(),
  updatedAt: z.date(),
  issuedAt: z.date().nullable(),
});
export type BriefItem = z.output<typeof briefItem>;

export const briefList = defineList({
  name: ['简报', 'Briefs'],
  item: briefItem,
  columns: {
    headline: { title: ['标题', 'Headline'], kind: 'text' },
    unitName: { title: ['编印单位', 'Issuer'], kind: 'unit', sortable: true },
    programmeTitle: { title: ['活动', 'Programme'], kind: 'text' },
    state: { title: ['状态', 'State'], kind: 'tag', values: briefStates },
    year: { title: ['年份', 'Year'], kind: 'number', hidden: true },
    issueNumber: { title: ['期号', 'Issue'], kind: 'number', sortable: true },
    totalNumber: { title: ['总期号', 'Number in all'], kind: 'number', hidden: true },
    updatedAt: { title: ['修改时间', 'Updated'], kind: 'dateTime', sortable: true },
    issuedAt: { title: ['印发时间', 'Issued'], kind: 'dateTime', sortable: true },
  },
  filters: z.object({
    programmeId: uuid.optional(),
    unitId: uuid.optional().describe('This unit and all below it'),
    state: state.optional(),
  }),
  defaultSort: '-updatedAt',
});

const numberCheck = keptLink.extend({
  words: bilingual,
  unitOfMeasure: bilingual,
  now: z.number().describe('What the figure is now'),
  same: z.boolean(),
});

const params = z.object({ briefId: uuid });

export const pressRoutes = defineRoutes({
  listBriefs: {
    method: 'get',
    path: '/briefs',
    words: ['简报列表', 'Briefs'],
    access: 'press.manage',
    list: briefList,
  },
  createBrief: {
    method: 'post',
    path: '/briefs',
    words: ['新建简报', 'Write a brief'],
    access: 'press.manage',
    body: z.object({ unitId: uuid, programmeId: uuid.optional(), document: briefInput }),
    output: z.object({ id: uuid }),
    status: 201,
  },
  getBrief: {
    method: 'get',
    path: '/briefs/{briefId}',
    words: ['简报', 'A brief'],
    access: 'press.manage',
    params,
    output: briefItem.extend({ version, document: briefDraft }),
  },
  updateBrief: {
    method: 'put',
    path: '/briefs/{briefId}',
    words: ['修改简报', 'Change a draft'],
    access: 'press.manage',
    params,
    body: z.object({ version, document: briefInput }),
    output: z.object({ version }),
  },
  deleteBrief: {
    method: 'delete',
    path: '/briefs/{briefId}',
    words: ['删除简报草稿', 'Delete a draft'],
    access: 'press.manage',
    params,
    status: 204,
  },
  checkBrief: {
    method: 'get',
    path: '/briefs/{briefId}/check',
    words: ['核对数字', 'Check its numbers against the records'],
    access: 'press.manage',
    params,
    output: z.object({ checkedAt: z.date(), differing: z.number().int(), numbers: z.array(numberCheck) }),
  },
  refreshBrief: {
    method: 'post',
    path: '/briefs/{briefId}/refresh',
    words: ['更新数字', 'Bring its numbers up to date'],
    access: 'press.manage',
    params,
    body: z.object({ version }),
    output: z.object({ version, changed: z.number().int() }),
  },
  issueBrief: {
    method: 'post',
    path: '/briefs/{briefId}/issue',
    words: ['编印简报', 'Issue a brief under the next number'],
    access: 'press.manage',
    params,
    body: z.object({
      version,
      keepNumbers: z.boolean().default(false).describe('Issue although records have changed since'),
    }),
    output: z.object({ year: z.number().int(), issueNumber: z.number().int(), totalNumber: z.number().int() }),
  },
  printBrief: {
    method: 'get',
    path: '/briefs/{briefId}/pdf',
    words: ['打印简报', 'The brief on A4'],
    access: 'press.manage',
    params,
    file: 'application/pdf',
  },
});
