import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { nomineeMoves, nomineeStates } from './course/rules.ts';

const bilingual = z.tuple([z.string(), z.string()]);
const day = z.iso.date();
const key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);
const why = z.object({ ok: z.boolean(), words: bilingual });

export const kinds = {
  individual: ['个人', 'Individual'],
  collective: ['集体', 'Collective'],
} as const satisfies Record<string, readonly [string, string]>;

/** Whose officers decide a step: the nominating union, its superior, the organiser, the organiser's superior. */
export const levels = {
  own: ['推荐单位', 'Nominating union'],
  superior: ['推荐单位的上级', 'Its superior'],
  organiser: ['主办单位', 'The organiser'],
  above: ['主办单位的上级', "The organiser's superior"],
} as const satisfies Record<string, readonly [string, string]>;
export type Level = keyof typeof levels;

/** What a step rests on: nothing but the decision, a vote, a notice in the unit, or opinions of departments. */
export const asks = {
  nothing: ['审核', 'Review'],
  vote: ['民主推荐（表决）', 'A vote'],
  notice: ['单位公示', 'A notice in the unit'],
  opinions: ['征求部门意见', 'Opinions of departments'],
} as const satisfies Record<string, readonly [string, string]>;

const step = z.object({
  key: titled(key, ['代号', 'Key']),
  label: titled(z.string().min(1).max(60), ['步骤', 'Step']),
  labelEn: titled(z.string().max(80).default(''), ['步骤（英文）', 'In English']),
  level: titled(keyOf(levels), ['谁审核', 'Who decides'], { choices: levels }),
  asks: titled(keyOf(asks).default('nothing'), ['依据', 'Rests on'], { choices: asks }),
  days: titled(z.number().int().min(1).max(120).default(5), ['几个工作日内', 'Working days']),
  departments: titled(z.array(z.string().min(1).max(40)).max(30).default([]), ['征求哪些部门', 'Departments']),
});
export type Step = z.output<typeof step>;

export const settings = z.object({
  groups: titled(
    z
      .array(
        z.object({
          key: titled(key, ['代号', 'Key']),
          label: titled(z.string().min(1).max(60), ['名额组', 'Group']),
          labelEn: titled(z.string().max(80).default(''), ['名额组（英文）', 'In English']),
          kind: titled(keyOf(kinds), ['个人或集体', 'Individual or collective'], { choices: kinds }),
          places: titled(z.number().int().min(1).max(10_000), ['名额', 'Places']),
          reserve: titled(z.number().int().min(0).max(1000).default(0), ['后备', 'In reserve']),
        }),
      )
      .min(1)
      .max(30)
      .default([
        { key: 'person', label: '先进个人', labelEn: 'Individuals', kind: 'individual', places: 10, reserve: 0 },
      ]),
    ['名额分配', 'Quotas'],
    { widget: 'rows' },
  ),
  categories: titled(
    z
      .array(
        z.object({
          key: titled(key, ['代号', 'Key']),
          label: titled(z.string().min(1).max(60), ['类别', 'Category']),
          labelEn: titled(z.string().max(80).default(''), ['类别（英文）', 'In English']),
        }),
      )
      .max(30)
      .default([
        { key: 'frontline', label: '一线职工', labelEn: 'Front line' },
        { key: 'manager', label: '管理人员', labelEn: 'Managers' },
      ]),
    ['结构类别', 'Categories that shares count'],
    { widget: 'rows' },
  ),
  shares: titled(
    z
      .array(
        z.object({
          group: titled(z.string().max(40).default(''), ['哪个名额组（空为全部）', 'Group, empty for all']),
          category: titled(key, ['类别', 'Category']),
          op: titled(z.enum(['atLeast', 'atMost']), ['要求', 'Asks for'], {
            choices: { atLeast: ['不少于', 'At least'], atMost: ['不多于', 'At most'] },
          }),
          measure: titled(z.enum(['percent', 'count']).default('percent'), ['按', 'By'], {
            choices: { percent: ['百分比', 'Percent'], count: ['人数', 'Number'] },
          }),
          value: titled(z.number().min(0).max(10_000).multipleOf(0.01), ['数值', 'Value']),
          base: titled(z.string().max(40).default(''), ['占哪一类的（空为全组）', 'Of which category, empty for all']),
        }),
      )
      .max(40)
      .default([]),
    ['结构比例', 'Shares'],
    { help: ['如：一线职工不少于 45%，管理人员不多于 8%', 'Such as front line at least 45%'], widget: 'rows' },
  ),
  steps: titled(
    z
      .array(step)
      .min(1)
      .max(12)
      .default([
        { key: 'vote', label: '民主推荐', labelEn: 'Vote', level: 'own', asks: 'vote', days: 10, departments: [] },
        {
          key: 'review',
          label: '审核',
          labelEn: 'Review',
          level: 'organiser',
          asks: 'nothing',
          days: 5,
          departments: [],
        },
      ]),
    ['审核步骤', 'Steps'],
    { help: ['按顺序逐级进行，不能跳过', 'In this order; none can be skipped'], widget: 'rows' },
  ),
  noticeDays: titled(z.number().int().min(1).max(30).default(5), [
    '单位公示几个工作日',
    'Days of the notice in the unit',
  ]),
  selfNomination: titled(z.boolean().default(false), ['可以推荐本人', 'One may nominate oneself']),
  deedsShortMost: titled(z.number().int().min(50).max(2000).default(500), ['简要事迹字数', 'Short deeds, characters']),
  deedsLongMost: titled(z.number().int().min(200).max(20_000).default(2000), [
    '详细事迹字数',
    'Long deeds, characters',
  ]),
});
export type Settings = z.output<typeof settings>;

