import type { ProblemField } from '../problem.ts';
import type { Field } from './field.ts';

export type FormValue = Record<string, unknown>;
/** Names from the top of a form down to a field. */
export type FormPath = readonly (string | number)[];

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');
}

function cleanOne(field: Field, value: unknown): unknown {
  if (isEmpty(value)) return undefined;
  if (field.kind === 'rows' && Array.isArray(value))
    return value.map((row) => cleanValue(field.fields, (row ?? {}) as FormValue));
  if (field.kind === 'group') return cleanValue(field.fields, value as FormValue);
  if (field.kind === 'variant') {
    const given = value as FormValue;
    const chosen = String(given[field.by] ?? '');
    const own = field.fields[chosen] ?? [];
    return { [field.by]: chosen, ...cleanValue(own, Object.fromEntries(own.map(({ key }) => [key, given[key]]))) };
  }
  return typeof value === 'string' ? value.trim() : value;
}

/** What is sent: texts trimmed, empty fields left out, whatever the form does not know kept as it was. */
export function cleanValue(fields: readonly Field[], value: FormValue): FormValue {
  const cleaned: FormValue = { ...value };
  for (const field of fields) {
    const one = cleanOne(field, value[field.key]);
    if (one === undefined) delete cleaned[field.key];
    else cleaned[field.key] = one;
  }
  return cleaned;
}

/** What the form starts with: the value given, defaults where it has none. */
export function startValue(fields: readonly Field[], value: FormValue = {}): FormValue {
  const started: FormValue = { ...value };
  for (const field of fields) {
    const one = value[field.key] ?? field.initial;
    if (field.kind === 'group' && !(field.optional && isEmpty(one)))
      started[field.key] = startValue(field.fields, (one ?? {}) as FormValue);
    else if (one !== undefined) started[field.key] = one;
  }
  return started;
}

/** A path as the server writes it, `settings.questions.2.title`, as names of the form; nothing where it lies outside. */
export function namesOf(path: string, prefix = ''): (string | number)[] | undefined {
  const inside = prefix === '' ? path : path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : undefined;
  if (inside === undefined || inside === '') return undefined;
  return inside.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function isDrawn(fields: readonly Field[], names: readonly (string | number)[]): boolean {
  const [first, ...rest] = names;
  const field = fields.find((each) => each.key === first);
  if (!field || field.kind === 'unknown') return false;
  if (field.kind === 'rows' && rest.length > 1) return isDrawn(field.fields, rest.slice(1));
  if (field.kind === 'group' && rest.length > 0) return isDrawn(field.fields, rest);
  return true;
}

export interface PlacedProblems {
  /** Shown at their fields. */
  placed: { names: (string | number)[]; problem: ProblemField }[];
  /** Of fields that this form does not draw: shown above it. */
  others: ProblemField[];
}

/** Puts each refused field where the form draws it. */
export function placeProblems(
  fields: readonly Field[],
  problems: readonly ProblemField[],
  prefix = '',
): PlacedProblems {
  const result: PlacedProblems = { placed: [], others: [] };
  for (const problem of problems) {
    const names = namesOf(problem.path, prefix);
    if (names && isDrawn(fields, names)) result.placed.push({ names, problem });
    else result.others.push(problem);
  }
  return result;
}
