import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { Facts } from '../components/facts.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Tag } from '../components/tag.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { MyHonourView } from '../views/honours.ts';
import { honoursWords } from '../words/honours.ts';
import { shellWords } from '../words/shell.ts';

function Ask({ ask, id, lang }: { ask: NonNullable<MyHonourView['ask']>; id: string; lang: HallFrame['lang'] }) {
  const w = say(honoursWords, lang);
  return (
    <form method="post" action={ask.post}>
      <HiddenInputs values={ask.hidden} />
      <fieldset className="field">
        <legend>{w.where}</legend>
        <ul className="choices">
          {ask.options.map(({ value, label }) => (
            <li key={value}>
              <label htmlFor={`${id}-${value}`}>
                <input
                  id={`${id}-${value}`}
                  type="checkbox"
                  name="use"
                  value={value}
                  defaultChecked={ask.agreed.includes(value)}
                />
                <span>{label}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <button className="btn" type="submit">
        {w.save}
      </button>
    </form>
  );
}

/** The reader's honours: what is on record, and where each may be shown. */
export function MyHonoursPage({ frame, honours }: { frame: HallFrame; honours: MyHonourView[] }) {
  const { lang } = frame;
  const w = say(honoursWords, lang);
  return (
    <HallShell
      frame={frame}
      title={w.mine}
      current="me"
      section={{ label: say(shellWords, lang).me, href: paths.me }}
      personal
    >
      <div className="page-head">
        <h1>{w.mine}</h1>
        <p className="standfirst">{w.mineLead}</p>
      </div>
      {honours.map((honour) => (
        <section key={honour.id} className="my-honour" id={`h${honour.id.slice(-12)}`}>
          <div>
            <p className="kicker">{honour.kicker}</p>
            <h2 lang={langOf(honour.award, lang)}>
              {honour.href ? <a href={honour.href}>{honour.award}</a> : honour.award}
            </h2>
            <Facts
              facts={honour.facts.map(({ label, value }) => ({
                label,
                value: <span lang={langOf(value, lang)}>{value}</span>,
              }))}
            />
          </div>
          <div>
            {honour.revoked ? (
              <p className="flash flash-refused" lang={langOf(honour.revoked, lang)}>
                {honour.revoked}
              </p>
            ) : (
              <p>
                <Tag {...honour.answered} />
              </p>
            )}
            {honour.ask && <Ask ask={honour.ask} id={`use-${honour.id.slice(-12)}`} lang={lang} />}
          </div>
        </section>
      ))}
      {honours.length === 0 && <Empty title={w.noneMine} text={w.noneMineText} woodcut="medal" edition={frame} />}
    </HallShell>
  );
}