const deeds = {
  about: titled(z.string().trim().max(120).default(''), ['性别、职务等', 'Sex, post'], {
    help: ['公示时写在姓名后；不填按名册', 'Stands beside the name; from the roster where empty'],
  }),
  categories: titled(z.array(key).max(30).default([]), ['结构类别', 'Categories']),
  deedsShort: titled(z.string().trim().max(2000).default(''), ['简要事迹', 'Deeds, short'], { widget: 'longText' }),
  deedsLong: titled(z.string().trim().max(20_000).default(''), ['详细事迹', 'Deeds, long'], { widget: 'longText' }),
};
export const nominateInput = z.object({
  group: titled(key, ['名额组', 'Group']),
  unitId: titled(z.uuid(), ['推荐单位', 'Nominating union'], { widget: 'unit' }),
  personId: titled(z.uuid().nullish(), ['本人', 'The person'], { widget: 'person' }),
  name: titled(z.string().trim().max(80).default(''), ['集体名称', 'Name of the collective']),
  ...deeds,
  submit: titled(z.boolean().default(true), ['直接提交', 'Submit at once']),
});
export type NominateInput = z.output<typeof nominateInput>;
export const correctInput = z.object({ nomineeId: z.uuid(), ...deeds });
export type CorrectInput = z.output<typeof correctInput>;

export const vote = z.object({
  expected: titled(z.number().int().min(1).max(1_000_000), ['应到人数', 'Entitled to vote']),
  present: titled(z.number().int().min(0).max(1_000_000), ['实到人数', 'Present']),
  inFavour: titled(z.number().int().min(0).max(1_000_000), ['赞成', 'In favour']),
  against: titled(z.number().int().min(0).max(1_000_000), ['反对', 'Against']),
  on: titled(day, ['表决日期', 'Voted on']),
});
export type Vote = z.output<typeof vote>;
export const unitNotice = z.object({
  fromOn: titled(day, ['公示开始', 'From']),
  untilOn: titled(day, ['公示结束', 'Until']),
  outcome: titled(z.string().trim().min(1).max(400), ['公示结果', 'Outcome']),
});
export type UnitNotice = z.output<typeof unitNotice>;

export const approveInput = z.object({
  step: titled(key, ['步骤', 'Step']).describe('The step that is approved: what has moved on meanwhile is left alone'),
  nominees: z
    .array(z.object({ nomineeId: z.uuid(), vote: vote.optional(), notice: unitNotice.optional() }))
    .min(1)
    .max(500),
});
export type ApproveInput = z.output<typeof approveInput>;

export const opineInput = z.object({
  step: key,
  nomineeIds: z.array(z.uuid()).min(1).max(500),
  department: titled(z.string().trim().min(1).max(40), ['部门', 'Department']),
  verdict: titled(z.enum(['agree', 'disagree', 'noRecord']), ['意见', 'Opinion'], {
    choices: { agree: ['同意', 'Agrees'], disagree: ['不同意', 'Disagrees'], noRecord: ['无记录', 'No record'] },
  }),
  document: titled(z.string().trim().max(120).default(''), ['文号', 'Document']),
  on: titled(day, ['日期', 'Day']),
});
export type OpineInput = z.output<typeof opineInput>;

