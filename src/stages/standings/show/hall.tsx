import { pick, say } from '../../../kernel/words.ts';
import { Section } from '../../../web/hall/components/section.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { PageProps, PanelProps } from '../../hall.tsx';
import type { Explained, ResultsView } from '../contract.ts';
import type { StandingsHallView } from '../service.ts';
import { fateWords, words } from '../words.ts';

/** As many of each group stand on the programme's page; the rest is on a page of its own. */
const MOST_ON_PANEL = 10;

function Group({ group, frame, most }: { group: ResultsView['groups'][number]; frame: HallFrame; most?: number }) {
  const w = say(words, frame.lang);
  const rows = most === undefined ? group.rows : group.rows.slice(0, most);
  const shown = rows.some(({ total }) => total !== null);
  return (
    <>
      {group.group && <h3 className="board-of">{group.group}</h3>}
      <table className="board">
        <thead>
          <tr>
            <th scope="col">{w.rank}</th>
            <th scope="col">{w.name}</th>
            {shown && (
              <th scope="col" className="numeric">
                {w.total}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rank, name, unitName, total }) => (
            <tr key={`${rank} ${name} ${unitName}`}>
              <td>
                <b>{rank}</b>
              </td>
              <td>
                {name}
                {unitName && <small>{unitName}</small>}
              </td>
              {shown && (
                <td className="numeric">
                  <b>{total}</b>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** One's own standing: the rank, and where the contest tells it, each event with what it counts as and why. */
function Mine({ one, frame }: { one: Explained; frame: HallFrame }) {
  const w = say(words, frame.lang);
  return (
    <>
      <p className="split">
        <b>{one.name}</b>
        <span>
          {one.total && <b className="amount">{one.total}</b>}{' '}
          <span className={one.rank === null ? 'tag tag-quiet' : 'tag tag-open'}>
            {one.rank === null ? w.noRank : w.rankNumber(one.rank)}
          </span>
        </span>
      </p>
      {one.events.length > 0 && <Events one={one} frame={frame} />}
    </>
  );
}

function Events({ one, frame }: { one: Explained; frame: HallFrame }) {
  const w = say(words, frame.lang);
  return (
    <>
      <table className="board">
        <thead>
          <tr>
            <th scope="col">{w.event}</th>
            <th scope="col" className="numeric">
              {w.score}
            </th>
            <th scope="col" className="numeric">
              {w.rank}
            </th>
            <th scope="col" className="numeric">
              {w.weighed}
            </th>
          </tr>
        </thead>
        <tbody>
          {one.events.map((event) => (
            <tr key={event.eventId}>
              <td>
                {pick(event.title, frame.lang)}
                {event.fate !== 'counted' && <small>{pick(fateWords[event.fate], frame.lang)}</small>}
              </td>
              <td className="numeric">{event.score || '–'}</td>
              <td className="numeric">{event.rank ?? '–'}</td>
              <td className="numeric">{event.fate === 'counted' ? <b>{event.value}</b> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{w.why}</summary>
        <ul>
          {one.whys.map((why) => (
            <li key={why[1]}>{pick(why, frame.lang)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Standings on the programme's page: one's own with every event, and what is public. */
export function Panel({ view: { mine, results }, frame, base }: PanelProps<StandingsHallView>) {
  const w = say(words, frame.lang);
  const cut = results.groups.some(({ rows }) => rows.length > MOST_ON_PANEL);
  return (
    <>
      {mine.length > 0 && (
        <Section title={w.mine}>
          {mine.map((one) => (
            <Mine key={one.subject.id} one={one} frame={frame} />
          ))}
        </Section>
      )}
      {results.groups.length > 0 && (
        <Section title={w.title} {...(cut ? { more: { label: w.all, href: `${base}/results` } } : {})}>
          {results.groups.map((group) => (
            <Group key={group.group} group={group} frame={frame} most={MOST_ON_PANEL} />
          ))}
        </Section>
      )}
    </>
  );
}

/** The whole released standings, to read and to print. */
export function Results({ view, frame, programme }: PageProps<ResultsView>) {
  const w = say(words, frame.lang);
  return (
    <StagePage
      frame={frame}
      title={`${w.title} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
    >
      <div className="page-head">
        <p className="kicker">{w.title}</p>
        <h1>{programme.title}</h1>
      </div>
      {view.groups.length === 0 && <p className="note">{w.none}</p>}
      {view.groups.map((group) => (
        <Section key={group.group} title={group.group || w.title}>
          <Group group={{ ...group, group: '' }} frame={frame} />
        </Section>
      ))}
    </StagePage>
  );
}
