import { type Bilingual, counted, type Lang, pick } from '../../../kernel/words.ts';
import { type Criterion, type MarkProblem, ONE, parseMark, sayMark } from '../scoring/rules.ts';
import type { Settings } from '../settings/contract.ts';
import { criteriaOf, nameOfCriterion, pointsOf } from '../settings/rules.ts';

/** A criterion as a judge is asked for it. */
export interface AskedCriterion extends Criterion {
  words: Bilingual;
  least: number;
  decimals: number;
}

/** What a judge is asked for: criteria by marks; whole numbers for yes, stars and places. */
export function askedOf(settings: Pick<Settings, 'form' | 'criteria' | 'places' | 'markDecimals'>): AskedCriterion[] {
  const whole = settings.form !== 'marks';
  return criteriaOf(settings)
    .filter(({ by }) => by === 'judges')
    .map((criterion) => ({
      ...criterion,
      words: nameOfCriterion(settings, criterion.key),
      least: settings.form === 'rating' ? 1 : 0,
      decimals: whole ? 0 : settings.markDecimals,
    }));
}

/** What a judge types, as it is kept: places of a ranking become points. Wrong ones are named with what is allowed. */
export type ReadMarks =
  | { ok: true; marks: Record<string, number>; complete: boolean }
  | { ok: false; unknown: string }
  | { ok: false; wrong: { criterion: AskedCriterion; at: number; problem: MarkProblem }[] };

export function readMarks(
  typed: Readonly<Record<string, string | number | null>>,
  asked: readonly AskedCriterion[],
  { form, places }: Pick<Settings, 'form' | 'places'>,
): ReadMarks {
  const unknown = Object.keys(typed).find((key) => !asked.some((criterion) => criterion.key === key));
  if (unknown !== undefined) return { ok: false, unknown };
  const marks: Record<string, number> = {};
  const wrong: { criterion: AskedCriterion; at: number; problem: MarkProblem }[] = [];
  for (const [at, criterion] of asked.entries()) {
    const given = typed[criterion.key];
    if (given === undefined || given === null || String(given).trim() === '') continue;
    const parsed = parseMark(String(given), criterion);
    if (!parsed.ok) wrong.push({ criterion, at, problem: parsed.problem });
    else marks[criterion.key] = form === 'ranking' ? pointsOf(parsed.value / ONE, places) * ONE : parsed.value;
  }
  if (wrong.length > 0) return { ok: false, wrong };
  return { ok: true, marks, complete: asked.every(({ key }) => marks[key] !== undefined) };
}

/** A kept mark as the judge typed it: points of a ranking become the place. */
export function showMark(mark: number, { form, places }: Pick<Settings, 'form' | 'places'>): string {
  return form === 'ranking' ? String(pointsOf(mark / ONE, places)) : sayMark(mark);
}

/** Marks in one line, for lists and refusals. */
export function lineOf(
  marks: Readonly<Record<string, number>>,
  settings: Pick<Settings, 'form' | 'places' | 'criteria'>,
): Bilingual {
  // As on the sheet; the database keeps them in no order.
  const at = (key: string) => settings.criteria.findIndex(({ title }) => title === key);
  const entries = Object.entries(marks).sort(([a], [b]) => at(a) - at(b));
  switch (settings.form) {
    case 'yesNo': {
      const [[, mark] = ['', undefined]] = entries;
      return mark === undefined ? ['未评', 'not marked'] : mark > 0 ? ['通过', 'yes'] : ['不通过', 'no'];
    }
    case 'rating': {
      const stars = (entries[0]?.[1] ?? 0) / ONE;
      return [`${stars} 星`, counted(stars, 'star')];
    }
    case 'ranking': {
      const [[, mark] = ['', 0]] = entries;
      const place = showMark(mark ?? 0, settings);
      return place === '0' ? ['未列名次', 'no place'] : [`第 ${place} 名`, `place ${place}`];
    }
    case 'marks': {
      const told = (lang: Lang) =>
        entries.map(([key, mark]) => `${pick(nameOfCriterion(settings, key), lang)} ${sayMark(mark)}`);
      return [told('zh').join('，'), told('en').join(', ')];
    }
  }
}