const state = keyOf(nomineeStates);
export const nomineeItem = z.object({
  id: z.uuid(),
  name: z.string(),
  about: z.string(),
  group: z.string(),
  kind: keyOf(kinds),
  unitId: z.uuid(),
  unitName: z.string(),
  categories: z.array(z.string()),
  state,
  step: z.string().describe('The step that it has reached, by its key'),
  dueOn: day.nullable(),
  overdue: z.boolean(),
  rank: z.number().int().nullable(),
  updatedAt: z.date(),
});
export type NomineeItem = z.output<typeof nomineeItem>;
export const nomineeList = defineList({
  name: ['推荐对象', 'Nominees'],
  item: nomineeItem,
  columns: {
    name: { title: ['姓名或名称', 'Name'], kind: 'text', sortable: true },
    group: { title: ['名额组', 'Group'], kind: 'text' },
    kind: { title: ['个人或集体', 'Kind'], kind: 'tag', values: kinds, hidden: true },
    unitName: { title: ['推荐单位', 'Nominated by'], kind: 'unit' },
    about: { title: ['说明', 'About'], kind: 'text', hidden: true },
    state: { title: ['状态', 'State'], kind: 'tag', values: nomineeStates },
    step: { title: ['步骤', 'Step'], kind: 'text' },
    dueOn: { title: ['截止', 'Due'], kind: 'date' },
    overdue: { title: ['超期', 'Overdue'], kind: 'yesNo' },
    rank: { title: ['推荐次序', 'Order'], kind: 'number', sortable: true },
    updatedAt: { title: ['更新', 'Updated'], kind: 'dateTime', sortable: true },
  },
  filters: z.object({
    state: state.optional(),
    group: key.optional(),
    step: key.optional(),
    mine: z.coerce.boolean().optional().describe('Only those whose step I decide'),
  }),
  defaultSort: '-updatedAt',
});

const stepView = z.object({
  key: z.string(),
  words: bilingual,
  level: keyOf(levels),
  asks: keyOf(asks),
  departments: z.array(z.string()),
});

export const nomineeDetail = nomineeItem.extend({
  deedsShort: z.string(),
  deedsLong: z.string(),
  version: z.number().int(),
  groupWords: bilingual,
  categoryWords: z.array(bilingual),
  choices: z.array(z.object({ key: z.string(), words: bilingual })).describe('Categories that can be ticked'),
  steps: z.array(stepView).describe('The whole course, in its order'),
  decidedBy: z.string().describe('The unit whose officers decide the step at hand'),
  noticeDays: z.number().int(),
  deedsShortMost: z.number().int(),
  deedsLongMost: z.number().int(),
  moves: z.array(keyOf(nomineeMoves)).describe('What you may do with it now'),
  opinions: z.array(
    z.object({
      step: z.string(),
      department: z.string(),
      verdict: z.enum(['agree', 'disagree', 'noRecord']),
      document: z.string(),
      on: day,
    }),
  ),
  history: z.array(
    z.object({
      at: z.date(),
      actorName: z.string(),
      move: z.string(),
      step: z.string(),
      reason: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type NomineeDetail = z.output<typeof nomineeDetail>;

export const boardView = z.object({
  settled: z.boolean(),
  /** How many stand at each step, and how many of them are overdue. */
  steps: z.array(z.object({ key: z.string(), words: bilingual, waiting: z.number().int(), overdue: z.number().int() })),
  states: z.record(z.string(), z.number().int()),
  groups: z.array(
    z.object({
      key: z.string(),
      words: bilingual,
      places: z.number().int(),
      nominated: z.number().int(),
      approved: z.number().int(),
    }),
  ),
  plan: z.array(why).describe('The quota plan, judged on the first of each group in the order recommended'),
  settle: z.array(why).describe('What has to be so before the list goes on'),
});

export const deskView = z.object({
  settled: z.boolean(),
  nominates: z.boolean().describe('Whether you act for a union here, to nominate or to decide'),
  groups: z.array(z.object({ key: z.string(), words: bilingual, kind: keyOf(kinds) })),
  steps: z.array(stepView),
  waiting: z.array(nomineeItem).describe('Whose step you decide, the most urgent first, at most 200'),
  own: z.array(nomineeItem).describe('Nominated by your unions and not waiting for you, at most 200'),
});
export type DeskView = z.output<typeof deskView>;

/** What everybody may know of a review: its course and its quotas, nobody's name. */
export interface ReviewHallView {
  steps: { words: [string, string]; days: number }[];
  groups: { words: [string, string]; places: number }[];
  /** Whether the reader runs programmes of some union: the way to the desk. */
  officer: boolean;
  settled: boolean;
}
