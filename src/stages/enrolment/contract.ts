import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { MOST_WEIGHT } from './allotment/draw/rules.ts';
import { priorityTerms } from './allotment/priority/contract.ts';
import { admissions } from './books/rules.ts';
import { answer, question } from './form/contract.ts';
import { healthStates, healthStateWords, healthTerms } from './health/contract.ts';
import { clawBackTargets } from './quotas/rules.ts';
import { enrolmentStates } from './rules.ts';

const bilingual = z.tuple([z.string(), z.string()]);

/** What teams compete in, with the size that each allows; one alone is a team of its own. */
const category = z.object({
  key: titled(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), ['代号', 'Key']),
  label: titled(z.string().min(1).max(60), ['组别', 'Category']),
  labelEn: titled(z.string().max(80).default(''), ['组别（英文）', 'In English']),
  least: titled(z.number().int().min(1).max(500).default(1), ['最少人数', 'Least members']),
  most: titled(z.number().int().min(1).max(500).default(1), ['最多人数', 'Most members']),
});

/** A part of the stage with places of its own, which people rank by their wishes. */
const batch = z.object({
  key: titled(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), ['代号', 'Key']),
  label: titled(z.string().min(1).max(60), ['批次', 'Batch']),
  labelEn: titled(z.string().max(80).default(''), ['批次（英文）', 'In English']),
  places: titled(z.number().int().min(0).max(1_000_000), ['名额', 'Places']),
  startsOn: titled(z.iso.date().nullable().default(null), ['开始日期', 'First day']),
  endsOn: titled(z.iso.date().nullable().default(null), ['结束日期', 'Last day']),
});
export type Batch = z.output<typeof batch>;

