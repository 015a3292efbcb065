import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ListDeclaration, Page } from '../../../kernel/lists.ts';
import type { RouteDeclaration } from '../../../kernel/routes.ts';
import { type AnswerOf, apiBase, call, pathOf, type Query, queryString } from '../api.ts';

/** Where a list's rows come from: its address below `/api/v1`, with parameters put in. */
export interface ListSource<Row> {
  path: string;
  /** Never set: carries the type of a row. */
  row?: Row;
}

type ListRoute = RouteDeclaration & { list: ListDeclaration };

/** One row of a declared list, as it comes over the wire. */
export type RowOf<Route extends ListRoute> = AnswerOf<Route> extends Page<infer Row> ? Row : never;

/** The source behind a declared list route. */
export function sourceOf<Route extends ListRoute>(
  route: Route,
  params?: Readonly<Record<string, string>>,
): ListSource<RowOf<Route>> {
  return { path: pathOf(route.path, params) };
}

/** One page of a source. The page before stays in sight while the next is on its way. */
export function pageQuery<Row>(source: ListSource<Row>, query: Query) {
  return queryOptions({
    queryKey: [source.path, 'page', query],
    queryFn: ({ signal }) => call<Page<Row>>('GET', `${source.path}${queryString(query)}`, undefined, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The address of the whole list as a sheet. */
export function sheetAddress(source: ListSource<unknown>, query: Query): string {
  return `${apiBase}${source.path}/export${queryString(query)}`;
}
