import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { ladderFields, ladderStates, levelKey, skillLevels, standings } from './register.ts';

const uuid = z.uuid();
const bilingual = z.tuple([z.string(), z.string()]);
const version = z.number().int();
const params = z.object({ ladderId: uuid });

export const ladderItem = z.object({
  id: uuid,
  title: z.string(),
  titleEn: z.string(),
  trade: z.string(),
  unitName: z.string(),
  levels: z.array(levelKey),
  awarded: z.number().int().describe('Levels held now'),
  state: keyOf(ladderStates),
});
export type LadderItem = z.output<typeof ladderItem>;
export const ladderList = defineList({
  name: ['技能阶梯', 'Skill ladders'],
  item: ladderItem,
  columns: {
    title: { title: ['名称', 'Title'], kind: 'text', sortable: true },
    titleEn: { title: ['英文名称', 'In English'], kind: 'text', hidden: true },
    trade: { title: ['职业（工种）', 'Trade'], kind: 'text' },
    levels: { title: ['等级', 'Levels'], kind: 'tag', values: skillLevels },
    awarded: { title: ['已晋级', 'Levels held'], kind: 'number' },
    unitName: { title: ['主办工会', 'Kept by'], kind: 'unit' },
    state: { title: ['状态', 'State'], kind: 'tag', values: ladderStates },
  },
  filters: z.object({ state: keyOf(ladderStates).optional() }),
  defaultSort: 'title',
});

