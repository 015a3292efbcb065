/** The demo federation is the same wherever it is loaded: everything that looks like chance comes from this seed. */
export const DEMO_SEED = 20_261_128;

/** A source of numbers from 0 up to, not including, 1; the same seed gives the same row of them (mulberry32, T. Ettinger). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the demo's chance is asked for. */
export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of a list; each as likely as the others. */
  oneOf<Item>(items: readonly Item[]): Item;
  /** `true` in this share of cases, from 0 to 1. */
  chance(share: number): boolean;
  /** `count` of a list without repeats, fewer where there are fewer. */
  some<Item>(items: readonly Item[], count: number): Item[];
  /** One of a list, each as likely as its weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  /** An id that the seed fixes, in the shape of a UUIDv7 of the day the demo was written. */
  id(): string;
}

/** Dice of one seed. Parts of the demo take dice of their own, so that a change in one leaves the others as they are. */
export function diceOf(seed: number): Dice {
  const next = randomOf(seed);
  const below = (count: number) => Math.floor(next() * count);
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
  let made = 0;
  return {
    between: (from, to) => from + below(to - from + 1),
    oneOf,
    chance: (share) => next() < share,
    some: (items, count) => {
      const left = [...items];
      const taken: typeof left = [];
      while (taken.length < count && left.length > 0) {
        const at = below(left.length);
        const [item] = left.splice(at, 1, left.at(-1) as (typeof left)[number]);
        left.pop();
        taken.push(item as (typeof left)[number]);
      }
      return taken;
    },
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      return oneOf(items)[0];
    },
    id: () => {
      made += 1;
      const hex = (BASE_MS + made).toString(16).padStart(12, '0');
      const [version, variant, ...tail] = Array.from({ length: 5 }, () => hexOf(below(65_536)));
      const kind = hexOf(0x8000 | (Number.parseInt(variant ?? '', 16) & 0x3fff));
      return `${hex.slice(0, 8)}-${hex.slice(8)}-7${version?.slice(1)}-${kind}-${tail.join('')}`;
    },
  };
}

const hexOf = (value: number) => value.toString(16).padStart(4, '0');

/** 1 January 2026 UTC: ids of the demo sort before those made later. */
const BASE_MS = Date.UTC(2026, 0, 1);
