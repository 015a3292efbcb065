import { dayOf } from '../../../../kernel/dates.ts';
import type { House } from '../../../../platform/house.ts';
import { getUnitTrail } from '../../../units/service.ts';
import type { Checker, Judged, SheetRows } from '../../check/rules.ts';
import { type ImportRow, mappingOf, type Tenant } from '../../queries.ts';
import { listUnitsBelow, listUnitsCoded } from '../queries.ts';
import { readUnitRow } from '../rows/rules.ts';
import { judgeUnits } from '../sheet/rules.ts';
import type { SheetUnit } from '../superiors/rules.ts';

/** Judges rows of units: the whole sheet at once, since a superior may stand in any row of it. */
export async function createUnitChecker(
  house: House,
  tenant: Tenant,
  { row: { unitId: rootId, unitPath: rootPath, zone, ...row }, rows }: { row: ImportRow; rows: SheetRows },
): Promise<Checker> {
  const mapping = mappingOf(row);
  const good: SheetUnit[] = [];
  const bad = new Map<number, Judged>();
  for await (const batch of rows())
    for (const { rowNumber, stored } of batch) {
      const read = readUnitRow(stored, mapping);
      if (read.ok) good.push({ rowNumber, row: read.row });
      else bad.set(rowNumber, { rowNumber, unitId: null, problems: read.problems });
    }
  const codes = good.flatMap(({ row: { facts } }) => facts.uscc ?? []);
  const [units, coded, trail] = await Promise.all([
    listUnitsBelow(house.db, tenant, rootPath),
    listUnitsCoded(house.db, tenant, codes),
    getUnitTrail(house.db, tenant, rootPath),
  ]);
  const root = units.find(({ id }) => id === rootId);
  if (!root) throw new Error(`the unit ${rootId} is not below its own path`);
  const aboveRoot = trail.slice(0, -1).map(({ name }) => name);
  const judged = judgeUnits(good, { root, units, coded, aboveRoot }, dayOf(house.now(), zone));
  return async (batch) => batch.flatMap(({ rowNumber }) => bad.get(rowNumber) ?? judged.get(rowNumber) ?? []);
}
