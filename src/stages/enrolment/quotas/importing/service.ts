import type { RefusedField } from '../../../../kernel/refusal.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { cellText } from '../../../../platform/sheets/cell-values.ts';
import { readSheet } from '../../../../platform/sheets/read.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { quotaRefusals } from '../errors.ts';
import { giveQuota } from '../service.ts';

const MOST_ROWS = 2000;
const HEADINGS_WITHIN_ROWS = 10;
const unitHeadings = ['单位', '单位名称', '工会', 'unit'];
const placesHeadings = ['名额', '得到', 'places', 'in all'];
/** Problems told at once. */
const PROBLEMS_SHOWN = 50;

interface SheetRow {
  /** As the spreadsheet program counts it. */
  number: number;
  unit: string;
  places: string;
}

/**
 * Gives places as a sheet says: a column of units, by name or code (统一社会信用代码), and one of places. All of it or nothing;
 * the sheet of the export goes in again as it is.
 * @throws sheet.*, quotas.sheet-without-columns, sheet-rows, and as giveQuota
 */
export async function importQuotas(
  context: StageContext<Settings>,
  { fromUnitId, sheet }: { fromUnitId: string; sheet: string },
): Promise<{ changed: number }> {
  const rows = await readRows(Buffer.from(sheet, 'base64'));
  const units = await findUnits(context, fromUnitId, [...new Set(rows.map(({ unit }) => unit))]);
  const problems: RefusedField[] = [];
  const given = rows.flatMap(({ number, unit, places }) => {
    const problem = (words: Bilingual) => {
      problems.push({ path: `rows.${number}`, words: [`第 ${number} 行：${words[0]}`, `Row ${number}: ${words[1]}`] });
      return [];
    };
    const found = units.get(unit) ?? [];
    if (found.length === 0) return problem([`下级里没有“${unit}”`, `no unit “${unit}” below`]);
    if (found.length > 1) return problem([`有几个“${unit}”，请改填代码`, `several are called “${unit}”; use the code`]);
    if (!/^\d{1,7}$/.test(places)) return problem([`“${places}”不是整数`, `“${places}” is no whole number`]);
    // The giver's own row of the export says what it was given.
    return found[0] === fromUnitId ? [] : [{ unitId: found[0] ?? '', places: Number(places) }];
  });
  const [first] = problems;
  if (first)
    throw quotaRefusals.sheetRows(
      { count: problems.length, first: [first.words[0], first.words[1]] },
      problems.slice(0, PROBLEMS_SHOWN),
    );
  return giveQuota(context, { fromUnitId, rows: given });
}

async function readRows(bytes: Buffer): Promise<SheetRow[]> {
  const { rows } = await readSheet(bytes, { limits: { rows: MOST_ROWS } });
  let at: { unit: number; places: number } | undefined;
  const found: SheetRow[] = [];
  for await (const { number, cells } of rows) {
    const texts = cells.map((cell) => cellText(cell).trim());
    if (at) {
      const [unit = '', places = ''] = [texts[at.unit], texts[at.places]];
      if (unit !== '' || places !== '') found.push({ number, unit, places });
      continue;
    }
    const headings = texts.map((text) => text.toLowerCase());
    const [unit, places] = [unitHeadings, placesHeadings].map((names) =>
      headings.findIndex((heading) => names.includes(heading)),
    );
    if (unit !== undefined && places !== undefined && unit >= 0 && places >= 0) at = { unit, places };
    else if (number > HEADINGS_WITHIN_ROWS) break;
  }
  if (!at || found.length === 0) throw quotaRefusals.sheetWithoutColumns();
  return found;
}

/** Units of these names or codes, the giver itself and those below it. */
async function findUnits(
  { trx, stage }: StageContext<Settings>,
  fromUnitId: string,
  texts: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await trx
    .selectFrom('units')
    .innerJoin('units as giver', (join) =>
      join.onRef('giver.federationId', '=', 'units.federationId').on('giver.id', '=', fromUnitId),
    )
    .select(['units.id', 'units.name', 'units.uscc'])
    .where('units.federationId', '=', stage.federationId)
    .where((eb) => eb('units.path', '<@', eb.ref('giver.path')))
    .where((eb) => eb.or([eb('units.name', 'in', [...texts]), eb('units.uscc', 'in', [...texts])]))
    .execute();
  const found = new Map<string, string[]>();
  for (const { id, name, uscc } of rows)
    for (const text of new Set([name, uscc ?? name])) found.set(text, [...new Set([...(found.get(text) ?? []), id])]);
  return found;
}
