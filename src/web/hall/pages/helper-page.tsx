import { clockOf } from '../../../kernel/dates.ts';
import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Bits } from '../components/bits.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Icon } from '../components/icon.tsx';
import { When } from '../components/moment.tsx';
import { Section } from '../components/section.tsx';
import { sayDay } from '../say-when.ts';
import { HallShell } from '../shell.tsx';
import type { HelperView } from '../views/attendance.ts';
import type { HallFrame } from '../views/frame.ts';
import { attendanceWords } from '../words/attendance.ts';

interface Props {
  frame: HallFrame;
  view: HelperView;
}

/** The part that scans: the island brings it to life, and shows it only where a camera can be used. */
function Scanner({ frame, view }: Props) {
  const w = say(attendanceWords, frame.lang);
  return (
    <scan-helper data-api={view.api} data-stage={view.stageId} data-session={view.sessionId}>
      <dl className="counts">
        <div>
          <dt>{w.arrived}</dt>
          <dd data-part="arrived">{view.counts.arrived}</dd>
        </div>
        {view.counts.expected !== undefined && (
          <div>
            <dt>{w.expected}</dt>
            <dd>{view.counts.expected}</dd>
          </div>
        )}
        <div>
          <dt>{w.queued}</dt>
          <dd data-part="queued">0</dd>
        </div>
      </dl>
      <noscript>
        <p className="note">{w.noScript}</p>
      </noscript>
      <div data-part="live" hidden>
        <div className="scan-view" data-part="view" hidden>
          <video muted playsInline />
        </div>
        <output className="scan-result" data-part="result" aria-live="assertive">
          {w.ready}
        </output>
        <div className="form-end">
          <button className="btn" type="button" data-part="start">
            <Icon name="scan" />
            {w.startCamera}
          </button>
          <button className="btn btn-quiet" type="button" data-part="stop" hidden>
            {w.stopCamera}
          </button>
          <label className="plain">
            <Icon name="camera" />
            {w.photo}
            <input className="hidden" type="file" accept="image/*" capture="environment" data-part="photo" />
          </label>
        </div>
        <div className="joined-links">
          <label className="consent">
            <input type="checkbox" data-part="sound" />
            {w.sound}
          </label>
          <label className="consent">
            <input type="checkbox" data-part="vibrate" />
            {w.vibrate}
          </label>
        </div>
        <details data-part="queue">
          <summary>{w.queueTitle}</summary>
          <p className="note">{w.queueText}</p>
          <ul data-part="list" />
          <button className="btn btn-quiet" type="button" data-part="resend">
            {w.resend}
          </button>
        </details>
      </div>
    </scan-helper>
  );
}

function Teams({ frame, view }: Props) {
  const w = say(attendanceWords, frame.lang);
  if (!view.teams || view.teams.length === 0) return null;
  return (
    <Section title={w.teams} id="teams">
      {view.teams.map((team) => (
        <div key={team.id} className="person">
          <div>
            <b lang={langOf(team.name, frame.lang)}>{team.name}</b>
            <Bits lang={frame.lang} bits={[team.unit, team.arrived]} />
          </div>
          {team.checkIn && (
            <form method="post" action={team.checkIn.post}>
              <HiddenInputs values={team.checkIn.hidden} />
              <button className="btn btn-quiet" type="submit" aria-label={`${w.wholeTeam} ${team.name}`}>
                {w.wholeTeam}
              </button>
            </form>
          )}
        </div>
      ))}
    </Section>
  );
}

function LookUp({ frame, view }: Props) {
  const w = say(attendanceWords, frame.lang);
  const { query, action, hidden, found } = view.lookUp;
  return (
    <Section title={w.lookUp} id="look-up">
      <form className="find field" action={action}>
        <HiddenInputs values={hidden} />
        <input
          type="search"
          name="q"
          minLength={2}
          defaultValue={query}
          aria-label={w.lookUpHint}
          placeholder={w.lookUpHint}
        />
        <button type="submit">{w.find}</button>
      </form>
      {query && found.length === 0 && <p className="note">{query.length < 2 ? w.tooShort : w.nobody}</p>}
      {found.map((person) => (
        <div key={person.id} className="person">
          <div>
            <b>{person.name}</b>
            <Bits lang={frame.lang} bits={[person.unit, w.tail(person.phoneTail)]} />
          </div>
          {person.arrivedAt && <span className="mine">{w.arrivedAt(clockOf(person.arrivedAt, frame.zone))}</span>}
          {person.checkIn && (
            <form method="post" action={person.checkIn.post}>
              <HiddenInputs values={person.checkIn.hidden} />
              <button className="btn btn-quiet" type="submit" aria-label={`${w.manual} ${person.name}`}>
                {w.manual}
              </button>
            </form>
          )}
        </div>
      ))}
    </Section>
  );
}

/** The helper at the door: scanning that survives a lost network, look-up by hand, the count. */
export function HelperPage({ frame, view }: Props) {
  const w = say(attendanceWords, frame.lang);
  return (
    <HallShell
      frame={frame}
      title={`${w.helper} · ${view.session.title}`}
      section={{ label: w.helper, href: view.lookUp.action }}
      personal
    >
      <div className="page-head">
        <h1 lang={langOf(view.session.title, frame.lang)}>{view.session.title}</h1>
        <Bits
          lang={frame.lang}
          bits={[<When key="when" when={view.session.when} edition={frame} />, view.session.place]}
        />
      </div>
      <div className="pair">
        <Scanner frame={frame} view={view} />
        <div>
          <Teams frame={frame} view={view} />
          <LookUp frame={frame} view={view} />
          {view.posterHref && (
            <p className="ways">
              <a href={view.posterHref}>{w.poster}</a>
            </p>
          )}
          {view.otherSessions.length > 0 && (
            <Section title={w.otherSessions}>
              <nav className="ways" aria-label={w.otherSessions}>
                {view.otherSessions.map((link) => (
                  <a key={link.href} href={link.href}>
                    <span lang={langOf(link.label, frame.lang)}>{link.label}</span>{' '}
                    <small>{sayDay(link.when.starts, frame)}</small>
                  </a>
                ))}
              </nav>
            </Section>
          )}
        </div>
      </div>
    </HallShell>
  );
}
