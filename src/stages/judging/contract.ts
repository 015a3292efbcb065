import { z } from 'zod';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';
import { grounds } from './conflicts/rules.ts';
import { showSteps } from './live/rules.ts';

export const bilingual = z.tuple([z.string(), z.string()]);
const reason = titled(z.string().trim().min(1).max(1000), ['理由', 'Reason'], { widget: 'longText' });
export const mark = z.union([z.number(), z.string().max(20)]);
export const code = z.string().describe('As judges see it, such as 012; empty before the start');

export const parts = {
  judge: ['评委', 'Judge'],
  chief: ['裁判长', 'Chief judge'],
  arbiter: ['仲裁组', 'Arbiter'],
} as const satisfies Record<string, readonly [string, string]>;
export type Part = keyof typeof parts;

export const roundStates = {
  preparing: ['尚未开始', 'has not started'],
  marking: ['正在评审', 'is being marked'],
  closed: ['已截止打分', 'is closed'],
  released: ['已公布结果', 'is released'],
} as const satisfies Record<string, readonly [string, string]>;
export type RoundState = keyof typeof roundStates;
export const state = z.enum(['preparing', 'marking', 'closed', 'released']);
export const part = z.enum(['judge', 'chief', 'arbiter']);

/** An entry as lists name it. */
export const step = z.object({ entryId: z.uuid(), code, category: z.string(), title: z.string() });

/** Who is meant: an account, an officer's user name, or a person who will sign in by phone. */
const somebody = z.object({
  accountId: z.uuid().optional(),
  username: titled(z.string().trim().max(60).optional(), ['用户名', 'User name'], {
    help: ['用户名和人员，填一项即可', 'Either a user name or a person'],
  }),
  personId: titled(z.uuid().optional(), ['人员', 'Person'], { widget: 'person' }),
});
const work = z.object({
  part: titled(part.default('judge'), ['身份', 'Part'], { choices: parts }),
  scores: titled(z.boolean().default(true), ['参加打分', 'Marks entries']),
  workLimit: titled(z.number().int().min(0).max(10_000).nullable().default(null), ['最多评几件', 'Entries at most']),
  categories: titled(z.array(z.string().trim().min(1).max(40)).max(40).default([]), [
    '只评这些类别',
    'Only these categories',
  ]),
});
export const inviteInput = somebody.extend(work.shape);
export type InviteInput = z.output<typeof inviteInput>;
export const changeJudgeInput = work.partial().extend({ judgeId: z.uuid() });
export type ChangeJudgeInput = z.output<typeof changeJudgeInput>;
export const replaceInput = z.object({
  judgeId: z.uuid(),
  successor: somebody
    .strict()
    .nullable()
    .default(null)
    .describe('Takes over what is not marked yet; without one it is shared out'),
  reason,
});
export type ReplaceInput = z.output<typeof replaceInput>;

export const tieDecision = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('none') }),
  z.object({ rule: z.literal('all') }),
  z.object({ rule: z.literal('pick'), entryIds: z.array(z.uuid()).max(500) }),
]);
export const releaseInput = z.object({
  digest: z.string().max(80).describe('Of the preview that was confirmed'),
  ties: tieDecision.nullable().default(null).describe('Needed where ranks are equal across a cut line'),
  reason: z.string().trim().max(1000).default('').describe('Why it is released although sheets are missing'),
});
export type ReleaseInput = z.output<typeof releaseInput>;

export const rulingKinds = {
  strike: ['去除一张评分', 'Strike a sheet'],
  restore: ['恢复一张评分', 'Restore a sheet'],
  correct: ['更正一张评分', 'Correct a sheet'],
  exclude: ['取消参评资格', 'Exclude the entry'],
  readmit: ['恢复参评资格', 'Readmit the entry'],
} as const satisfies Record<string, readonly [string, string]>;
export const rulingInput = z.object({
  entryId: z.uuid(),
  kind: z.enum(['strike', 'restore', 'correct', 'exclude', 'readmit']),
  judgeId: z.uuid().optional().describe('Whose sheet; for strike, restore and correct'),
  marks: z.record(z.string().max(40), mark).default({}).describe('For correct: the marks as they should be'),
  reason,
  appeal: z.string().trim().max(200).default('').describe('Number or date of the written appeal'),
  ties: tieDecision.nullable().default(null).describe('Where the ruling makes ranks equal across a cut line'),
});
export type RulingInput = z.output<typeof rulingInput>;

