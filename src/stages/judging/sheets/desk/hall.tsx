import { noted, pick, say } from '../../../../kernel/words.ts';
import { Moment } from '../../../../web/hall/components/moment.tsx';
import { Section } from '../../../../web/hall/components/section.tsx';
import { StagePage } from '../../../../web/hall/pages/stage-page.tsx';
import type { PageProps } from '../../../hall.tsx';
import { words } from '../../words.ts';
import type { DeskView } from '../contract.ts';

const stateWords = {
  open: 'stateOpen',
  begun: 'stateBegun',
  done: 'stateDone',
  waiting: 'stateWaiting',
  locked: 'stateLocked',
} as const;

const REFRESH_SECONDS = 5;

/** A judge's list: what is left first in sight, every work one press away. */
export function Desk({ view, frame, base, programme }: PageProps<DeskView>) {
  const w = say(words, frame.lang);
  const { judge, entries, done, recused } = view;
  const arbiter = judge.part === 'arbiter';
  const left = entries.length - done;
  const advice =
    view.state === 'preparing'
      ? w.notStarted
      : arbiter
        ? w.rulingNote
        : entries.length === 0
          ? w.nothingAssigned
          : view.state !== 'marking'
            ? w.closed
            : left === 0
              ? w.doneThanks
              : undefined;
  // In a hall acts are called one by one: the list follows, so that nobody has to look for the one on the stage.
  const follows = view.live && view.mayMark;
  const list = (
    <ul className="todo section">
      {entries.map((entry) => (
        <li key={entry.entryId}>
          <a
            href={arbiter ? `${base}/ruling?entry=${entry.entryId}` : `${base}/sheet?entry=${entry.entryId}`}
            aria-current={entry.entryId === view.act ? 'true' : undefined}
          >
            <b>{entry.code}</b>
            <span>
              {entry.title || entry.category}
              {entry.marks && (
                <>
                  <br />
                  <small>{entry.marks}</small>
                </>
              )}
            </span>
            {!arbiter && (
              <span
                className={`tag tag-${entry.state === 'done' ? 'open' : entry.state === 'begun' ? 'last' : 'quiet'}`}
              >
                {w[stateWords[entry.state]]}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <StagePage
      frame={frame}
      title={`${w.deskTitle} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
      personal
      {...(follows ? { refreshSeconds: REFRESH_SECONDS } : {})}
    >
      <div className="narrow">
        <div className="page-head">
          <p className="kicker">
            {w.title}
            <span>{judge.name}</span>
          </p>
          <h1>{programme.title}</h1>
        </div>
        {!arbiter && entries.length > 0 && (
          <>
            <p className="tally">
              {left > 0 && <b>{left}</b>} {w.unmarked(left)}
            </p>
            <progress
              className="gauge"
              max={entries.length}
              value={done}
              aria-label={w.progress(done, entries.length)}
            />
            <p className="meta">
              {w.progress(done, entries.length)}
              {view.closesAt && (
                <>
                  {' · '}
                  {w.closesAt} <Moment at={view.closesAt} edition={frame} />
                </>
              )}
            </p>
          </>
        )}
        {advice && <p className="note">{advice}</p>}
        {view.mayMark && left > 0 && (
          <div className="form-end">
            <a className="btn" href={`${base}/sheet`}>
              {done > 0 ? w.goOn : w.begin}
            </a>
          </div>
        )}
        {follows ? <live-page data-seconds={String(REFRESH_SECONDS)}>{list}</live-page> : list}
        {recused.length > 0 && (
          <Section title={w.recusedTitle}>
            <p className="meta">
              {recused
                .map(({ code, ground }) => noted(code, pick(ground, frame.lang), frame.lang))
                .join(pick(['、', ', '], frame.lang))}
            </p>
          </Section>
        )}
      </div>
    </StagePage>
  );
}
