import type { Why } from '../../../kernel/why.ts';

/**
 * A share that a quota plan (名额分配) asks for: at least 45% front line, at most 8% managers (domain.md §4). Categories
 * overlap (a woman can be a migrant worker), so each share is judged by itself.
 */
export interface Share {
  /** The group it is about; empty for all groups together. */
  group: string;
  /** The category that counts, such as `frontline`. */
  category: string;
  op: 'atLeast' | 'atMost';
  /** Percent of the base, or a number of people. */
  measure: 'percent' | 'count';
  value: number;
  /** Of whom the percentage is taken: everybody of the group, or those of it who are in another category too. */
  base: string;
}

/** Somebody put forward, as far as a plan asks. */
export interface Counted {
  group: string;
  categories: readonly string[];
}

export interface ShareVerdict {
  ok: boolean;
  /** Who counts, and of how many. */
  counted: number;
  base: number;
  /** How many the share asks for at least, or allows at most, of this base. */
  limit: number;
}

/**
 * Judges one share exactly, in whole people: `atLeast 45%` of 48 asks for 22 (21.6 rounded up), `atMost 8%` allows 3
 * (3.84 rounded down). A percentage of nobody asks for nothing.
 * @param share percent with at most two decimals
 */
export function judgeShare(share: Share, chosen: readonly Counted[]): ShareVerdict {
  const ofGroup = chosen.filter(({ group }) => share.group === '' || group === share.group);
  const ofBase = ofGroup.filter(({ categories }) => share.base === '' || categories.includes(share.base));
  const counted = ofBase.filter(({ categories }) => categories.includes(share.category)).length;
  const limit = limitOf(share, ofBase.length);
  return {
    ok: share.op === 'atLeast' ? counted >= limit : counted <= limit,
    counted,
    base: ofBase.length,
    limit,
  };
}

/** Hundredths of a percent are whole numbers, so nothing is lost in a fraction. */
function limitOf({ measure, op, value }: Share, base: number): number {
  if (measure === 'count') return value;
  const parts = Math.round(value * 100) * base;
  return op === 'atLeast' ? Math.ceil(parts / 10_000) : Math.floor(parts / 10_000);
}

/** Places of a group: how many are conferred, how many more stand in reserve. */
export interface GroupPlaces {
  key: string;
  label: string;
  labelEn: string;
  places: number;
  reserve: number;
}

/** Everything that a plan asks of those chosen, line by line, in words of the plan. */
export function judgePlan(
  {
    groups,
    shares,
    categories,
  }: {
    groups: readonly GroupPlaces[];
    shares: readonly Share[];
    categories: readonly { key: string; label: string; labelEn: string }[];
  },
  chosen: readonly Counted[],
): Why[] {
  const places = groups.map(({ key, label, labelEn, places }): Why => {
    const count = chosen.filter(({ group }) => group === key).length;
    return {
      ok: count <= places,
      words: [`${label}：${count} / ${places} 名`, `${labelEn || label}: ${count} of ${places}`],
    };
  });
  const groupOf = labelsOf(groups);
  const categoryOf = labelsOf(categories);
  return [
    ...places,
    ...shares.map((share): Why => {
      const { ok, counted, base, limit } = judgeShare(share, chosen);
      const ofGroup = share.group ? groupOf(share.group) : undefined;
      const [whose, whoseEn] = ofGroup ? [`${ofGroup[0]}·`, `${ofGroup[1]} · `] : ['', ''];
      const asked =
        share.measure === 'percent'
          ? ([`${share.value}%（${limit} 名）`, `${share.value}% (${limit})`] as const)
          : ([`${limit} 名`, String(limit)] as const);
      const [label, labelEn] = categoryOf(share.category);
      const isLeast = share.op === 'atLeast';
      const of: readonly [string, string] = share.base
        ? [`${categoryOf(share.base)[0]} ${base} 名中`, `of ${base} in ${categoryOf(share.base)[1]}`]
        : [`${base} 名中`, `of ${base}`];
      return {
        ok,
        words: [
          `${whose}${label}：${of[0]} ${counted} 名，${isLeast ? '不少于' : '不多于'} ${asked[0]}`,
          `${whoseEn}${labelEn}: ${counted} ${of[1]}, ${isLeast ? 'at least' : 'at most'} ${asked[1]}`,
        ],
      };
    }),
  ];
}

/** What groups or categories are called in both languages, by their keys; the key itself where it has no name. */
function labelsOf(named: readonly { key: string; label: string; labelEn: string }[]) {
  const known = new Map(named.map(({ key, label, labelEn }) => [key, [label, labelEn || label] as const]));
  return (key: string) => known.get(key) ?? ([key, key] as const);
}
