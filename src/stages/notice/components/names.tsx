import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { columnsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { nameList } from '../contract.ts';
import { noticeManifest } from '../manifest.ts';
import { type NameRow, nameStateOptions, namesSource, statusQuery } from './notice-source.ts';
import { panelWords } from './words.ts';

const columns = columnsOf<NameRow>(nameList, { name: { primary: true }, state: { options: nameStateOptions } });
const filters: Filter[] = [{ key: 'state', kind: 'select', title: panelWords.state, options: nameStateOptions }];

/** The list and who stands behind it; a name is taken off with a reason. */
export function Names({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const { message } = App.useApp();
  const client = useQueryClient();
  const source = useMemo(() => namesSource(stageId), [stageId]);
  const [asked, setAsked] = useState<{ ids: readonly string[]; settle: () => void }>();
  const takeOff = async (nameId: string, reason: string) => {
    const { substitute } = await takeStageAction(noticeManifest, stageId, 'withdraw', { nameId, reason });
    if (substitute) void message.success(w.movedUp(substitute));
  };
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: [source.path] });
    await client.invalidateQueries({ queryKey: [statusQuery(stageId).queryKey[0]] });
  };
  return (
    <>
      <DataList<NameRow>
        label={w.names}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={nameList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        bulk={[
          {
            key: 'withdraw',
            title: panelWords.takeOff,
            danger: true,
            run: (ids) => new Promise<void>((settle) => setAsked({ ids, settle })),
          },
        ]}
        empty={{ title: w.none, advice: w.noneAdvice }}
      />
      {asked && (
        <ConfirmDanger
          open
          title={w.takeOff}
          verb={w.takeOff}
          asksReason
          consequences={<p>{w.takeOffConsequences}</p>}
          onConfirm={async (reason) => {
            for (const id of asked.ids) await takeOff(id, reason);
            await refresh();
          }}
          onClose={() => {
            asked.settle();
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}
