import { queryOptions } from '@tanstack/react-query';
import { api, type Query } from '../api.ts';
import type { Figure } from '../parts/figure-cards.tsx';

export interface FiguresAnswer {
  figures: (Figure & { count: 'sum' | 'people' })[];
  /** Up to when every committed fact is held. */
  foldedAt: string;
}

/** Figures of a unit or a programme over a period (`2026-11`, `2026`, `all`). */
export function figuresQuery(query: Query) {
  return queryOptions({
    queryKey: ['/figures', query],
    queryFn: ({ signal }) => api.get<FiguresAnswer>('/figures', query, signal),
  });
}