const distribution = z.object({
  sheets: z.number().int(),
  mean: z.string().nullable(),
  deviation: z.string().nullable(),
  least: z.string().nullable(),
  most: z.string().nullable(),
  bands: z.array(z.number().int()).length(10).describe('Sheets by tenth of the scale, the lowest first'),
});
export const judgeView = z.object({
  id: z.uuid(),
  name: z.string(),
  part,
  scores: z.boolean(),
  workLimit: z.number().int().nullable(),
  categories: z.array(z.string()),
  leftAt: z.date().nullable(),
  leftReason: z.string().nullable(),
  replaces: z.string().nullable(),
  assigned: z.number().int(),
  done: z.number().int(),
  recused: z.number().int(),
  lastSavedAt: z.date().nullable(),
  reachable: z.boolean().describe('A reminder reaches the person’s inbox'),
  marks: distribution,
});
export type JudgeView = z.output<typeof judgeView>;

const cut = z.object({
  category: z.string(),
  places: z.number().int().nullable(),
  ranked: z.number().int(),
  on: z.number().int(),
  lastRank: z.number().int().nullable(),
  lastScore: z.string().nullable(),
  free: z.number().int(),
  tied: z.array(step),
});
export const previewView = z.object({
  digest: z.string(),
  entries: z.number().int(),
  missing: z.number().int().describe('Sheets that are assigned and not complete'),
  short: z.array(z.string()).describe('Codes of entries with too few sheets for a rank'),
  asked: z.number().int().describe('Highest and lowest sheets that the rule drops'),
  fewerDropped: z.number().int().describe('Entries with too few sheets to drop as many as the rule asks'),
  cuts: z.array(cut),
});
/** One page for the officer: the funnel, who is late, how judges mark, the cut line, what to do next. */
export const overviewView = z.object({
  state,
  subject: z.enum(['entry', 'team', 'person']),
  form: z.enum(['marks', 'yesNo', 'rating', 'ranking']),
  live: z.boolean(),
  act: z.uuid().nullable(),
  show: z
    .object({
      step: z.enum(showSteps),
      code,
      missing: z.number().int().describe('Sheets of this act that are missing'),
    })
    .nullable()
    .describe('What to do next in live scoring, while it is marked'),
  drops: z
    .object({ asked: z.number().int(), sheets: z.number().int(), dropped: z.number().int() })
    .describe('Highest and lowest: as the rule asks, sheets of each entry with the judges there are, dropped of these'),
  startedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  releasedAt: z.date().nullable(),
  edition: z.number().int(),
  funnel: z.object({
    arrived: z.number().int(),
    withdrawn: z.number().int(),
    excluded: z.number().int(),
    late: z.number().int().describe('Arrived after the round was closed; not judged'),
    sheets: z.number().int().describe('Sheets that are assigned'),
    done: z.number().int(),
    finished: z.number().int().describe('Entries whose sheets are all complete'),
    on: z.number().int().nullable().describe('Go on, once released'),
  }),
  unfilled: z.array(step.extend({ has: z.number().int(), needs: z.number().int() })),
  judges: z.array(judgeView),
  measures: z.array(z.object({ criterion: z.string(), words: bilingual, missing: z.number().int() })),
  rulings: z.array(
    z.object({
      id: z.uuid(),
      code,
      kind: z.enum(['strike', 'restore', 'correct', 'exclude', 'readmit']),
      judgeName: z.string(),
      reason: z.string(),
      appeal: z.string(),
      arbiterName: z.string(),
      at: z.date(),
      edition: z.number().int(),
    }),
  ),
  history: z.array(
    z.object({ id: z.uuid(), at: z.date(), kind: z.string(), actorName: z.string(), reason: z.string() }),
  ),
});
export type OverviewView = z.output<typeof overviewView>;

