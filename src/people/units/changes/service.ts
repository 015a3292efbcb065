import { z } from 'zod';
import { type Day, dayOf } from '../../../kernel/dates.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { checkDay } from '../checks/service.ts';
import type { Changed, unitClose, unitMerge, unitMove, unitRename } from '../contract.ts';
import { unitRefusals } from '../errors.ts';
import { findUnit, getSpanStart, lockTree, type Tenant, type UnitRow } from '../queries.ts';
import type { UnitChangeKind } from '../rules.ts';
import { demandOn, getUnit } from '../service.ts';
import { type Making, type Plan, planClose, planMerge, planMove, planRename } from './plans/service.ts';
import { keepUnitChange, settleChange, takeDueChange, withdrawChange } from './queries.ts';

type Kind = Extract<UnitChangeKind, 'renamed' | 'moved' | 'merged' | 'closed'>;
type Planner = (making: Making, unit: UnitRow) => Promise<Plan>;

/** Renames a unit; the former name still finds it. @throws units.* as declared, access.not-allowed */
export function renameUnit(house: House, scope: Scope, input: z.output<typeof unitRename> & { unitId: string }) {
  const { name, shortName, nameEn } = input;
  return change(house, scope, {
    ...input,
    kind: 'renamed',
    demand: async (_trx, unit) => demandOn(scope, 'units.manage', unit),
    planner: (making, unit) => planRename(making, unit, { name, shortName, nameEn }),
  });
}

/** Puts a unit with all below it under another superior. Whoever leads both its superiors may. @throws units.*, access.not-allowed */
export function moveUnit(house: House, scope: Scope, input: z.output<typeof unitMove> & { unitId: string }) {
  const { parentId } = input;
  return change(house, scope, {
    ...input,
    kind: 'moved',
    demand: (trx, unit) => demandOnSuperiors(trx, scope, [unit.parentId, parentId]),
    planner: (making, unit) => planMove(making, unit, { parentId }),
  });
}

/** Merges a unit into another with its members and children. @throws units.*, access.not-allowed */
export function mergeUnit(house: House, scope: Scope, input: z.output<typeof unitMerge> & { unitId: string }) {
  const { intoId } = input;
  return change(house, scope, {
    ...input,
    kind: 'merged',
    demand: (trx, unit) => demandOnSuperiors(trx, scope, [unit.parentId, intoId]),
    planner: (making, unit) => planMerge(making, unit, { intoId }),
  });
}

/** Closes a unit; what is live in it must be gone, or is moved where told. @throws units.*, access.not-allowed */
export function closeUnit(house: House, scope: Scope, input: z.output<typeof unitClose> & { unitId: string }) {
  const { moveMembersTo, moveChildrenTo } = input;
  return change(house, scope, {
    ...input,
    kind: 'closed',
    demand: (trx, unit) => demandOnSuperiors(trx, scope, [unit.parentId, moveMembersTo, moveChildrenTo]),
    planner: (making, unit) => planClose(making, unit, { moveMembersTo, moveChildrenTo }),
  });
}

async function demandOnSuperiors(trx: Trx, scope: Scope, ids: readonly (string | null | undefined)[]) {
  for (const id of ids) if (id) demandOn(scope, 'units.manage', await getUnit(trx, scope, id));
}

interface Asked {
  unitId: string;
  version: number;
  on?: Day | undefined;
  reason?: string | undefined;
  kind: Kind;
  demand: (trx: Trx, unit: UnitRow) => Promise<void>;
  planner: Planner;
}

async function change(house: House, scope: Scope, asked: Asked): Promise<Changed> {
  const { unitId, version, kind, reason } = asked;
  const now = house.now();
  const actor = actorOf(scope);
  return inTransaction(house.db, async (trx) => {
    await lockTree(trx, scope);
    const unit = await getUnit(trx, scope, unitId);
    await asked.demand(trx, unit);
    if (unit.status !== 'active') throw unitRefusals.notActive({ unit: unit.name });
    if (unit.version !== version) throw unitRefusals.changedMeanwhile({ unit: unit.name });
    const since = await getSpanStart(trx, scope, unitId);
    const today = dayOf(now, scope.zone);
    const { on, planned } = checkDay({ unit, on: asked.on, today, since, reason });
    const plan = await asked.planner({ trx, tenant: scope, on, now, actor, planning: planned }, unit);
    if (!planned) await plan.write();
    const { detail } = plan;
    const changeId = await keepUnitChange(trx, scope, {
      unitId,
      kind,
      effectiveOn: on,
      detail,
      reason,
      actor,
      now,
      planned,
    });
    await writeAudit(trx, {
      federationId: scope.federationId,
      at: now,
      actor,
      action: `units.${verbs[kind]}`,
      unitId,
      subject: { kind: 'unit', id: unitId },
      detail: { ...detail, on, planned, ...(reason ? { reason } : {}) },
      requestId: scope.requestId,
    });
    return { changeId, planned, version: (await getUnit(trx, scope, unitId)).version };
  });
}

/** Verbs of the audit trail. */
const verbs = { renamed: 'rename', moved: 'move', merged: 'merge', closed: 'close' } as const satisfies Record<
  Kind,
  string