export const settings = z.object({
  seats: titled(z.number().int().min(1).max(1_000_000).nullable().default(null), ['名额', 'Places'], {
    help: ['留空表示不限', 'Empty means no limit'],
  }),
  admit: titled(z.enum(admissions).default('first-come'), ['录取方式', 'Admission'], {
    choices: {
      'first-come': ['先到先得', 'First come, first served'],
      approval: ['由工会审核', 'Approved by the union'],
      draw: ['抽签（报名截止后）', 'Drawn by lot once enrolment has closed'],
      priority: ['按条件排序（报名截止后）', 'By priority once enrolment has closed'],
    },
  }),
  batches: titled(z.array(batch).max(60).default([]), ['批次', 'Batches'], {
    help: [
      '如疗休养的各批次，名额各算各的；留空表示不分批',
      'Such as the batches of a stay, each with its own places; empty means one lot',
    ],
    widget: 'rows',
  }),
  wishesMost: titled(z.number().int().min(1).max(10).default(3), ['最多填几个志愿', 'Most wishes'], {
    help: ['分批时，每人按先后填想去的批次', 'With batches, each person ranks the ones that would suit'],
  }),
  confirmHours: titled(
    z.number().int().min(1).max(720).nullable().default(null),
    ['确认名额的时限（小时）', 'Hours to confirm a place'],
    {
      help: [
        '候补递补和统一分配得到的名额，逾期未确认就让给下一位；留空表示不用确认',
        'A place from the waiting list or an allotment that is not confirmed in time goes to the next; empty means no confirming',
      ],
    },
  ),
  waitingList: titled(z.boolean().default(true), ['名额满后可候补', 'Waiting list when full'], {
    help: ['有人取消时，按先后自动递补', 'Moves up by itself when a place is given back'],
  }),
  waitingLimit: titled(
    z.number().int().min(1).max(10_000).nullable().default(null),
    ['候补人数上限', 'Longest waiting list'],
    { help: ['留空表示不限', 'Empty means no limit'] },
  ),
  quotas: titled(
    z
      .array(
        z.object({
          unitId: titled(z.uuid(), ['单位', 'Unit'], { widget: 'unit' }),
          places: titled(z.number().int().min(0).max(1_000_000), ['名额', 'Places']),
        }),
      )
      .max(2000)
      .default([]),
    ['各单位配额', 'Quotas of units'],
    { help: ['配额含该单位的全部下级', 'A quota covers the unit and all below it'], widget: 'rows' },
  ),
  withoutQuota: titled(z.enum(['shared', 'none']).default('shared'), ['没有配额的单位', 'Units without a quota'], {
    choices: { shared: ['共用剩下的名额', 'Share the places left over'], none: ['不能报名', 'May not enrol'] },
  }),
  clawBackOn: titled(z.iso.datetime({ offset: true }).nullable().default(null), ['配额收回时间', 'Quotas go back on'], {
    widget: 'dateTime',
    help: [
      '到时没用完的配额收回；前三天提醒各单位。留空表示不收回',
      'What is left of them goes back then; their officers are reminded three days before. Empty means never',
    ],
  }),
  clawBackTo: titled(z.enum(clawBackTargets).default('everyone'), ['收回后', 'They go back to'], {
    choices: {
      giver: ['还给下拨的单位', 'The union that gave them'],
      everyone: ['所有人共用', 'Everyone'],
    },
  }),
  noClash: titled(z.boolean().default(false), ['不与别的活动时间冲突', 'No two at one time'], {
    help: [
      '同样打开此项的活动之间，以及和本人预约的时段之间，时间重叠的一人只能有一个',
      'Among programmes that have this on, and beside the times that people booked, nobody has two that overlap',
    ],
  }),
  oneOf: titled(z.string().trim().max(40).default(''), ['同类活动每年限一个名额', 'One of a kind a year'], {
    help: [
      '填类别名称，如“疗休养”；类别相同的活动，一人一年只能有一个名额。留空表示不限',
      'The name of the kind, such as “convalescence”: of programmes with the same name a person has one place a year. Empty means no limit',
    ],
  }),
  absenceRule: titled(
    z
      .object({
        most: titled(z.number().int().min(0).max(20), ['最多几次未到', 'Most absences']),
        withinMonths: titled(z.number().int().min(1).max(60), ['几个月以内', 'Within how many months']),
        effect: titled(z.enum(['refuse', 'last']).default('refuse'), ['处理方式', 'What then'], {
          choices: { refuse: ['暂不能报名', 'May not enrol'], last: ['排在最后', 'Comes last'] },
        }),
      })
      .nullable()
      .default(null),
    ['报名后未到的限制', 'Limit of absences'],
    {
      help: [
        '超过次数的暂不能报名，或者排在最后：抽签、按条件排序时排在其他人之后，先到先得时先候补，报名截止（没有截止时间的，活动开始）后有余额再轮到。本人看得到，可以申诉；留空表示不限制',
        'Whoever has more may not enrol for now, or comes last: after all others in a draw or by priority; first come, first served, they wait until enrolment closes (else until the programme begins) and have what is left. They are told, and can appeal; empty means no limit',
      ],
    },
  ),
  team: titled(
    z
      .object({
        least: titled(z.number().int().min(2).max(500), ['最少人数', 'Least members']),
        most: titled(z.number().int().min(2).max(500), ['最多人数', 'Most members']),
      })
      .refine((team) => team.most >= team.least, {
        params: { words: ['最多人数不能少于最少人数', 'Most must not be less than least'] },
      })
      .nullable()
      .default(null),
    ['组队报名', 'Enrol as teams'],
    { help: ['留空表示个人报名', 'Empty means each person for themselves'] },
  ),
  categories: titled(z.array(category).max(30).default([]), ['组别', 'Categories'], {
    help: [
      '如独唱、小组唱、合唱；各组别人数不同，设了就按组别组队',
      'Such as solo, small group, choir; each with its own size',
    ],
    widget: 'rows',
  }),
  questions: titled(z.array(question).max(40).default([]), ['补充问题', 'Extra questions'], { widget: 'rows' }),
  healthForm: titled(healthTerms.prefault({}), ['健康表', 'Health form'], {
    help: [
      '得到名额的人才填，加密保存，只有本人和下面写明的医生能看；干部只看得到交没交',
      'Asked only of those who have a place; encrypted, read by the person and the doctors named here. Officers see only whether it was handed in',
    ],
  }),
  series: titled(z.string().trim().max(40).default(''), ['系列', 'Series'], {
    help: [
      '如 convalescence：同一系列里以往得到名额的记录，用于间隔、优先和抽签',
      'Such as convalescence: earlier places of one series count for intervals, priority and lots',
    ],
  }),
  priority: titled(priorityTerms.prefault({}), ['优先条件', 'Priority'], {
    help: ['“按条件排序”时用', 'Where places go by priority'],
  }),
  unluckyWeight: titled(
    z.number().int().min(1).max(MOST_WEIGHT).default(1),
    ['上次没抽中的人有几签', 'Lots of whoever was left out last time'],
    {
      help: [
        '抽签时用；按同一系列上次的结果，其他人 1 签；组队以签数最少的队员计',
        'In a draw; by the last result of the series, others have 1; a team has as many as its lightest member',
      ],
    },
  ),
  gatherSeconds: titled(
    z.number().int().min(0).max(600).default(0),
    ['开放后先收多少秒', 'Seconds of gathering after the opening'],
    {
      help: [
        '开放后这段时间内报名的人抽签排先后，脚本抢快没有用；0 表示先点先得。只用于先到先得',
        'Whoever asks within this time of the opening is put in order by lot, so that a script gains nothing; 0 serves the first first. Only for first come, first served',
      ],
    },
  ),
  cancelUntilHours: titled(z.number().int().min(0).max(720).default(0), [
    '开始前多少小时内不能取消',
    'No cancelling within this many hours of the start',
  ]),
});
export type Settings = z.output<typeof settings>;

