import { say } from '../../kernel/words.ts';
import { Section } from '../../web/hall/components/section.tsx';
import type { HallForm, PanelProps, StageHall } from '../hall.tsx';
import { CheckIn } from './door/hall.tsx';
import { Helper } from './look-up/hall.tsx';
import { MaterialList, ReadPage } from './materials/hall.tsx';
import { SessionLine, SessionSheet } from './show/hall.tsx';
import type { SessionsHallView } from './show/service.ts';
import { words } from './words.ts';

/** As many sessions are drawn in full; a campaign's other dates stand in a list below. */
const MOST_SHEETS = 4;
/** No session has it: an address that names none is answered as one that names a deleted one. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

function Panel({ view, frame, base, programme }: PanelProps<SessionsHallView>) {
  const w = say(words, frame.lang);
  const ahead = view.sessions.filter((session) => session.endsAt >= frame.now);
  const shown = (ahead.length > 0 ? ahead : view.sessions.toReversed()).slice(0, MOST_SHEETS);
  const rest = view.sessions.filter((session) => !shown.includes(session));
  return (
    <>
      {view.sessions.length === 0 && !programme.over && (
        <Section title={w.dates}>
          <p className="meta">{w.noSessions}</p>
        </Section>
      )}
      {view.helper && view.sessions.length > 0 && (
        <p>
          <a className="btn btn-quiet" href={`${base}/helper`}>
            {w.helper}
          </a>
        </p>
      )}
      {shown.map((session) => (
        <SessionSheet
          key={session.id}
          session={session}
          stageId={view.stageId}
          base={base}
          signedIn={view.signedIn}
          door={session.onSite && view.openNow.includes(session.id)}
          frame={frame}
        />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{w.otherDates(rest.length)}</summary>
          <ul>
            {rest.map((session) => (
              <SessionLine key={session.id} session={session} frame={frame} />
            ))}
          </ul>
        </details>
      )}
      {view.materials.length > 0 && (
        <Section title={w.materials}>
          <MaterialList
            materials={view.materials}
            stageId={view.stageId}
            base={base}
            reader={view.signedIn}
            lang={frame.lang}
          />
        </Section>
      )}
    </>
  );
}

function text(value: HallForm[string]): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idIn = (value: string | null): string => (value && UUID.test(value) ? value : NO_ID);

/** How many of a team are in now, and how many could not be counted. */
function saidOfTeam({ team, results, unknown }: { team: string; results: Told[]; unknown: number }) {
  const isIn = results.filter(({ outcome }) => outcome === 'done' || outcome === 'already').length;
  return [
    `${team}　${isIn} 人已签到${unknown > 0 ? `；${unknown} 人不在名册上，不计入` : ''}`,
    `${team}: ${isIn} are in${unknown > 0 ? `; ${unknown} are not on the register and not counted` : ''}`,
  ] as const;
}

/** The hall side of sessions: dates on the programme's page, checking in, the helper's desk, material to read. */
export const sessionsHall: StageHall<SessionsHallView> = {
  kind: 'sessions',
  Panel,
  pages: {
    'check-in': {
      title: ['签到', 'Check in'],
      read: 'checkIn',
      query: (search) => ({ sessionId: idIn(search.get('session')), token: search.get('t')?.slice(0, 100) ?? '' }),
      Page: CheckIn,
      forms: {
        poster: {
          action: 'posterCheckIn',
          parse: (form) => ({ sessionId: text(form.sessionId), token: text(form.token) }),
          next: (output: { sessionId: string }, { base }) => ({
            href: `${base}/check-in?session=${output.sessionId}&done=1`,
          }),
        },
        self: {
          action: 'checkInOnline',
          parse: (form) => ({ sessionId: text(form.sessionId) }),
          next: (output: { sessionId: string }, { base }) => ({
            href: `${base}/check-in?session=${output.sessionId}&done=1`,
          }),
        },
      },
    },
    helper: {
      title: ['现场签到', 'At the door'],
      read: 'helper',
      query: (search) => ({
        ...(search.has('session') ? { sessionId: idIn(search.get('session')) } : {}),
        q: search.get('q')?.trim().slice(0, 60) ?? '',
      }),
      Page: Helper,
      forms: {
        hand: {
          action: 'handIn',
          parse: (form) => ({ sessionId: text(form.sessionId), personIds: [text(form.personId)] }),
          next: (output: { sessionId: string; results: Told[] }, { base }) => {
            const [told] = output.results;
            const name = told?.name ?? '';
            return {
              href: `${base}/helper?session=${output.sessionId}`,
              ...(told ? { said: [`${name}　${told.words.zh}`, `${name}: ${told.words.en}`] as const } : {}),
            };
          },
        },
        team: {
          action: 'handInTeam',
          parse: (form) => ({ sessionId: text(form.sessionId), teamId: text(form.teamId) }),
          next: (output: { sessionId: string; team: string; unknown: number; results: Told[] }, { base }) => ({
            href: `${base}/helper?session=${output.sessionId}`,
            said: saidOfTeam(output),
          }),
        },
      },
    },
    read: {
      title: ['我已读完', 'I have read it'],
      read: 'programme',
      Page: ReadPage,
      forms: {
        read: {
          action: 'markRead',
          parse: (form) => ({ materialId: text(form.materialId) }),
          next: (_output, { programme }) => ({
            href: programme,
            said: ['已记下，谢谢您认真阅读。', 'Noted. Thank you for reading.'],
          }),
        },
      },
    },
  },
};

interface Told {
  outcome: string;
  name: string | null;
  words: { zh: string; en: string };
}
