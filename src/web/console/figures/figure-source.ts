import { queryOptions } from '@tanstack/react-query';
import { figureRoutes } from '../../../figures/contract.ts';
import { type AnswerOf, queryOf } from '../api.ts';
import { sourceOf } from '../list/list-source.ts';

/** Whose figures: a unit with all below it, a programme, or a campaign. */
export type Holder = { unitId: string } | { programmeId: string } | { campaignId: string };

export type Figure = AnswerOf<(typeof figureRoutes)['getFigures']>['figures'][number];
export type FigureFreshness = AnswerOf<(typeof figureRoutes)['getFigures']>['freshness'];

/** Figures of a holder over a period (`2026-11`, `2026`, `all`). */
export function figuresQuery(holder: Holder, period: string) {
  return queryOf(figureRoutes.getFigures, { query: { ...holder, period } });
}

/** One figure month by month. */
export function seriesQuery(holder: Holder, indicator: string) {
  return queryOf(figureRoutes.getSeries, { query: { ...holder, indicator } });
}

/** One figure by the units directly below. */
export function byUnitQuery(query: { unitId: string; indicator: string; period: string; organised: 'then' | 'now' }) {
  return queryOptions({ ...queryOf(figureRoutes.getByUnit, { query }), staleTime: 60_000 });
}

/** What the records behind a number add up to. */
export function recordsSumQuery(holder: Holder, indicator: string, period: string) {
  return queryOf(figureRoutes.sumRecords, { query: { ...holder, indicator, period } });
}

export const recordsSource = sourceOf(figureRoutes.listRecords);
export const figureTableSource = sourceOf(figureRoutes.listFigures);

/** Figures that say something first, in the catalogue's order; those that are nothing yet after them. */
export function tellingFirst<Each extends { value: number }>(figures: readonly Each[]): Each[] {
  return [...figures.filter((figure) => figure.value > 0), ...figures.filter((figure) => figure.value <= 0)];
}
