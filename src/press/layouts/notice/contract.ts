import { z } from 'zod';
import { langs } from '../../../kernel/words.ts';

const line = z.string().trim().min(1).max(300);

const Name = z.object({
  name: line,
  /** Sex and post, unit: what stands beside the name. Never a number, a phone or an address. */
  about: z.string().max(300).default(''),
  deeds: z.string().max(20_000).default(''),
});

/** A public notice (公示) in the order that domain.md §13 gives: title, basis, course, period, list, how to object, issuer, day. */
export const NoticeSheet = z.object({
  lang: z.enum(langs).default('zh'),
  title: line,
  /** Basis, course and period, one paragraph each. */
  paragraphs: z.array(z.string().trim().min(1).max(2000)).min(1).max(6),
  groups: z
    .array(z.object({ heading: z.string().max(120).default(''), names: z.array(Name).max(5000) }))
    .min(1)
    .max(60),
  /** How to object: label and value. */
  contacts: z.array(z.object({ label: line, value: line })).max(8),
  issuer: line,
  /** In words: 2026年11月28日. */
  day: line,
});
export type NoticeSheet = z.input<typeof NoticeSheet>;
