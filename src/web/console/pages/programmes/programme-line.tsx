import { Link } from '@tanstack/react-router';
import type { Lang } from '../../../../kernel/words.ts';
import type { programmeRoutes } from '../../../../programmes/contract.ts';
import { programmeStates } from '../../../../programmes/life/rules.ts';
import { optionsOf } from '../../list/column.ts';
import type { RowOf } from '../../list/list-source.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { useDates, useLang, useWords } from '../../preferences.tsx';
import { programmeTones } from '../../programme-tones.ts';
import { programmesWords } from './words.ts';

export type ProgrammeRow = RowOf<(typeof programmeRoutes)['listProgrammes']>;

export const programmeStateOptions = optionsOf(programmeStates, programmeTones);

/** What it is called in the language of the surface. */
export function programmeTitle({ title, titleEn }: Pick<ProgrammeRow, 'title' | 'titleEn'>, lang: Lang): string {
  return lang === 'en' ? titleEn || title : title;
}

/** Whose it is and where, in the language of the surface as far as officers gave it. */
export function programmePlace(
  { place, placeEn, unitName, unitNameEn }: Pick<ProgrammeRow, 'place' | 'placeEn' | 'unitName' | 'unitNameEn'>,
  lang: Lang,
): { unit: string; place: string } {
  return lang === 'en' ? { unit: unitNameEn || unitName, place: placeEn || place } : { unit: unitName, place };
}

/** One programme in a short list: when, what, whose, how it stands. */
export function ProgrammeLine({ programme }: { programme: ProgrammeRow }) {
  const w = useWords(programmesWords);
  const lang = useLang();
  const dates = useDates();
  const { unit, place } = programmePlace(programme, lang);
  return (
    <li className="programme-line">
      <span className="programme-when">{programme.startsAt ? dates.moment(programme.startsAt) : w.noDate}</span>
      <span className="programme-what">
        <Link to="/programmes/$programmeId" params={{ programmeId: programme.id }} className="row-link">
          {programmeTitle(programme, lang)}
        </Link>
        <span className="meta">{[unit, place].filter(Boolean).join(' · ')}</span>
      </span>
      <StateTag options={programmeStateOptions} value={programme.state} />
    </li>
  );
}
