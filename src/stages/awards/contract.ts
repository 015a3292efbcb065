import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { subjectKinds } from '../contract.ts';
import { awardStates, listStates, places } from './rules.ts';
import { tieRules } from './tiers/rules.ts';

const bilingual = z.tuple([z.string(), z.string()]);
const day = z.iso.date();
const uuid = z.uuid();

export const subjectRef = z.object({ kind: z.enum(subjectKinds), id: uuid });
const reason = titled(z.string().trim().min(2).max(400), ['原因', 'Reason']);

export const placeInput = z.object({
  subject: subjectRef,
  to: titled(keyOf(places), ['改为', 'To'], { choices: places }),
  tier: titled(z.string().max(40).default(''), ['等次', 'Tier']),
  reason,
});
export type PlaceInput = z.output<typeof placeInput>;

export const decideInput = z.object({
  tier: z.string().max(40),
  group: z.string().max(60).default('').describe('As the open tie tells it'),
  chosen: z.array(subjectRef).max(1000).describe('Who of the equal ranks gets it; the others fall to the next tier'),
  reason,
});
export type DecideInput = z.output<typeof decideInput>;

export const organiseInput = z.object({
  unitId: uuid,
  chosen: titled(z.boolean(), ['授予', 'Award it']),
  reason,
});

export const releaseInput = z.object({
  digest: z.string().max(64).describe('Of the draft that was looked at: a draft that changed since is not released'),
});

export const revokeInput = z.object({
  awardId: uuid,
  reason: titled(z.string().trim().min(5).max(400), ['撤销原因', 'Reason'], { widget: 'longText' }),
  decidedBy: titled(z.string().trim().max(100).default(''), ['决定单位', 'Decided by'], {
    help: ['不填为主办单位', 'The organiser where none is given'],
  }),
  document: titled(z.string().trim().max(100).default(''), ['决定文件', 'Document']),
});
export type RevokeInput = z.output<typeof revokeInput>;

const person = z.object({ name: z.string(), part: z.enum(['author', 'captain', 'member', 'mentor', 'nominee']) });

const draftRow = z.object({
  subject: subjectRef,
  title: z.string(),
  about: z.string(),
  people: z.array(person),
  unitName: z.string(),
  group: z.string(),
  groupName: z.string(),
  rank: z.number().int().nullable(),
  score: z.string(),
  /** Key; null where there is none, or it waits for a decision. */
  tier: z.string().nullable(),
  state: z.enum(['awarded', 'none', 'waiting', 'ineligible']),
  /** What an officer decided about it last, with the reason; null where the rule alone spoke. */
  decided: z.object({ to: z.string(), reason: z.string(), by: z.string(), at: z.date() }).nullable(),
});
export type DraftRow = z.output<typeof draftRow>;

export const draftView = z.object({
  state: keyOf(listStates),
  digest: z.string(),
  unitId: uuid.describe('Whose seal is printed on the certificates'),
  tiers: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      places: z.number().int().nullable().describe('Over all groups; null where there is no limit'),
      given: z.number().int(),
      ties: keyOf(tieRules),
    }),
  ),
  open: z.array(
    z.object({
      tier: z.string(),
      tierName: z.string(),
      group: z.string(),
      groupName: z.string(),
      rank: z.number().int().nullable(),
      places: z.number().int(),
      among: z.array(z.object({ subject: subjectRef, title: z.string(), unitName: z.string(), score: z.string() })),
    }),
  ),
  crowded: z.array(z.string()).describe('Who was put into a tier that has no place left'),
  rows: z.array(draftRow),
  organisers: z.number().int().describe('Units picked so far'),
  whys: z.array(z.object({ ok: z.boolean(), words: bilingual })).describe('What has to be so before release'),
  released: z
    .object({
      on: day,
      given: z.number().int(),
      revoked: z.number().int(),
      certificates: z.number().int().describe('Valid ones'),
      /** Awarded, and since taken back by an earlier stage. */
      gone: z.number().int(),
    })
    .nullable(),
});
export type DraftView = z.output<typeof draftView>;

export const fieldView = z.object({
  name: z.string().describe('Of the award; empty where there is none'),
  places: z.number().int().nullable(),
  chosen: z.number().int(),
  units: z.array(
    z.object({
      unitId: uuid,
      name: z.string(),
      works: z.number().int().describe('Works, teams or people of this union handed in'),
      people: z.number().int().describe('Distinct people'),
      awards: z.number().int().describe('In the present draft, or as released'),
      chosen: z.boolean(),
      reason: z.string(),
    }),
  ),
});
export type FieldView = z.output<typeof fieldView>;

const winner = z.object({
  title: z.string(),
  about: z.string(),
  people: z.array(person),
  unitName: z.string(),
  rank: z.number().int().nullable(),
  score: z.string(),
  group: z.string(),
});
export type Winner = z.output<typeof winner>;
export const winnersView = z.object({
  state: keyOf(listStates),
  releasedOn: day.nullable(),
  tiers: z.array(z.object({ key: z.string(), name: z.string(), winners: z.array(winner) })),
});
export type WinnersView = z.output<typeof winnersView>;

export const awardItem = z.object({
  id: uuid,
  tier: z.string(),
  title: z.string(),
  people: z.string(),
  unitName: z.string(),
  group: z.string(),
  rank: z.number().int().nullable(),
  score: z.string(),
  position: z.number().int(),
  state: keyOf(awardStates),
  reason: z.string(),
  revokedReason: z.string().nullable(),
});
export const awardList = defineList({
  name: ['获奖名单', 'Awards'],
  item: awardItem,
  columns: {
    tier: { title: ['奖项', 'Award'], kind: 'text' },
    title: { title: ['作品、团队或姓名', 'Work, team or name'], kind: 'text', sortable: true },
    people: { title: ['获奖人', 'People'], kind: 'text' },
    unitName: { title: ['单位', 'Unit'], kind: 'text' },
    group: { title: ['组别', 'Group'], kind: 'text' },
    rank: { title: ['名次', 'Rank'], kind: 'number' },
    score: { title: ['得分', 'Score'], kind: 'text' },
    position: { title: ['序号', 'No.'], kind: 'number', sortable: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: awardStates },
    reason: { title: ['调整原因', 'Why it was placed'], kind: 'text', hidden: true },
    revokedReason: { title: ['撤销原因', 'Why it was revoked'], kind: 'text', hidden: true },
  },
  filters: z.object({ state: keyOf(awardStates).optional(), tier: z.string().max(40).optional() }),
  defaultSort: 'position',
});
