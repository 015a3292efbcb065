import './components/panel.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Drawer, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../kernel/fields.ts';
import { FormFromSchema } from '../../web/console/form/form-from-schema.tsx';
import { columnsOf, optionsOf } from '../../web/console/list/column.ts';
import { DataList } from '../../web/console/list/data-list.tsx';
import type { Filter } from '../../web/console/list/filter.ts';
import { EmptyNote, Remark } from '../../web/console/parts/note.tsx';
import { useWords } from '../../web/console/preferences.tsx';
import { takeStageAction } from '../../web/console/stage-calls.ts';
import type { StagePanelProps } from '../../web/console/stage-panel.ts';
import { type AppointmentItem, appointmentsSource, useAppointmentsChanged } from './components/appointments-source.ts';
import { SlotsList } from './components/slots-list.tsx';
import { panelWords } from './components/words.ts';
import { hoursInput, type Provider, settings } from './contract.ts';
import { appointmentList } from './lists/contract.ts';
import { appointmentsManifest as manifest } from './manifest.ts';
import { appointmentStates } from './rules.ts';

type ViewName = 'appointments' | 'slots';

const stateOptions = optionsOf(appointmentStates, { booked: 'gold', arrived: 'green', done: 'green', missed: 'red' });
const columns = columnsOf<AppointmentItem>(appointmentList, {
  name: { primary: true },
  state: { options: stateOptions },
});
const filters: Filter[] = [{ key: 'state', kind: 'select', title: panelWords.state, options: stateOptions }];

/** The form of working hours, which offers those who give appointments by their names. */
function hoursFormOf(providers: readonly Provider[]) {
  const choices = Object.fromEntries(providers.map(({ key, name, nameEn }) => [key, [name, nameEn || name] as const]));
  const words = ['谁', 'Who'] as const;
  const keys = z.enum(providers.map(({ key }) => key) as [string, ...string[]]);
  const who = titled(z.array(titled(keys, words, { choices })).default([]), words, {
    choices,
    help: ['不选是全部', 'None: all of them'],
  });
  return describeForm(hoursInput.extend({ providers: who }));
}

/** Working hours to be cut into slots. */
function Hours({
  stageId,
  providers,
  onClose,
}: {
  stageId: string;
  providers: readonly Provider[];
  onClose: () => void;
}) {
  const w = useWords(panelWords);
  const { message } = App.useApp();
  const changed = useAppointmentsChanged(stageId);
  const form = useMemo(() => hoursFormOf(providers), [providers]);
  return (
    <Drawer open title={w.hours} onClose={onClose} destroyOnHidden>
      <Remark>{w.hoursHint}</Remark>
      <FormFromSchema
        schema={form}
        submitWords={w.hours}
        onSubmit={async (value) => {
          const { added, skipped } = await takeStageAction(manifest, stageId, 'addHours', value as never);
          void message.success(w.hoursDone(added, skipped));
          await changed();
          onClose();
        }}
      />
    </Drawer>
  );
}

/** Who booked, to search and export. */
function Appointments({ stageId }: { stageId: string }) {
  const w = useWords(panelWords);
  const source = useMemo(() => appointmentsSource(stageId), [stageId]);
  return (
    <DataList<AppointmentItem>
      label={w.appointments}
      source={source}
      columns={columns}
      filters={filters}
      defaultSort={appointmentList.defaultSort}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      empty={{ title: w.nobody, advice: w.nobodyAdvice }}
    />
  );
}

/** Appointments in the programme's workspace: who booked, the slots, and hours to enter. */
export function StagePanel({ programmeId, stage, manages }: StagePanelProps) {
  const w = useWords(panelWords);
  const [entering, setEntering] = useState(false);
  const { view }: { view?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { providers } = useMemo(() => settings.parse(stage.settings), [stage.settings]);
  const dayHref = `/programmes/${programmeId}/${stage.id}/day`;
  if (!manages)
    return (
      <Button href={dayHref} target="_blank">
        {w.dayList}
      </Button>
    );
  if (providers.length === 0) return <EmptyNote title={w.noProviders} advice={w.noProvidersAdvice} />;
  const shown: ViewName = view === 'slots' ? 'slots' : 'appointments';
  const go = (next: ViewName) =>
    void navigate({ to: '.', search: next === 'appointments' ? {} : { view: next }, resetScroll: false } as never);
  return (
    <>
      <div className="appointments-bar">
        <Segmented<ViewName>
          aria-label={w.views}
          value={shown}
          options={(['appointments', 'slots'] as const).map((value) => ({ value, label: w[value] }))}
          onChange={go}
        />
        <Button type="primary" onClick={() => setEntering(true)}>
          {w.hours}
        </Button>
        <Button href={dayHref} target="_blank">
          {w.dayList}
        </Button>
      </div>
      {shown === 'slots' ? <SlotsList stageId={stage.id} /> : <Appointments stageId={stage.id} />}
      {entering && <Hours stageId={stage.id} providers={providers} onClose={() => setEntering(false)} />}
    </>
  );
}
