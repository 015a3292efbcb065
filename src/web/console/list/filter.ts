import { isDay } from '../../../kernel/dates.ts';
import { describeForm } from '../../../kernel/fields.ts';
import type { ListDeclaration } from '../../../kernel/lists.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import type { Query } from '../api.ts';
import { type JsonSchema, resolve } from '../form/json-schema.ts';
import { type Option, optionsOf } from './column.ts';

interface FilterBase {
  /** In the address of the page; for the API too, unless it says otherwise. */
  key: string;
  title: Bilingual;
}

/** What a list can be narrowed by. */
export type Filter =
  | (FilterBase & { kind: 'text' })
  | (FilterBase & { kind: 'unit' })
  | (FilterBase & { kind: 'select'; options: readonly Option[]; multiple?: boolean })
  /** One field for a span of days; the API takes its ends under two names. */
  | (FilterBase & { kind: 'date-range'; ends: readonly [from: string, to: string] });

/** `2026-01-01..2026-03-31`, either side may be open. */
export function splitRange(range: string): { from: string; to: string } {
  const [from = '', to = ''] = range.split('..');
  return { from, to };
}

/** The opposite of `splitRange`; nothing where both sides are open. */
export function joinRange({ from, to }: { from: string; to: string }): string | undefined {
  return from === '' && to === '' ? undefined : `${from}..${to}`;
}

function isRange(value: string): boolean {
  if (!value.includes('..')) return false;
  const { from, to } = splitRange(value);
  return (
    [from, to].every((side) => side === '' || isDay(side)) &&
    from + to !== '' &&
    (from === '' || to === '' || from <= to)
  );
}

function cleanChoices(filter: Filter & { kind: 'select' }, value: string): string | undefined {
  const known = filter.options.map((option) => option.value);
  const kept = [...new Set(value.split(','))].filter((each) => known.includes(each));
  return (filter.multiple ? kept.join(',') : kept[0]) || undefined;
}

/** What a filter's text in the address amounts to; nothing where it makes no sense. */
export function cleanFilter(filter: Filter, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  switch (filter.kind) {
    case 'text':
    case 'unit':
      return value.trim() || undefined;
    case 'select':
      return cleanChoices(filter, value);
    case 'date-range':
      return isRange(value) ? value : undefined;
  }
}

/** What the API is asked for one filter. */
export function filterQuery(filter: Filter, value: string): Query {
  if (filter.kind !== 'date-range') return { [filter.key]: value };
  const { from, to } = splitRange(value);
  return { [filter.ends[0]]: from, [filter.ends[1]]: to };
}

const spanTitle: Bilingual = ['日期', 'Dates'];
const unitTitle: Bilingual = ['工会', 'Union'];

function filterOf(list: Pick<ListDeclaration, 'columns'>, key: string, schema: JsonSchema): Filter | undefined {
  const column = list.columns[key];
  const title = schema.label ?? column?.title;
  if (schema.enum) {
    const words = { ...column?.values, ...schema.choices };
    const known = schema.enum.map((value) => [String(value), words[String(value)] ?? [String(value), String(value)]]);
    return {
      key,
      kind: 'select',
      title: title ?? [key, key],
      options: optionsOf(Object.fromEntries(known) as Record<string, Bilingual>),
    };
  }
  if (/unit(Id)?$/i.test(key)) return { key, kind: 'unit', title: title ?? unitTitle };
  return title && schema.type === 'string' && schema.format !== 'uuid' ? { key, kind: 'text', title } : undefined;
}

/** The filters that a declared list takes: choices, units, a span where it has `from` and `to`; ids stay to the page. */
export function filtersOf(list: Pick<ListDeclaration, 'columns' | 'filters'>): Filter[] {
  const schema = describeForm(list.filters) as JsonSchema;
  const properties = Object.entries(schema.properties ?? {});
  const hasSpan = schema.properties?.from !== undefined && schema.properties.to !== undefined;
  const plain = properties
    .filter(([key]) => !(hasSpan && (key === 'from' || key === 'to')))
    .map(([key, property]) => filterOf(list, key, resolve(property, schema)))
    .filter((filter) => filter !== undefined);
  return hasSpan ? [...plain, { key: 'span', kind: 'date-range', title: spanTitle, ends: ['from', 'to'] }] : plain;
}
