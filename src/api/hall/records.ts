import { z } from 'zod';
import { findFieldWords } from '../../kernel/fields.ts';
import { type Lang, pick } from '../../kernel/words.ts';
import type { ProgrammeRow } from '../../programmes/queries.ts';
import { findTemplate } from '../../programmes/templates/register.ts';
import type { RecordView } from '../../web/hall/components/record.tsx';

/**
 * The fields of a programme's template that were filled in, in the template's order and words: single values together,
 * lists each under their own head.
 */
export function recordsOf(programme: Pick<ProgrammeRow, 'template' | 'fields'>, lang: Lang): RecordView[] {
  const template = findTemplate(programme.template);
  if (!template || template.campaign) return [];
  const values = programme.fields as Record<string, unknown>;
  const single: RecordView = { title: pick(['详情', 'Details'], lang), rows: [] };
  const lists: RecordView[] = [];
  for (const [key, schema] of Object.entries<z.ZodType>(template.fields.shape)) {
    const value = values[key];
    const words = findFieldWords(schema);
    if (!words || isEmpty(value)) continue;
    const title = pick(words.label, lang);
    if (!Array.isArray(value)) single.rows?.push({ head: title, rest: [text(value, lang)] });
    else lists.push({ title, ...listOf(value, schema, lang) });
  }
  return single.rows?.length ? [single, ...lists] : lists;
}

/** Rows keep the order of the schema: the database does not keep the order of keys. */
function listOf(values: unknown[], schema: z.ZodType, lang: Lang): Pick<RecordView, 'lines' | 'rows'> {
  const element = schema instanceof z.ZodArray ? schema.element : undefined;
  if (!(element instanceof z.ZodObject)) return { lines: values.map((each) => text(each, lang)) };
  const parts = Object.entries<z.ZodType>(element.shape);
  return {
    rows: values.map((row) => {
      const shown = parts.flatMap(([key, part]) => {
        const value = (row as Record<string, unknown>)[key];
        if (isEmpty(value) || value === false) return [];
        return value === true
          ? [{ said: pick(findFieldWords(part)?.label ?? ['是', 'yes'], lang), counts: false }]
          : [{ said: text(value, lang), counts: typeof value === 'number' }];
      });
      // A number and what it counts belong together: `5 根`.
      const said: string[] = [];
      for (const [at, each] of shown.entries()) {
        if (at > 1 && shown[at - 1]?.counts) said.push(`${said.pop()} ${each.said}`);
        else said.push(each.said);
      }
      return { head: said[0] ?? '', rest: said.slice(1) };
    }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function text(value: unknown, lang: Lang): string {
  return typeof value === 'boolean' ? pick(value ? ['是', 'yes'] : ['否', 'no'], lang) : String(value);
}
