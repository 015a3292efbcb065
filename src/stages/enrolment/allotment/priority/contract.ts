import { z } from 'zod';
import { titled } from '../../../../kernel/fields.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { honourLevels } from '../../../../people/members/audience/rules.ts';
import { workerKinds } from '../../../../people/members/worker-kinds/rules.ts';
import { skillLevels } from '../../../../registries/ladders/register.ts';

const months = (label: readonly [string, string], help: readonly [string, string]) =>
  titled(z.number().int().min(1).max(600).nullable().default(null), label, { help });

/** What must hold before anything is counted. */
const gates = z.object({
  membersOnly: titled(z.boolean().default(true), ['限在册会员', 'Members on the roster only']),
  ageFrom: titled(z.number().int().min(0).max(120).nullable().default(null), ['最小年龄', 'Youngest']),
  ageTo: titled(z.number().int().min(0).max(120).nullable().default(null), ['最大年龄', 'Oldest']),
  tenureMonths: months(
    ['在本工会满（月）', 'Months in this union'],
    ['如 36；按名册上的入会（转入）日期算', 'Such as 36; from the day of joining on the roster'],
  ),
  intervalMonths: months(
    ['距上次满（月）', 'Months since the last time'],
    ['如 36；按同一系列以往的录取记录算', 'Such as 36; from earlier places in the same series'],
  ),
  declaration: titled(
    z
      .string()
      .regex(/^([a-z][a-zA-Z0-9]{0,39})?$/)
      .default(''),
    ['须答“是”的声明', 'Declaration'],
    {
      help: [
        '一道是否题的代号，如“本人身体状况适宜参加”；答“是”才能报名。留空表示不需要',
        'Key of a yes-or-no question, such as being fit to take part; only yes may enrol. Empty asks for none',
      ],
    },
  ),
});

const valueChoices: Record<string, Readonly<Record<string, Bilingual>>> = {
  workerKind: workerKinds,
  honour: honourLevels,
  skill: skillLevels,
};

const line = z
  .object({
    from: titled(z.enum(['workerKind', 'honour', 'skill', 'answer', 'notSince', 'ageFrom']), ['依据', 'Taken from'], {
      choices: {
        workerKind: ['名册：群体', 'Roster: kind of worker'],
        honour: ['荣誉库：不低于', 'Honours: at least'],
        skill: ['技能等级：不低于', 'Skill level: at least'],
        answer: ['本人申报（补充问题答“是”）', 'Declared: a question answered with yes'],
        notSince: ['多少个月内没有参加过', 'Not within so many months'],
        ageFrom: ['年满', 'Age from'],
      },
    }),
    value: titled(z.string().trim().min(1).max(60), ['是', 'Which'], {
      help: [
        '群体、荣誉或技能等级的名称，问题的代号，或数字（月、岁）',
        'Name of a kind, honour or skill level, key of a question, or a number of months or years',
      ],
      suggestions: Object.values(valueChoices).flatMap((choices) => Object.values(choices).map(([zh]) => zh)),
    }),
    points: titled(z.number().int().min(1).max(100), ['加分', 'Points']),
    label: titled(z.string().trim().max(40).default(''), ['名称', 'Name'], {
      help: ['留空则按依据写', 'Named after what it is taken from where empty'],
    }),
    labelEn: titled(z.string().trim().max(60).default(''), ['名称（英文）', 'Name in English']),
  })
  .refine(({ from, value }) => findLineKey(from, value) !== undefined, {
    path: ['value'],
    params: {
      words: [
        '没有这个名称，请从列表里选；月数、岁数请填数字',
        'No such name: choose from the list; months and years are numbers',
      ],
    },
  });
export type PriorityLine = z.output<typeof line>;

/** The key of what a line names: written as the key itself or as its name in either language. */
export function findLineKey(from: string, value: string): string | undefined {
  const choices = valueChoices[from];
  if (choices) return Object.keys(choices).find((key) => key === value || choices[key]?.some((name) => name === value));
  const pattern = from === 'answer' ? /^[a-z][a-zA-Z0-9]{0,39}$/ : /^[1-9]\d{0,2}$/;
  return pattern.test(value) ? value : undefined;
}

/** Who comes before whom: gates, then points line by line. */
export const priorityTerms = z.object({
  gates: titled(gates.prefault({}), ['先要符合', 'What must hold first']),
  lines: titled(z.array(line).max(20).default([]), ['加分项', 'Points'], {
    help: [
      '每人看得到自己的每一项；同分者，上次参加得早的在先，再同则抽签',
      'Each sees their own lines; equal points go to whoever took part longer ago, then by lot',
    ],
    widget: 'rows',
  }),
});
export type PriorityTerms = z.output<typeof priorityTerms>;
