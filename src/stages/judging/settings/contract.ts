import { z } from 'zod';
import { titled } from '../../../kernel/fields.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { tieBreaks } from '../ranking/rules.ts';

export const subjects = {
  entry: ['作品', 'Works'],
  team: ['队伍', 'Teams'],
  person: ['个人', 'Persons'],
} as const satisfies Record<string, Bilingual>;

export const forms = {
  marks: ['按评分项打分', 'Marks by criterion'],
  yesNo: ['通过 / 不通过', 'Yes or no'],
  rating: ['一至五星', 'One to five stars'],
  ranking: ['排出名次', 'A ranking'],
} as const satisfies Record<string, Bilingual>;
export type Form = keyof typeof forms;

export const givers = {
  judges: ['评委', 'Judges'],
  office: ['主办单位录入', 'The organiser'],
  before: ['上一轮成绩', 'The round before'],
} as const satisfies Record<string, Bilingual>;

const criterion = z.object({
  title: titled(z.string().trim().min(1).max(40), ['评分项', 'Criterion']),
  titleEn: titled(z.string().trim().max(80).default(''), ['评分项（英文）', 'In English']),
  outOf: titled(z.number().int().min(1).max(100_000).default(100), ['满分', 'Full marks']),
  weight: titled(z.number().int().min(0).max(100).default(100), ['权重', 'Weight'], {
    help: [
      '各项权重相加为全部；0 表示只用于同分比较，如用时',
      'Shares of the whole; 0 counts in ties only, such as a time',
    ],
  }),
  by: titled(z.enum(['judges', 'office', 'before']).default('judges'), ['由谁给分', 'Given by'], { choices: givers }),
});

const tieStep = z.object({
  by: titled(z.enum(['decimal', 'allMarks', 'criterion', 'chief', 'earlier']), ['比什么', 'Compare'], {
    choices: tieBreaks,
  }),
  criterion: titled(z.string().trim().max(40).default(''), ['评分项名称', 'Name of the criterion']),
  better: titled(z.enum(['higher', 'lower']).default('higher'), ['谁在前', 'Who is first'], {
    choices: { higher: ['高者', 'The higher'], lower: ['低者（如用时短）', 'The lower, such as a time'] },
  }),
});

