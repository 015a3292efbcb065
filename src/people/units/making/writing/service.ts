import type { Day } from '../../../../kernel/dates.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { type AuditActor, writeAudit } from '../../../../platform/audit/write.ts';
import type { Trx } from '../../../../platform/db/connect.ts';
import { newId } from '../../../../platform/ids.ts';
import { countLiving, insertUnit, keepUnitChange, setUnit } from '../../changes/queries.ts';
import { checkDay, checkIndustry, checkName, checkPlace, checkUscc } from '../../checks/service.ts';
import type { UnitCorrection, UnitInput } from '../../contract.ts';
import { unitRefusals } from '../../errors.ts';
import { listActiveChildren, lockTree, lockUnit, type Tenant, type UnitRow } from '../../queries.ts';
import { mayLieUnder, shortNameOf, unitKinds } from '../../rules.ts';
import { getUnit } from '../../service.ts';

/** Who writes, and when. The caller has locked the tree and judged the reach. */
export interface Writing {
  trx: Trx;
  tenant: Tenant;
  actor: AuditActor;
  now: Date;
  today: Day;
  requestId?: string | undefined;
}

/** Holds the tree until the caller's transaction ends: what it judged stays true until it has written. */
export function holdTree(trx: Trx, tenant: Tenant): Promise<void> {
  return lockTree(trx, tenant);
}

/** @throws units.kind-not-under, bad-name, name-taken, bad-uscc, uscc-taken, not-industrial, and those of the effective day */
export async function makeUnit(
  { trx, tenant, actor, now, today, requestId }: Writing,
  { parent, ...input }: Omit<UnitInput, 'parentId'> & { parent: UnitRow },
): Promise<{ id: string; warnings: Bilingual[] }> {
  const { kind, on: day, reason, industryId, uscc: typed, shortName, ...facts } = input;
  checkPlace(kind, parent);
  const name = await checkName(trx, tenant, { name: input.name, parent });
  const { on } = checkDay({ unit: parent, on: day, today, since: parent.fromOn, reason });
  const { uscc, warnings } = await checkUscc(trx, tenant, { uscc: typed });
  const industry = await checkIndustry(trx, tenant, industryId);
  const id = newId();
  const unit = { id, kind, parent, fromOn: on, now, uscc, industryId: industry };
  await insertUnit(trx, tenant, { ...facts, ...unit, name, shortName: shortName ?? shortNameOf(name) });
  const detail = { name, kind, under: { id: parent.id, name: parent.name } };
  await keepUnitChange(trx, tenant, { unitId: id, kind: 'created', effectiveOn: on, detail, reason, actor, now });
  await writeAudit(trx, {
    federationId: tenant.federationId,
    at: now,
    actor,
    action: 'units.create',
    unitId: id,
    subject: { kind: 'unit', id },
    detail: { ...detail, on },
    requestId,
  });
  return { id, warnings };
}

/**
 * Changes particulars of an active unit that differ; the kind where it fits superior, children and members.
 * @throws units.kind-not-under, not-top, no-members-here, bad-uscc, uscc-taken, not-industrial
 */
export async function amendUnit(
  { trx, tenant, actor, now, today, requestId }: Writing,
  { unit, given }: { unit: UnitRow; given: Omit<UnitCorrection, 'version'> },
): Promise<{ version: number; warnings: Bilingual[]; changed: boolean }> {
  if (given.kind && given.kind !== unit.kind) await checkKind(trx, tenant, { ...unit, kind: given.kind });
  const coded =
    given.uscc === undefined ? undefined : await checkUscc(trx, tenant, { uscc: given.uscc, butNot: unit.id });
  const set = {
    ...given,
    ...(coded ? { uscc: coded.uscc } : {}),
    ...(given.industryId === undefined ? {} : { industryId: await checkIndustry(trx, tenant, given.industryId) }),
  };
  const differing = Object.entries(set).filter(
    ([key, value]) => value !== undefined && value !== unit[key as keyof typeof unit],
  );
  const warnings = coded?.warnings ?? [];
  if (differing.length === 0) return { version: unit.version, warnings, changed: false };
  const before = Object.fromEntries(differing.map(([key]) => [key, unit[key as keyof typeof unit]]));
  const after = Object.fromEntries(differing);
  const detail = { before, after };
  await keepUnitChange(trx, tenant, { unitId: unit.id, kind: 'corrected', effectiveOn: today, detail, actor, now });
  await writeAudit(trx, {
    federationId: tenant.federationId,
    at: now,
    actor,
    action: 'units.correct',
    unitId: unit.id,
    subject: { kind: 'unit', id: unit.id },
    detail: { fields: Object.keys(after) },
    requestId,
  });
  return { version: await setUnit(trx, tenant, unit.id, after), warnings, changed: true };
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
