import { dayOf, formatLongDay, formatMoment } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { errorsOf, keptBy } from '../../../web/hall/components/attempt.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { Facts } from '../../../web/hall/components/facts.tsx';
import { Field } from '../../../web/hall/components/field.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { SheetPage } from '../../../web/hall/pages/sheet-page.tsx';
import type { FieldView } from '../../../web/hall/views/frame.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PageProps } from '../../hall.tsx';
import { fieldOf } from '../form/hall.tsx';
import type { HealthView } from './contract.ts';
import { AnswerList } from './desk/hall.tsx';
import { healthWords } from './words.ts';

/** One's own health form: to fill in and change until the stay begins, to read ever after. */
export function HealthPage(props: PageProps<HealthView>) {
  const { view, frame, programme, attempt } = props;
  const { lang } = frame;
  const w = say(healthWords, lang);
  const moment = (at: Date) => formatMoment(at, { lang, zone: frame.zone });
  const day = (at: Date) => formatLongDay(dayOf(at, frame.zone), lang);
  return (
    <SheetPage
      frame={frame}
      kicker={programme.title}
      title={w.mine}
      lead={w.lead}
      programme={{ label: programme.title, href: programme.href }}
    >
      <p className="note">
        {view.doctors.length > 0 ? w.readers(view.doctors.join(pick(['、', ', '], lang))) : w.nobody}
      </p>
      <p className="note">
        {view.erasedAt ? w.erased(day(view.erasedAt)) : w.erases(view.eraseDays, day(view.erasesAt))}
      </p>
      <Facts
        facts={[
          { label: w.handedIn, value: view.handedInAt ? moment(view.handedInAt) : w.missing },
          view.open && view.until !== null && { label: w.until, value: moment(view.until) },
        ]}
      />
      {attempt?.values.action === 'agree' && attempt.refusal && (
        <p className="flash flash-refused" role="alert">
          {attempt.refusal.say(lang)}
        </p>
      )}
      {view.handedInAt && !view.erasedAt && !view.agreed && <AgreeAnew {...props} />}
      {view.open && view.ask.length > 0 ? (
        <Form {...props} />
      ) : view.erasedAt ? null : (
        <>
          <p className="note">{view.open ? w.askedNoMore : w.closed}</p>
          <AnswerList answers={view.said} lang={lang} />
          {view.open && <TakeBack frame={frame} base={props.base} />}
        </>
      )}
      <nav className="ways" aria-label={w.mine}>
        <a href="/me/data">{w.looks}</a>
        <a href={programme.href} lang={langOf(programme.title, lang)}>
          {programme.title}
        </a>
      </nav>
    </SheetPage>
  );
}

/** Asks to agree to doctors who were named since; it does not wait for the form to be open. */
function AgreeAnew({ view, frame, base }: PageProps<HealthView>) {
  const w = say(healthWords, frame.lang);
  return (
    <form method="post" action={`${base}/health`}>
      <HiddenInputs values={{ action: 'agree' }} />
      <Readers names={view.doctors} />
      <p className="note">{w.agreeAnew}</p>
      <div className="form-end">
        <button className="btn" type="submit">
          {w.agreeSend}
        </button>
      </div>
    </form>
  );
}

/** The names that the page shows, sent along: consent is to these and no others. */
const Readers = ({ names }: { names: readonly string[] }) =>
  names.map((name) => <input key={name} type="hidden" name="readers" value={name} />);

function Form({ view, frame, base, attempt }: PageProps<HealthView>) {
  const { lang } = frame;
  const w = say(healthWords, lang);
  const mine = attempt?.values.action === 'handIn' ? attempt : undefined;
  const agreed: FieldView = {
    ...{ name: 'agreed', label: w.agree, kind: 'yes', required: true, value: view.agreed ? 'yes' : '' },
    ...keptBy(mine, lang)('agreed'),
  };
  const fields = [...view.ask.map((question) => fieldOf(question, lang, mine, view.answers[question.key])), agreed];
  return (
    <>
      <form method="post" action={`${base}/health`} autoComplete="off" noValidate>
        <HiddenInputs values={{ action: 'handIn' }} />
        <Readers names={view.doctors} />
        {mine && <ErrorSummary errors={errorsOf(fields, mine, lang)} lang={lang} />}
        {fields.map((field) => (
          <Field key={field.name} field={field} lang={lang} />
        ))}
        <div className="form-end">
          <button className="btn" type="submit">
            {view.handedInAt ? w.change : w.send}
          </button>
        </div>
      </form>
      {view.handedInAt && <TakeBack frame={frame} base={base} />}
    </>
  );
}

const TakeBack = ({ frame, base }: Pick<PageProps<HealthView>, 'frame' | 'base'>) => (
  <form method="post" action={`${base}/health`}>
    <HiddenInputs values={{ action: 'takeBack' }} />
    <button className="btn btn-quiet" type="submit">
      {say(healthWords, frame.lang).takeBack}
    </button>
  </form>
);
