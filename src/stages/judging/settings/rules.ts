import type { Bilingual } from '../../../kernel/words.ts';
import type { PromotionRule } from '../promotion/rules.ts';
import { type Criterion, commonMultiple, MOST_COMMON_MULTIPLE } from '../scoring/rules.ts';
import type { Settings } from './contract.ts';

/** What judges give where the form is not a set of criteria. Keys are kept with the marks. */
const YES: Criterion = { key: '通过', outOf: 1, weight: 1, by: 'judges' };
const STARS: Criterion = { key: '星级', outOf: 5, weight: 1, by: 'judges' };
const PLACE = '名次';
const ownNames: Readonly<Record<string, string>> = { [YES.key]: 'Yes', [STARS.key]: 'Stars', [PLACE]: 'Place' };

/** A criterion as people read it: its key is the Chinese name, kept with the marks. */
export function nameOfCriterion({ criteria }: { criteria: readonly Named[] }, key: string): Bilingual {
  return [key, criteria.find(({ title }) => title === key)?.titleEn || ownNames[key] || key];
}
type Named = Pick<Settings['criteria'][number], 'title' | 'titleEn'>;

/** The criteria of a round; a ranking keeps points, so that the first of ten places is 10 and no place is 0. */
export function criteriaOf({ form, criteria, places }: Pick<Settings, 'form' | 'criteria' | 'places'>): Criterion[] {
  const others = criteria
    .filter(({ by }) => form === 'marks' || by !== 'judges')
    .map(({ title, outOf, weight, by }): Criterion => ({ key: title, outOf, weight, by }));
  switch (form) {
    case 'marks':
      return others;
    case 'yesNo':
      return [YES, ...tiesOnly(others)];
    case 'rating':
      return [STARS, ...tiesOnly(others)];
    case 'ranking':
      return [{ key: PLACE, outOf: places, weight: 1, by: 'judges' }, ...tiesOnly(others)];
  }
}

const tiesOnly = (criteria: readonly Criterion[]) => criteria.map((each) => ({ ...each, weight: 0 }));

/** What a score is out of: 100 or 10 as set, the share of yes in a hundred, stars, points of places. */
export function scaleOf({ form, scale, places }: Pick<Settings, 'form' | 'scale' | 'places'>): number {
  return { marks: Number(scale), yesNo: 100, rating: 5, ranking: places }[form];
}

/** Places become points and back: 1 of 10 is 10 points. */
export const pointsOf = (place: number, places: number): number => (place === 0 ? 0 : places + 1 - place);

export type SettingsProblem =
  | 'repeatedCriterion'
  | 'nothingWeighs'
  | 'oddFullMarks'
  | 'unknownTieCriterion'
  | 'repeatedCategory'
  | 'holdNeedsLive';

/** What is wrong with the settings of a round, and where; nothing where it can be run. */
export function findSettingsProblem(settings: Settings): { problem: SettingsProblem; path: string } | undefined {
  const criteria = criteriaOf(settings);
  const titles = settings.criteria.map(({ title }) => title);
  if (new Set(titles).size < titles.length) return { problem: 'repeatedCriterion', path: 'settings.criteria' };
  const weighed = criteria.filter(({ weight }) => weight > 0);
  if (weighed.length === 0) return { problem: 'nothingWeighs', path: 'settings.criteria' };
  if (commonMultiple(weighed) > MOST_COMMON_MULTIPLE) return { problem: 'oddFullMarks', path: 'settings.criteria' };
  const unknown = settings.ties.some(
    ({ by, criterion }) => by === 'criterion' && !criteria.some(({ key }) => key === criterion),
  );
  if (unknown) return { problem: 'unknownTieCriterion', path: 'settings.ties' };
  const categories = settings.topOf.map(({ category }) => category);
  if (new Set(categories).size < categories.length) return { problem: 'repeatedCategory', path: 'settings.topOf' };
  if (settings.holdFirst > 0 && !settings.live) return { problem: 'holdNeedsLive', path: 'settings.holdFirst' };
  return undefined;
}

/** Settings by which marks are understood: they stand once a round has started. */
export const fixedByStart = [
  'subject',
  'form',
  'criteria',
  'places',
  'scale',
  'markDecimals',
  'decimals',
  'drop',
  'normalise',
  'quorum',
  'rankWithin',
  'ties',
  'blind',
  'live',
  'holdFirst',
] as const satisfies readonly (keyof Settings)[];

/** Settings that decide who goes on: they stand once a round is released. */
export const fixedByRelease = ['top', 'topOf', 'perUnit', 'leastScore'] as const satisfies readonly (keyof Settings)[];

/** Which of these settings differ. */
export function changedIn(keys: readonly (keyof Settings)[], before: Settings, after: Settings): (keyof Settings)[] {
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Who goes on, as the settings say. */
export function promotionOf(settings: Settings): PromotionRule {
  return {
    top: settings.top,
    groups: settings.topOf.map(({ category, top }) => ({ group: category, top })),
    perUnit: settings.perUnit,
    least: settings.leastScore === null ? null : Math.round(settings.leastScore * 10 ** settings.decimals),
  };
}
