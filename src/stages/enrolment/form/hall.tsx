import { formatDay } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import type { FieldView, HallFrame } from '../../../web/hall/views/frame.ts';
import type { Attempt, HallForm } from '../../hall.tsx';
import { words } from '../words.ts';
import type { Answers, FormQuestion } from './contract.ts';
import type { EnrolmentFormView } from './service.ts';

const nameOf = (rank: number) => `wish-${rank}`;

/** One box for each wish, the dearest first; only the first must be filled. */
export function wishFields(
  { batches, wishesMost, asked }: EnrolmentFormView,
  { lang }: HallFrame,
  attempt: Attempt | undefined,
): FieldView[] {
  const w = say(words, lang);
  const problem = attempt?.refusal?.fields.find(({ path }) => path === 'wishes');
  const options = batches.map(({ key, label, startsOn, endsOn, places, taken }) => ({
    value: key,
    label: [
      pick(label, lang),
      ...(startsOn && endsOn ? [`${formatDay(startsOn, { lang })}–${formatDay(endsOn, { lang })}`] : []),
      asked === null ? w.batchPlaces(places, Math.max(0, places - taken)) : w.places(places),
    ].join(' · '),
  }));
  return Array.from({ length: Math.min(wishesMost, batches.length) }, (_, at) => {
    const value = attempt?.values[nameOf(at + 1)];
    return {
      name: nameOf(at + 1),
      label: w.wish(at + 1),
      kind: 'select',
      required: at === 0,
      options,
      ...(at === 0 ? { hint: w.wishHint } : {}),
      ...(value === undefined ? {} : { value }),
      ...(at === 0 && problem ? { error: pick(problem.words, lang) } : {}),
    };
  });
}

/** The wishes that a form was sent with, in their order; boxes left empty are passed over. */
export function wishesIn(form: HallForm): string[] {
  const wishes: string[] = [];
  for (let rank = 1; form[nameOf(rank)] !== undefined; rank++) {
    const value = form[nameOf(rank)];
    if (typeof value === 'string' && value !== '') wishes.push(value);
  }
  return wishes;
}

const kinds = {
  text: 'text',
  longText: 'longText',
  number: 'number',
  day: 'day',
  oneOf: 'oneOf',
  anyOf: 'anyOf',
  yes: 'yes',
} as const satisfies Record<FormQuestion['kind'], FieldView['kind']>;

interface Asked {
  key: string;
  label: readonly [string, string];
  kind: FormQuestion['kind'];
  options: readonly string[];
  required: boolean;
}

/** The box of one question: as it was typed in a refused form, else as it was answered before. */
export function fieldOf(
  question: Asked,
  lang: 'zh' | 'en',
  attempt: Attempt | undefined,
  before?: Answers[string],
): FieldView {
  const name = `answer-${question.key}`;
  const problem = attempt?.refusal?.fields.find((field) => field.path === `answers.${question.key}`);
  const value = attempt ? attempt.values[name] : typedOf(before);
  return {
    name,
    label: pick(question.label, lang),
    kind: kinds[question.kind],
    required: question.required,
    options: question.options.map((option) => ({ value: option, label: option })),
    ...(value === undefined ? {} : { value }),
    ...(problem ? { error: pick(problem.words, lang) } : {}),
  };
}

/** An answer as a form has it. */
function typedOf(answer: Answers[string] | undefined): string | readonly string[] | undefined {
  if (typeof answer === 'boolean') return answer ? 'yes' : '';
  return typeof answer === 'number' ? String(answer) : answer;
}

/** The answers that a form was sent with. */
export function answersIn(form: HallForm): Answers {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith('answer-') && value !== undefined
        ? [[name.slice('answer-'.length), typeof value === 'string' ? value : [...value]]]
        : [],
    ),
  );
}
