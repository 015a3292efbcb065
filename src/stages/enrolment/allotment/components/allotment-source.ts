import { useQueryClient } from '@tanstack/react-query';
import type { ListSource } from '../../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../../web/console/pages/programme/programme-source.ts';
import { stageList, stageRead } from '../../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../../manifest.ts';

export const allotmentQuery = (stageId: string) => stageRead(enrolmentManifest, stageId, 'allotment');
export type Allotment = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof allotmentQuery>['queryFn']>>>>;

export const claimQuery = (stageId: string, enrolmentId: string) =>
  stageRead(enrolmentManifest, stageId, 'explain', { enrolmentId });

export const applicantsSource = (stageId: string) => stageList(enrolmentManifest, stageId, 'applicants');
export type ApplicantRow = ReturnType<typeof applicantsSource> extends ListSource<infer Row> ? Row : never;

/** Shows everything of the enrolment anew: an allotment changes its places, its list and its tasks. */
export function useAllotmentChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  const prefix = `/stages/enrolment/${stageId}/`;
  return async () => {
    await programmeChanged();
    await client.invalidateQueries({
      predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith(prefix),
    });
  };
}
