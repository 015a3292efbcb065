import { z } from 'zod';
import { langs } from '../../../kernel/words.ts';

const line = z.string().trim().min(1).max(200);

/** One line of the agenda or one act: its time or number, what it is, who does it. */
export const ProgrammeAct = z.object({
  at: z.string().max(20).optional().describe('A time such as 14:00, or a number'),
  title: line,
  by: line.optional(),
});

/** A sheet for the door or the notice board (活动海报): what, when, where, what happens, a code to press on. */
export const ProgrammeSheet = z
  .object({
    lang: z.enum(langs).default('zh'),
    issuer: line.describe('Who holds it, at the head of the sheet'),
    kicker: line.optional(),
    title: z.string().trim().min(1).max(80),
    subtitle: line.optional(),
    /** Name of a photo or woodcut handed over beside the sheet. */
    image: z
      .string()
      .regex(/^[\w-]+$/)
      .optional(),
    /** Time, place, host: at most four, label and value. */
    facts: z
      .array(z.object({ label: line, value: line }))
      .max(4)
      .default([]),
    /** Acts in chapters; a sheet without chapters has one without a title. */
    chapters: z
      .array(z.object({ title: line.optional(), acts: z.array(ProgrammeAct).min(1).max(100) }))
      .max(20)
      .default([]),
    listTitle: line.optional().describe('Above the acts; 节目单 unless given, such as 议程'),
    code: z.object({ url: z.string().min(1).max(500), label: line, hint: line.optional() }).optional(),
    notes: z.array(line).max(6).default([]),
  })
  .describe('A poster on A4 with the acts and a code for checking in or joining');

export type ProgrammeSheet = z.input<typeof ProgrammeSheet>;
