import { formatDay } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import type { FieldView, HallFrame } from '../../../web/hall/views/frame.ts';
import type { Attempt, HallForm } from '../../hall.tsx';
import { words } from '../words.ts';
import type { EnrolmentFormView } from './service.ts';

const nameOf = (rank: number) => `wish-${rank}`;

/** One box for each wish, the dearest first; only the first must be filled. */
export function wishFields(
  { batches, wishesMost }: EnrolmentFormView,
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
      w.batchPlaces(places, Math.max(0, places - taken)),
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
