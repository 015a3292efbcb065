import { formatSpan } from '../../../../kernel/dates.ts';
import { now } from '../../browser.ts';
import { useLang, useWords } from '../../preferences.tsx';
import type { ProgrammeDetail } from '../../stage-panel.ts';
import { programmeWords } from './words.ts';

/** When it is, in words. */
export function useWhen(): (programme: Pick<ProgrammeDetail, 'startsAt' | 'endsAt'>) => string {
  const w = useWords(programmeWords);
  const lang = useLang();
  return ({ startsAt, endsAt }) => {
    if (!startsAt) return w.noDate;
    const start = new Date(startsAt);
    return formatSpan(start, endsAt ? new Date(endsAt) : start, { lang, thisYear: now().getFullYear() });
  };
}
