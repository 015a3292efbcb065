import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import { childPath, type UnitPath } from '../../../kernel/unit-path.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../queries.ts';
import type { UnitChangeKind, UnitKind } from '../rules.ts';
import { spellUnit } from '../spelling/service.ts';

/** A unit's own facts, those that nothing else depends on. */
export interface UnitFacts {
  shortName: string;
  nameEn: string;
  uscc: string | null;
  regionCode: string | null;
  industryId: string | null;
  address: string | null;
  phone: string | null;
  validUntil: Day | null;
}

export interface NewUnit extends Partial<UnitFacts> {
  id: string;
  kind: UnitKind;
  name: string;
  shortName: string;
  parent: { id: string; path: UnitPath } | null;
  fromOn: Day;
}

/** Writes a unit with its first span of leadership. @returns its path */
export async function insertUnit(trx: Trx, { federationId }: Tenant, unit: NewUnit & { now: Date }): Promise<UnitPath> {
  const { parent, now, ...facts } = unit;
  const path = childPath(parent?.path ?? null, unit.id);
  await trx
    .insertInto('units')
    .values({ federationId, ...facts, ...spellUnit(unit.name), parentId: parent?.id ?? null, path, createdAt: now })
    .execute();
  await trx
    .insertInto('unitParents')
    .values({ federationId, unitId: unit.id, fromOn: unit.fromOn, parentId: parent?.id ?? null })
    .execute();
  return path;
}

export interface ChangeRecord {
  unitId: string;
  kind: UnitChangeKind;
  effectiveOn: Day;
  detail: object;
  reason?: string | null | undefined;
  actor: { id?: string | undefined; name: string };
  now: Date;
  /** It waits for its day. */
  planned?: boolean;
}

/** Appends to a unit's history. @returns the id of the change */
export async function keepUnitChange(trx: Trx, { federationId }: Tenant, record: ChangeRecord): Promise<string> {
  const id = newId();
  await trx
    .insertInto('unitChanges')
    .values({
      federationId,
      id,
      unitId: record.unitId,
      kind: record.kind,
      effectiveOn: record.effectiveOn,
      detail: JSON.stringify(record.detail),
      reason: record.reason ?? null,
      recordedBy: record.actor.id ?? null,
      actorName: record.actor.name,
      recordedAt: record.now,
      appliedAt: record.planned ? null : record.now,
    })
    .execute();
  return id;
}

/**
 * Puts a unit and all below it under another superior: every path in one statement, whatever the state of what lies
 * below, so that closed and merged units stay where their superior is.
 */
export async function rewritePaths(
  trx: Trx,
  { federationId }: Tenant,
  { id, path, parent }: { id: string; path: UnitPath; parent: { id: string; path: UnitPath } },
): Promise<void> {
  await sql`
    update units
       set path = ${parent.path}::ltree || subpath(path, nlevel(${path}::ltree) - 1),
           parent_id = case when id = ${id} then ${parent.id}::uuid else parent_id end
     where federation_id = ${federationId} and path <@ ${path}::ltree`.execute(trx);
}

/** Ends the present span of leadership on a day and begins the next; on the very day it began, it is replaced. */
export async function switchSpan(
  trx: Trx,
  { federationId }: Tenant,
  { unitId, on, parentId }: { unitId: string; on: Day; parentId: string },
): Promise<void> {
  const replaced = await trx
    .updateTable('unitParents')
    .set({ parentId })
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .where('fromOn', '=', on)
    .where('toOn', 'is', null)
    .executeTakeFirst();
  if (replaced.numUpdatedRows > 0n) return;
  await endSpan(trx, { federationId }, { unitId, on });
  await trx.insertInto('unitParents').values({ federationId, unitId, fromOn: on, parentId }).execute();
}

export async function endSpan(
  trx: Trx,
  { federationId }: Tenant,
  { unitId, on }: { unitId: string; on: Day },
): Promise<void> {
  await trx
    .updateTable('unitParents')
    .set({ toOn: on })
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .where('toOn', 'is', null)
    .execute();
}

interface UnitSet extends Partial<UnitFacts> {
  name?: string;
  formerNames?: string;
  pinyin?: string;
  initials?: string;
  kind?: UnitKind;
  status?: 'closed' | 'merged';
  mergedInto?: string;
  toOn?: Day;
}

/** Changes columns of one unit and counts its version up. @returns the new version */
export async function setUnit(trx: Trx, { federationId }: Tenant, id: string, set: UnitSet): Promise<number> {
  const { version } = await trx
    .updateTable('units')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Units tagged with one industrial union belong to another from now on. */
export async function retagIndustry(
  trx: Trx,
  { federationId }: Tenant,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await trx
    .updateTable('units')
    .set({ industryId: to })
    .where('federationId', '=', federationId)
    .where('industryId', '=', from)
    .execute();
}

/** What still lives in a unit and stands against closing it. */
export async function countLiving(trx: Trx, { federationId }: Tenant, unitId: string) {
  const { rows } = await sql<{ children: number; members: number; programmes: number; tagged: number }>`
    select (select count(*) from units
             where federation_id = ${federationId} and parent_id = ${unitId} and status = 'active') as children,
           (select count(*) from memberships
             where federation_id = ${federationId} and unit_id = ${unitId} and state <> 'ended') as members,
           (select count(*) from programmes
             where federation_id = ${federationId} and unit_id = ${unitId}
               and state in ('submitted', 'published', 'running')) as programmes,
           (select count(*) from units
             where federation_id = ${federationId} and industry_id = ${unitId} and status = 'active') as tagged`.execute(
    trx,
  );
  return rows[0] ?? { children: 0, members: 0, programmes: 0, tagged: 0 };
}

/** The next planned change of a federation whose day has come; held for this transaction alone. */
export function takeDueChange(
  trx: Trx,
  { federationId }: Tenant,
  { today, except }: { today: Day; except: readonly string[] },
) {
  return trx
    .selectFrom('unitChanges')
    .select(['id', 'unitId', 'kind', 'effectiveOn', 'detail', 'reason', 'actorName', 'recordedBy'])
    .where('federationId', '=', federationId)
    .where('appliedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('effectiveOn', '<=', today)
    .$if(except.length > 0, (query) => query.where('id', 'not in', [...except]))
    .orderBy('effectiveOn')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Notes what became of a planned change. */
export async function settleChange(
  trx: Trx,
  { federationId }: Tenant,
  id: string,
  outcome: { appliedAt: Date } | { withdrawnAt: Date } | { failedAt: Date; failure: string },
): Promise<void> {
  await trx
    .updateTable('unitChanges')
    .set(outcome)
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .execute();
}

/** Withdraws one change of a unit that waits or has failed. @returns whether there was one */
export async function withdrawChange(
  trx: Trx,
  { federationId }: Tenant,
  { unitId, id, now }: { unitId: string; id?: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('unitChanges')
    .set({ withdrawnAt: now })
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .where('appliedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
