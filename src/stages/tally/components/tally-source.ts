import { useQueryClient } from '@tanstack/react-query';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { tallyManifest } from '../manifest.ts';

type RowIn<Source> = Source extends ListSource<infer Row> ? Row : never;
type DataOf<Options> = Options extends { queryFn?: infer Ask }
  ? Awaited<ReturnType<Extract<Ask, (...args: never[]) => unknown>>>
  : never;

export const reportSource = (stageId: string) => stageList(tallyManifest, stageId, 'reports');
export const summaryQuery = (stageId: string) => stageRead(tallyManifest, stageId, 'summary');
export const sheetQuery = (stageId: string) => stageRead(tallyManifest, stageId, 'sheet');
export const historyQuery = (stageId: string, reportId: string) =>
  stageRead(tallyManifest, stageId, 'history', { reportId });

export type ReportRow = RowIn<ReturnType<typeof reportSource>>;
export type Summary = DataOf<ReturnType<typeof summaryQuery>>;
export type Sheet = DataOf<ReturnType<typeof sheetQuery>>;
export type Report = DataOf<ReturnType<typeof historyQuery>>[number];

/** Asks anew for whatever a report may have changed. */
export function useReported(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [reportSource(stageId).path] }),
      client.invalidateQueries({ queryKey: summaryQuery(stageId).queryKey }),
      client.invalidateQueries({ queryKey: sheetQuery(stageId).queryKey }),
    ]);
  };
}
