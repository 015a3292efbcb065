import { sql } from 'kysely';
import type { Day } from '../../kernel/dates.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { Scope } from '../access/rules.ts';
import type { EndReason, MembershipChangeKind, MembershipState } from './rules.ts';

export type Tenant = Pick<Scope, 'federationId'>;

/** Memberships with their persons and units; the caller judges reach. */
export function selectMemberships(db: Trx | Db, { federationId }: Tenant) {
  return db
    .selectFrom('memberships')
    .innerJoin('persons', (join) =>
      join
        .onRef('persons.federationId', '=', 'memberships.federationId')
        .onRef('persons.id', '=', 'memberships.personId'),
    )
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .where('memberships.federationId', '=', federationId)
    .select([
      'persons.id as personId',
      'persons.name',
      'persons.pinyin',
      'persons.sex',
      'persons.bornOn',
      'persons.phoneCipher',
      'persons.phoneHash',
      'persons.phoneMasked',
      'persons.documentKind',
      'persons.documentCipher',
      'persons.documentHash',
      'persons.documentMasked',
      'persons.workerKinds',
      'persons.honours',
      'persons.version as personVersion',
      'memberships.id as membershipId',
      'memberships.unitId',
      'memberships.state',
      'memberships.post',
      'memberships.memberNo',
      'memberships.fromOn',
      'memberships.toOn',
      'memberships.endReason',
      'memberships.version',
      'units.name as unitName',
      'units.path as unitPath',
      'units.status as unitStatus',
    ])
    .$narrowType<{ state: MembershipState; endReason: EndReason | null }>();
}
export type MemberRow = NonNullable<Awaited<ReturnType<typeof findPresentMembership>>>;

/** A person's live membership, or the one that ended last. What decides who may see the person. */
export function findPresentMembership(db: Trx | Db, tenant: Tenant, personId: string) {
  return selectMemberships(db, tenant)
    .where('memberships.personId', '=', personId)
    .orderBy(sql`(memberships.state <> 'ended') desc, memberships.to_on desc nulls first, memberships.id desc`)
    .limit(1)
    .executeTakeFirst();
}

/** All spells of a person, the newest first. */
export function listSpells(db: Trx | Db, tenant: Tenant, personId: string) {
  return selectMemberships(db, tenant)
    .where('memberships.personId', '=', personId)
    .orderBy('memberships.fromOn', 'desc')
    .orderBy('memberships.id', 'desc')
    .execute();
}

/** Everything that happened to the memberships of a person, the newest first. */
export function listMembershipChanges(db: Trx | Db, { federationId }: Tenant, personId: string) {
  return db
    .selectFrom('membershipChanges')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'membershipChanges.federationId')
        .onRef('memberships.id', '=', 'membershipChanges.membershipId'),
    )
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'membershipChanges.id',
      'membershipChanges.at',
      'membershipChanges.actorName',
      'membershipChanges.kind',
      'membershipChanges.detail',
      'units.name as unitName',
      'units.path as unitPath',
    ])
    .where('membershipChanges.federationId', '=', federationId)
    .where('memberships.personId', '=', personId)
    .orderBy('membershipChanges.at', 'desc')
    .orderBy('membershipChanges.id', 'desc')
    .execute();
}

/** Locks a person's record and the live membership, if any, against other changes. */
export async function lockPerson(trx: Trx, { federationId }: Tenant, personId: string): Promise<void> {
  await trx
    .selectFrom('persons')
    .select('id')
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .forUpdate()
    .execute();
}

export interface NewSpell {
  personId: string;
  unitId: string;
  state: Exclude<MembershipState, 'ended'>;
  post: string | null;
  memberNo: string | null;
  fromOn: Day;
  now: Date;
}

/** Begins a membership. The database refuses a second live one (memberships_one_live). @returns its id */
export async function insertMembership(
  trx: Trx,
  { federationId }: Tenant,
  { now, ...spell }: NewSpell,
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('memberships')
    .values({ federationId, id, ...spell, createdAt: now })
    .execute();
  return id;
}

interface MembershipSet {
  state?: MembershipState;
  post?: string | null;
  memberNo?: string | null;
  fromOn?: Day;
  toOn?: Day;
  endReason?: EndReason;
}

/** @returns the new version */
export async function setMembership(
  trx: Trx,
  { federationId }: Tenant,
  id: string,
  set: MembershipSet,
): Promise<number> {
  const { version } = await trx
    .updateTable('memberships')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Appends to the history of a membership. */
export async function keepMembershipChange(
  trx: Trx,
  { federationId }: Tenant,
  change: {
    membershipId: string;
    kind: MembershipChangeKind;
    detail: object;
    actor: { id?: string | undefined; name: string };
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('membershipChanges')
    .values({
      federationId,
      id: newId(),
      membershipId: change.membershipId,
      at: change.now,
      actorId: change.actor.id ?? null,
      actorName: change.actor.name,
      kind: change.kind,
      detail: JSON.stringify(change.detail),
    })
    .execute();
}
