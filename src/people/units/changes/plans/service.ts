import type { Day } from '../../../../kernel/dates.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { isWithin } from '../../../../kernel/unit-path.ts';
import type { Trx } from '../../../../platform/db/connect.ts';
import { moveMembersOfUnit } from '../../../members/moving/service.ts';
import { checkName, checkPlace, refuseWithoutMembers } from '../../checks/service.ts';
import { unitRefusals } from '../../errors.ts';
import { getSpanStart, listActiveChildren, lockUnit, type Tenant, type UnitRow } from '../../queries.ts';
import { shortNameOf } from '../../rules.ts';
import { getActiveUnit } from '../../service.ts';
import { spellUnit } from '../../spelling/service.ts';
import {
  countLiving,
  endSpan,
  keepUnitChange,
  retagIndustry,
  rewritePaths,
  setUnit,
  switchSpan,
  withdrawChange,
} from '../queries.ts';

/** One change at work: everything it is judged and written with. */
export interface Making {
  trx: Trx;
  tenant: Tenant;
  on: Day;
  now: Date;
  actor: { id?: string | undefined; name: string };
  /** Only looked at now, made on its day: what may still be put right until then is not judged yet. */
  planning: boolean;
}

/** What a change writes into the history, and the writing itself. */
export interface Plan {
  detail: Record<string, unknown>;
  write: () => Promise<void>;
}

export type NamedUnit = Pick<UnitRow, 'id' | 'name'>;
const ref = ({ id, name }: NamedUnit) => ({ id, name });

/** Of an English name that does not come along nothing is left: it was that of the former name. @throws units.bad-name, units.name-taken */
export async function planRename(
  { trx, tenant }: Making,
  unit: UnitRow,
  { name: text, shortName, nameEn = '' }: { name: string; shortName?: string | undefined; nameEn?: string | undefined },
): Promise<Plan> {
  const parent = unit.parentId ? await getActiveUnit(trx, tenant, unit.parentId) : null;
  const name = await checkName(trx, tenant, { name: text, parent, butNot: unit.id });
  const short = shortName ?? shortNameOf(name);
  const former = unit.formerNames.split('\n').filter((each) => each !== '' && each !== name && each !== unit.name);
  const formerNames = name === unit.name ? unit.formerNames : [unit.name, ...former].join('\n');
  return {
    detail: { from: unit.name, to: name, shortName: short, ...(nameEn === '' ? {} : { nameEn }) },
    write: async () => {
      await setUnit(trx, tenant, unit.id, { name, shortName: short, nameEn, formerNames, ...spellUnit(name) });
    },
  };
}

/** @throws units.top-stays, already-there, under-itself, kind-not-under, name-taken, too-early, not-active */
export async function planMove(
  { trx, tenant, on }: Making,
  unit: UnitRow,
  { parentId }: { parentId: string },
): Promise<Plan> {
  if (!unit.parentId) throw unitRefusals.topStays({ unit: unit.name });
  const parent = await getActiveUnit(trx, tenant, parentId);
  if (parent.id === unit.parentId) throw unitRefusals.alreadyThere({ unit: unit.name, parent: parent.name });
  refuseInside(unit, parent);
  checkPlace(unit.kind, parent);
  await checkName(trx, tenant, { name: unit.name, parent, butNot: unit.id });
  if (on < parent.fromOn) throw unitRefusals.tooEarly({ unit: parent.name, since: parent.fromOn });
  const before = await getActiveUnit(trx, tenant, unit.parentId);
  return {
    detail: { from: ref(before), to: ref(parent), fromName: before.name, toName: parent.name },
    write: async () => {
      await rewritePaths(trx, tenant, { id: unit.id, path: unit.path, parent });
      await switchSpan(trx, tenant, { unitId: unit.id, on, parentId: parent.id });
      await setUnit(trx, tenant, unit.id, {});
    },
  };
}

/**
 * The merged unit hands over children, members and industry tag, and then lies under its successor, so that whoever
 * leads that one also reaches its programmes and figures.
 * @throws units.top-stays, under-itself, not-alike, no-members-here, child-stays, too-early, not-active
 */
