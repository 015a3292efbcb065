import { Readable } from 'node:stream';
import { listRefusals } from '../../../kernel/list-errors.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { type Bilingual, pick } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import type { House } from '../../../platform/house.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import type { SheetColumn } from '../../../platform/sheets/write/columns.ts';
import { writeSheet } from '../../../platform/sheets/write.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { textOf } from '../cells/rules.ts';
import type { BadRow } from '../contract.ts';
import { columnsOf, mappingOf } from '../queries.ts';
import { listBadRows, type StoredProblem } from '../rows/queries.ts';
import type { RosterSubject } from '../rules.ts';
import { getImport } from '../service.ts';
import { openCells } from '../store/service.ts';
import { subjects } from '../subjects/rules.ts';

const templateWords = {
  members: { sheet: ['名册', 'Roster'], file: ['会员名册模板.xlsx', 'roster-template.xlsx'] },
  units: { sheet: ['组织', 'Units'], file: ['组织名单模板.xlsx', 'units-template.xlsx'] },
} as const satisfies Record<RosterSubject, Record<'sheet' | 'file', Bilingual>>;

/** An empty sheet under the usual headings, text columns as text, with a second one that says how to fill it in. */
export function rosterTemplate(scope: Scope, subject: RosterSubject): FileAnswer {
  const fields = Object.entries(subjects[subject].fields);
  const columns = fields.map(([, { words, required, choices }]): SheetColumn => {
    return { header: `${words[0]}${required ? '*' : ''}`, kind: 'text', ...(choices ? { choices } : {}) };
  });
  const said = (words: Bilingual) => pick(words, scope.lang);
  const lines = [
    said(['填写说明', 'How to fill it in']),
    ...fields.map(([, { words, hint }]) => `${said(words)}${said(['：', ': '])}${said(hint)}`),
    said(['列可以增减、换顺序；不认识的列不会导入。', 'Columns may be left out or reordered; others are ignored.']),
    said(['同一张表导入两次不会重复登记。', 'The same sheet imported twice registers nothing twice.']),
  ];
  const body = writeSheet({
    sheetName: said(templateWords[subject].sheet),
    columns,
    rows: [],
    note: { sheetName: said(['填写说明', 'Instructions']), lines },
  });
  return { name: said(templateWords[subject].file), body: toWeb(body) };
}

const toWeb = (stream: Readable) => Readable.toWeb(stream) as ReadableStream<Uint8Array>;

/** One page of the rows that could not go in, in the order of the sheet. @throws roster.not-found, list.bad-cursor */
export async function listProblems(
  house: House,
  scope: Scope,
  { importId, limit, cursor }: { importId: string } & Pick<ListQuery, 'limit' | 'cursor'>,
): Promise<Page<BadRow>> {
  const row = await getImport(house.db, scope, importId);
  const after = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(after) || after < 0) throw listRefusals.badCursor();
  const rows = await listBadRows(house.db, scope, { importId, after, limit: limit + 1 });
  const name = mappingOf(row).name ?? -1;
  const items = rows.slice(0, limit).map(({ rowNumber, cells, problems }) => ({
    rowNumber,
    name: textOf(openCells(house, { importId, rowNumber }, cells).cells[name]),
    problems: problemsOf(problems),
  }));
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? String(last.rowNumber) : null,
    total: row.rowsBad + row.rowsRefused,
  };
}

const PAGE_ROWS = 500;

/**
 * The rows that could not go in, as the officer wrote them, with their row numbers and what is wrong: to be corrected
 * and brought again. Leaves a trace, since numbers stand in it in full.
 * @throws roster.not-found
 */
export async function problemSheet(house: House, scope: Scope, importId: string): Promise<FileAnswer> {
  const row = await getImport(house.db, scope, importId);
  const columns = columnsOf(row);
  await writeAudit(house.db, {
    federationId: scope.federationId,
    at: house.now(),
    actor: actorOf(scope),
    action: `${row.subject}.export`,
    unitId: row.unitId,
    subject: { kind: 'roster-import', id: importId },
    detail: { rows: row.rowsBad + row.rowsRefused, part: 'bad-rows' },
    requestId: scope.requestId,
  });
  async function* rows() {
    for (let after = 0; ; ) {
      const page = await listBadRows(house.db, scope, { importId, after, limit: PAGE_ROWS });
      for (const { rowNumber, cells, problems } of page) {
        const stored = openCells(house, { importId, rowNumber }, cells);
        const words = problemsOf(problems).map(
          ({ column, words }) => `${column}${pick(['：', ': '], scope.lang)}${pick(words, scope.lang)}`,
        );
        yield [rowNumber, words.join('\n'), ...columns.map(({ index }) => textOf(stored.cells[index]))];
        after = rowNumber;
      }
      if (page.length < PAGE_ROWS) return;
    }
  }
  const body = writeSheet({
    sheetName: pick(['有问题的行', 'Rows with problems'], scope.lang),
    columns: [
      { header: pick(['行号', 'Row'], scope.lang), kind: 'number' },
      { header: pick(['问题', 'Problem'], scope.lang), kind: 'text', width: 50 },
      ...columns.map(({ heading }): SheetColumn => ({ header: heading, kind: 'text' })),
    ],
    rows: rows(),
  });
  const base = row.fileName.replace(/\.\w+$/, '');
  return { name: `${base}-${pick(['有问题的行', 'problems'], scope.lang)}.xlsx`, body: toWeb(body) };
}

function problemsOf(problems: unknown): BadRow['problems'] {
  return (problems as StoredProblem[]).map(({ column, words }) => ({ column, words: [words[0], words[1]] as const }));
}
