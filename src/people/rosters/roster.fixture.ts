import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { foundFederation, type PeopleHouse, peopleHouse } from '../../../test/people.ts';
import { syntheticCitizenNumber } from '../../kernel/codes/citizen-number.ts';
import type { Db } from '../../platform/db/connect.ts';
import { writeSheet } from '../../platform/sheets/write.ts';
import type { Scope } from '../access/rules.ts';
import { listMembers } from '../members/list/service.ts';
import { createUnit } from '../units/making/service.ts';
import { startRosterJobs } from './jobs.ts';
import type { RosterSubject } from './rules.ts';
import { getImportDetail, mapColumns, runImport, uploadRoster } from './service.ts';
import { listProblems } from './sheet/service.ts';

export type Cells = readonly (string | number | null)[];

/** A workbook whose first row is as given; every cell text. */
export async function xlsx(rows: readonly Cells[]): Promise<Buffer> {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    header: String(rows[0]?.[index] ?? ''),
    kind: 'text' as const,
  }));
  return buffer(writeSheet({ sheetName: '名册', columns, rows: rows.slice(1) }));
}

export function csv(rows: readonly Cells[], encoding = 'utf8'): Buffer {
  return iconv.encode(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n'), encoding);
}

let documents = 0;
/** A citizen number that nobody has yet. */
export function number(): string {
  documents += 1;
  const regionCode = String(100_000 + Math.floor(documents / 999));
  return syntheticCitizenNumber({ birthDate: '1990-05-01', sequence: documents % 999, regionCode });
}

let phones = 0;
export function phone(): string {
  phones += 1;
  return `139${String(phones).padStart(8, '0')}`;
}

/** A federation of its own, and everything an officer does with a roster in it. */
export async function rosterDesk(db: Db) {
  const house = peopleHouse(db);
  const { federationId, topId, scope } = await foundFederation(house);
  await startRosterJobs(house);
  let names = 0;
  const detail = (importId: string, by: Scope = scope) => getImportDetail(house, by, importId);
  return {
    house,
    federationId,
    scope,
    detail,
    district: async () => {
      names += 1;
      const input = { parentId: topId, kind: 'territorial' as const, name: `第${names}区总工会` };
      return (await createUnit(house, scope, input)).id;
    },
    union: async (parentId: string, name: string) =>
      (await createUnit(house, scope, { parentId, kind: 'primary', name })).id,
    upload: async (
      unitId: string,
      bytes: Buffer,
      { by = scope, name = '名册.xlsx', subject = 'members' as RosterSubject } = {},
    ) => (await uploadRoster(house, by, { subject, unitId, file: { name, contentType: '', bytes } })).id,
    /** With the mapping as it was suggested. */
    check: async (importId: string) => {
      const { mapping } = await detail(importId);
      await mapColumns(house, scope, { importId, mapping });
      await house.jobs.drain();
      return detail(importId);
    },
    run: async (importId: string) => {
      await runImport(house, scope, importId);
      await house.jobs.drain();
      return detail(importId);
    },
    problemsOf: async (importId: string) =>
      (await listProblems(house, scope, { importId, limit: 100 })).items.map(({ rowNumber, problems }) => [
        rowNumber,
        ...problems.map(({ column, words }) => `${column}：${words[0]}`),
      ]),
    membersIn: async (unitId: string) => (await listMembers(house, scope, { limit: 100, within: unitId })).items,
  };
}

export function counts({
  rowsTotal,
  rowsGood,
  rowsBad,
  rowsCreated,
  rowsUpdated,
  rowsUnchanged,
}: Record<string, unknown>) {
  return { rowsTotal, rowsGood, rowsBad, rowsCreated, rowsUpdated, rowsUnchanged };
}

/** A vault that fails for good after so many rows were opened, as a machine does that loses power. */
export function dyingAfter({ vault }: PeopleHouse, rows: number): PeopleHouse['vault'] {
  let opened = 0;
  return {
    ...vault,
    open: (sealed, context) => {
      if (++opened > rows) throw new Error('power cut');
      return vault.open(sealed, context);
    },
  };
}
