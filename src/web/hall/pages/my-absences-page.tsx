import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { Empty } from '../components/empty.tsx';
import { TextFacts } from '../components/facts.tsx';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { MyRecords } from '../components/my-records.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Tag } from '../components/tag.tsx';
import type { MyAbsenceView } from '../views/absences.ts';
import type { HallFrame } from '../views/frame.ts';
import { absencesWords } from '../words/absences.ts';

const MOST_CHARACTERS = 400;

/** The reader's absences, each with what was said of it, and the form of an appeal. */
export function MyAbsencesPage({ frame, absences }: { frame: HallFrame; absences: MyAbsenceView[] }) {
  const { lang } = frame;
  const w = say(absencesWords, lang);
  return (
    <MyRecords frame={frame} title={w.mine} lead={absences.length > 0 && <p className="meta">{w.lead}</p>}>
      {absences.map((absence) => (
        <section key={absence.id} className="my-certificate">
          <Tag {...absence.tag} />
          <h2 lang={langOf(absence.what, lang)}>
            <Phrases text={absence.what} lang={lang} />
          </h2>
          <TextFacts facts={absence.facts} lang={lang} />
          {absence.appeal && (
            <form method="post" action={absence.appeal.post} noValidate>
              <HiddenInputs values={absence.appeal.hidden} />
              <Field
                field={{
                  name: `reason-${absence.id.slice(-12)}`,
                  label: w.why,
                  kind: 'longText',
                  required: true,
                  hint: w.hint,
                  maxLength: MOST_CHARACTERS,
                }}
                lang={lang}
              />
              <p className="form-end">
                <button className="btn" type="submit">
                  {w.appeal}
                </button>
              </p>
            </form>
          )}
        </section>
      ))}
      {absences.length === 0 && <Empty title={w.none} text={w.noneText} woodcut="medal" edition={frame} />}
    </MyRecords>
  );
}
