import { type Day, dayOf } from '../../../../kernel/dates.ts';
import { isWithin } from '../../../../kernel/unit-path.ts';
import type { House } from '../../../../platform/house.ts';
import { newId } from '../../../../platform/ids.ts';
import {
  type ChangeLine,
  keepChanges,
  patchMemberships,
  patchPersons,
  transferMany,
} from '../../../members/bulk/changes/service.ts';
import { insertMembershipsInBulk, insertPersonsInBulk } from '../../../members/bulk/service.ts';
import type { KnownMember } from '../../../members/persons/known/service.ts';
import { sealDocument, sealPhone } from '../../../members/sealing/service.ts';
import { holdPlaces } from '../../places/queries.ts';
import { checked, type Place } from '../../places/rules.ts';
import { storedProblems } from '../../problems/service.ts';
import type { Batch as Work } from '../../progress/service.ts';
import { type ImportRow, mappingOf } from '../../queries.ts';
import type { SettledRow, WaitingRow } from '../../rows/queries.ts';
import type { RowProblem } from '../../rows/rules.ts';
import { openCells } from '../../store/service.ts';
import { rowProblems } from '../../words.ts';
import { type Hashed, hashRows, listKnownOf } from '../check/service.ts';
import { planRow, type RowChange } from '../plan/rules.ts';
import type { RosterRow } from '../rows/rules.ts';

/** Lets waiting rows of members in: new ones, those who join, those of whom something changed. */
export async function letMembersIn(work: Work, waiting: readonly WaitingRow[]): Promise<SettledRow[]> {
  const { trx, house, tenant, row, now } = work;
  const { id: importId } = row;
  const today = dayOf(now, row.zone);
  const units = new Map(waiting.map(({ rowNumber, unitId }) => [rowNumber, unitId ?? row.unitId]));
  const places = await holdPlaces(trx, tenant, [...new Set([...units.values(), row.unitId])]);
  const rows = hashRows(
    house,
    waiting.map(({ rowNumber, cells }) => ({ rowNumber, stored: openCells(house, { importId, rowNumber }, cells) })),
    { mapping: mappingOf(row), today },
  );
  const known = await listKnownOf(trx, tenant, rows);
  return apply(work, { batch: planBatch(rows, { row, places, units, known }), today });
}

interface Task {
  rowNumber: number;
  row: RosterRow;
  place: Place;
  change: RowChange;
}
interface Batch {
  create: Task[];
  join: (Task & { person: KnownMember })[];
  update: (Task & { person: KnownMember })[];
  settled: SettledRow[];
}

interface Standing {
  row: ImportRow;
  places: ReadonlyMap<string, Place>;
  units: ReadonlyMap<number, string>;
  known: { byDocument: ReadonlyMap<string, KnownMember>; byPhone: ReadonlyMap<string, KnownMember> };
}

/** Sorts rows by what they do. A person met twice in one batch waits for the next, which sees what the first row did. */
function planBatch(rows: readonly Hashed[], { row, places, units, known }: Standing): Batch {
  const batch: Batch = { create: [], join: [], update: [], settled: [] };
  const keep = storedProblems(row);
  const touched = new Set<string>();
  const root = places.get(row.unitId);
  for (const { rowNumber, read, documentHash, phoneHash } of rows) {
    const refuse = (problems: readonly RowProblem[]) =>
      batch.settled.push({ rowNumber, outcome: 'refused', personId: null, problems: keep(problems) });
    if (!read.ok) {
      refuse(read.problems);
      continue;
    }
    const place = places.get(units.get(rowNumber) ?? '');
    const open = place && checked(place);
    if (!place || !root || !open?.ok) {
      const words = open && !open.ok ? open.words : rowProblems.unitNotFound(read.row.unit.name, row.unitName);
      refuse([{ field: 'unit', words }]);
      continue;
    }
    if (!isWithin(place.path, root.path)) {
      refuse([{ field: 'unit', words: rowProblems.unitMovedAway(place.name, root.name) }]);
      continue;
    }
    const plan = planRow({
      row: read.row,
      documentHash,
      phoneHash,
      unitId: place.id,
      rootPath: root.path,
      byDocument: known.byDocument.get(documentHash ?? ''),
      byPhone: known.byPhone.get(phoneHash ?? ''),
    });
    if ('person' in plan) {
      if (touched.has(plan.person.id)) continue;
      touched.add(plan.person.id);
    }
    const task = { rowNumber, row: read.row, place };
    switch (plan.kind) {
      case 'create':
        batch.create.push({ ...task, change: {} });
        break;
      case 'join':
        batch.join.push({ ...task, person: plan.person, change: plan.change });
        break;
      case 'update':
        batch.update.push({ ...task, person: plan.person, change: plan.change });
        break;
      case 'unchanged':
        batch.settled.push({ rowNumber, outcome: 'unchanged', personId: plan.person.id });
        break;
      case 'refused':
        refuse([plan.problem]);
    }
  }
  return batch;
}

