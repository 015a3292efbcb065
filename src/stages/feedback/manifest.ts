import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineStage } from '../contract.ts';

const bilingual = z.tuple([z.string(), z.string()]);

/** Settings of one round of feedback. */
export const settings = z.object({
  anonymous: titled(z.boolean().default(true), ['匿名', 'Anonymous'], {
    help: ['不保存谁答的，只保存日期', 'Who answered is not kept, only the day'],
  }),
  ratings: titled(
    z
      .array(
        z.object({
          key: titled(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), ['代号', 'Key']),
          label: titled(z.string().min(1).max(60), ['评价项', 'What is rated']),
          labelEn: titled(z.string().max(80).default(''), ['评价项（英文）', 'In English']),
        }),
      )
      .max(12)
      .default([{ key: 'overall', label: '总体满意度', labelEn: 'Overall' }]),
    ['评价项（1 到 5 分）', 'Ratings, 1 to 5'],
    { widget: 'rows' },
  ),
  prompt: titled(z.string().max(120).default('想说的话'), ['文字提示', 'Prompt for words']),
  promptEn: titled(z.string().max(160).default('Anything you want to say'), ['文字提示（英文）', 'Prompt in English']),
});
export type Settings = z.output<typeof settings>;

const stars = z.number().int().min(1).max(5);
export const answerInput = z.object({
  ratings: z.record(z.string().max(40), stars).default({}),
  words: z.string().trim().max(1000).default(''),
  quotable: z.boolean().default(false).describe('May be quoted, without the name'),
});
export type AnswerInput = z.output<typeof answerInput>;

const rating = z.object({
  key: z.string(),
  label: bilingual,
  answers: z.number().int(),
  mean: z.number().nullable(),
  counts: z.array(z.number().int()).length(5),
});

/** What people thought of it. */
export const feedbackManifest = defineStage({
  kind: 'feedback',
  words: ['评价', 'Feedback'],
  about: ['打分和留言，可匿名，自动出报告', 'Ratings and words, anonymous where set, with a report'],
  settings,
  subjects: { in: ['person', 'team'], out: [] },
  actions: {
    answer: {
      by: 'participant',
      when: 'afterwards',
      secret: true,
      words: ['提交评价', 'Send feedback'],
      input: answerInput,
      output: z.object({ answered: z.literal(true) }),
    },
  },
  reads: {
    form: {
      by: 'participant',
      words: ['评价表', 'The form'],
      output: z.object({
        anonymous: z.boolean(),
        ratings: z.array(z.object({ key: z.string(), label: bilingual })),
        prompt: bilingual,
        answered: z.boolean(),
        invited: z.boolean(),
      }),
    },
    report: {
      by: 'manager',
      words: ['评价报告', 'Report'],
      output: z.object({
        answers: z.number().int(),
        invited: z.number().int().nullable(),
        /** Set where too few answered to show words without showing who. */
        withheld: z.boolean(),
        ratings: z.array(rating),
        words: z.array(
          z.object({
            id: z.uuid(),
            words: z.string(),
            answeredOn: z.iso.date(),
            quotable: z.boolean(),
            name: z.string().nullable(),
          }),
        ),
      }),
    },
  },
  figures: ['feedback-answers'],
  panels: { hall: true, console: true, screen: false },
});
