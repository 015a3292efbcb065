import pg from 'pg';
import { quoted } from './rows.ts';

/** Sent this often, a statement is worth preparing; most of those that are put together for one request never are. */
const HOT_AFTER = 8;
/** Each connection of the pool keeps each of them, with its plan, in the server's memory. */
const MOST_NAMES = 256;
const MOST_COUNTED = 4000;

/**
 * Statements whose best plan hangs on their parameters: how much of the tree lies below a unit, how many rows a search
 * finds. A plan kept for all parameters would be wrong for some by orders of magnitude, so these are planned each time.
 * Look-ups of many at once (`lateral`): planned while a table is still empty they take any index that begins right, and
 * keep it when the table has filled up. And `*`, whose columns a later migration changes under a process that still runs.
 */
const dependsOnParameters = /<@|@>|@@|&&|\?\||\blike\b|\bilike\b|\blateral\b|select \*|returning \*/i;

/** Gives hot statements a name, so that a connection parses and plans them once. One for all connections of a pool. */
export function createNames(): (text: string) => string | undefined {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < HOT_AFTER || dependsOnParameters.test(text)) {
      if (counts.size >= MOST_COUNTED) counts.clear();
      counts.set(text, count);
      return undefined;
    }
    counts.delete(text);
    const name = `hot_${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** A client whose hot statements are prepared. */
export function preparingClient(nameOf: (text: string) => string | undefined): typeof pg.Client {
  class PreparingClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of `query` end in one implementation
    override query(...args: any[]): any {
      const [text, given] = args;
      const query = super.query as (...given: unknown[]) => unknown;
      if (typeof text !== 'string' || !Array.isArray(given)) return query.apply(this, args);
      const values = given.map((value) => (isTextList(value) ? arrayOfTexts(value) : value));
      const name = nameOf(text);
      if (name === undefined) return query.call(this, text, values, ...args.slice(2));
      return query.call(this, { name, text, values }, ...args.slice(2));
    }
  }
  return PreparingClient;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** What the driver makes of it as well, character by character. */
const arrayOfTexts = (texts: readonly string[]) => `{${texts.map(quoted).join(',')}}`;
