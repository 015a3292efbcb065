import { useQueryClient } from '@tanstack/react-query';
import { type Option, optionsOf } from '../../../web/console/list/column.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../web/console/pages/programme/programme-source.ts';
import { stageFile, stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { type LikenessKind, likenessKinds, type Settings } from '../contract.ts';
import { submissionsManifest } from '../manifest.ts';
import { workStates } from '../states/rules.ts';

type RowIn<Source> = Source extends ListSource<infer Row> ? Row : never;

export const worksSource = (stageId: string) => stageList(submissionsManifest, stageId, 'works');
export type WorkRow = RowIn<ReturnType<typeof worksSource>>;
export const summaryQuery = (stageId: string) => stageRead(submissionsManifest, stageId, 'summary');
export const detailQuery = (stageId: string, workId: string) =>
  stageRead(submissionsManifest, stageId, 'detail', { workId });
export const pairQuery = (stageId: string, pair: { workId: string; otherId: string; kind: LikenessKind }) =>
  stageRead(submissionsManifest, stageId, 'pair', pair);
export const originalsAddress = (stageId: string) => stageFile(submissionsManifest, stageId, 'originals');

export const stateOptions = optionsOf(workStates, {
  draft: 'gold',
  'handed-in': 'green',
  disqualified: 'red',
});
export const flagOptions = optionsOf(likenessKinds);

/** The categories of the contest, as a filter offers them. */
export function categoryOptions({ categories }: Settings): Option[] {
  return categories.map(({ key, label, labelEn }) => ({ value: key, title: [label, labelEn || label] }));
}

/** Asks anew for everything of the stage that an officer sees, and for the programme's tasks. */
export function useWorksChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [worksSource(stageId).path] }),
      client.invalidateQueries({ queryKey: summaryQuery(stageId).queryKey }),
      client.invalidateQueries({ queryKey: [detailQuery(stageId, '').queryKey[0]] }),
      client.invalidateQueries({
        queryKey: [pairQuery(stageId, { workId: '', otherId: '', kind: 'same' }).queryKey[0]],
      }),
      programmeChanged(),
    ]);
  };
}
