import { Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { describeForm } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import { columnsOf, optionsOf } from '../../../web/console/list/column.ts';
import { DataList } from '../../../web/console/list/data-list.tsx';
import type { Filter } from '../../../web/console/list/filter.ts';
import { ConfirmDanger } from '../../../web/console/parts/confirm-danger.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { capacityInput } from '../contract.ts';
import { slotList, slotStates } from '../lists/contract.ts';
import { appointmentsManifest as manifest } from '../manifest.ts';
import { type SlotItem, slotsSource, useAppointmentsChanged } from './appointments-source.ts';
import { panelWords } from './words.ts';

const stateOptions = optionsOf(slotStates, { free: 'green', full: 'gold', closed: 'red', off: 'red' });
const columns = columnsOf<SlotItem>(slotList, { startsAt: { primary: true }, state: { options: stateOptions } });
const filters: Filter[] = [{ key: 'state', kind: 'select', title: panelWords.state, options: stateOptions }];

interface Asked {
  kind: 'call-off' | 'capacity';
  slotIds: string[];
  settle: () => void;
}

const capacityForm = describeForm(capacityInput.omit({ slotIds: true }));

/** Every slot, to close, open, remove, or call off many at once. */
export function SlotsList({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const source = useMemo(() => slotsSource(stageId), [stageId]);
  const changed = useAppointmentsChanged(stageId);
  const [asked, setAsked] = useState<Asked>();
  const run = async (name: 'closeSlots' | 'openSlots' | 'removeSlots', ids: readonly string[]) => {
    await takeStageAction(manifest, stageId, name, { slotIds: [...ids] });
    await changed();
  };
  const close = () => {
    asked?.settle();
    setAsked(undefined);
  };
  return (
    <>
      <DataList<SlotItem>
        label={w.slots}
        source={source}
        columns={columns}
        filters={filters}
        defaultSort={slotList.defaultSort}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.startsAt} ${row.provider}`}
        bulk={[
          { key: 'close', title: panelWords.close, run: (ids) => run('closeSlots', ids) },
          { key: 'open', title: panelWords.open, run: (ids) => run('openSlots', ids) },
          {
            key: 'capacity',
            title: panelWords.capacity,
            run: (ids) => new Promise<void>((settle) => setAsked({ kind: 'capacity', slotIds: [...ids], settle })),
          },
          {
            key: 'call-off',
            title: panelWords.callOff,
            danger: true,
            run: (ids) => new Promise<void>((settle) => setAsked({ kind: 'call-off', slotIds: [...ids], settle })),
          },
          { key: 'remove', title: panelWords.remove, danger: true, run: (ids) => run('removeSlots', ids) },
        ]}
        empty={{ title: w.noSlots, advice: w.noSlotsAdvice }}
      />
      <ConfirmDanger
        open={asked?.kind === 'call-off'}
        title={w.callOffTitle(asked?.slotIds.length ?? 0)}
        verb={w.callOff.replace('…', '')}
        asksReason
        consequences={<p>{w.callOffConsequences}</p>}
        onConfirm={async (reason) => {
          await takeStageAction(manifest, stageId, 'callOff', { slotIds: asked?.slotIds ?? [], reason });
          await changed();
        }}
        onClose={close}
      />
      {asked?.kind === 'capacity' && (
        <Drawer open title={w.capacity.replace('…', '')} onClose={close} destroyOnHidden>
          <FormFromSchema
            schema={capacityForm}
            submitWords={w.capacity.replace('…', '')}
            onSubmit={async (value) => {
              await takeStageAction(manifest, stageId, 'setCapacity', { slotIds: asked.slotIds, ...value } as never);
              await changed();
              close();
            }}
          />
        </Drawer>
      )}
    </>
  );
}
