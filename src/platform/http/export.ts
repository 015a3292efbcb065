import { Readable } from 'node:stream';
import { listRefusals } from '../../kernel/list-errors.ts';
import type { ColumnKind, ListDeclaration, Page } from '../../kernel/lists.ts';
import { type Lang, pick } from '../../kernel/words.ts';
import { writeSheet } from '../sheets/write.ts';
import type { FileAnswer } from './handlers.ts';

const PAGE_ROWS = 500;
const MAX_ROWS = 200_000;

type Row = Record<string, unknown>;
const sheetKinds = {
  text: 'text',
  number: 'number',
  date: 'date',
  dateTime: 'dateTime',
  tag: 'text',
  unit: 'text',
  person: 'text',
  percent: 'percent',
  yesNo: 'text',
} as const satisfies Record<ColumnKind, string>;

/**
 * The whole of a list as a spreadsheet, page by page, so that memory stays flat.
 * @throws list.too-many-to-export
 */
export async function exportList({
  list,
  lang,
  pages,
}: {
  list: ListDeclaration;
  lang: Lang;
  pages: (page: { limit: number; cursor?: string }) => Promise<Page<Row>>;
}): Promise<FileAnswer & { total: number }> {
  const columns = Object.entries(list.columns).flatMap(([key, column]) => (column ? [{ key, column }] : []));
  const first = await pages({ limit: PAGE_ROWS });
  if (first.total > MAX_ROWS) throw listRefusals.tooManyToExport({ limit: MAX_ROWS });

  async function* rows() {
    let page = first;
    for (;;) {
      for (const item of page.items) yield columns.map(({ key, column }) => cellOf(item[key], column.values, lang));
      if (!page.nextCursor) return;
      page = await pages({ limit: PAGE_ROWS, cursor: page.nextCursor });
    }
  }
  const name = pick(list.name, lang);
  const sheet = writeSheet({
    sheetName: name,
    columns: columns.map(({ column }) => ({ header: pick(column.title, lang), kind: sheetKinds[column.kind] })),
    rows: rows(),
  });
  return { name: `${name}.xlsx`, body: toWeb(sheet), total: first.total };
}

function cellOf(value: unknown, values: Record<string, readonly [string, string]> | undefined, lang: Lang): unknown {
  if (Array.isArray(value)) return value.map((each) => cellOf(each, values, lang)).join(pick(['、', ', '], lang));
  if (typeof value === 'string' && values?.[value]) return pick(values[value], lang);
  if (typeof value === 'boolean') return pick(value ? ['是', 'Yes'] : ['否', 'No'], lang);
  if (value !== null && typeof value === 'object' && 'name' in value) return value.name;
  return value ?? null;
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
