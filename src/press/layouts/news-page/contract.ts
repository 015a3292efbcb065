import { z } from 'zod';
import { langs } from '../../../kernel/words.ts';

const line = z.string().trim().min(1).max(200);

export const NewsPhoto = z.object({
  /** Name of a picture handed over beside the page: letters, digits, `-`, `_`. */
  image: z.string().regex(/^[\w-]+$/),
  caption: line,
  credit: line.optional(),
});

/** One item of the page. The first is the lead and stands across it. */
export const NewsItem = z.object({
  kicker: line.optional().describe('Above the headline, such as the district'),
  headline: z.string().trim().min(1).max(80),
  subhead: line.optional(),
  byline: line.optional(),
  paragraphs: z.array(z.string().min(1)).min(1).max(60),
  photo: NewsPhoto.optional(),
});

/** Several briefs as one page of a newspaper (专版), A3 upright in five columns. */
export const NewsPage = z
  .object({
    lang: z.enum(langs).default('zh'),
    name: line.describe('The paper, such as 职工之家'),
    section: line.describe('The page, such as 专版 or a theme'),
    date: z.iso.date(),
    number: line.optional().describe('Issue or page, at the right'),
    /** Said once above the lead, over the whole page. */
    banner: line.optional(),
    items: z.array(NewsItem).min(1).max(24),
    footer: line.optional().describe('Editors and contact, at the foot'),
  })
  .describe('A newspaper page made of briefs');

export type NewsPage = z.input<typeof NewsPage>;
