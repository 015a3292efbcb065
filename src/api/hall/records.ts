import type { z } from 'zod';
import { findFieldWords } from '../../kernel/fields.ts';
import { type Lang, pick } from '../../kernel/words.ts';
import type { ProgrammeRow } from '../../programmes/queries.ts';
import { findTemplate } from '../../programmes/templates/register.ts';
import type { RecordView } from '../../web/hall/components/record.tsx';

/** The fields of a programme's template that were filled in, in the template's order and words. */
export function recordsOf(programme: Pick<ProgrammeRow, 'template' | 'fields'>, lang: Lang): RecordView[] {
  const template = findTemplate(programme.template);
  if (!template || template.campaign) return [];
  const values = programme.fields as Record<string, unknown>;
  return Object.entries(template.fields.shape as Record<string, z.ZodType>).flatMap(([key, schema]) => {
    const value = values[key];
    const words = findFieldWords(schema);
    if (!words || value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      return [];
    return [{ title: pick(words.label, lang), ...contentOf(value, lang) }];
  });
}

function contentOf(value: unknown, lang: Lang): Pick<RecordView, 'lines' | 'rows'> {
  if (!Array.isArray(value)) return { lines: [text(value, lang)] };
  if (value.every((each) => typeof each !== 'object')) return { lines: value.map((each) => text(each, lang)) };
  return {
    rows: value.map((each: Record<string, unknown>) => {
      const [head, ...rest] = Object.values(each)
        .filter((part) => part !== '' && part !== null && part !== false)
        .map((part) => text(part, lang));
      return { head: head ?? '', rest };
    }),
  };
}

function text(value: unknown, lang: Lang): string {
  return typeof value === 'boolean' ? pick(value ? ['是', 'yes'] : ['否', 'no'], lang) : String(value);
}
