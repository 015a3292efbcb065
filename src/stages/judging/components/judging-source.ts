import { useQueryClient } from '@tanstack/react-query';
import { pageQuery } from '../../../web/console/list/list-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { judgingManifest } from '../manifest.ts';

export const overviewQuery = (stageId: string) => stageRead(judgingManifest, stageId, 'overview');
export const previewQuery = (stageId: string) => stageRead(judgingManifest, stageId, 'preview');
export const recusalsQuery = (stageId: string) => stageRead(judgingManifest, stageId, 'recusals');
export const liveQuery = (stageId: string) => stageRead(judgingManifest, stageId, 'live');
export const explainQuery = (stageId: string, entryId: string) =>
  stageRead(judgingManifest, stageId, 'explain', { entryId });
export const entrySource = (stageId: string) => stageList(judgingManifest, stageId, 'entries');

/** How many sheets of each act are in: as many as a list gives at once, more acts no evening has. */
export const sheetsQuery = (stageId: string) => pageQuery(entrySource(stageId), { state: 'in', limit: 500 });

type DataOf<Query extends { queryFn?: unknown }> = Query extends { queryFn?: infer Fn }
  ? Fn extends (...given: never[]) => infer Answer
    ? Awaited<Answer>
    : never
  : never;
export type Overview = Exclude<DataOf<ReturnType<typeof overviewQuery>>, symbol>;
export type Preview = Exclude<DataOf<ReturnType<typeof previewQuery>>, symbol>;
export type EntryRow =
  ReturnType<typeof entrySource> extends import('../../../web/console/list/list-source.ts').ListSource<infer Row>
    ? Row
    : never;

/** Shows everything of the round anew after a step. */
export function useRoundChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const prefix = `/stages/judging/${stageId}/`;
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith(prefix),
    });
}
