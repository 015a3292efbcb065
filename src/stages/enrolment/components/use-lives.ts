import { useProgramme } from '../../../web/console/pages/programme/programme-source.ts';

/** Enrolments change while the programme lives; before and after they are read only. */
const liveStates = ['published', 'running'];

export function useLives(): boolean {
  return liveStates.includes(useProgramme().state);
}
