import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import { listRefusals } from '../../kernel/list-errors.ts';
import type { ListQuery, Page } from '../../kernel/lists.ts';
import { isDataError } from './connect.ts';
import { keepTotal } from './totals.ts';

interface Sort<Row> {
  by: Expression<unknown>;
  of: (row: Row) => string | number | Date | null;
  /** The column is never null: one index serves both directions, and a cursor begins within it. */
  filled?: true;
}

export interface Paging<Row> {
  /** What each sortable column is in SQL, and how a row shows its value again for the cursor. */
  sorts: Record<string, Sort<Row>>;
  /** The column that makes the order total, and the row's value in it. */
  id: { by: Expression<string>; of: (row: Row) => string };
  defaultSort: string;
}

/**
 * Cuts one page out of a filtered query by keyset: no offset, so page 1,000 costs what page 1 costs where an index
 * holds the order and the column is `filled`.
 * Nulls sort last in either direction. The total counts the filtered rows
 * (db/totals.ts says how fresh).
 * @throws list.unknown-sort, list.bad-cursor
 */
export async function pageOf<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  { limit, cursor, sort }: Pick<ListQuery, 'limit' | 'cursor' | 'sort'>,
  { sorts, id, defaultSort }: Paging<Row>,
): Promise<Page<Row>> {
  const order = sort ?? defaultSort;
  const descending = order.startsWith('-');
  const name = descending ? order.slice(1) : order;
  const column = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  if (!column) throw listRefusals.unknownSort({ sort: order });
  const direction = descending ? sql`desc` : sql`asc`;
  const beyond = descending ? sql`<` : sql`>`;

  const nulls = column.filled ? sql`` : sql` nulls last`;
  let paged = query.orderBy(sql`${column.by} ${direction}${nulls}, ${id.by} ${direction}`).limit(limit + 1);
  if (cursor !== undefined) {
    const [value, lastId] = decodeCursor(cursor);
    const after = sql<boolean>`(${column.by} ${beyond} ${value} or (${column.by} = ${value} and ${id.by} ${beyond} ${lastId}))`;
    if (value === null) paged = paged.where(sql<boolean>`${column.by} is null and ${id.by} ${beyond} ${lastId}`);
    // Says again what `after` says, in the form that an index can begin at.
    else if (column.filled) paged = paged.where(sql<boolean>`${column.by} ${beyond}= ${value} and ${after}`);
    else paged = paged.where(sql<boolean>`(${after} or ${column.by} is null)`);
  }
  const counting = query.clearSelect().clearOrderBy().select(sql<number>`count(*)`.as('total'));
  const rows = await paged.execute().catch((error: unknown) => {
    // A cursor that somebody made up may hold what is no value of the column.
    throw cursor !== undefined && isDataError(error) ? listRefusals.badCursor() : error;
  });
  const isWhole = cursor === undefined && rows.length <= limit;
  const total = isWhole
    ? rows.length
    : await keepTotal(counting.compile(), async () => {
        const counted = await counting.executeTakeFirstOrThrow();
        return (counted as { total: number }).total;
      });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? encodeCursor(column.of(last), id.of(last)) : null,
    total,
  };
}

function encodeCursor(value: string | number | Date | null, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function decodeCursor(cursor: string): [string | number | null, string] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(decoded) && decoded.length === 2 && typeof decoded[1] === 'string') {
      const [value] = decoded;
      if (value === null || typeof value === 'string' || typeof value === 'number') return [value, decoded[1]];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw listRefusals.badCursor();
}
