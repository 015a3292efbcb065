import { dayOf } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { countLiving, insertUnit, keepUnitChange, setUnit } from '../changes/queries.ts';
import { checkDay, checkIndustry, checkName, checkPlace, checkUscc } from '../checks/service.ts';
import type { UnitCorrection, UnitInput } from '../contract.ts';
import { unitRefusals } from '../errors.ts';
import { findTopUnit, listActiveChildren, lockTree, lockUnit, type Tenant, type UnitRow } from '../queries.ts';
import { mayLieUnder, shortNameOf, type UnitKind, unitKinds } from '../rules.ts';
import { demandOn, getActiveUnit, getUnit } from '../service.ts';

/**
 * Creates a unit under a superior; a day ahead lets its first span of leadership begin then.
 * @throws access.not-allowed, units.not-found, not-active, kind-not-under, bad-name, name-taken, bad-uscc, uscc-taken,
 * not-industrial, and those of the effective day
 */
export async function createUnit(
  house: House,
  scope: Scope,
  input: UnitInput,
): Promise<{ id: string; warnings: Bilingual[] }> {
  const now = house.now();
  const { parentId, kind, on: day, reason, industryId, uscc: typed, shortName, ...facts } = input;
  return inTransaction(house.db, async (trx) => {
    await lockTree(trx, scope);
    const parent = await getActiveUnit(trx, scope, parentId);
    demandOn(scope, 'units.manage', parent);
    checkPlace(kind, parent);
    const name = await checkName(trx, scope, { name: input.name, parent });
    const { on } = checkDay({ unit: parent, on: day, today: dayOf(now, scope.zone), since: parent.fromOn, reason });
    const { uscc, warnings } = await checkUscc(trx, scope, { uscc: typed });
    const industry = await checkIndustry(trx, scope, industryId);
    const id = newId();
    const unit = { id, kind, parent, fromOn: on, now, uscc, industryId: industry };
    await insertUnit(trx, scope, { ...facts, ...unit, name, shortName: shortName ?? shortNameOf(name) });
    const actor = actorOf(scope);
    const detail = { name, kind, under: { id: parent.id, name: parent.name } };
    await keepUnitChange(trx, scope, { unitId: id, kind: 'created', effectiveOn: on, detail, reason, actor, now });
    await writeAudit(trx, {
      federationId: scope.federationId,
      at: now,
      actor,
      action: 'units.create',
      unitId: id,
      subject: { kind: 'unit', id },
      detail: { ...detail, on },
      requestId: scope.requestId,
    });
    return { id, warnings };
  });
}

/**
 * Plants the unit at the top of a new federation. For setting up; nobody has a scope yet.
 * @returns its id
 * @throws units.not-top where there is one already
 */
export async function createTopUnit(
  trx: Trx,
  tenant: Tenant,
  { name, kind = 'territorial', fromOn, actorName, now }: TopUnit,
): Promise<string> {
  await lockTree(trx, tenant);
  if (await findTopUnit(trx, tenant)) throw unitRefusals.notTop();
  const checked = await checkName(trx, tenant, { name, parent: null });
  const id = newId();
  await insertUnit(trx, tenant, {
    id,
    kind,
    name: checked,
    shortName: shortNameOf(checked),
    parent: null,
    fromOn,
    now,
  });
  const detail = { name: checked, kind };
  await keepUnitChange(trx, tenant, {
    unitId: id,
    kind: 'created',
    effectiveOn: fromOn,
    detail,
    actor: { name: actorName },
    now,
  });
  return id;
}

interface TopUnit {
  name: string;
  kind?: Extract<UnitKind, 'territorial' | 'industrial'>;
  fromOn: string;
  actorName: string;
  now: Date;
}

/**
 * Corrects particulars that nothing else hangs on, and the kind where it fits superior and children.
 * @throws access.not-allowed, units.not-found, not-active, changed-meanwhile, kind-not-under, bad-uscc, uscc-taken, not-industrial
 */
export async function correctUnit(
  house: House,
  scope: Scope,
  { unitId, version, ...given }: UnitCorrection & { unitId: string },
): Promise<{ version: number; warnings: Bilingual[] }> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    await lockTree(trx, scope);
    const unit = await getUnit(trx, scope, unitId);
    demandOn(scope, 'units.manage', unit);
    if (unit.status !== 'active') throw unitRefusals.notActive({ unit: unit.name });
    if (unit.version !== version) throw unitRefusals.changedMeanwhile({ unit: unit.name });
    if (given.kind && given.kind !== unit.kind) await checkKind(trx, scope, { ...unit, kind: given.kind });
    const coded =
      given.uscc === undefined ? undefined : await checkUscc(trx, scope, { uscc: given.uscc, butNot: unitId });
    const set = {
      ...given,
      ...(coded ? { uscc: coded.uscc } : {}),
      ...(given.industryId === undefined ? {} : { industryId: await checkIndustry(trx, scope, given.industryId) }),
    };
    const changed = Object.entries(set).filter(
      ([key, value]) => value !== undefined && value !== unit[key as keyof typeof unit],
    );
    if (changed.length === 0) return { version, warnings: coded?.warnings ?? [] };
    const actor = actorOf(scope);
    const before = Object.fromEntries(changed.map(([key]) => [key, unit[key as keyof typeof unit]]));
    const detail = { before, after: Object.fromEntries(changed) };
    const effectiveOn = dayOf(now, scope.zone);
    await keepUnitChange(trx, scope, { unitId, kind: 'corrected', effectiveOn, detail, actor, now });
    await writeAudit(trx, {
      federationId: scope.federationId,
      at: now,
      actor,
      action: 'units.correct',
      unitId,
      subject: { kind: 'unit', id: unitId },
      detail: { fields: changed.map(([key]) => key) },
      requestId: scope.requestId,
    });
    return { version: await setUnit(trx, scope, unitId, Object.fromEntries(changed)), warnings: coded?.warnings ?? [] };
  });
}

/** A new kind must fit the superior, every unit below, and the members. */
async function checkKind(trx: Trx, tenant: Tenant, unit: Pick<UnitRow, 'id' | 'parentId' | 'kind' | 'name'>) {
  if (unit.parentId) checkPlace(unit.kind, await getUnit(trx, tenant, unit.parentId));
  else if (!mayLieUnder(unit.kind, null)) throw unitRefusals.notTop();
  for (const child of await listActiveChildren(trx, tenant, unit.id)) checkPlace(child.kind, unit);
  if (unitKinds[unit.kind].holdsMembers) return;
  await lockUnit(trx, tenant, { id: unit.id, how: 'update' });
  const { members } = await countLiving(trx, tenant, unit.id);
  const [kind, kindEn] = unitKinds[unit.kind].words;
  if (members > 0) throw unitRefusals.noMembersHere({ unit: unit.name, kind, kindEn });
}
