import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import type { FieldView } from '../views/frame.ts';
import { formWords } from '../words/forms.ts';

function chosen(field: FieldView, value: string): boolean {
  return typeof field.value === 'string' ? field.value === value : (field.value?.includes(value) ?? false);
}

/** The options of a field: one of, any of, yes, or one to five. Each is a whole line to press. */
export function FieldChoices({
  field,
  describedBy,
  lang,
}: {
  field: FieldView;
  describedBy: string | undefined;
  lang: Lang;
}) {
  const w = say(formWords, lang);
  if (field.kind === 'rating') {
    return (
      <div className="rating">
        {['1', '2', '3', '4', '5'].map((stars) => (
          <label key={stars}>
            <input
              type="radio"
              name={field.name}
              value={stars}
              defaultChecked={chosen(field, stars)}
              required={field.required}
              aria-describedby={describedBy}
            />
            <span aria-hidden="true">{stars}</span>
            <span className="hidden">{w.rating(Number(stars))}</span>
          </label>
        ))}
        <p className="meta">
          <span>{w.worst}</span>
          <span>{w.best}</span>
        </p>
      </div>
    );
  }
  const many = field.kind === 'anyOf';
  return (
    <ul className="choices">
      {field.options?.map((option) => (
        <li key={option.value}>
          <label>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={field.name}
              value={option.value}
              defaultChecked={chosen(field, option.value)}
              disabled={option.disabled}
              required={!many && field.required}
              aria-describedby={describedBy}
            />
            <span>
              {option.label}
              {option.note && <span className="meta">{option.note}</span>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
