import { pick, say } from '../../../kernel/words.ts';
import { CheckInPage } from '../../../web/hall/pages/check-in-page.tsx';
import type { CheckInView } from '../../../web/hall/views/attendance.ts';
import type { PageProps } from '../../hall.tsx';
import type { CheckInData } from '../contract.ts';
import { words } from '../words.ts';

/** Where a poster, or the button of an online session, leads. */
export function CheckIn({ view, frame, base, programme, attempt }: PageProps<CheckInData>) {
  const { lang } = frame;
  const w = say(words, lang);
  const { session, state } = view;
  const isDone = state === 'already' && new URL(frame.path, frame.origin).searchParams.get('done') === '1';
  const refused = attempt?.refusal && state === 'open' ? attempt.refusal.say(lang) : undefined;
  const reason = refused ?? (view.reason ? pick(view.reason, lang) : undefined);
  const shown: CheckInView = {
    state: refused ? 'refused' : isDone ? 'done' : state,
    programme: { label: programme.title, href: programme.href },
    session: {
      title: pick(session.title, lang),
      when: { starts: session.startsAt, ends: session.endsAt },
      ...(session.place ? { place: session.place } : {}),
    },
    post: `${base}/check-in?session=${session.id}&t=${encodeURIComponent(view.token)}`,
    hidden: { action: view.by, sessionId: session.id, token: view.token },
    ...(view.name ? { name: view.name } : {}),
    ...(view.at ? { at: view.at } : {}),
    ...(reason ? { reason } : {}),
    next: [
      ...(session.onlineLink ? [{ label: w.enter, href: session.onlineLink }] : []),
      { label: programme.title, href: programme.href },
    ],
  };
  return <CheckInPage frame={frame} view={shown} />;
}
