import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import type { FieldView } from '../views/frame.ts';
import { formWords } from '../words/forms.ts';

type Attributes = Record<string, string | number | boolean | undefined>;

/** What each kind of box asks of the phone's keyboard and of the browser. */
const inputs = {
  text: { type: 'text' },
  number: { type: 'number', inputMode: 'numeric' },
  day: { type: 'date' },
  clock: { type: 'time' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' },
  password: { type: 'password', autoComplete: 'current-password' },
  code: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', pattern: '[0-9]*' },
  file: { type: 'file' },
} as const satisfies Partial<Record<FieldView['kind'], Attributes>>;

/** The box of a field that has one box: text, number, day, file, long text, select. */
export function FieldControl({
  field,
  id,
  describedBy,
  lang,
}: {
  field: FieldView;
  id: string;
  describedBy: string | undefined;
  lang: Lang;
}) {
  const shared = {
    id,
    name: field.name,
    required: field.required,
    'aria-describedby': describedBy,
    'aria-invalid': field.error ? (true as const) : undefined,
  };
  const value = typeof field.value === 'string' ? field.value : undefined;
  if (field.kind === 'longText')
    return <textarea {...shared} rows={4} maxLength={field.maxLength} defaultValue={value} />;
  if (field.kind === 'select') {
    return (
      <select {...shared} defaultValue={value ?? ''}>
        {!field.options?.some(({ value: each }) => each === '') && (
          <option value="">{say(formWords, lang).choose}</option>
        )}
        {field.options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const { type, ...hints } = inputs[field.kind as keyof typeof inputs] ?? inputs.text;
  return (
    <input
      {...hints}
      {...shared}
      type={type}
      defaultValue={type === 'file' ? undefined : value}
      maxLength={field.maxLength}
      min={field.min}
      max={field.max}
      accept={field.accept}
      multiple={field.multiple}
      {...(field.autoComplete && { autoComplete: field.autoComplete })}
    />
  );
}
