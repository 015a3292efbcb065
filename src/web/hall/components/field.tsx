import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import type { FieldView } from '../views/frame.ts';
import { formWords } from '../words/forms.ts';
import { Consent } from './consent.tsx';
import { FieldChoices } from './field-choices.tsx';
import { FieldControl } from './field-control.tsx';
import { fieldId } from './field-id.ts';

const grouped = new Set<FieldView['kind']>(['oneOf', 'anyOf', 'rating']);

/** One question: label, hint, box, and its error right beside it. */
export function Field({ field, lang }: { field: FieldView; lang: Lang }) {
  const w = say(formWords, lang);
  const id = fieldId(field.name);
  const hint =
    field.hint ??
    (field.kind === 'anyOf'
      ? w.chooseMany
      : field.maxLength && field.kind === 'longText'
        ? w.upTo(field.maxLength)
        : undefined);
  const describedBy = [hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const label = (
    <>
      <span lang={langOf(field.label, lang)}>{field.label}</span>{' '}
      {!field.required && <small>{field.neededWhen ?? w.optional}</small>}
    </>
  );
  const notes = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {field.error && (
        <p className="error" id={`${id}-error`}>
          {field.error}
        </p>
      )}
    </>
  );
  if (field.kind === 'yes') {
    const ticked = typeof field.value === 'string' && field.value !== '';
    return (
      <Consent
        name={field.name}
        text={field.label}
        error={field.error}
        lang={lang}
        optional={!field.required}
        ticked={ticked}
      />
    );
  }
  const className = field.error ? 'field field-wrong' : 'field';
  if (grouped.has(field.kind)) {
    return (
      <fieldset className={className} id={id}>
        <legend>{label}</legend>
        {notes}
        <FieldChoices field={field} describedBy={describedBy} lang={lang} />
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {notes}
      <div className="box">
        <FieldControl field={field} id={id} describedBy={describedBy} lang={lang} />
        {field.unit && <span className="unit">{field.unit}</span>}
      </div>
    </div>
  );
}
