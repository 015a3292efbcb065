import { Outlet } from '@tanstack/react-router';
import { programmeStates } from '../../../../programmes/life/rules.ts';
import { Remark } from '../../parts/note.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { places } from '../../places.ts';
import { useLang, usePick, useWords } from '../../preferences.tsx';
import { mayChange, useProgramme } from './programme-source.ts';
import { programmeWords } from './words.ts';

/** Parts of the settings at the side, the open one beside them. */
export function SettingsLayout() {
  const w = useWords(programmeWords);
  const pick = usePick();
  const lang = useLang();
  const programme = useProgramme();
  return (
    <div className="side-by-side">
      <nav className="side-links" aria-label={w.settingsParts}>
        <ul>
          <li>
            <PlaceLink to={places.programmeSettings(programme.id)} activeOptions={{ exact: true }}>
              {w.basics}
            </PlaceLink>
          </li>
          <li>
            <PlaceLink to={places.programmeSettings(programme.id, 'audience')}>{w.audience}</PlaceLink>
          </li>
          <li>
            <PlaceLink to={places.programmeSettings(programme.id, 'details')}>{w.details}</PlaceLink>
          </li>
          <li>
            <PlaceLink to={places.programmeSettings(programme.id, 'stages')}>{w.stages}</PlaceLink>
            <ul>
              {programme.stages.map((stage) => (
                <li key={stage.id}>
                  <PlaceLink to={places.programmeSettings(programme.id, stage.id)}>
                    {lang === 'zh' ? stage.title : stage.titleEn || stage.title}
                  </PlaceLink>
                </li>
              ))}
            </ul>
          </li>
        </ul>
      </nav>
      <div className="side-main">
        {!mayChange(programme) && (
          <Remark>
            {programme.may.manage ? `${pick(programmeStates[programme.state])} · ${w.frozen}` : w.readOnly}
          </Remark>
        )}
        <Outlet />
      </div>
    </div>
  );
}
