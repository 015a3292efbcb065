import { pick, say } from '../../../kernel/words.ts';
import { HelperPage } from '../../../web/hall/pages/helper-page.tsx';
import { ReceiptPage } from '../../../web/hall/pages/receipt-page.tsx';
import type { HelperView } from '../../../web/hall/views/attendance.ts';
import type { PageProps } from '../../hall.tsx';
import type { HelperData } from '../contract.ts';
import { words } from '../words.ts';

/** The helper at the door. */
export function Helper({ view, frame, base, programme }: PageProps<HelperData>) {
  const { lang } = frame;
  const w = say(words, lang);
  const current = view.sessions.find((session) => session.sessionId === view.current);
  if (!current)
    return (
      <ReceiptPage
        frame={frame}
        view={{
          tone: 'waiting',
          title: w.helper,
          lines: [w.noSessions],
          programme: { title: programme.title, href: programme.href },
          next: [{ label: programme.title, href: programme.href }],
        }}
      />
    );
  const at = `${base}/helper?session=${current.sessionId}`;
  const shown: HelperView = {
    stageId: view.stageId,
    sessionId: current.sessionId,
    programme: programme.title,
    session: {
      title: pick(current.title, lang),
      when: { starts: current.startsAt, ends: current.endsAt },
      ...(current.place ? { place: current.place } : {}),
    },
    api: `/api/v1/stages/sessions/${view.stageId}/scans`,
    counts: { arrived: current.arrived, ...(view.expected === null ? {} : { expected: view.expected }) },
    lookUp: {
      query: view.query,
      action: `${base}/helper`,
      hidden: { session: current.sessionId },
      found: view.found.map((person) => ({
        id: person.personId,
        name: person.name,
        unit: person.unitName,
        phoneTail: person.phoneTail,
        ...(person.arrivedAt ? { arrivedAt: person.arrivedAt } : {}),
        ...(person.arrivedAt || !view.byHand
          ? {}
          : {
              checkIn: {
                post: `${at}&q=${encodeURIComponent(view.query)}`,
                hidden: { action: 'hand', sessionId: current.sessionId, personId: person.personId },
              },
            }),
      })),
    },
    teams: view.byHand
      ? view.teams.map((team) => ({
          id: team.teamId,
          name: team.name,
          unit: team.unitName,
          arrived: w.teamArrived(team.arrived, team.members),
          ...(team.arrived < team.known
            ? { checkIn: { post: at, hidden: { action: 'team', sessionId: current.sessionId, teamId: team.teamId } } }
            : {}),
        }))
      : [],
    ...(view.poster && view.mayPrint
      ? { posterHref: `/api/v1/stages/sessions/${view.stageId}/poster?sessionId=${current.sessionId}` }
      : {}),
    otherSessions: view.sessions
      .filter((session) => session !== current && !session.cancelled)
      .map((session) => ({
        label: pick(session.title, lang),
        href: `${base}/helper?session=${session.sessionId}`,
        when: { starts: session.startsAt, ends: session.endsAt },
      })),
  };
  return <HelperPage frame={frame} view={shown} />;
}
