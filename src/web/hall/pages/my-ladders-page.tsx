import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { MyRecords } from '../components/my-records.tsx';
import { Section } from '../components/section.tsx';
import { paths } from '../paths.ts';
import type { HallFrame } from '../views/frame.ts';
import type { MyLadderView, RungView } from '../views/ladders.ts';
import { laddersWords } from '../words/ladders.ts';

function Rung({ rung: { level, look, state, needs } }: { rung: RungView }) {
  return (
    <li className={`rung rung-${look}`}>
      <p>
        <b>{level}</b>
        {state && <span className={look === 'held' ? 'tag tag-open' : 'tag tag-quiet'}>{state}</span>}
      </p>
      {needs.length > 0 && (
        <ul>
          {needs.map(({ ok, text }) => (
            <li key={text} className={ok ? 'met' : 'unmet'}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Ladder({ ladder, frame }: { ladder: MyLadderView; frame: HallFrame }) {
  const { lang } = frame;
  const w = say(laddersWords, lang);
  return (
    <section className="ladder-mine" aria-label={ladder.title}>
      <p className="kicker" lang={langOf(ladder.trade, lang)}>
        {ladder.trade}
      </p>
      <h2 lang={langOf(ladder.title, lang)}>{ladder.title}</h2>
      <div className={ladder.ready ? 'ladder-next is-ready' : 'ladder-next'}>
        <p>
          <b>{ladder.next}</b>
        </p>
        {ladder.missing.length > 0 && (
          <ul>
            {ladder.missing.map((missing) => (
              <li key={missing}>{missing}</li>
            ))}
          </ul>
        )}
      </div>
      {ladder.ways.length > 0 && (
        <>
          <h3>{w.ways}</h3>
          <p className="notice-links">
            {ladder.ways.map(({ label, href }) => (
              <a key={href} className="btn" href={href} lang={langOf(label, lang)}>
                {label}
              </a>
            ))}
          </p>
        </>
      )}
      <p className="ladder-hours">{w.hours(ladder.hours)}</p>
      <ol className="ladder" reversed>
        {ladder.rungs.map((rung) => (
          <Rung key={rung.level} rung={rung} />
        ))}
      </ol>
      {ladder.results.length > 0 && (
        <Section title={w.results}>
          <ul>
            {ladder.results.map(({ text, note }) => (
              <li key={text} className="joined">
                <span lang={langOf(text, lang)}>{text}</span> {note && <span className="meta">{note}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {ladder.awards.length > 0 && (
        <Section title={w.awards}>
          <ul>
            {ladder.awards.map(({ text, revoked, checkHref }) => (
              <li key={text} className="joined">
                <span>{text}</span> {revoked && <span className="tag tag-last">{revoked}</span>}
                {checkHref && (
                  <p className="notice-links">
                    <a href={checkHref}>{w.check}</a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </section>
  );
}

/** The reader's ladders: the next step first, then every level with what is met and what is missing. */
export function MyLaddersPage({ frame, ladders }: { frame: HallFrame; ladders: MyLadderView[] }) {
  const w = say(laddersWords, frame.lang);
  return (
    <MyRecords frame={frame} title={w.mine} lead={ladders.length > 0 && <p className="standfirst">{w.lead}</p>}>
      {ladders.map((ladder) => (
        <Ladder key={ladder.id} ladder={ladder} frame={frame} />
      ))}
      {ladders.length === 0 && (
        <>
          <Empty title={w.none} text={w.noneText} woodcut="craftsman" edition={frame} />
          <p className="notice-links">
            <a className="btn" href={paths.programmes}>
              {w.seeProgrammes}
            </a>
          </p>
        </>
      )}
    </MyRecords>
  );
}
