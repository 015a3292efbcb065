import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { levelKey } from '../../registries/ladders/register.ts';
import { defineStage } from '../contract.ts';

const bilingual = z.tuple([z.string(), z.string()]);

export const settings = z.object({
  tiers: titled(z.boolean().default(false), ['按奖项代码记成绩', 'Keep the key of an award'], {
    help: ['由评奖环节交来时选用，阶梯可按奖项设条件', 'Where an awards stage hands in: rungs may ask for an award'],
  }),
});
export type Settings = z.output<typeof settings>;

/** What the programme's page tells of the ladder that it leads to. */
export const ladderView = z.object({
  ladder: z
    .object({
      id: z.uuid(),
      title: z.string(),
      titleEn: z.string(),
      rungs: z.array(z.object({ level: levelKey, needs: z.array(bilingual) })),
    })
    .nullable(),
  /** The reader is on it. */
  mine: z.boolean(),
});
export type LadderView = z.output<typeof ladderView>;

export const linkStatus = z.object({
  ladder: z.object({ id: z.uuid(), title: z.string(), trade: z.string() }).nullable(),
  choices: z.array(z.object({ id: z.uuid(), title: z.string(), trade: z.string() })).describe('Ladders that you keep'),
  people: z.number().int().describe('Who came'),
  results: z.number().int().describe('Results handed in'),
});
export type LinkStatus = z.output<typeof linkStatus>;

/** Brings contest results and training hours to a skill ladder. */
export const ladderManifest = defineStage({
  kind: 'ladder',
  words: ['晋级', 'Skill ladder'],
  about: [
    '把竞赛成绩和培训学时记到技能阶梯上，达到条件的可以晋级',
    'Contest results and training hours count on a skill ladder, and lead to levels',
  ],
  settings,
  subjects: { in: ['person', 'team'], out: [] },
  takesSeveral: true,
  actions: {
    link: {
      by: 'manager',
      when: 'live',
      words: ['选择技能阶梯', 'Choose the ladder'],
      input: z.object({ ladderId: z.uuid() }),
      output: z.object({ results: z.number().int() }),
    },
  },
  reads: {
    ladder: { by: 'anyone', words: ['技能阶梯', 'The ladder'], output: ladderView },
    status: { by: 'manager', words: ['记录情况', 'What was brought'], output: linkStatus },
  },
  figures: [],
  panels: { hall: true, console: true, screen: false },
});
