import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { call, queryString } from '../../../web/console/api.ts';
import { optionsOf } from '../../../web/console/list/column.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../web/console/pages/programme/programme-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import { galleryManifest } from '../manifest.ts';
import { pieceStates } from '../rules.ts';

export const deskQuery = (stageId: string) => stageRead(galleryManifest, stageId, 'desk');
export const piecesSource = (stageId: string) => stageList(galleryManifest, stageId, 'pieces');
export type PieceRow = ReturnType<typeof piecesSource> extends ListSource<infer Row> ? Row : never;

/** As many as the API gives at once. */
export const MOST_HUNG = 500;

/** The pieces of a zone in the order in which they hang. */
export const hungQuery = (stageId: string, zone: string) =>
  queryOptions({
    queryKey: [piecesSource(stageId).path, 'hung', zone],
    queryFn: ({ signal }): Promise<{ items: PieceRow[]; total: number }> =>
      call('GET', `${piecesSource(stageId).path}${queryString({ zone, limit: MOST_HUNG })}`, undefined, { signal }),
  });

export const stateOptions = optionsOf(pieceStates, { shown: 'green', unasked: 'gold', hidden: 'red', refused: 'red' });

/** Asks anew for everything of the gallery, and for the programme's tasks. */
export function useGalleryChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [piecesSource(stageId).path] }),
      client.invalidateQueries({ queryKey: deskQuery(stageId).queryKey }),
      programmeChanged(),
    ]);
  };
}
