import { useMemo, useState } from 'react';
import { columnsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { pieceList } from '../contract.ts';
import { galleryManifest as manifest } from '../manifest.ts';
import { type PieceRow, piecesSource, stateOptions, useGalleryChanged } from './gallery-source.ts';
import { type Asked, PieceDialogs } from './piece-dialogs.tsx';
import { panelWords } from './words.ts';

const columns = columnsOf<PieceRow>(pieceList, { title: { primary: true }, state: { options: stateOptions } });
const filters: Filter[] = [{ key: 'state', kind: 'select', title: panelWords.state, options: stateOptions }];

/** Every piece, to search, to export, and to hide or feature many at once. */
export function PiecesList({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const source = useMemo(() => piecesSource(stageId), [stageId]);
  const changed = useGalleryChanged(stageId);
  const [asked, setAsked] = useState<Asked & { settle: () => void }>();
  const run = async (name: 'show' | 'feature', input: object) => {
    await takeStageAction(manifest, stageId, name, input as never);
    await changed();
  };
  return (
    <>
      <DataList<PieceRow>
        label={w.pieces}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={pieceList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        bulk={[
          {
            key: 'feature',
            title: panelWords.feature,
            run: (ids) => run('feature', { pieceIds: [...ids], featured: true }),
          },
          { key: 'show', title: panelWords.show, run: (ids) => run('show', { pieceIds: [...ids] }) },
          {
            key: 'hide',
            title: panelWords.hide,
            danger: true,
            run: (ids) =>
              new Promise<void>((settle) =>
                setAsked({ kind: 'hide', pieces: [...ids].map((id) => ({ id, title: '' })), settle }),
              ),
          },
        ]}
        empty={{ title: w.empty, advice: w.emptyAdvice }}
      />
      <PieceDialogs
        stageId={stageId}
        asked={asked}
        onClose={() => {
          asked?.settle();
          setAsked(undefined);
        }}
      />
    </>
  );
}