export const ladderDetail = ladderItem.extend({
  ...ladderFields.shape,
  unitId: uuid,
  version,
  links: z.array(z.object({ stageId: uuid, occasion: z.string(), href: z.string() })),
  counts: z.object({ people: z.number().int(), ready: z.number().int(), awarded: z.number().int() }),
  history: z.array(
    z.object({
      id: uuid,
      at: z.date(),
      actorName: z.string(),
      kind: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  awardings: z
    .array(z.object({ issuedOn: z.iso.date(), count: z.number().int() }))
    .describe('Days on which levels that hold were awarded, the latest first'),
  mayManage: z.boolean(),
});
export type LadderDetail = z.output<typeof ladderDetail>;

const need = z.object({ kind: z.enum(['earlier', 'contest', 'hours']), ok: z.boolean(), words: bilingual });
const step = z.object({
  level: levelKey,
  state: z.enum(['held', 'passed', 'ready', 'next', 'ahead']),
  needs: z.array(need),
  awardedOn: z.iso.date().nullable(),
});

/** Where one person stands on one ladder. */
export const standingView = z.object({
  ladderId: uuid,
  title: z.string(),
  titleEn: z.string(),
  trade: z.string(),
  steps: z.array(step),
  hours: z.number(),
  results: z.array(
    z.object({
      event: z.string(),
      occasion: z.string(),
      href: z.string().describe('Where the contest is found in the hall'),
      rank: z.number().int().nullable(),
      score: z.string(),
      day: z.iso.date(),
      usedFor: levelKey.nullable(),
    }),
  ),
  next: bilingual.nullable().describe('What to do next, before what is missing; null at the top'),
  missing: z.array(bilingual),
  links: z.array(z.object({ occasion: z.string(), href: z.string() })).describe('Where results and hours come from'),
  awards: z.array(
    z.object({
      id: uuid,
      level: levelKey,
      awardedOn: z.iso.date(),
      basis: z.string(),
      certificate: z.string().nullable(),
      revokedOn: z.iso.date().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type StandingView = z.output<typeof standingView>;

const personItem = z.object({
  id: uuid,
  name: z.string(),
  unitName: z.string(),
  reached: levelKey.nullable(),
  ready: levelKey.nullable(),
  standing: keyOf(standings),
  hours: z.number(),
  result: z.string().describe('The best rank so far'),
  missing: z.string().describe('What the next level still needs'),
});
export type PersonItem = z.output<typeof personItem>;
export const personList = defineList({
  name: ['阶梯上的职工', 'People on the ladder'],
  item: personItem,
  columns: {
    name: { title: ['姓名', 'Name'], kind: 'text', sortable: true },
    unitName: { title: ['所在工会', 'Union'], kind: 'text', sortable: true },
    reached: { title: ['现有等级', 'Holds'], kind: 'tag', values: skillLevels },
    ready: { title: ['可晋级到', 'Ready for'], kind: 'tag', values: skillLevels },
    standing: { title: ['进度', 'Standing'], kind: 'tag', values: standings, sortable: true },
    hours: { title: ['累计学时', 'Hours'], kind: 'number', sortable: true },
    result: { title: ['最好名次', 'Best result'], kind: 'text' },
    missing: { title: ['下一级还需要', 'Next level still needs'], kind: 'text' },
  },
  filters: z.object({
    standing: keyOf(standings).optional(),
    level: levelKey.optional().describe('Ready for this level'),
    reached: levelKey.optional(),
  }),
  defaultSort: 'standing',
});

export const awardInput = z.object({
  people: z
    .array(z.object({ personId: uuid, level: levelKey }))
    .min(1)
    .max(500),
  awardedOn: titled(z.iso.date(), ['认定日期', 'Awarded on'], { widget: 'date' }),
  basis: titled(z.string().trim().min(1).max(120), ['认定依据', 'Basis'], {
    help: ['文号或会议纪要，如 ×工发〔2026〕8号', 'Number of the document or minutes'],
  }),
});
export type AwardInput = z.output<typeof awardInput>;

const awardItem = z.object({
  id: uuid,
  personName: z.string(),
  unitName: z.string(),
  level: levelKey,
  awardedOn: z.iso.date(),
  basis: z.string(),
  certificate: z.string(),
  awardedBy: z.string(),
  state: z.enum(['held', 'revoked']),
  revokedOn: z.iso.date().nullable(),
  reason: z.string().nullable(),
});
const awardStates = { held: ['有效', 'Held'], revoked: ['已撤销', 'Revoked'] } as const;
export const awardList = defineList({
  name: ['晋级名单', 'Levels awarded'],
  item: awardItem,
  columns: {
    personName: { title: ['姓名', 'Name'], kind: 'text', sortable: true },
    unitName: { title: ['所在工会', 'Union'], kind: 'text' },
    level: { title: ['等级', 'Level'], kind: 'tag', values: skillLevels },
    awardedOn: { title: ['认定日期', 'Awarded on'], kind: 'date', sortable: true },
    basis: { title: ['认定依据', 'Basis'], kind: 'text' },
    certificate: { title: ['证书编号', 'Certificate'], kind: 'text' },
    awardedBy: { title: ['确认人', 'Confirmed by'], kind: 'text', hidden: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: awardStates },
    revokedOn: { title: ['撤销日期', 'Revoked on'], kind: 'date', hidden: true },
    reason: { title: ['撤销原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({ level: levelKey.optional(), state: keyOf(awardStates).optional() }),
  defaultSort: '-awardedOn',
});

export const ladderRoutes = defineRoutes({
  list: {
    method: 'get',
    path: '/ladders',
    words: ['技能阶梯', 'Skill ladders'],
    access: 'members.read',
    list: ladderList,
  },
  create: {
    method: 'post',
    path: '/ladders',
    words: ['建立技能阶梯', 'Set a ladder up'],
    access: 'honours.manage',
    body: ladderFields.extend({ unitId: uuid }),
    output: z.object({ id: uuid }),
    status: 201,
  },
  get: {
    method: 'get',
    path: '/ladders/{ladderId}',
    words: ['技能阶梯', 'A ladder'],
    access: 'members.read',
    params,
    output: ladderDetail,
  },
  change: {
    method: 'patch',
    path: '/ladders/{ladderId}',
    words: ['修改技能阶梯', 'Change a ladder'],
    access: 'honours.manage',
    params,
    body: ladderFields.partial().extend({ state: keyOf(ladderStates).optional(), version }),
    output: z.object({ version }),
  },
  people: {
    method: 'get',
    path: '/ladders/{ladderId}/people',
    words: ['阶梯上的职工', 'People on the ladder, as far as you reach'],
    access: 'members.read',
    params,
    list: personList,
  },
  person: {
    method: 'get',
    path: '/ladders/{ladderId}/people/{personId}',
    words: ['个人阶梯', 'Where somebody stands, and why'],
    access: 'members.read',
    params: params.extend({ personId: uuid }),
    output: standingView.extend({ name: z.string(), unitName: z.string() }),
  },
  award: {
    method: 'post',
    path: '/ladders/{ladderId}/awards',
    words: ['确认晋级', 'Award levels'],
    access: 'honours.manage',
    params,
    body: awardInput,
    output: z.object({
      awarded: z.number().int(),
      certificates: z.number().int(),
      refused: z.array(z.object({ personId: uuid, name: z.string(), words: bilingual })),
    }),
  },
  awards: {
    method: 'get',
    path: '/ladders/{ladderId}/awards',
    words: ['晋级名单', 'Levels awarded'],
    access: 'members.read',
    params,
    list: awardList,
  },
  revoke: {
    method: 'post',
    path: '/ladders/{ladderId}/awards/{awardId}/revoke',
    words: ['撤销等级', 'Revoke a level'],
    access: 'honours.manage',
    params: params.extend({ awardId: uuid }),
    body: z.object({
      reason: titled(z.string().trim().min(5).max(400), ['撤销原因', 'Reason'], { widget: 'longText' }),
    }),
    output: z.object({ certificates: z.number().int() }),
  },
  mine: {
    method: 'get',
    path: '/me/ladders',
    words: ['我的技能阶梯', 'My skill ladders'],
    access: 'signed-in',
    output: z.object({ items: z.array(standingView) }),
  },
});
