import { isDay } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import type { Query } from '../api.ts';
import type { Option } from './column.ts';

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
