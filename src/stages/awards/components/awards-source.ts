import { useQueryClient } from '@tanstack/react-query';
import { certificateRoutes } from '../../../registries/certificates/contract.ts';
import { optionsOf } from '../../../web/console/list/column.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../web/console/pages/programme/programme-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { awardsManifest } from '../manifest.ts';
import { awardStates } from '../rules.ts';

/** The draft as it would be released, and how a released list stands. */
export const draftQuery = (stageId: string) => stageRead(awardsManifest, stageId, 'draft');
export type Draft = Awaited<ReturnType<NonNullable<ReturnType<typeof draftQuery>['queryFn']>>>;

/** Figures of each union. */
export const fieldQuery = (stageId: string) => stageRead(awardsManifest, stageId, 'field');

/** Awards as released. */
export const awardsSource = (stageId: string) => stageList(awardsManifest, stageId, 'awards');
export type AwardRow = ReturnType<typeof awardsSource> extends ListSource<infer Row> ? Row : never;

export const awardStateOptions = optionsOf(awardStates, { given: 'green', revoked: 'red' });

/** Brings everything on the panel up to date. */
export function useAwardsChanged(stageId: string) {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  return async () => {
    await programmeChanged();
    for (const key of [
      draftQuery(stageId).queryKey[0],
      fieldQuery(stageId).queryKey[0],
      awardsSource(stageId).path,
      certificateRoutes.listRuns.path,
    ])
      await client.invalidateQueries({ queryKey: [key] });
  };
}
