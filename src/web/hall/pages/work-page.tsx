import { langOf } from '../../kit/phrases.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { KnownList } from '../components/known-list.tsx';
import { Phrases } from '../components/phrases.tsx';
import { Tag } from '../components/tag.tsx';
import { WorkFiles } from '../components/work-files.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { WorkFormView } from '../views/works.ts';

/** A work being written: nothing asked that the profile knows, nothing lost after an error, files going up meanwhile. */
export function WorkPage({ frame, view }: { frame: HallFrame; view: WorkFormView }) {
  const { lang } = frame;
  const { statement } = view;
  const fields = [...view.first, ...view.rest, ...(statement ? [statement.agree] : [])];
  const errors = [
    ...(view.errors ?? []).map((text) => ({ text })),
    ...view.pickers.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
    ...fields.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
  ];
  return (
    <HallShell
      frame={frame}
      title={`${view.kicker} · ${view.programme.label}`}
      current="me"
      section={view.programme}
      personal
    >
      <div className="page-head">
        <p className="kicker">
          {view.kicker} {view.state && <Tag {...view.state} />}
        </p>
        <h1>
          <Phrases text={view.title} lang={lang} />
        </h1>
        <p className="meta">{view.note}</p>
      </div>
      <div className={view.missing.length > 0 || view.complete ? 'two' : undefined}>
        <form className="work-form" method="post" action={view.post} encType="multipart/form-data" noValidate>
          <HiddenInputs values={view.hidden} />
          <ErrorSummary errors={errors} lang={lang} />
          <KnownList known={view.known} correctHref={view.knownHref} lang={lang} />
          {view.first.map((field) => (
            <Field key={field.name} field={field} lang={lang} />
          ))}
          <WorkFiles view={view} lang={lang} />
          {view.rest.map((field) => (
            <Field key={field.name} field={field} lang={lang} />
          ))}
          {statement && (
            <div className="form-part">
              <h2>{statement.title}</h2>
              <p lang={langOf(statement.text, lang)}>{statement.text}</p>
              <Field field={statement.agree} lang={lang} />
            </div>
          )}
          <div className="form-end">
            {view.buttons.map(({ action, label, quiet }) => (
              <button
                key={action}
                className={quiet ? 'btn btn-quiet' : 'btn'}
                type="submit"
                name="action"
                value={action}
              >
                {label}
              </button>
            ))}
          </div>
        </form>
        {(view.missing.length > 0 || view.complete) && (
          <aside>
            {view.missing.length > 0 && (
              <div className="work-missing">
                <h2>{view.missingTitle}</h2>
                <ul>
                  {view.missing.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </div>
            )}
            {view.complete && <p className="note">{view.complete}</p>}
          </aside>
        )}
      </div>
    </HallShell>
  );
}
