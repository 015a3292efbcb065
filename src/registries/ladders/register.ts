import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import type { Bilingual } from '../../kernel/words.ts';

/**
 * Levels of vocational skill, the lowest first: 新八级工 of 人社部发〔2022〕14号, which puts an apprentice below the five of
 * before and two above them.
 */
export const skillLevels = {
  apprentice: ['学徒工', 'Apprentice'],
  junior: ['初级工', 'Junior worker (level 5)'],
  intermediate: ['中级工', 'Intermediate worker (level 4)'],
  senior: ['高级工', 'Senior worker (level 3)'],
  technician: ['技师', 'Technician (level 2)'],
  seniorTechnician: ['高级技师', 'Senior technician (level 1)'],
  specialTechnician: ['特级技师', 'Special-grade technician'],
  chiefTechnician: ['首席技师', 'Chief technician'],
} as const satisfies Record<string, Bilingual>;
export type SkillLevel = keyof typeof skillLevels;
export const skillLevelNames = Object.keys(skillLevels) as SkillLevel[];
export const levelKey = z.enum(skillLevelNames as [SkillLevel, ...SkillLevel[]]);

/** From senior worker on somebody counts as highly skilled (高技能人才, as 人社部 counts them). */
export const isHighSkilled = (level: SkillLevel): boolean =>
  skillLevelNames.indexOf(level) >= skillLevelNames.indexOf('senior');

export const ladderStates = { open: ['开放', 'Open'], closed: ['停用', 'Closed'] } as const satisfies Record<
  string,
  Bilingual
>;
export const standings = {
  ready: ['可以晋级', 'Ready'],
  climbing: ['进行中', 'On the way'],
  top: ['已到最高级', 'At the top'],
} as const satisfies Record<string, Bilingual>;

/** A result that a rung asks for. Everything that is given has to hold. */
const contestNeed = z.object({
  event: titled(z.string().trim().max(80).default(''), ['赛项（环节名称）', 'Event, as its stage is called'], {
    help: ['不填表示任何一项', 'Any where none is given'],
  }),
  rank: titled(z.number().int().min(1).max(100_000).nullable().default(null), ['名次不低于', 'Rank at least'], {
    help: ['如：20 表示前 20 名', 'Such as 20 for the first twenty'],
  }),
  score: titled(z.number().min(0).max(100_000).nullable().default(null), ['得分不低于', 'Score at least']),
  tier: titled(z.string().trim().max(60).default(''), ['奖项代码', 'Key of an award'], {
    help: ['由评奖环节交来时可用', 'Where an awards stage hands it in'],
  }),
});

export const rung = z.object({
  level: titled(levelKey, ['等级', 'Level'], { choices: skillLevels }),
  contest: titled(contestNeed.nullable().default(null), ['竞赛成绩', 'Contest result'], {
    help: ['一次成绩只用于一个等级', 'One result counts for one level'],
  }),
  hours: titled(z.number().min(0).max(10_000).default(0), ['累计培训学时', 'Training hours in all'], {
    help: ['签到后自动累计，0 表示不要求', 'Gathered by check-ins; 0 asks for none'],
  }),
  jump: titled(z.boolean().default(false), ['可以跨级', 'May be reached without the level before'], {
    help: ['不勾选则必须先有前一级', 'Otherwise the level before comes first'],
  }),
});
export type Rung = z.output<typeof rung>;

/** What the keeper writes of a ladder. */
export const ladderFields = z.object({
  title: titled(z.string().trim().min(1).max(80), ['名称', 'Title'], {
    help: ['如：服装制版工技能阶梯', 'Such as Skill ladder of pattern makers'],
  }),
  titleEn: titled(z.string().trim().max(120).default(''), ['英文名称', 'In English']),
  trade: titled(z.string().trim().min(1).max(80), ['职业（工种）', 'Trade']),
  tradeCode: titled(z.string().trim().max(20).default(''), ['职业代码', 'Code of the trade'], {
    help: ['职业分类大典的代码', 'Of the national classification of occupations'],
  }),
  about: titled(z.string().trim().max(600).default(''), ['说明', 'About'], { widget: 'longText' }),
  assessor: titled(z.string().trim().max(80).default(''), ['评价机构', 'Assessing body'], {
    help: ['印在证书上，不填为主办工会', 'Printed on certificates; the keeping union where none is given'],
  }),
  rungs: titled(z.array(rung).min(1).max(8), ['等级与条件', 'Levels and what they need'], {
    widget: 'rows',
    help: ['从低到高', 'From the lowest up'],
  }),
});
export type LadderFields = z.output<typeof ladderFields>;
