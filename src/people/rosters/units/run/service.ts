import { dayOf } from '../../../../kernel/dates.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { isWithin } from '../../../../kernel/unit-path.ts';
import { newId } from '../../../../platform/ids.ts';
import { insertUnitsInBulk } from '../../../units/bulk/service.ts';
import { amendUnit, holdTree, type Writing } from '../../../units/making/writing/service.ts';
import { shortNameOf } from '../../../units/rules.ts';
import { getUnit } from '../../../units/service.ts';
import { storedProblems } from '../../problems/service.ts';
import type { Batch } from '../../progress/service.ts';
import { mappingOf } from '../../queries.ts';
import { listOutcomes, type SettledRow, type WaitingRow } from '../../rows/queries.ts';
import type { RowProblem } from '../../rows/rules.ts';
import { openCells } from '../../store/service.ts';
import { planUnit, type StandingUnit, type UnitPlan } from '../plan/rules.ts';
import { listUnitsById, listUnitsCoded, listUnitsNamed } from '../queries.ts';
import { readUnitRow, type UnitRow } from '../rows/rules.ts';
import { superiorOf } from '../sheet/rules.ts';
import { unitProblems } from '../words.ts';

/**
 * Lets waiting rows of units in, whose superiors stand by now: new ones at once, those of which something changed one
 * by one, as a form would. The tree is held meanwhile, so that nobody moves or makes the same units in between.
 */
export async function letUnitsIn(batch: Batch, waiting: readonly WaitingRow[]): Promise<SettledRow[]> {
  const { trx, tenant, row, now } = batch;
  await holdTree(trx, tenant);
  const keep = storedProblems(row);
  const today = dayOf(now, row.zone);
  const actor = { kind: 'account' as const, id: row.createdBy ?? undefined, name: row.actorName };
  const writing: Writing = { trx, tenant, actor, now, today };
  const planned = await planBatch(batch, waiting);

  const made = planned.flatMap(({ rowNumber, plan, row: read, superior }) =>
    plan.kind === 'create' && read && superior ? [{ rowNumber, plan, row: read, superior, id: newId() }] : [],
  );
  await insertUnitsInBulk(trx, tenant, {
    rows: made.map(({ id, plan, row: { name, facts }, superior }) => ({
      ...facts,
      ...{ id, name, parentId: superior.id, kind: plan.unitKind, fromOn: plan.fromOn },
      shortName: facts.shortName ?? shortNameOf(name),
    })),
    actor,
    detail: { by: 'roster', importId: row.id },
    now,
  });
  const settled: SettledRow[] = made.map(({ rowNumber, id }) => ({ rowNumber, outcome: 'created', unitId: id }));
  for (const { rowNumber, plan } of planned) {
    if (plan.kind === 'unchanged') settled.push({ rowNumber, outcome: 'unchanged', unitId: plan.unit.id });
    if (plan.kind === 'refused') settled.push({ rowNumber, outcome: 'refused', problems: keep([plan.problem]) });
    if (plan.kind === 'update') settled.push({ rowNumber, ...(await amend(writing, plan, keep)) });
  }
  return settled;
}

async function amend(
  writing: Writing,
  { unit, change }: Extract<UnitPlan, { kind: 'update' }>,
  keep: ReturnType<typeof storedProblems>,
): Promise<Omit<SettledRow, 'rowNumber'>> {
  try {
    await amendUnit(writing, { unit: await getUnit(writing.trx, writing.tenant, unit.id), given: change });
    return { outcome: 'updated', unitId: unit.id };
  } catch (error) {
    // It refuses before it writes.
    if (!(error instanceof Refusal)) throw error;
    const field = change.kind ? 'kind' : 'uscc';
    return { outcome: 'refused', problems: keep([{ field, words: error.words }]) };
  }
}

interface PlannedRow {
  rowNumber: number;
  plan: UnitPlan;
  row?: UnitRow;
  superior?: StandingUnit;
}

/** Judges rows anew by the tree as it stands. Of two that are the same unit by now, the second waits for the next batch. */
async function planBatch(
  { trx, house, tenant, row: job, now }: Batch,
  waiting: readonly WaitingRow[],
): Promise<PlannedRow[]> {
  const importId = job.id;
  const mapping = mappingOf(job);
  const rows = waiting.map((each) => ({
    ...each,
    read: readUnitRow(openCells(house, { importId, rowNumber: each.rowNumber }, each.cells), mapping),
  }));
  const above = waiting.flatMap(({ superiorRow }) => superiorRow ?? []);
  const outcomes = above.length > 0 ? await listOutcomes(trx, tenant, { importId, rowNumbers: above }) : [];
  const settled = new Map(
    outcomes.flatMap(({ rowNumber, outcome, unitId }) => (outcome === 'refused' ? [] : [[rowNumber, unitId] as const])),
  );
  const superiorIdOf = ({ superiorRow, superiorId }: Pick<WaitingRow, 'superiorRow' | 'superiorId'>) =>
    settled.get(superiorRow ?? -1) ?? superiorId;
  const parentIds = waiting.flatMap((each) => superiorIdOf(each) ?? []);
  const names = rows.flatMap(({ read }) => (read.ok ? [read.row.name] : []));
  const codes = rows.flatMap(({ read }) => (read.ok && read.row.facts.uscc ? [read.row.facts.uscc] : []));
  const known = waiting.flatMap(({ unitId }) => unitId ?? []);
  const byId = await listUnitsById(trx, tenant, [...parentIds, ...known, job.unitId]);
  const coded = await listUnitsCoded(trx, tenant, codes);
  const named = await listUnitsNamed(trx, tenant, { parentIds, names });
  const units = new Map(byId.map((unit) => [unit.id, unit]));
  const byCode = new Map(coded.map((unit) => [unit.uscc, unit]));
  const children = new Map(named.map((unit) => [`${unit.parentId} ${unit.name}`, unit]));
  const root = units.get(job.unitId);
  if (!root) throw new Error(`the unit ${job.unitId} is gone`);
  const touched = new Set<string>();

  return rows.flatMap(({ rowNumber, read, ...each }): PlannedRow[] => {
    const refuse = (problem: RowProblem) => [{ rowNumber, plan: { kind: 'refused' as const, problem } }];
    if (!read.ok) return refuse(read.problems[0] ?? { field: 'name', words: unitProblems.badName(0) });
    const { row } = read;
    const superior = units.get(superiorIdOf(each) ?? '');
    const lost = loss(superior, root);
    if (!superior || lost)
      return refuse({ field: 'superior', words: lost ?? unitProblems.superiorNotIn(each.superiorRow ?? rowNumber) });
    const plan = planUnit({
      row,
      root,
      superior: superiorOf(superior),
      known: units.get(each.unitId ?? ''),
      coded: byCode.get(row.facts.uscc ?? ''),
      child: children.get(`${superior.id} ${row.name}`),
      today: dayOf(now, job.zone),
    });
    const keys =
      plan.kind === 'create'
        ? [`${superior.id} ${row.name}`, row.facts.uscc ?? '']
        : 'unit' in plan
          ? [plan.unit.id]
          : [];
    if (keys.some((key) => key !== '' && touched.has(key))) return [];
    for (const key of keys) touched.add(key);
    return [{ rowNumber, plan, row, superior }];
  });
}

/** Why nothing can be put under a superior any more. */
function loss(superior: StandingUnit | undefined, root: StandingUnit) {
  if (!superior) return undefined;
  if (superior.status !== 'active') return unitProblems.superiorGone(superior.name);
  return isWithin(superior.path, root.path) ? undefined : unitProblems.beyondReach(superior.name, root.name);
}