/** Writes a batch, set by set. Who was written by somebody else meanwhile is not settled, and comes again. */
async function apply(
  { trx, house, tenant, row, now }: Work,
  { batch, today }: { batch: Batch; today: Day },
): Promise<SettledRow[]> {
  const { create, join, update, settled } = batch;
  const actor = { id: row.createdBy, name: row.actorName };
  const source = { by: 'roster', importId: row.id };

  const made = create.map((task) => ({ task, id: newId() }));
  const persons = await insertPersonsInBulk(trx, house, tenant, {
    now,
    rows: made.map(({ task: { row: each }, id }) => ({
      id,
      name: each.facts.name,
      sex: each.facts.sex,
      bornOn: each.facts.bornOn,
      phone: each.facts.phone?.e164 ?? null,
      document: each.facts.document,
      workerKinds: each.workerKinds,
    })),
  });
  const joining = [
    ...made.filter(({ id }) => persons.has(id)),
    ...join.map(({ person, ...task }) => ({ task, id: person.id })),
  ];
  const members = await insertMembershipsInBulk(trx, tenant, {
    rows: joining.map(({ task, id }) => ({
      id: newId(),
      personId: id,
      unitId: task.place.id,
      post: task.row.post,
      memberNo: task.row.memberNo,
      fromOn: task.row.fromOn ?? today,
    })),
    actor: { id: row.createdBy ?? undefined, name: row.actorName },
    detail: source,
    now,
  });
  const changing = [...join.filter(({ person }) => members.has(person.id)), ...update];
  const patches = changing.flatMap((task) => patchOf(house, task));
  await patchPersons(trx, tenant, { patches, now });
  await patchMemberships(trx, tenant, update.flatMap(membershipPatch));
  const transfers = update.flatMap(({ person, place, change }) =>
    person.membership && change.transfer
      ? [{ membershipId: person.membership.id, unitId: place.id, post: change.post, memberNo: change.memberNo }]
      : [],
  );
  const moved = await transferMany(trx, tenant, { transfers, on: today, now });
  await keepChanges(trx, tenant, {
    lines: update.flatMap((task) => linesOf(task, { moved, today, source })),
    actor,
    now,
  });
  return [
    ...settled,
    ...joining.flatMap(({ task, id }): SettledRow[] =>
      members.has(id) ? [{ rowNumber: task.rowNumber, outcome: 'created', personId: id }] : [],
    ),
    ...update.map(({ rowNumber, person }): SettledRow => ({ rowNumber, outcome: 'updated', personId: person.id })),
  ];
}

function patchOf(house: House, { person, row, change }: Task & { person: KnownMember }) {
  const { sex, bornOn, workerKinds, phone, document } = change;
  if (!sex && !bornOn && !workerKinds && !phone && !document) return [];
  const { facts } = row;
  return [
    {
      id: person.id,
      sex,
      bornOn,
      workerKinds,
      phone: phone && facts.phone ? sealPhone(house, person.id, facts.phone) : undefined,
      document: document && facts.document ? sealDocument(house, person.id, facts.document) : undefined,
    },
  ];
}

function membershipPatch({ person, change }: Task & { person: KnownMember }) {
  const { post, memberNo, fromOn, transfer } = change;
  if (!person.membership || transfer || (!post && !memberNo && !fromOn)) return [];
  return [{ id: person.membership.id, post, memberNo, fromOn }];
}

interface Told {
  moved: ReadonlyMap<string, string>;
  today: Day;
  source: object;
}

/** The lines of history that an update leaves: where to, and what else changed, never a number. */
function linesOf(
  { person, place, change }: Task & { person: KnownMember },
  { moved, today, source }: Told,
): ChangeLine[] {
  const { membership } = person;
  if (!membership) return [];
  const { transfer, ...corrected } = change;
  const next = moved.get(membership.id);
  const fields = Object.keys(corrected);
  const { post, memberNo, fromOn } = corrected;
  const before = { post: membership.post, memberNo: membership.memberNo, fromOn: membership.fromOn };
  const detail = { fields, before, after: { post, memberNo, fromOn, workerKinds: corrected.workerKinds }, ...source };
  const from = { id: membership.unitId, name: membership.unitName };
  const to = { id: place.id, name: place.name };
  return [
    ...(transfer && next
      ? [{ membershipId: next, kind: 'transferred' as const, detail: { from, to, on: today, ...source } }]
      : []),
    ...(fields.length > 0 ? [{ membershipId: next ?? membership.id, kind: 'corrected' as const, detail }] : []),
  ];
}
