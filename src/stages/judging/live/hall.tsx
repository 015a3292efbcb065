import { say } from '../../../kernel/words.ts';
import { Section } from '../../../web/hall/components/section.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { PageProps } from '../../hall.tsx';
import type { LiveView } from '../results/contract.ts';
import { words } from '../words.ts';

const REFRESH_SECONDS = 10;
type Act = LiveView['acts'][number];

const nameOf = (act: Act, frame: HallFrame) => act.title || say(words, frame.lang).entry(act.code);

interface BoardProps {
  acts: readonly Act[];
  frame: HallFrame;
  ranked: boolean;
  /** The heading names the category already. */
  ofOne?: boolean;
}

function Board({ acts, frame, ranked, ofOne = false }: BoardProps) {
  const w = say(words, frame.lang);
  const state = { ahead: w.actAhead, now: w.actNow, over: w.actOver, shown: '' };
  return (
    <table className="board">
      <thead>
        <tr>
          <th scope="col">{ranked ? w.rank : w.actNumber}</th>
          <th scope="col">{w.name}</th>
          <th scope="col" className="numeric">
            {w.score}
          </th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.entryId} data-state={act.state}>
            <td>
              <b>{(ranked ? act.rank : act.position) ?? '–'}</b>
            </td>
            <td>
              {nameOf(act, frame)}
              <small>{[ofOne ? '' : act.category, act.unitName].filter(Boolean).join(' · ')}</small>
            </td>
            <td className="numeric">{act.score ? <b>{act.score}</b> : <small>{state[act.state]}</small>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The ranking so far: of each category by itself, that of the score just shown first; or one of all. */
function rankingsOf({ ranking, within, last }: LiveView): [string, readonly Act[]][] {
  if (within === 'all') return [['', ranking]];
  return [...Map.groupBy(ranking, ({ category }) => category)].toSorted(
    ([a], [b]) => Number(b === last?.category) - Number(a === last?.category),
  );
}

/** Live results for an audience: who is on stage, the score just shown, the ranking so far. Only what was shown is here. */
export function Live({ view, frame, programme, stage }: PageProps<LiveView>) {
  const w = say(words, frame.lang);
  const over = view.state === 'released';
  return (
    <StagePage
      frame={frame}
      title={`${w.liveNow} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
      {...(over ? {} : { refreshSeconds: REFRESH_SECONDS })}
    >
      <div className="page-head">
        <p className="kicker">
          {w.liveNow}
          {stage && <span>{stage}</span>}
        </p>
        <h1>{programme.title}</h1>
        {!over && <p className="meta">{w.refreshes}</p>}
      </div>
      <live-page data-seconds={String(REFRESH_SECONDS)}>
        {view.acts.length === 0 && <p className="note">{w.waitingStart}</p>}
        {view.current && (
          <div className="act-now">
            <p className="meta">{w.onStage}</p>
            <h2>{nameOf(view.current, frame)}</h2>
            <p className="meta">{[view.current.category, view.current.unitName].filter(Boolean).join(' · ')}</p>
          </div>
        )}
        {view.last && !over && (
          <div className="act-now">
            <p className="meta">{w.justShownName(nameOf(view.last, frame))}</p>
            <p className="score">{view.last.score}</p>
            {view.last.rank && <p className="meta">{w.rankNumber(view.last.rank)}</p>}
          </div>
        )}
        {view.acts.length > 0 && (
          <div className="judging-two">
            {view.ranking.length > 0 && (
              <div>
                {rankingsOf(view).map(([category, acts]) => (
                  <Section key={category} title={[over ? w.results : w.soFar, category].filter(Boolean).join(' · ')}>
                    <Board acts={acts} frame={frame} ranked ofOne={category !== ''} />
                  </Section>
                ))}
              </div>
            )}
            <Section title={w.order}>
              <Board acts={view.acts} frame={frame} ranked={false} />
            </Section>
          </div>
        )}
      </live-page>
    </StagePage>
  );
}
