import { sql } from 'kysely';
import { maskPhone } from '../../kernel/codes/masking.ts';
import type { ListQuery, Page } from '../../kernel/lists.ts';
import { ancestorIds, type UnitPath } from '../../kernel/unit-path.ts';
import { pick } from '../../kernel/words.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import { pageOf } from '../../platform/db/paging.ts';
import { accessRefusals } from '../access/errors.ts';
import { type Ability, abilities, may, type Scope } from '../access/rules.ts';
import type { UnitDetail, UnitItem, unitList } from './contract.ts';
import { unitRefusals } from './errors.ts';
import { listPlannedChanges } from './history/queries.ts';
import {
  countMembersBelow,
  findUnit,
  listBreadcrumbs,
  lockUnit,
  selectUnits,
  type Tenant,
  type UnitRef,
  type UnitRow,
  withCounts,
} from './queries.ts';
import { withinReach, withinTops } from './reach/service.ts';
import { matchesWords } from './spelling/service.ts';

/**
 * One unit of the federation, whoever asks: names and places of units are no secret within it.
 * @throws units.not-found
 */
export async function getUnit(db: Trx | Db, tenant: Tenant, id: string): Promise<UnitRow> {
  const unit = await findUnit(db, tenant, id);
  if (!unit) throw unitRefusals.notFound();
  return unit;
}

/** Units from the top of the federation down to the one at a path, itself included. */
export async function getUnitTrail(db: Trx | Db, tenant: Tenant, path: UnitPath): Promise<UnitRef[]> {
  const [trail = []] = await listBreadcrumbs(db, tenant, [path]);
  return trail;
}

/** @throws units.not-found, units.not-active */
export async function getActiveUnit(db: Trx | Db, tenant: Tenant, id: string): Promise<UnitRow> {
  const unit = await getUnit(db, tenant, id);
  if (unit.status !== 'active') throw unitRefusals.notActive({ unit: unit.name });
  return unit;
}

/**
 * An active unit, held until the transaction ends so that it is neither closed nor moved while somebody comes in.
 * @throws units.not-found, units.not-active
 */
export async function lockActiveUnit(trx: Trx, tenant: Tenant, id: string): Promise<UnitRow> {
  const unit = await lockUnit(trx, tenant, { id, how: 'share' });
  if (!unit) throw unitRefusals.notFound();
  if (unit.status !== 'active') throw unitRefusals.notActive({ unit: unit.name });
  return unit;
}

/** @throws access.not-allowed naming the unit */
export function demandOn(scope: Scope, ability: Ability, unit: Pick<UnitRow, 'name' | 'path'>): void {
  if (may(scope, ability, unit.path)) return;
  throw accessRefusals.notAllowed({ unit: unit.name, ability: pick(abilities[ability], scope.lang) });
}

/** Everything about one unit that the scope may see. @throws units.not-found */
export async function getUnitDetail(db: Db, scope: Scope, unitId: string): Promise<UnitDetail> {
  const unit = await withCounts(selectUnits(db, scope)).where('units.id', '=', unitId).executeTakeFirst();
  if (!unit) throw unitRefusals.notFound();
  const manages = may(scope, 'units.manage', unit.path);
  const reads = may(scope, 'units.read', unit.path);
  const [[path = []], industry, mergedInto, parent, membersBelow, planned] = await Promise.all([
    listBreadcrumbs(db, scope, [unit.path]),
    unit.industryId ? findUnit(db, scope, unit.industryId) : undefined,
    unit.mergedInto ? findUnit(db, scope, unit.mergedInto) : undefined,
    unit.parentId ? findUnit(db, scope, unit.parentId) : undefined,
    reads ? countMembersBelow(db, scope, unit.path) : null,
    reads ? listPlannedChanges(db, scope, unitId) : [],
  ]);
  return {
    id: unit.id,
    name: unit.name,
    shortName: unit.shortName,
    nameEn: unit.nameEn,
    kind: unit.kind,
    status: unit.status,
    parentId: unit.parentId,
    depth: ancestorIds(unit.path).length,
    uscc: unit.uscc,
    fromOn: unit.fromOn,
    toOn: unit.toOn,
    validUntil: reads ? unit.validUntil : null,
    superior: superiorIn(path),
    children: unit.children,
    members: reads ? unit.members : null,
    membersBelow,
    path,
    regionCode: unit.regionCode,
    industry: refOf(industry),
    address: unit.address,
    phone: unit.phone && !manages ? maskPhone(unit.phone) : unit.phone,
    mergedInto: refOf(mergedInto),
    formerNames: unit.formerNames.split('\n').filter((name) => name !== ''),
    version: unit.version,
    planned,
    may: {
      manage: manages && unit.status === 'active',
      rearrange: unit.status === 'active' && parent !== undefined && may(scope, 'units.manage', parent.path),
      members: may(scope, 'members.manage', unit.path),
    },
  };
}

function refOf(unit: { id: string; name: string } | undefined) {
  return unit ? { id: unit.id, name: unit.name } : null;
}

type UnitFilters = (typeof unitList)['filters']['_output'];

/** Units within the scope's reach, filtered, sorted, one page. @throws units.not-found, list.unknown-sort, list.bad-cursor */
export async function listUnits(db: Db, scope: Scope, query: ListQuery & UnitFilters): Promise<Page<UnitItem>> {
  const { parent, within, kind, status, industry, expiringBefore, q } = query;
  let rows = withCounts(selectUnits(db, scope)).where(withinReach(scope, 'units.read', sql.ref('units.path')));
  if (parent) rows = rows.where('units.parentId', '=', parent);
  if (within) rows = rows.where(withinTops(sql.ref('units.path'), [(await getUnit(db, scope, within)).path]));
  if (kind) rows = rows.where('units.kind', 'in', kind.split(','));
  if (status !== 'all') rows = rows.where('units.status', '=', status);
  if (industry) rows = rows.where('units.industryId', '=', industry);
  if (expiringBefore) rows = rows.where('units.validUntil', '<', expiringBefore);
  if (q) rows = rows.where(matchesWords(sql.ref('units.words'), q));
  const page = await pageOf(rows, query, {
    sorts: {
      name: { by: sql.ref('units.pinyin'), of: (row) => row.pinyin, filled: true },
      kind: { by: sql.ref('units.kind'), of: (row) => row.kind, filled: true },
      fromOn: { by: sql.ref('units.from_on'), of: (row) => row.fromOn, filled: true },
      validUntil: { by: sql.ref('units.valid_until'), of: (row) => row.validUntil },
    },
    id: { by: sql.ref('units.id'), of: (row) => row.id },
    defaultSort: 'name',
  });
  const trails = await listBreadcrumbs(
    db,
    scope,
    page.items.map(({ path }) => path),
  );
  return { ...page, items: page.items.map((row, at) => itemOf(row, trails[at] ?? [])) };
}

function itemOf(row: UnitRow & { children: number; members: number }, trail: readonly UnitRef[]): UnitItem {
  const { id, name, shortName, kind, status, parentId, uscc, fromOn, validUntil, children, members } = row;
  const { regionCode, address } = row;
  return {
    ...{ id, name, shortName, kind, status, parentId, depth: ancestorIds(row.path).length, uscc, fromOn, validUntil },
    ...{ superior: superiorIn(trail), regionCode, address, children, members },
  };
}

/** What lies above a unit, as lists show it and sheets name it; null at the top. */
function superiorIn(trail: readonly UnitRef[]): string | null {
  return (
    trail
      .slice(0, -1)
      .map(({ name }) => name)
      .join(' > ') || null
  );
}
