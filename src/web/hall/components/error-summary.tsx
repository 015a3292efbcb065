import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { formWords } from '../words/forms.ts';
import { fieldId } from './field-id.ts';

export interface FormError {
  /** Name of the field; absent where the whole form was refused. */
  field?: string;
  text: string;
}

/** What is wrong, above the form, each line leading to its field. Read out at once. */
export function ErrorSummary({ errors, lang }: { errors: FormError[]; lang: Lang }) {
  if (errors.length === 0) return null;
  const w = say(formWords, lang);
  const fields = errors.filter(({ field }) => field).length;
  return (
    <div className="summary" role="alert" tabIndex={-1} id="errors">
      <h2>{fields > 0 ? w.problems(fields) : w.refused}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field ?? ''}${text}`}>{field ? <a href={`#${fieldId(field)}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}
