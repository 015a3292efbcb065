import { z } from 'zod';
import { titled } from '../../../kernel/fields.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { answer, question } from '../form/contract.ts';

const bilingual = z.tuple([z.string(), z.string()]);

/** Nothing of a health form is kept in the profile. */
const asked = question.omit({ remember: true });

const doctor = z.object({
  username: titled(z.string().trim().min(1).max(60), ['账号名', 'User name'], {
    help: ['医生登录用的账号名', 'With which the doctor signs in'],
  }),
});

/** What those who have a place are asked of their health, and who may read it. */
export const healthTerms = z.object({
  questions: titled(z.array(asked).max(40).default([]), ['问题', 'Questions'], {
    help: [
      '只问安排食宿和随行医生用得上的；留空表示不用填',
      'Only what the stay and its doctor need; empty asks nothing',
    ],
    widget: 'rows',
  }),
  eraseDays: titled(z.number().int().min(1).max(1095).default(90), ['结束几天后删除', 'Erased after how many days'], {
    help: [
      '从这一批（或整个活动）结束起算，到时自动删除内容，只留“已交”',
      'Counted from the end of the batch or of the whole; then what it says is deleted by itself, and only “Handed in” stays',
    ],
  }),
  doctors: titled(z.array(doctor).max(20).default([]), ['能看的医生', 'Doctors who may read it'], { widget: 'rows' }),
});
export type HealthTerms = z.output<typeof healthTerms>;

export const healthStates = ['none', 'missing', 'in'] as const;
export type HealthState = (typeof healthStates)[number];
export const healthStateWords = {
  none: ['不用填', 'Not asked'],
  missing: ['没交', 'Missing'],
  in: ['已交', 'Handed in'],
} as const satisfies Record<HealthState, Bilingual>;

const readers = z
  .array(z.string())
  .optional()
  .describe('The names that were shown; refused where they are others by now. Left out: whoever is named now');

export const handInHealthInput = z.object({
  answers: z.record(z.string(), answer).default({}),
  agreed: z.boolean().default(false).describe('That the doctors named on the form may read it'),
  readers,
});
export const agreeHealthInput = z.object({ readers });

export const healthView = z.object({
  handedInAt: z.date().nullable(),
  /** Whether it may be handed in, changed and taken back now. */
  open: z.boolean(),
  /** From when on it stays as it is; null where no day is set. */
  until: z.date().nullable(),
  ask: z.array(
    z.object({ ...asked.pick({ key: true, kind: true, options: true, required: true }).shape, label: bilingual }),
  ),
  answers: z.record(z.string(), answer),
  said: z
    .array(z.object({ label: bilingual, answer }))
    .describe('The same by the questions as they were asked then, also those that are asked no more'),
  eraseDays: z.number().int(),
  /** When what it says is deleted by itself, and when that was. */
  erasesAt: z.date(),
  erasedAt: z.date().nullable(),
  /** Names of those who may read it beside the person, once the person agreed. */
  doctors: z.array(z.string()),
  agreed: z.boolean().describe('Whether the person agreed to each of these doctors'),
});
export type HealthView = z.output<typeof healthView>;

export const healthDone = z.object({ handedInAt: z.date().nullable() });

export const remindHealthInput = z.object({
  enrolmentIds: z.array(z.uuid()).max(500).default([]).describe('None for everybody whose form is missing'),
});

export const healthDeskQuery = z.object({ batch: z.string().max(40).optional() });
export const healthDesk = z.object({
  batches: z.array(z.object({ key: z.string(), label: bilingual, missing: z.number().int(), in: z.number().int() })),
  batch: z.string().nullable(),
  rows: z.array(
    z.object({
      enrolmentId: z.uuid(),
      name: z.string(),
      unitName: z.string().nullable(),
      handedInAt: z.date().nullable(),
      erasedAt: z.date().nullable(),
      opens: z.boolean().describe('Whether the reader may open it: the person agreed to them by name'),
    }),
  ),
});
export type HealthDesk = z.output<typeof healthDesk>;

export const healthRef = z.object({ enrolmentId: z.uuid() });
export const healthSheet = z.object({
  name: z.string(),
  unitName: z.string().nullable(),
  batch: bilingual.nullable(),
  batchKey: z.string().nullable(),
  handedInAt: z.date(),
  answers: z.array(z.object({ label: bilingual, answer })),
});
export type HealthSheet = z.output<typeof healthSheet>;
