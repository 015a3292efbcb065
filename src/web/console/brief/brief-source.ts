import { pressRoutes } from '../../../press/contract.ts';
import { type AnswerOf, apiBase, pathOf, queryOf } from '../api.ts';
import { type RowOf, sourceOf } from '../list/list-source.ts';
import { places } from '../places.ts';

export type BriefRow = RowOf<(typeof pressRoutes)['listBriefs']>;
export type BriefDetail = AnswerOf<(typeof pressRoutes)['getBrief']>;
export type BriefDocument = BriefDetail['document'];
/** The figure behind a number of the text. */
export type NumberLink = BriefDocument['links'][number];

export const briefSource = sourceOf(pressRoutes.listBriefs);

/** One brief with its document. */
export function briefQuery(briefId: string) {
  return queryOf(pressRoutes.getBrief, { params: { briefId } });
}

/** How its numbers stand against the records now. */
export function briefCheckQuery(briefId: string) {
  return queryOf(pressRoutes.checkBrief, { params: { briefId } });
}

/** The printed page. */
export function briefPdf(briefId: string): string {
  return `${apiBase}${pathOf(pressRoutes.printBrief.path, { briefId })}`;
}

/** Where the records behind a number are shown. */
export function recordsOf({ holder, indicator, period }: NumberLink): string {
  if (holder.kind === 'unit') return places.figures({ unit: holder.id, indicator, period });
  return places.programmeFigures(holder.id, { indicator, period });
}
