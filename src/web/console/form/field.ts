import type { Bilingual } from '../../../kernel/words.ts';
import type { Option } from '../list/column.ts';
import { type JsonSchema, resolve } from './json-schema.ts';

interface FieldBase {
  key: string;
  title: Bilingual;
  help?: Bilingual | undefined;
  required: boolean;
  /** What stands there before anybody typed. */
  initial?: unknown;
}

type Span = { min?: number | undefined; max?: number | undefined };

/** One field of a form, as it is drawn. */
export type Field = FieldBase &
  (
    | {
        kind: 'text' | 'longText';
        maxLength?: number | undefined;
        pattern?: string | undefined;
        look?: 'url' | 'email' | 'password' | undefined;
        suggestions?: readonly string[] | undefined;
      }
    | ({ kind: 'number'; integer: boolean; measure?: Bilingual | undefined } & Span)
    | ({ kind: 'fen' } & Span)
    | { kind: 'boolean' | 'date' | 'dateTime' | 'clock' | 'unit' | 'person' | 'honour' | 'picture' | 'file' }
    | { kind: 'persons' | 'pictures' | 'tags' }
    /** `wrap`: each is held as `{ [wrap]: id }` rather than as the id itself. */
    | { kind: 'units'; wrap?: string | undefined }
    | { kind: 'select' | 'multi'; options: readonly Option[] }
    | { kind: 'rows'; fields: readonly Field[]; max?: number | undefined }
    /** `optional`: there may be none at all, so a switch stands before its fields. */
    | { kind: 'group'; fields: readonly Field[]; optional: boolean }
    | { kind: 'variant'; by: string; options: readonly Option[]; fields: Readonly<Record<string, readonly Field[]>> }
    | { kind: 'unknown' }
  );

/** Measures that stand in a field's name: units in names, so `offerHours` is in hours. */
const measures: readonly [suffix: RegExp, words: Bilingual][] = [
  [/Seconds$/, ['秒', 'seconds']],
  [/Minutes$/, ['分钟', 'minutes']],
  [/Hours$/, ['小时', 'hours']],
  [/Days$/, ['天', 'days']],
  [/Years$/, ['年', 'years']],
  [/Percent$/, ['%', '%']],
  [/Cm$/, ['厘米', 'cm']],
  [/Km$/, ['公里', 'km']],
];

/** Ends of whole numbers that zod writes where nobody asked for any. */
function isReal(limit: number | undefined): limit is number {
  return limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
}

function spanOf(schema: JsonSchema): Span {
  return {
    min: isReal(schema.minimum) ? schema.minimum : undefined,
    max: isReal(schema.maximum) ? schema.maximum : undefined,
  };
}

function optionsIn(schema: JsonSchema, words: JsonSchema['choices']): Option[] {
  return (schema.enum ?? []).map((value) => ({
    value: String(value),
    title: words?.[String(value)] ?? [String(value), String(value)],
  }));
}

type Kinded = Field extends infer Each ? (Each extends Field ? Omit<Each, keyof FieldBase> : never) : never;

const byWidget = {
  unit: 'unit',
  person: 'person',
  honour: 'honour',
  picture: 'picture',
  file: 'file',
  date: 'date',
  dateTime: 'dateTime',
  clock: 'clock',
} as const;

const byFormat = { date: 'date', 'date-time': 'dateTime', time: 'clock' } as const;
const several = { unit: 'units', person: 'persons', picture: 'pictures' } as const;

/** The name of the one field that rows of nothing but units have. */
function wrapOf(fields: readonly Field[]): string | undefined {
  return fields.length === 1 && fields[0]?.kind === 'unit' ? fields[0].key : undefined;
}

function has<Key extends string>(table: Readonly<Record<Key, unknown>>, key: string | undefined): key is Key {
  return key !== undefined && key in table;
}

function kindOfArray(schema: JsonSchema, root: JsonSchema): Kinded {
  const items = resolve(schema.items ?? {}, root);
  const widget = schema.widget ?? items.widget;
  if (has(several, widget)) return { kind: several[widget] };
  if (items.enum) return { kind: 'multi', options: optionsIn(items, schema.choices ?? items.choices) };
  if (items.properties) {
    const fields = fieldsIn(items, root);
    const wrap = wrapOf(fields);
    return wrap ? { kind: 'units', wrap } : { kind: 'rows', fields, max: schema.maxItems };
  }
  return items.type === 'string' ? { kind: 'tags' } : { kind: 'unknown' };
}

function kindOfVariants(variants: readonly JsonSchema[], root: JsonSchema): Kinded {
  const solid = variants.map((variant) => resolve(variant, root));
  const by = Object.entries(solid[0]?.properties ?? {}).find(([, property]) => property.const !== undefined)?.[0];
  if (!by || !solid.every((variant) => variant.properties?.[by]?.const !== undefined)) return { kind: 'unknown' };
  const constantOf = (variant: JsonSchema) => String(variant.properties?.[by]?.const);
  return {
    kind: 'variant',
    by,
    options: solid.map((variant) => ({
      value: constantOf(variant),
      title: variant.label ?? variant.properties?.[by]?.label ?? [constantOf(variant), constantOf(variant)],
    })),
    fields: Object.fromEntries(
      solid.map((variant) => [constantOf(variant), fieldsIn(variant, root).filter((field) => field.key !== by)]),
    ),
  };
}

function kindOf(key: string, schema: JsonSchema, root: JsonSchema): Kinded {
  const { widget, type, format } = schema;
  const variants = schema.oneOf ?? schema.anyOf;
  if (type === 'array') return kindOfArray(schema, root);
  if (has(byWidget, widget)) return { kind: byWidget[widget] };
  if (widget === 'fen' || (type === 'integer' && key.endsWith('Fen'))) return { kind: 'fen', ...spanOf(schema) };
  if (schema.enum) return { kind: 'select', options: optionsIn(schema, schema.choices) };
  if (variants) return kindOfVariants(variants, root);
  if (schema.properties) return { kind: 'group', fields: fieldsIn(schema, root), optional: schema.nullable === true };
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'integer' || type === 'number') {
    const measure = measures.find(([suffix]) => suffix.test(key))?.[1];
    return { kind: 'number', integer: type === 'integer', measure, ...spanOf(schema) };
  }
  if (type === 'string' || widget === 'text' || widget === 'longText') {
    if (/password$/i.test(key)) return { kind: 'text', maxLength: schema.maxLength, look: 'password' };
    if (has(byFormat, format)) return { kind: byFormat[format] };
    const look = format === 'uri' ? 'url' : format === 'email' ? 'email' : undefined;
    const pattern = format ? undefined : schema.pattern;
    const { maxLength, suggestions } = schema;
    return { kind: widget === 'longText' ? 'longText' : 'text', maxLength, pattern, look, suggestions };
  }
  return { kind: 'unknown' };
}

function fieldsIn(schema: JsonSchema, root: JsonSchema): Field[] {
  return Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const solid = resolve(property, root);
    const base: FieldBase = {
      key,
      title: solid.label ?? [key, key],
      help: solid.help,
      required: (schema.required ?? []).includes(key),
      initial: solid.default,
    };
    return { ...base, ...kindOf(key, solid, root) } as Field;
  });
}

/** The fields of a form, from its description (`describeForm`), in the order of the schema. */
export function fieldsOf(schema: JsonSchema): Field[] {
  return fieldsIn(resolve(schema, schema), schema);
}
