import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Verdict } from '../components/verdict.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { FeedbackView } from '../views/reports.ts';
import { formWords } from '../words/forms.ts';

/** Ratings and words on a programme, anonymous where it is set so. */
export function FeedbackPage({ frame, view }: { frame: HallFrame; view: FeedbackView }) {
  const w = say(formWords, frame.lang);
  const { lang } = frame;
  const errors = [
    ...(view.errors ?? []).map((text) => ({ text })),
    ...view.fields.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
  ];
  return (
    <HallShell
      frame={frame}
      title={`${w.feedbackTitle} · ${view.programme.label}`}
      current="me"
      section={view.programme}
      personal
    >
      <div className="centre">
        {view.sent ? (
          <>
            <Verdict tone="done" title={w.thanks} lines={[w.thanksText]} />
            <p className="form-end centred">
              <a className="btn btn-quiet" href={view.programme.href}>
                {w.backToProgramme}
              </a>
            </p>
          </>
        ) : (
          <>
            <div className="page-head">
              <p className="kicker" lang={langOf(view.programme.label, lang)}>
                {view.programme.label}
              </p>
              <h1>{w.feedbackTitle}</h1>
              <p className="meta">{view.anonymous ? w.anonymous : w.named}</p>
            </div>
            <form method="post" action={view.post} noValidate>
              <HiddenInputs values={view.hidden} />
              <ErrorSummary errors={errors} lang={lang} />
              {view.fields.map((field) => (
                <Field key={field.name} field={field} lang={lang} />
              ))}
              <div className="form-end">
                <button className="btn" type="submit">
                  {w.send}
                </button>
              </div>
            </form>
          </>
        )}
      </div>
    </HallShell>
  );
}