export const explainView = z.object({
  entryId: z.uuid(),
  code,
  title: z.string(),
  unitName: z.string(),
  category: z.string(),
  state: z.enum(['in', 'withdrawn', 'excluded']),
  score: z.string().nullable(),
  rank: z.number().int().nullable(),
  passage: z.enum(['on', 'belowLine', 'belowScore', 'unitFull', 'tied', 'notRanked']),
  sheets: z.array(
    z.object({
      judgeId: z.uuid().nullable().describe('Null for authors, who learn no names'),
      judgeName: z.string(),
      marks: z.record(z.string(), z.string()),
      total: z.string().describe('On the scale of the score, four decimals'),
      normalised: z.string().nullable(),
      fate: z.enum(['counted', 'high', 'low', 'struck', 'incomplete']),
      comment: z.string(),
      savedAt: z.date(),
    }),
  ),
  criteria: z.array(z.object({ key: z.string(), words: bilingual })).describe('Names of what judges mark'),
  measures: z.array(z.object({ criterion: z.string(), words: bilingual, mark: z.string() })),
  why: z.array(bilingual).describe('How the score and the rank came about, in sentences'),
  recusals: z.array(z.object({ judgeName: z.string(), ground: bilingual, note: z.string() })),
  history: z.array(
    z.object({ at: z.date(), kind: z.string(), actorName: z.string(), reason: z.string(), marks: z.string() }),
  ),
});
export type ExplainView = z.output<typeof explainView>;

export const verifyView = z.object({
  edition: z.number().int(),
  entries: z.number().int(),
  equal: z.boolean(),
  differences: z.array(z.object({ code, released: z.string(), recomputed: z.string() })),
});

export const entryList = defineList({
  name: ['参评名单', 'Entries'],
  item: z.object({
    id: z.uuid(),
    code,
    title: z.string(),
    unitName: z.string(),
    category: z.string(),
    position: z.number().int().nullable(),
    sheets: z.number().int(),
    assigned: z.number().int(),
    state: z.enum(['in', 'withdrawn', 'excluded']),
    rank: z.number().int().nullable(),
    score: z.string(),
    passage: z.string(),
  }),
  columns: {
    code: { title: ['编号', 'Code'], kind: 'text', sortable: true },
    title: { title: ['名称', 'Title'], kind: 'text', sortable: true },
    unitName: { title: ['单位', 'Unit'], kind: 'unit', sortable: true },
    category: { title: ['类别', 'Category'], kind: 'tag', sortable: true },
    position: { title: ['出场', 'Order'], kind: 'number', sortable: true, hidden: true },
    sheets: { title: ['已交评分', 'Sheets in'], kind: 'number' },
    assigned: { title: ['应交评分', 'Sheets due'], kind: 'number' },
    rank: { title: ['名次', 'Rank'], kind: 'number', sortable: true },
    score: { title: ['得分', 'Score'], kind: 'text' },
    passage: { title: ['晋级', 'Goes on'], kind: 'tag' },
    state: {
      title: ['状态', 'State'],
      kind: 'tag',
      values: { in: ['参评', 'In'], withdrawn: ['已撤回', 'Withdrawn'], excluded: ['已取消资格', 'Excluded'] },
    },
  },
  filters: z.object({
    category: z.string().max(40).optional(),
    state: z.enum(['in', 'withdrawn', 'excluded']).optional(),
    judgeId: z.uuid().optional().describe('Assigned to this judge'),
    open: z.stringbool().optional().describe('Only those with sheets missing'),
  }),
  defaultSort: 'code',
});

export const recusalView = z.object({
  id: z.uuid(),
  judgeId: z.uuid(),
  judgeName: z.string(),
  entryId: z.uuid(),
  code,
  title: z.string(),
  ground: keyOf(grounds),
  note: z.string(),
  at: z.date(),
  actorName: z.string(),
});
export const candidateView = z.object({
  accountId: z.uuid(),
  name: z.string(),
  username: z.string().nullable(),
  unitName: z.string(),
});
export const assignOutput = z.object({
  added: z.number().int(),
  recused: z.number().int().describe('Conflicts found'),
  unfilled: z.array(step.extend({ has: z.number().int(), needs: z.number().int() })),
});
