import { z } from 'zod';
import type { Bilingual } from './words.ts';

/** How a form draws a field where its kind alone does not say. */
export type Widget =
  | 'text'
  | 'longText'
  | 'dateTime'
  | 'date'
  | 'clock'
  | 'unit'
  | 'person'
  | 'honour'
  | 'picture'
  | 'file'
  | 'fen'
  | 'rows';

export interface FieldWords {
  label: Bilingual;
  help?: Bilingual | undefined;
  widget?: Widget | undefined;
  /** Offered while one types; anything else may be written too. */
  suggestions?: readonly string[] | undefined;
  /** Words of the values of a choice. */
  choices?: Record<string, Bilingual> | undefined;
}

/** Gives a field its words, so that forms, tables and errors are drawn from the schema. */
export function titled<Schema extends z.ZodType>(
  schema: Schema,
  label: Bilingual,
  more: Omit<FieldWords, 'label'> = {},
): Schema {
  return schema.meta({ label, ...more });
}

/** One of the keys of a table, such as of the words of each choice. */
export const keyOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);

/** The words of a field, or nothing where it has none. */
export function findFieldWords(schema: z.ZodType): FieldWords | undefined {
  const meta = schema.meta();
  if (!meta || !Array.isArray(meta.label)) return undefined;
  const { label, help, widget, choices, suggestions } = meta as Partial<FieldWords>;
  return label ? { label, help, widget, choices, suggestions } : undefined;
}

/** A form described as JSON Schema, `label`, `help`, `widget` and `choices` beside each field. */
export function describeForm(schema: z.ZodObject): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
