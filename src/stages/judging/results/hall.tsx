import { pick, say } from '../../../kernel/words.ts';
import { Section } from '../../../web/hall/components/section.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { PageProps, PanelProps } from '../../hall.tsx';
import type { JudgingHallView } from '../service.ts';
import { words } from '../words.ts';
import type { MineView, ResultsView } from './contract.ts';

/** As many of each category stand on the programme's page; the rest is on a page of its own. */
const MOST_ON_PANEL = 10;

function Category({
  category,
  frame,
  most,
}: {
  category: ResultsView['categories'][number];
  frame: HallFrame;
  most?: number;
}) {
  const w = say(words, frame.lang);
  const rows = most === undefined ? category.rows : category.rows.slice(0, most);
  const scored = rows.some(({ score }) => score !== null);
  return (
    <>
      {category.category && <h3 className="board-of">{category.category}</h3>}
      <table className="board">
        <thead>
          <tr>
            <th scope="col">{w.rank}</th>
            <th scope="col">{w.name}</th>
            {scored && (
              <th scope="col" className="numeric">
                {w.score}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.rank} ${row.title} ${row.unitName}`}>
              <td>
                <b>{row.rank}</b>
              </td>
              <td>
                {row.title}
                {row.unitName && <small>{row.unitName}</small>}
              </td>
              {scored && (
                <td className="numeric">
                  <b>{row.score}</b>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Mine({ entry, frame }: { entry: MineView[number]; frame: HallFrame }) {
  const w = say(words, frame.lang);
  const state = {
    waiting: w.mineWaiting,
    judging: w.mineJudging,
    withdrawn: w.mineWithdrawn,
    excluded: w.mineExcluded,
    released: entry.rank === null ? w.noRank : w.rankNumber(entry.rank),
  }[entry.state];
  return (
    <li className="joined">
      <div className="split">
        <b>{entry.title}</b>
        <span>
          {entry.score && <b className="amount">{entry.score}</b>}{' '}
          <span className={entry.on ? 'tag tag-open' : 'tag tag-quiet'}>
            {entry.on ? `${state} · ${w.goesOn}` : state}
          </span>
        </span>
      </div>
      {entry.sheets.length > 0 && (
        <details>
          <summary>{w.sheetsOf(entry.sheets.length)}</summary>
          <p className="meta">
            {entry.sheets
              .map(
                ({ judgeName, normalised, total, fate }) =>
                  `${judgeName} ${normalised ?? total}${fate === 'counted' ? '' : w.dropped}`,
              )
              .join(pick(['，', ', '], frame.lang))}
          </p>
        </details>
      )}
    </li>
  );
}

/** A round on the programme's page: the judge's way in, the author's own, what is public. */
export function Panel({ view, frame, base, stage }: PanelProps<JudgingHallView>) {
  const w = say(words, frame.lang);
  const named = (title: string) => (stage ? `${stage} · ${title}` : title);
  const { judge, mine, results, live } = view;
  const rows = results.categories.reduce((sum, { rows: theirs }) => sum + theirs.length, 0);
  const shown = results.categories.reduce((sum, { rows: theirs }) => sum + Math.min(MOST_ON_PANEL, theirs.length), 0);
  return (
    <>
      {judge && (
        <Section title={named(w.deskTitle)}>
          <p className="meta">
            {judge.part === 'arbiter' ? w.arbiterHere : judge.left > 0 ? w.toDeskLeft(judge.left) : w.allDone}
          </p>
          <p>
            <a className="btn" href={`${base}/desk`}>
              {judge.part === 'arbiter' ? w.toRulings : w.toDesk}
            </a>
          </p>
        </Section>
      )}
      {mine.length > 0 && (
        <Section title={named(w.myEntries)}>
          <ul>
            {mine.map((entry) => (
              <Mine key={entry.entryId} entry={entry} frame={frame} />
            ))}
          </ul>
          {mine.some(({ state }) => state === 'judging') && <p className="meta">{w.sealed}</p>}
        </Section>
      )}
      {live && view.state !== 'released' && (
        <Section title={named(w.liveNow)}>
          <p>
            <a className="btn btn-quiet" href={`${base}/live`}>
              {w.liveOpen}
            </a>
          </p>
        </Section>
      )}
      {rows > 0 && (
        <Section
          title={named(w.results)}
          {...(shown < rows ? { more: { label: w.allResults, href: `${base}/results` } } : {})}
        >
          {results.categories.map((category) => (
            <Category key={category.category} category={category} frame={frame} most={MOST_ON_PANEL} />
          ))}
        </Section>
      )}
    </>
  );
}

/** The whole released result, to read and to print. */
export function Results({ view, frame, programme, stage }: PageProps<ResultsView>) {
  const w = say(words, frame.lang);
  return (
    <StagePage
      frame={frame}
      title={`${w.results} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
    >
      <div className="page-head">
        <p className="kicker">{stage ? `${stage} · ${w.results}` : w.results}</p>
        <h1>{programme.title}</h1>
      </div>
      {view.categories.length === 0 && <p className="note">{w.noResults}</p>}
      {view.categories.map((category) => (
        <Section key={category.category} title={category.category || w.results}>
          <Category category={{ ...category, category: '' }} frame={frame} />
        </Section>
      ))}
    </StagePage>
  );
}