>;

/** Withdraws a change that waits for its day, or dismisses one that failed. @throws units.no-such-plan, access.not-allowed */
export async function withdrawUnitChange(
  house: House,
  scope: Scope,
  { unitId, changeId }: { unitId: string; changeId: string },
): Promise<void> {
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    demandOn(scope, 'units.manage', await getUnit(trx, scope, unitId));
    if (!(await withdrawChange(trx, scope, { unitId, id: changeId, now }))) throw unitRefusals.noSuchPlan();
    await writeAudit(trx, {
      federationId: scope.federationId,
      at: now,
      actor: actorOf(scope),
      action: 'units.withdraw-plan',
      unitId,
      subject: { kind: 'unit', id: unitId },
      detail: { changeId },
      requestId: scope.requestId,
    });
  });
}

const named = z.object({ id: z.string() });
const details = {
  renamed: z.object({ to: z.string(), shortName: z.string().optional(), nameEn: z.string().optional() }),
  moved: z.object({ to: named }),
  merged: z.object({ to: named }),
  closed: z.object({ membersTo: named.optional(), childrenTo: named.optional() }),
};

/** The planner of a change that was written down, from its detail. */
const planners: Record<Kind, (detail: unknown) => Planner> = {
  renamed: (detail) => {
    const { to, shortName, nameEn } = details.renamed.parse(detail);
    return (making, unit) => planRename(making, unit, { name: to, shortName, nameEn });
  },
  moved: (detail) => {
    const { to } = details.moved.parse(detail);
    return (making, unit) => planMove(making, unit, { parentId: to.id });
  },
  merged: (detail) => {
    const { to } = details.merged.parse(detail);
    return (making, unit) => planMerge(making, unit, { intoId: to.id });
  },
  closed: (detail) => {
    const { membersTo, childrenTo } = details.closed.parse(detail);
    return (making, unit) => planClose(making, unit, { moveMembersTo: membersTo?.id, moveChildrenTo: childrenTo?.id });
  },
};

/**
 * Makes the planned changes whose day has come, each in a transaction of its own, in the order of their days. One that
 * no longer fits is marked as failed with its reason; what breaks unexpectedly is left for the next turn.
 * @returns how many were made
 */
export async function applyDueUnitChanges(house: Pick<House, 'db' | 'log'>, now: Date): Promise<number> {
  const federations = await house.db.selectFrom('federations').select(['id', 'zone']).execute();
  let made = 0;
  for (const { id: federationId, zone } of federations) {
    const broken: string[] = [];
    for (;;) {
      const turn = await applyNext(house, { federationId, today: dayOf(now, zone), now, except: broken });
      if (turn === 'none') break;
      if (turn === 'made') made++;
      else if (turn !== 'failed') broken.push(turn.broken);
    }
  }
  return made;
}

interface Turn {
  federationId: string;
  today: Day;
  now: Date;
  except: readonly string[];
}

async function applyNext(
  { db, log }: Pick<House, 'db' | 'log'>,
  { federationId, today, now, except }: Turn,
): Promise<'none' | 'made' | 'failed' | { broken: string }> {
  const tenant: Tenant = { federationId };
  let taken = '';
  try {
    return await inTransaction(db, async (trx) => {
      await lockTree(trx, tenant);
      const due = await takeDueChange(trx, tenant, { today, except });
      if (!due) return 'none';
      taken = due.id;
      const unit = await findUnit(trx, tenant, due.unitId);
      if (!unit) throw unitRefusals.notFound();
      const actor = { id: due.recordedBy ?? undefined, name: due.actorName };
      const making: Making = { trx, tenant, on: due.effectiveOn, now, actor, planning: false };
      try {
        if (unit.status !== 'active') throw unitRefusals.notActive({ unit: unit.name });
        const since = await getSpanStart(trx, tenant, unit.id);
        if (due.effectiveOn < since) throw unitRefusals.tooEarly({ unit: unit.name, since });
        const plan = await planners[due.kind as Kind](due.detail)(making, unit);
        await settleChange(trx, tenant, due.id, { appliedAt: now });
        await plan.write();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const failure = JSON.stringify({ code: error.code, words: error.words });
        await settleChange(trx, tenant, due.id, { failedAt: now, failure });
        await auditDue(trx, { federationId, now, due, failure: error.code });
        return 'failed';
      }
      await auditDue(trx, { federationId, now, due });
      return 'made';
    });
  } catch (error) {
    if (taken === '') throw error;
    log.error({ err: error, changeId: taken }, 'a planned change of a unit broke');
    return { broken: taken };
  }
}

interface DueChange {
  id: string;
  unitId: string;
  kind: string;
}

function auditDue(
  trx: Trx,
  { federationId, now, due, failure }: { federationId: string; now: Date; due: DueChange; failure?: string },
) {
  return writeAudit(trx, {
    federationId,
    at: now,
    actor: { kind: 'system', name: '到期变更 due change' },
    action: failure ? 'units.fail-plan' : `units.${verbs[due.kind as Kind]}`,
    unitId: due.unitId,
    subject: { kind: 'unit', id: due.unitId },
    detail: { changeId: due.id, ...(failure ? { failure } : {}) },
  });
}
