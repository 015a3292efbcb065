import { clockOf } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Bits } from '../components/bits.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { When } from '../components/moment.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Verdict } from '../components/verdict.tsx';
import { signInHref } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { CheckInView } from '../views/attendance.ts';
import type { HallFrame } from '../views/frame.ts';
import { attendanceWords } from '../words/attendance.ts';

const toneOf = {
  open: 'waiting',
  signIn: 'waiting',
  done: 'done',
  already: 'done',
  tooEarly: 'waiting',
  tooLate: 'refused',
  notOnList: 'refused',
  full: 'refused',
  refused: 'refused',
} as const satisfies Record<CheckInView['state'], 'done' | 'waiting' | 'refused'>;

function Outcome({ frame, view }: { frame: HallFrame; view: CheckInView }) {
  const w = say(attendanceWords, frame.lang);
  if (view.state === 'open') return null;
  const lines = [view.name, view.at && w.at(clockOf(view.at, frame.zone)), view.seat && w.seat(view.seat), view.reason];
  return <Verdict tone={toneOf[view.state]} title={w[view.state]} lines={lines.filter((line) => line !== undefined)} />;
}

function Act({ frame, view }: { frame: HallFrame; view: CheckInView }) {
  const w = say(attendanceWords, frame.lang);
  if (view.state === 'signIn') {
    return (
      <a className="btn" href={signInHref(frame.path)}>
        {w.toSignIn}
      </a>
    );
  }
  if (view.state !== 'open') return null;
  return (
    <form method="post" action={view.post}>
      <HiddenInputs values={view.hidden} />
      {view.name && <p className="meta">{w.asName(view.name)}</p>}
      <button className="btn btn-large" type="submit">
        {w.checkIn}
      </button>
    </form>
  );
}

/** Where a session's poster code leads: one button, or what happened and what to do. */
export function CheckInPage({ frame, view }: { frame: HallFrame; view: CheckInView }) {
  const { programme, session } = view;
  const Title = view.state === 'open' ? 'h1' : 'h2';
  return (
    <HallShell
      frame={frame}
      title={`${say(attendanceWords, frame.lang).checkIn} · ${session.title}`}
      section={programme}
      personal
    >
      <div className="sheet">
        <Outcome frame={frame} view={view} />
        <div className="stub">
          <p className="kicker" lang={langOf(programme.label, frame.lang)}>
            {programme.label}
          </p>
          <Title>
            <Phrases text={session.title} lang={frame.lang} />
          </Title>
          <Bits lang={frame.lang} bits={[<When key="when" when={session.when} edition={frame} />, session.place]} />
        </div>
        <Act frame={frame} view={view} />
        {view.next && (
          <div className="ways">
            {view.next.map((link) => (
              <a key={link.href} href={link.href}>
                {link.label}
              </a>
            ))}
          </div>
        )}
      </div>
    </HallShell>
  );
}
