import type { Refusal } from '../../../kernel/refusal.ts';
import { type Lang, pick } from '../../../kernel/words.ts';
import type { FieldView } from '../views/frame.ts';
import type { FormError } from './error-summary.tsx';

type Typed = string | readonly string[] | undefined;

/** A form that was refused, as its page is given it. */
interface Refused {
  values: Readonly<Record<string, Typed>>;
  refusal: Refusal | undefined;
}

/** The first value of a form's field as text; nothing typed is the empty text. */
export const textOf = (value: Typed): string => (typeof value === 'string' ? value : (value?.[0] ?? ''));

/** Every value of a form's field that may have several. */
export const textsOf = (value: Typed): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : [...value];

/**
 * What was typed in a field of a refused form, and what is wrong with it.
 * @returns for the field's name, and the refusal's path where that is another
 */
export function keptBy(attempt: Refused | undefined, lang: Lang) {
  return (name: string, path = name): Pick<FieldView, 'value' | 'error'> => {
    const value = attempt?.values[name];
    const wrong = attempt?.refusal?.fields.find((field) => field.path === path);
    return { ...(value === undefined ? {} : { value }), ...(wrong ? { error: pick(wrong.words, lang) } : {}) };
  };
}

/** What the summary above a refused form says: each wrong field by its label, or the refusal where no field is at fault. */
export function errorsOf(fields: readonly FieldView[], attempt: Refused | undefined, lang: Lang): FormError[] {
  const wrong = fields.flatMap(({ name, label, error }) =>
    error ? [{ field: name, text: lang === 'zh' ? `${label}：${error}` : `${label}: ${error}` }] : [],
  );
  return wrong.length === 0 && attempt?.refusal ? [{ text: attempt.refusal.say(lang) }] : wrong;
}
