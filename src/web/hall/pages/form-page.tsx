import { ErrorSummary } from '../components/error-summary.tsx';
import { Field } from '../components/field.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { Picture } from '../components/picture.tsx';
import { HallShell } from '../shell.tsx';
import type { FieldView, FormTarget, HallFrame } from '../views/frame.ts';

export interface FormPageView extends FormTarget {
  title: string;
  text?: string;
  woodcut: string;
  fields: FieldView[];
  /** Errors that belong to no field. */
  errors?: string[];
  button: string;
}

/** A short form that stands alone: the first administrator, a name asked once, a new password. */
export function FormPage({ frame, view }: { frame: HallFrame; view: FormPageView }) {
  const errors = [
    ...(view.errors ?? []).map((text) => ({ text })),
    ...view.fields.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
  ];
  return (
    <HallShell frame={frame} title={view.title} current="me" personal>
      <div className="gate">
        <div className="poster-cut">
          <Picture picture={{ kind: 'woodcut', name: view.woodcut }} edition={frame} sizes="36rem" eager mute />
        </div>
        <div className="sheet">
          <h1>{view.title}</h1>
          {view.text && <p className="meta">{view.text}</p>}
          <ErrorSummary errors={errors} lang={frame.lang} />
          <form method="post" action={view.post} noValidate>
            <HiddenInputs values={view.hidden} />
            {view.fields.map((field) => (
              <Field key={field.name} field={field} lang={frame.lang} />
            ))}
            <button className="btn" type="submit">
              {view.button}
            </button>
          </form>
        </div>
      </div>
    </HallShell>
  );
}
