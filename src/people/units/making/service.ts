import { dayOf } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { insertUnit, keepUnitChange } from '../changes/queries.ts';
import { checkName } from '../checks/service.ts';
import type { UnitCorrection, UnitInput } from '../contract.ts';
import { unitRefusals } from '../errors.ts';
import { findTopUnit, lockTree, type Tenant } from '../queries.ts';
import { shortNameOf, type UnitKind } from '../rules.ts';
import { demandOn, getActiveUnit, getUnit } from '../service.ts';
import { amendUnit, makeUnit, type Writing } from './writing/service.ts';

/** One change of the tree by whoever is behind the scope: locked, in one transaction. */
function writing<Result>(house: House, scope: Scope, work: (writing: Writing) => Promise<Result>): Promise<Result> {
  const now = house.now();
  const by = { tenant: scope, actor: actorOf(scope), now, today: dayOf(now, scope.zone), requestId: scope.requestId };
  return inTransaction(house.db, async (trx) => {
    await lockTree(trx, scope);
    return work({ trx, ...by });
  });
}

/**
 * Creates a unit under a superior; a day ahead lets its first span of leadership begin then.
 * @throws access.not-allowed, units.not-found, not-active, kind-not-under, bad-name, name-taken, bad-uscc, uscc-taken,
 * not-industrial, and those of the effective day
 */
export function createUnit(
  house: House,
  scope: Scope,
  { parentId, ...input }: UnitInput,
): Promise<{ id: string; warnings: Bilingual[] }> {
  return writing(house, scope, async (by) => {
    const parent = await getActiveUnit(by.trx, scope, parentId);
    demandOn(scope, 'units.manage', parent);
    return makeUnit(by, { ...input, parent });
  });
}

/**
 * Corrects particulars that nothing else hangs on, and the kind where it fits superior and children.
 * @throws access.not-allowed, units.not-found, not-active, changed-meanwhile, kind-not-under, bad-uscc, uscc-taken, not-industrial
 */
export function correctUnit(
  house: House,
  scope: Scope,
  { unitId, version, ...given }: UnitCorrection & { unitId: string },
): Promise<{ version: number; warnings: Bilingual[] }> {
  return writing(house, scope, async (by) => {
    const unit = await getUnit(by.trx, scope, unitId);
    demandOn(scope, 'units.manage', unit);
    if (unit.status !== 'active') throw unitRefusals.notActive({ unit: unit.name });
    if (unit.version !== version) throw unitRefusals.changedMeanwhile({ unit: unit.name });
    const { changed: _changed, ...answer } = await amendUnit(by, { unit, given });
    return answer;
  });
}

interface TopUnit {
  name: string;
  kind?: Extract<UnitKind, 'territorial' | 'industrial'>;
  fromOn: string;
  actorName: string;
  now: Date;
}

/**
 * Plants the unit at the top of a new federation. For setting up; nobody has a scope yet.
 * @returns its id
 * @throws units.not-top where there is one already
 */
export async function createTopUnit(
  trx: Trx,
  tenant: Tenant,
  { name: text, kind = 'territorial', fromOn, actorName, now }: TopUnit,
): Promise<string> {
  await lockTree(trx, tenant);
  if (await findTopUnit(trx, tenant)) throw unitRefusals.notTop();
  const name = await checkName(trx, tenant, { name: text, parent: null });
  const id = newId();
  await insertUnit(trx, tenant, { id, kind, name, shortName: shortNameOf(name), parent: null, fromOn, now });
  const change = { unitId: id, kind: 'created' as const, effectiveOn: fromOn, detail: { name, kind }, now };
  await keepUnitChange(trx, tenant, { ...change, actor: { name: actorName } });
  return id;
}