export const enrolInput = z.object({
  answers: z.record(z.string(), answer).default({}),
  wishes: z
    .array(z.string().max(40))
    .max(10)
    .default([])
    .describe('Keys of batches, the dearest first, where there are some'),
  team: z
    .object({
      name: z.string().trim().min(1).max(60),
      category: z.string().max(40).default('').describe('Key of a category, where the settings have some'),
      members: z
        .array(z.object({ name: z.string().trim().min(1).max(60), phone: z.string().trim().max(30).optional() }))
        .max(499),
    })
    .optional(),
});
export type EnrolInput = z.output<typeof enrolInput>;

const state = z.enum(Object.keys(enrolmentStates) as (keyof typeof enrolmentStates)[]);

export const enrolmentView = z.object({
  id: z.uuid(),
  state,
  /** Place in the waiting list, from 1. */
  position: z.number().int().nullable(),
  requestedAt: z.date(),
  reason: z.string().nullable(),
  team: z.object({ name: z.string(), members: z.array(z.string()) }).nullable(),
  /** The batch in which a place is held or offered. */
  batch: bilingual.nullable(),
  /** Batches that were wished for, the dearest first. */
  wishes: z.array(bilingual),
  /** Until when an offered place waits to be confirmed. */
  offerUntil: z.date().nullable(),
  /** Why this request comes after all others, and what to do; null where it does not. */
  putLast: bilingual.readonly().nullable().default(null),
});
export const enrolOutput = enrolmentView;

export const formView = z.object({
  /** Known already: shown masked, never asked. */
  known: z.array(z.object({ name: z.string(), label: bilingual, value: z.string() })),
  ask: z.array(
    z.object({
      key: z.string(),
      label: bilingual,
      kind: question.shape.kind,
      options: z.array(z.string()),
      required: z.boolean(),
      remember: z.boolean(),
    }),
  ),
  team: z
    .object({
      least: z.number().int(),
      most: z.number().int(),
      captain: z.string(),
      categories: z.array(
        z.object({ key: z.string(), label: bilingual, least: z.number().int(), most: z.number().int() }),
      ),
    })
    .nullable(),
  /** Batches to rank; none where there is one lot. */
  batches: z.array(
    z.object({
      key: z.string(),
      label: bilingual,
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      places: z.number().int(),
      taken: z.number().int(),
    }),
  ),
  wishesMost: z.number().int(),
  confirmHours: z.number().int().nullable(),
  /** Places are given out at once after the window: each request has a ticket. */
  allotted: z.boolean(),
  asked: z
    .number()
    .int()
    .nullable()
    .describe('Requests so far where places are yet to be given out together; else null'),
  seats: z.number().int().nullable(),
  taken: z.number().int(),
  waiting: z.number().int(),
  closesAt: z.date().nullable(),
  mine: enrolmentView.nullable(),
  health: z.enum(healthStates).describe('Of my health form; none where nothing is asked of me'),
  /** Whether this person can ask for a place now, and why or why not, line by line. */
  possible: z.boolean(),
  whys: z.array(z.object({ ok: z.boolean(), words: bilingual })),
});

export const enrolmentList = defineList({
  name: ['报名名单', 'Enrolments'],
  item: z.object({
    id: z.uuid(),
    name: z.string(),
    team: z.string().nullable(),
    category: z.string(),
    places: z.number().int(),
    unitName: z.string().nullable(),
    phone: z.string().nullable(),
    state,
    batch: z.string(),
    wishes: z.string().describe('Batches that were wished for, the dearest first'),
    offerUntil: z.date().nullable(),
    seq: z.number().int(),
    requestedAt: z.date(),
    reason: z.string().nullable(),
    answers: z.string().describe('Questions and answers, one line each'),
    health: z.enum(healthStates).describe('Whether the health form was handed in; never what it says'),
  }),
  columns: {
    seq: { title: ['序号', 'No.'], kind: 'number', sortable: true },
    name: { title: ['姓名', 'Name'], kind: 'text', sortable: true },
    team: { title: ['队名', 'Team'], kind: 'text' },
    category: { title: ['组别', 'Category'], kind: 'text' },
    places: { title: ['人数', 'Places'], kind: 'number', hidden: true },
    unitName: { title: ['单位', 'Unit'], kind: 'unit', sortable: true },
    phone: { title: ['手机', 'Phone'], kind: 'text' },
    state: { title: ['状态', 'State'], kind: 'tag', values: enrolmentStates },
    batch: { title: ['批次', 'Batch'], kind: 'text' },
    wishes: { title: ['志愿', 'Wishes'], kind: 'text' },
    offerUntil: { title: ['确认截止', 'Confirm by'], kind: 'dateTime' },
    requestedAt: { title: ['报名时间', 'Asked at'], kind: 'dateTime', sortable: true },
    answers: { title: ['补充问题', 'Answers'], kind: 'text' },
    health: { title: ['健康表', 'Health form'], kind: 'tag', values: healthStateWords },
    reason: { title: ['说明', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({
    state: state.optional(),
    unitId: z.uuid().optional(),
    batch: z.string().max(40).optional(),
    health: z.enum(['missing', 'in']).optional(),
  }),
  defaultSort: 'seq',
});
