import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../../kernel/lists.ts';
import { optionsOf } from '../../../web/console/list/column.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { nomineeStates } from '../course/rules.ts';
import { reviewManifest } from '../manifest.ts';

/** How the review stands: the funnel, the quotas, the plan. */
export const boardQuery = (stageId: string) => stageRead(reviewManifest, stageId, 'board');
/** One nominee with its course. */
export const nomineeQuery = (stageId: string, nomineeId: string) =>
  stageRead(reviewManifest, stageId, 'nominee', { nomineeId });
/** Everybody within sight. */
export const nomineesSource = (stageId: string) => stageList(reviewManifest, stageId, 'nominees');
export type NomineeRow = ReturnType<typeof nomineesSource> extends ListSource<infer Row> ? Row : never;

export const stateOptions = optionsOf(nomineeStates, {
  reviewing: 'gold',
  returned: 'red',
  approved: 'green',
});

/** Everything that a change of nominees changes on this page. */
export function useReviewChanged(stageId: string) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: [nomineesSource(stageId).path] });
    await client.invalidateQueries({ queryKey: [boardQuery(stageId).queryKey[0]] });
    await client.invalidateQueries({ queryKey: [nomineeQuery(stageId, '').queryKey[0]] });
  };
}

/** Rows of pages that were shown: whoever is chosen in the list is among them. */
export function shownRows(client: QueryClient, stageId: string, ids: readonly string[]): NomineeRow[] {
  const pages = client.getQueriesData<Page<NomineeRow>>({ queryKey: [nomineesSource(stageId).path, 'page'] });
  const rows = new Map(pages.flatMap(([, page]) => page?.items ?? []).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}
