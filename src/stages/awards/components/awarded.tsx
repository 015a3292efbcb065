import { App } from 'antd';
import { useMemo, useState } from 'react';
import { columnsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { Section } from '../../../web/console/parts/page.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { awardList } from '../contract.ts';
import { awardsManifest } from '../manifest.ts';
import { type AwardRow, awardStateOptions, awardsSource, useAwardsChanged } from './awards-source.ts';
import { panelWords } from './words.ts';

const columns = columnsOf<AwardRow>(awardList, { title: { primary: true }, state: { options: awardStateOptions } });
const filters: Filter[] = [{ key: 'state', kind: 'select', title: panelWords.state, options: awardStateOptions }];

/** Awards as they were released; one is revoked with a reason, its certificates and honours with it. */
export function Awarded({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const { message } = App.useApp();
  const changed = useAwardsChanged(stageId);
  const source = useMemo(() => awardsSource(stageId), [stageId]);
  const [asked, setAsked] = useState<{ ids: readonly string[]; settle: () => void }>();
  const revoke = async (awardId: string, reason: string) => {
    const { certificates, honours } = await takeStageAction(awardsManifest, stageId, 'revoke', { awardId, reason });
    void message.success(w.revokedNow(certificates, honours));
  };
  return (
    <Section title={w.released}>
      <DataList<AwardRow>
        label={w.released}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={awardList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.tier} ${row.title}`}
        bulk={[
          {
            key: 'revoke',
            title: panelWords.revoke,
            danger: true,
            run: (ids) => new Promise<void>((settle) => setAsked({ ids, settle })),
          },
        ]}
        empty={{ title: w.noAwards }}
      />
      {asked && (
        <ConfirmDanger
          open
          title={w.revoke}
          verb={w.revoke}
          asksReason
          consequences={<p>{w.revokeConsequences}</p>}
          onConfirm={async (reason) => {
            for (const id of asked.ids) await revoke(id, reason);
            await changed();
          }}
          onClose={() => {
            asked.settle();
            setAsked(undefined);
          }}
        />
      )}
    </Section>
  );
}
