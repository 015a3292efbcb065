import { queryOptions } from '@tanstack/react-query';
import type { Page } from '../../../kernel/lists.ts';
import { api } from '../api.ts';
import type { UnitRef } from '../session.ts';

/** A unit as the tree shows it. */
export interface UnitNode extends UnitRef {
  kind: string;
  status: string;
  /** How many units it leads directly. */
  children: number;
  members?: number | null;
}

/** A unit that was found, with the units above it, the top first and itself last. */
export interface FoundUnit extends UnitNode {
  path: UnitRef[];
}

const childrenPerAnswer = 500;

async function readChildren(parentId: string, signal: AbortSignal): Promise<UnitNode[]> {
  const nodes: UnitNode[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<UnitNode> = await api.get(
      '/units',
      { parent: parentId, limit: childrenPerAnswer, cursor },
      signal,
    );
    nodes.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return nodes;
}

/** The units directly below one; asked for when it is opened. */
export function childrenQuery(parentId: string) {
  return queryOptions({
    queryKey: ['/units', 'children', parentId],
    queryFn: ({ signal }) => readChildren(parentId, signal),
    staleTime: 5 * 60_000,
  });
}

/** Units by name, pinyin initials or code. */
export function unitSearchQuery(q: string, limit = 30) {
  return queryOptions({
    queryKey: ['/units', 'search', q, limit],
    queryFn: ({ signal }) => api.get<Page<FoundUnit>>('/units/search', { q, limit }, signal),
    enabled: q !== '',
    staleTime: 60_000,
  });
}

/** One unit with the way to it. */
export function unitPathQuery(unitId: string) {
  return queryOptions({
    queryKey: ['/units', 'one', unitId],
    queryFn: ({ signal }) => api.get<FoundUnit>(`/units/${unitId}`, undefined, signal),
    enabled: unitId !== '',
    staleTime: 5 * 60_000,
  });
}
