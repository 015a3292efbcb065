import type { Place } from './places.ts';
import { all, type Breach, type Check, eachImport, lawful } from './rule.ts';

export interface SqlPlaces {
  kysely: (place: Place) => boolean;
  /** Where queries may be put together with what `kysely` files hand out. */
  queries: (place: Place) => boolean;
}

/** SQL stays where it is looked for. */
export function sqlOnlyIn({ kysely, queries }: SqlPlaces): Check {
  const instead = 'ask through queries.ts or service.ts; types of transactions, and a ping, come from src/platform/db';
  return all(
    eachImport((file, it) => {
      if (it.package !== 'kysely' || kysely(file)) return undefined;
      return { why: `'kysely' is not for ${file.role ?? file.room} files`, instead };
    }),
    (tree) =>
      lawful(tree)
        .filter((file) => !queries(file))
        .flatMap((file) =>
          file.facts
            .filter((it) => it.kind === 'sql')
            .map(({ line, what }) => ({
              path: file.path,
              line,
              why: `${what} is not for ${file.role ?? file.room} files`,
              instead,
            })),
        ),
  );
}

/** Every table is written by exactly one slice. Tables written by `seeds` do not count. */
export function oneWriterPerTable(seeds: (place: Place) => boolean): Check {
  return (tree) => {
    const written = lawful(tree)
      .filter((file) => !seeds(file))
      .flatMap((file) =>
        file.facts.filter((it) => it.kind === 'table').map((it) => ({ file, line: it.line, table: it.what })),
      );

    const nameless = written
      .filter((it) => it.table === '?')
      .map(
        ({ file, line }): Breach => ({
          path: file.path,
          line,
          why: 'the table written here is not named, so nobody can tell who writes it',
          instead: "name it in the call: insertInto('…'), or one function per table",
        }),
      );

    const named = Map.groupBy(
      written.filter((it) => it.table !== '?'),
      (it) => it.table,
    );
    const shared = [...named].flatMap(([table, places]) => {
      const slices = [...new Set(places.map((it) => it.file.slice))];
      if (slices.length < 2) return [];
      return places.map(
        ({ file, line }): Breach => ({
          path: file.path,
          line,
          why: `table ${table} is written by ${slices.join(' and ')}`,
          instead: 'one of them owns it; the others call its service.ts inside the same transaction',
        }),
      );
    });
    return [...nameless, ...shared];
  };
}
