import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { TextFacts } from '../components/facts.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { MyRecords } from '../components/my-records.tsx';
import { Tag } from '../components/tag.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { MyHonourView } from '../views/honours.ts';
import { honoursWords } from '../words/honours.ts';

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
    <MyRecords frame={frame} title={w.mine} lead={<p className="standfirst">{w.mineLead}</p>} wide>
      {honours.map((honour) => (
        <section key={honour.id} className="my-honour" id={`h${honour.id.slice(-12)}`}>
          <div>
            <p className="kicker">{honour.kicker}</p>
            <h2 lang={langOf(honour.award, lang)}>
              {honour.href ? <a href={honour.href}>{honour.award}</a> : honour.award}
            </h2>
            <TextFacts facts={honour.facts} lang={lang} />
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
    </MyRecords>
  );
}
