import { now } from '../../../web/console/browser.ts';
import { PlaceLink } from '../../../web/console/parts/place-link.tsx';
import { StateTag } from '../../../web/console/parts/state-tag.tsx';
import { useDates, useLang, useNumbers, useWords } from '../../../web/console/preferences.tsx';
import { phaseOf, type Session } from './sessions-source.ts';
import { panelWords } from './words.ts';

/** Phases with their tones. */
export const phaseOptions = [
  { value: 'now', title: panelWords.now, tone: 'green' },
  { value: 'coming', title: panelWords.coming, tone: 'blue' },
  { value: 'over', title: panelWords.over, tone: 'ink' },
  { value: 'cancelled', title: panelWords.cancelled, tone: 'red' },
] as const;

/** The ways to attend a session, and where. */
export function usePlace(): (session: Session) => string {
  const w = useWords(panelWords);
  return ({ onSite, online, venue, address }) =>
    [onSite ? [venue, address].filter(Boolean).join(' ') || w.onSite : '', online ? w.online : '']
      .filter(Boolean)
      .join(' · ');
}

interface SessionRowsProps {
  sessions: readonly Session[];
  expected: number | null;
  href: (sessionId: string) => string;
}

/** Sessions in order of time: when, what and where, how many came. */
export function SessionRows({ sessions, expected, href }: SessionRowsProps) {
  const w = useWords(panelWords);
  const lang = useLang();
  const dates = useDates();
  const place = usePlace();
  const { number } = useNumbers();
  const at = now();
  return (
    <ul className="session-rows">
      {sessions.map((session) => {
        const phase = phaseOf(session, at);
        const room = expected ?? session.capacity;
        return (
          <li key={session.id} className={`session-${phase}`}>
            <time dateTime={session.startsAt}>{dates.moment(session.startsAt)}</time>
            <div>
              <PlaceLink className="row-link" to={href(session.id)}>
                {lang === 'en' ? session.titleEn || session.title : session.title}
              </PlaceLink>
              <p className="meta">{place(session)}</p>
            </div>
            <span className="session-came">
              {phase === 'coming' && session.arrived === 0
                ? room !== null && `${expected === null ? w.capacity : w.expected} ${number(room)}`
                : `${w.arrivedShort(number(session.arrived))}${room === null ? '' : ` / ${number(room)}`}`}
            </span>
            <StateTag options={phaseOptions} value={phase} />
          </li>
        );
      })}
    </ul>
  );
}
