import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { unitRoutes } from '../../../people/units/contract.ts';
import { type AnswerOf, ask, keyOf, queryOf } from '../api.ts';

/** A unit as the tree shows it. */
export type UnitNode = Pick<
  AnswerOf<(typeof unitRoutes)['list']>['items'][number],
  'id' | 'name' | 'kind' | 'status' | 'children'
>;
/** One unit with everything known of it and the way to it. */
export type UnitDetail = AnswerOf<(typeof unitRoutes)['get']>;

const childrenPerAnswer = 500;
const staleMs = 5 * 60_000;

async function readChildren(parent: string, signal: AbortSignal): Promise<UnitNode[]> {
  const nodes: UnitNode[] = [];
  let cursor: string | null = null;
  do {
    const query = { parent, limit: childrenPerAnswer, sort: 'name', ...(cursor ? { cursor } : {}) };
    const page: AnswerOf<(typeof unitRoutes)['list']> = await ask(unitRoutes.list, { query }, { signal });
    nodes.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return nodes;
}

/** The units directly below one; asked for when it is opened. */
export function childrenQuery(parentId: string) {
  return queryOptions({
    queryKey: [unitRoutes.list.path, 'children', parentId],
    queryFn: ({ signal }) => readChildren(parentId, signal),
    staleTime: staleMs,
  });
}

/** Units by name, pinyin initials or code. */
export function unitSearchQuery(q: string, limit = 30) {
  return queryOptions({ ...queryOf(unitRoutes.search, { query: { q, limit } }), enabled: q !== '', staleTime: 60_000 });
}

/** One unit with the way to it. */
export function unitQuery(unitId: string) {
  return queryOptions({
    ...queryOf(unitRoutes.get, { params: { unitId } }),
    enabled: unitId !== '',
    staleTime: staleMs,
  });
}

/** Asks anew for whatever a change of the tree may have changed. */
export async function unitsChanged(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: keyOf(unitRoutes.list) }),
    client.invalidateQueries({ queryKey: keyOf(unitRoutes.get) }),
    client.invalidateQueries({ queryKey: keyOf(unitRoutes.search) }),
    client.invalidateQueries({ queryKey: keyOf(unitRoutes.history) }),
  ]);
}