export async function planMerge(making: Making, unit: UnitRow, { intoId }: { intoId: string }): Promise<Plan> {
  const { trx, tenant, on } = making;
  if (!unit.parentId) throw unitRefusals.topStays({ unit: unit.name });
  const into = await getActiveUnit(trx, tenant, intoId);
  refuseInside(unit, into);
  if ((unit.kind === 'partner') !== (into.kind === 'partner')) throw unitRefusals.notAlike();
  if (on < into.fromOn) throw unitRefusals.tooEarly({ unit: into.name, since: into.fromOn });
  if (!making.planning) await lockUnit(trx, tenant, { id: unit.id, how: 'update' });
  const { members } = await countLiving(trx, tenant, unit.id);
  if (members > 0) refuseWithoutMembers(into);
  const children = await planChildren(making, unit, into);
  const detail = { to: ref(into), fromName: unit.name, toName: into.name, members, children: children.length };
  return {
    detail,
    write: async () => {
      for (const child of children) await child.write();
      await moveMembersOfUnit(trx, { ...tenant, ...making, from: ref(unit), to: ref(into), because: 'merged' });
      await setUnit(trx, tenant, unit.id, { status: 'merged', mergedInto: into.id, toOn: on });
      await rewritePaths(trx, tenant, { id: unit.id, path: unit.path, parent: into });
      await switchSpan(trx, tenant, { unitId: unit.id, on, parentId: into.id });
      await retagIndustry(trx, tenant, { from: unit.id, to: into.id });
      await withdrawChange(trx, tenant, { unitId: unit.id, now: making.now });
      const taken = { ...detail, from: ref(unit) };
      await keepUnitChange(trx, tenant, { ...making, unitId: into.id, kind: 'merged', effectiveOn: on, detail: taken });
    },
  };
}

/** @throws units.top-stays, still-in-use, under-itself, no-members-here, child-stays, not-active */
export async function planClose(
  making: Making,
  unit: UnitRow,
  { moveMembersTo, moveChildrenTo }: { moveMembersTo?: string | undefined; moveChildrenTo?: string | undefined },
): Promise<Plan> {
  const { trx, tenant, on } = making;
  if (!unit.parentId) throw unitRefusals.topStays({ unit: unit.name });
  const membersTo = moveMembersTo ? await getActiveUnit(trx, tenant, moveMembersTo) : undefined;
  const childrenTo = moveChildrenTo ? await getActiveUnit(trx, tenant, moveChildrenTo) : undefined;
  for (const target of [membersTo, childrenTo]) if (target) refuseInside(unit, target);
  if (membersTo) refuseWithoutMembers(membersTo);
  if (!making.planning) await lockUnit(trx, tenant, { id: unit.id, how: 'update' });
  const living = await countLiving(trx, tenant, unit.id);
  const left = {
    children: childrenTo ? 0 : living.children,
    members: membersTo ? 0 : living.members,
    programmes: living.programmes,
    tagged: living.tagged,
  };
  if (!making.planning && Object.values(left).some((count) => count > 0))
    throw unitRefusals.stillInUse({ unit: unit.name, ...left });
  const children = childrenTo ? await planChildren(making, unit, childrenTo) : [];
  return {
    detail: {
      ...(membersTo ? { membersTo: ref(membersTo), members: living.members } : {}),
      ...(childrenTo ? { childrenTo: ref(childrenTo), children: children.length } : {}),
    },
    write: async () => {
      for (const child of children) await child.write();
      if (membersTo)
        await moveMembersOfUnit(trx, { ...tenant, ...making, from: ref(unit), to: ref(membersTo), because: 'closed' });
      await endSpan(trx, tenant, { unitId: unit.id, on });
      await setUnit(trx, tenant, unit.id, { status: 'closed', toOn: on });
      await withdrawChange(trx, tenant, { unitId: unit.id, now: making.now });
    },
  };
}

/** Every active child as a move to another superior, each with its own line in its history. */
async function planChildren(making: Making, unit: UnitRow, target: UnitRow): Promise<Plan[]> {
  const { trx, tenant, on } = making;
  const plans: Plan[] = [];
  for (const child of await listActiveChildren(trx, tenant, unit.id)) {
    const since = await getSpanStart(trx, tenant, child.id);
    const plan = await planMove(making, child, { parentId: target.id }).catch((error: unknown) => {
      throw error instanceof Refusal ? refuseChild(child, target, error) : error;
    });
    if (on < since) throw refuseChild(child, target, unitRefusals.tooEarly({ unit: child.name, since }));
    const write = async () => {
      await plan.write();
      const { detail } = plan;
      await keepUnitChange(trx, tenant, { ...making, unitId: child.id, kind: 'moved', effectiveOn: on, detail });
    };
    plans.push({ detail: plan.detail, write });
  }
  return plans;
}

function refuseChild(child: NamedUnit, target: NamedUnit, { words: [zh, en] }: Refusal) {
  return unitRefusals.childStays({ child: child.name, target: target.name, zh, en });
}

function refuseInside(unit: UnitRow, target: UnitRow) {
  if (isWithin(target.path, unit.path)) throw unitRefusals.underItself({ unit: unit.name, target: target.name });
}
