import { z } from 'zod';
import type { Query } from '../api.ts';
import type { Column } from './column.ts';
import { cleanFilter, type Filter, filterQuery } from './filter.ts';

const text = (most: number) => z.string().trim().max(most).optional().catch(undefined);

/**
 * What a list keeps in its address: `?q=&sort=-createdAt&cols=name,state&limit=50&cursor=&page=` and each filter
 * under its key. Unknown keys pass through: the list's own filters, known to the page only, decide.
 */
export const listSearch = z
  .object({
    q: text(100),
    sort: text(60),
    cols: text(500),
    limit: text(4),
    cursor: text(2000),
    page: text(6),
    open: text(64),
  })
  .catchall(z.string().max(500).optional().catch(undefined));
export type ListSearch = z.infer<typeof listSearch>;

export const pageSizes = [20, 50, 100] as const;
const defaultPageSize = 50;

/** A list's state, decoded. */
export interface ListState {
  q: string;
  /** A sortable column's key, with `-` before it for descending. */
  sort: string | undefined;
  filters: Readonly<Record<string, string>>;
  /** Keys of the shown columns where the reader chose them. */
  columns: readonly string[] | undefined;
  limit: number;
  cursor: string | undefined;
  /** Counted from 1, for the pager's words only. */
  page: number;
}

/** What a list can show, be narrowed by, and how it stands by itself. */
export interface ListShape {
  columns: readonly Pick<Column<never>, 'key' | 'sortable' | 'hidden' | 'primary'>[];
  filters: readonly Filter[];
  defaultSort?: string | undefined;
}

function decodeSort({ columns }: ListShape, sort: string | undefined): string | undefined {
  const key = sort?.replace(/^-/, '');
  return columns.some((column) => column.sortable && column.key === key) ? sort : undefined;
}

function decodeColumns({ columns }: ListShape, cols: string | undefined): readonly string[] | undefined {
  if (cols === undefined) return undefined;
  const asked = cols.split(',');
  const kept = columns.filter((column) => column.primary || asked.includes(column.key)).map((column) => column.key);
  return kept.length > 0 ? kept : undefined;
}

/** Reads a list's state from the address; whatever does not fit the list is dropped. */
export function decodeList(shape: ListShape, search: ListSearch): ListState {
  const filters: Record<string, string> = {};
  for (const filter of shape.filters) {
    const value = cleanFilter(filter, search[filter.key]);
    if (value !== undefined) filters[filter.key] = value;
  }
  const limit = Number(search.limit);
  const page = Number(search.page);
  const onLaterPage = Boolean(search.cursor) && Number.isInteger(page) && page > 1;
  return {
    q: search.q ?? '',
    sort: decodeSort(shape, search.sort) ?? shape.defaultSort,
    filters,
    columns: decodeColumns(shape, search.cols),
    limit: pageSizes.some((size) => size === limit) ? limit : defaultPageSize,
    cursor: search.cursor || undefined,
    page: onLaterPage ? page : 1,
  };
}

/** Writes a list's state into the address; whatever is as by default stays out of it. */
export function encodeList(shape: ListShape, state: ListState): ListSearch {
  const filters = shape.filters.map((filter) => [filter.key, cleanFilter(filter, state.filters[filter.key])] as const);
  return {
    ...Object.fromEntries(filters.filter(([, value]) => value !== undefined)),
    q: state.q.trim() || undefined,
    sort: state.sort === shape.defaultSort ? undefined : state.sort,
    cols: state.columns?.join(','),
    limit: state.limit === defaultPageSize ? undefined : String(state.limit),
    cursor: state.cursor,
    page: state.cursor && state.page > 1 ? String(state.page) : undefined,
  };
}

const ownKeys: readonly string[] = Object.keys(listSearch.shape);

/** What else stands in the address: it belongs to the page around the list and stays. */
export function foreignSearch(shape: ListShape, search: ListSearch): ListSearch {
  const filters = shape.filters.map((filter) => filter.key);
  return Object.fromEntries(Object.entries(search).filter(([key]) => !ownKeys.includes(key) && !filters.includes(key)));
}

/** A list whose filters changed starts again at its first page. */
export function withChange(
  state: ListState,
  change: Partial<Pick<ListState, 'q' | 'sort' | 'filters' | 'limit'>>,
): ListState {
  return { ...state, ...change, cursor: undefined, page: 1 };
}

/** What the API is asked without paging, as for `…/export`; `fixed` belongs to the place, not to the reader. */
export function exportQuery(shape: ListShape, state: ListState, fixed: Query = {}): Query {
  const asked = shape.filters.map((filter) => filterQuery(filter, state.filters[filter.key] ?? ''));
  const query = Object.assign({}, ...asked, { q: state.q, sort: state.sort }, fixed) as Query;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '' && value !== undefined));
}

/** What the API is asked for one page. */
export function apiQuery(shape: ListShape, state: ListState, fixed: Query = {}): Query {
  const { limit, cursor } = state;
  return { ...exportQuery(shape, state, fixed), limit, ...(cursor ? { cursor } : {}) };
}

/** Keys of the columns to show, in their declared order. */
export function shownKeys({ columns }: Pick<ListShape, 'columns'>, state: ListState): readonly string[] {
  return state.columns ?? columns.filter((column) => !column.hidden).map((column) => column.key);
}
