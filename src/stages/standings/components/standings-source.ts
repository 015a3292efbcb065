import { useQueryClient } from '@tanstack/react-query';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../web/console/pages/programme/programme-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { standingsManifest } from '../manifest.ts';

export const overviewQuery = (stageId: string) => stageRead(standingsManifest, stageId, 'overview');
export type Overview = Awaited<ReturnType<NonNullable<ReturnType<typeof overviewQuery>['queryFn']>>>;

export const explainQuery = (stageId: string, subject: { kind: string; id: string }) =>
  stageRead(standingsManifest, stageId, 'explain', { ...subject });

export const standingsSource = (stageId: string) => stageList(standingsManifest, stageId, 'standings');
export type StandingRow = ReturnType<typeof standingsSource> extends ListSource<infer Row> ? Row : never;

/** Shows everything of the standings anew after a release. */
export function useStandingsChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  return async () => {
    await programmeChanged();
    await client.invalidateQueries({ queryKey: [overviewQuery(stageId).queryKey[0]] });
    await client.invalidateQueries({ queryKey: [standingsSource(stageId).path] });
  };
}
