import { z } from 'zod';
import type { Bilingual } from './words.ts';

/** How a column is shown, sorted and written to a sheet. */
export type ColumnKind = 'text' | 'number' | 'date' | 'dateTime' | 'tag' | 'unit' | 'person' | 'percent' | 'yesNo';

export interface ListColumn {
  title: Bilingual;
  kind: ColumnKind;
  sortable?: boolean;
  /** Words of a closed set of values, shown instead of the value. */
  values?: Record<string, Bilingual>;
  /** Left out of the first view; a person may add it. */
  hidden?: boolean;
}

/** One declaration drives the API's list, its export as a sheet, and the console's table. */
export interface ListDeclaration<Item extends z.ZodObject = z.ZodObject, Filters extends z.ZodObject = z.ZodObject> {
  name: Bilingual;
  item: Item;
  columns: { readonly [Key in keyof z.infer<Item>]?: ListColumn };
  /** Filters as they stand in the URL: strings, coerced where needed. */
  filters: Filters;
  defaultSort: string;
  /** Its service keeps the trail of an export itself, since it knows more of what was shown. */
  keepsTrail?: boolean;
}

export function defineList<const Item extends z.ZodObject, const Filters extends z.ZodObject>(
  list: ListDeclaration<Item, Filters>,
): ListDeclaration<Item, Filters> {
  return list;
}

/** What every list takes besides its own filters. `sort` is a column, `-column` for descending. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Rows per page, 1 to 500'),
  cursor: z.string().max(2000).optional().describe('nextCursor of the page before'),
  sort: z.string().max(60).optional().describe('A sortable column; with a leading minus for descending'),
  q: z.string().trim().max(100).optional().describe('Words to search for'),
});
export type ListQuery = z.infer<typeof listQuery>;

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
}
