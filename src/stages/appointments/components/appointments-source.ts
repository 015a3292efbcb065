import { useQueryClient } from '@tanstack/react-query';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../web/console/pages/programme/programme-source.ts';
import { stageList } from '../../../web/console/stage-calls.ts';
import { appointmentsManifest } from '../manifest.ts';

export const appointmentsSource = (stageId: string) => stageList(appointmentsManifest, stageId, 'appointments');
export const slotsSource = (stageId: string) => stageList(appointmentsManifest, stageId, 'slots');
type RowOf<Source> = Source extends ListSource<infer Row> ? Row : never;
export type AppointmentItem = RowOf<ReturnType<typeof appointmentsSource>>;
export type SlotItem = RowOf<ReturnType<typeof slotsSource>>;

/** Asks anew for slots and appointments, and for the programme's tasks. */
export function useAppointmentsChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [appointmentsSource(stageId).path] }),
      client.invalidateQueries({ queryKey: [slotsSource(stageId).path] }),
      programmeChanged(),
    ]);
  };
}
