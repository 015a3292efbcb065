import { useQueryClient } from '@tanstack/react-query';
import type { Wire } from '../../../web/console/api.ts';
import type { ListSource } from '../../../web/console/list/list-source.ts';
import { useProgrammeChanged } from '../../../web/console/pages/programme/programme-source.ts';
import { stageList, stageRead } from '../../../web/console/stage-calls.ts';
import type { MaterialView, SessionView } from '../contract.ts';
import { sessionsManifest } from '../manifest.ts';

export type Session = Wire<SessionView>;
export type Material = Wire<MaterialView>;
type RowIn<Source> = Source extends ListSource<infer Row> ? Row : never;

export const sessionsQuery = (stageId: string) => stageRead(sessionsManifest, stageId, 'programme');
export const doorQuery = (stageId: string) => stageRead(sessionsManifest, stageId, 'helper');
export const minutesQuery = (stageId: string, sessionId: string) =>
  stageRead(sessionsManifest, stageId, 'minutes', { sessionId });
export const attendanceSource = (stageId: string) => stageList(sessionsManifest, stageId, 'attendance');
export const absentSource = (stageId: string) => stageList(sessionsManifest, stageId, 'absent');
export type AttendanceRow = RowIn<ReturnType<typeof attendanceSource>>;
export type AbsentRow = RowIn<ReturnType<typeof absentSource>>;

/** Asks anew for everything of a stage of sessions, and for the tasks that its programme shows. */
export function useSessionsChanged(stageId: string): () => Promise<void> {
  const client = useQueryClient();
  const programmeChanged = useProgrammeChanged();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: sessionsQuery(stageId).queryKey }),
      client.invalidateQueries({ queryKey: doorQuery(stageId).queryKey }),
      client.invalidateQueries({ queryKey: [attendanceSource(stageId).path] }),
      client.invalidateQueries({ queryKey: [absentSource(stageId).path] }),
      programmeChanged(),
    ]);
  };
}

/** Where a session stands at a moment. */
export function phaseOf(session: Session, at: Date): 'cancelled' | 'over' | 'now' | 'coming' {
  if (session.cancelReason !== null) return 'cancelled';
  if (new Date(session.endsAt) < at) return 'over';
  return new Date(session.startsAt) <= at ? 'now' : 'coming';
}