/** Settings of one round. What the names of criteria and ties mean is checked by `findSettingsProblem`. */
export const settings = z.object({
  subject: titled(z.enum(['entry', 'team', 'person']).default('entry'), ['评什么', 'What is judged'], {
    choices: subjects,
  }),
  form: titled(z.enum(['marks', 'yesNo', 'rating', 'ranking']).default('marks'), ['评分方式', 'Form of scoring'], {
    choices: forms,
  }),
  criteria: titled(
    z
      .array(criterion)
      .max(12)
      .default([{ title: '总体', titleEn: 'Overall', outOf: 100, weight: 100, by: 'judges' }]),
    ['评分项', 'Criteria'],
    { widget: 'rows' },
  ),
  places: titled(z.number().int().min(1).max(50).default(10), ['排几个名次', 'Places to give'], {
    help: ['只用于“排出名次”', 'For a ranking only'],
  }),
  scale: titled(z.enum(['10', '100']).default('100'), ['总分制', 'Scores out of'], {
    choices: { '10': ['10 分制', '10'], '100': ['100 分制', '100'] },
  }),
  markDecimals: titled(z.number().int().min(0).max(2).default(1), ['评委打分可有几位小数', 'Decimals of a mark']),
  decimals: titled(z.number().int().min(0).max(3).default(2), ['得分保留几位小数', 'Decimals of a score']),
  drop: titled(z.number().int().min(0).max(3).default(0), ['各去掉几个最高分和最低分', 'Highest and lowest dropped'], {
    help: ['去掉后至少留 3 张评分：去 1 个须 5 名评委', 'Three sheets must be left: dropping one needs five judges'],
  }),
  normalise: titled(z.boolean().default(false), ['校正评委宽严', 'Even out strict and mild judges'], {
    help: [
      '按每位评委的平均分和离散度折算到全组水平，折算前后都可查看',
      'Marks are moved to the mean and spread of the panel; both are shown',
    ],
  }),
  quorum: titled(z.number().int().min(1).max(50).default(1), ['至少几张评分才排名', 'Sheets needed for a rank']),
  rankWithin: titled(z.enum(['category', 'all']).default('category'), ['排名范围', 'Ranked'], {
    choices: { category: ['按类别', 'By category'], all: ['不分类别', 'All together'] },
  }),
  ties: titled(
    z
      .array(tieStep)
      .max(6)
      .default([
        { by: 'decimal', criterion: '', better: 'higher' },
        { by: 'allMarks', criterion: '', better: 'higher' },
      ]),
    ['同分时依次比较', 'Ties are broken by'],
    { widget: 'rows', help: ['比完仍相同则名次并列', 'What is equal in all shares its rank'] },
  ),
  top: titled(z.number().int().min(1).max(10_000).nullable().default(null), ['晋级人数', 'How many go on'], {
    help: ['不填则有名次的都进入下一环节', 'Empty: everything ranked goes on'],
  }),
  topOf: titled(
    z
      .array(
        z.object({
          category: titled(z.string().trim().min(1).max(40), ['类别', 'Category']),
          top: titled(z.number().int().min(0).max(10_000), ['晋级人数', 'How many go on']),
        }),
      )
      .max(40)
      .default([]),
    ['各类别晋级人数', 'How many of each category'],
    { widget: 'rows' },
  ),
  perUnit: titled(z.number().int().min(1).max(1000).nullable().default(null), [
    '同一单位最多晋级',
    'Of one unit at most',
  ]),
  leastScore: titled(z.number().min(0).max(100).nullable().default(null), ['最低晋级分', 'Least score to go on']),
  assign: titled(z.enum(['all', 'balanced']).default('all'), ['评委分配', 'Assignment'], {
    choices: {
      all: ['每件由全体评委评', 'All judges mark all'],
      balanced: ['每件分给若干评委', 'Some judges for each'],
    },
  }),
  perEntry: titled(z.number().int().min(1).max(50).default(5), ['每件几位评委', 'Judges for each'], {
    help: ['只用于“分给若干评委”', 'Where some judges mark each'],
  }),
  workLimit: titled(z.number().int().min(1).max(10_000).nullable().default(null), [
    '每位评委最多评',
    'Entries of a judge at most',
  ]),
  blind: titled(z.boolean().default(true), ['匿名评审', 'Blind'], {
    help: ['评委只见编号和作品，不见作者与单位', 'Judges see code and work, neither author nor unit'],
  }),
  titles: titled(z.boolean().default(true), ['评委可见作品标题', 'Judges see titles of works']),
  unitLine: titled(z.boolean().default(true), ['同一工会系统须回避', 'Same union line steps aside']),
  live: titled(z.boolean().default(false), ['现场打分', 'Live scoring']),
  holdFirst: titled(z.number().int().min(0).max(10).default(0), ['前几个节目压分', 'Acts whose marks are held'], {
    help: ['前几个节目演完才定分亮分', 'Their marks may be changed until the last of them is over'],
  }),
  publish: titled(z.enum(['nothing', 'ranks', 'scores']).default('ranks'), ['公布后公开', 'Public after release'], {
    choices: { nothing: ['不公开', 'Nothing'], ranks: ['名次', 'Ranks'], scores: ['名次和得分', 'Ranks and scores'] },
  }),
  authors: titled(
    z.enum(['nothing', 'score', 'marks']).default('score'),
    ['公布后作者可见', 'Authors see after release'],
    {
      choices: { nothing: ['仅名次', 'Their rank'], score: ['得分', 'Their score'], marks: ['每张评分', 'Each sheet'] },
    },
  ),
});
export type Settings = z.output<typeof settings>;
