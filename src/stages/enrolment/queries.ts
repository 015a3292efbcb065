import type { Trx } from '../../platform/db/connect.ts';
import { type Books, liveEnrolmentStates } from './rules.ts';

export interface Key {
  federationId: string;
  stageId: string;
}

/** Locks the stage's books: from here to the end of the transaction nobody else admits. */
export async function lockBooks(trx: Trx, key: Key): Promise<Books & { nextSeq: number }> {
  const { seats, taken, waiting, nextSeq } = await trx
    .selectFrom('enrolmentBooks')
    .select(['seats', 'taken', 'waiting', 'nextSeq'])
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { seats, taken, waiting, nextSeq, quotas: await listQuotas(trx, key) };
}

/** The books as they are, for reading. */
export async function readBooks(trx: Trx, key: Key): Promise<Books> {
  const { seats, taken, waiting } = await trx
    .selectFrom('enrolmentBooks')
    .select(['seats', 'taken', 'waiting'])
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .executeTakeFirstOrThrow();
  return { seats, taken, waiting, quotas: await listQuotas(trx, key) };
}

export function listQuotas(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolmentQuotas')
    .innerJoin('units', (join) =>
      join
        .onRef('units.federationId', '=', 'enrolmentQuotas.federationId')
        .onRef('units.id', '=', 'enrolmentQuotas.unitId'),
    )
    .select([
      'enrolmentQuotas.unitId',
      'units.path',
      'units.name as unitName',
      'enrolmentQuotas.places',
      'enrolmentQuotas.taken',
    ])
    .where('enrolmentQuotas.federationId', '=', federationId)
    .where('enrolmentQuotas.stageId', '=', stageId)
    .orderBy('units.name')
    .execute();
}

/** Writes the books back after they were changed under the lock. */
export async function writeBooks(
  trx: Trx,
  key: Key,
  books: Books & { nextSeq?: number },
  before: Books,
): Promise<void> {
  const { taken, waiting, nextSeq } = books;
  await trx
    .updateTable('enrolmentBooks')
    .set({ taken, waiting, ...(nextSeq === undefined ? {} : { nextSeq }) })
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .execute();
  for (const quota of books.quotas) {
    if (before.quotas.find((each) => each.unitId === quota.unitId)?.taken === quota.taken) continue;
    await trx
      .updateTable('enrolmentQuotas')
      .set({ taken: quota.taken })
      .where('federationId', '=', key.federationId)
      .where('stageId', '=', key.stageId)
      .where('unitId', '=', quota.unitId)
      .execute();
  }
}

const columns = [
  'id',
  'subjectKind',
  'subjectId',
  'personId',
  'unitId',
  'quotaUnitId',
  'places',
  'state',
  'seq',
  'answers',
  'requestedAt',
  'reason',
  'admissionId',
] as const;
export type EnrolmentRow = NonNullable<Awaited<ReturnType<typeof findByPerson>>>;

/**
 * The enrolment that a person made, or the team's that they belong to.
 * @param teams `false` where the stage takes none, which is fixed once there are any
 */
export async function findByPerson(trx: Trx, { federationId, stageId }: Key, personId: string, teams = true) {
  const own = await trx
    .selectFrom('enrolments')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!teams || (own && own.state !== 'cancelled' && own.state !== 'declined')) return own;
  const asMember = await trx
    .selectFrom('enrolments')
    .innerJoin('enrolmentTeamMembers as member', (join) =>
      join
        .onRef('member.federationId', '=', 'enrolments.federationId')
        .onRef('member.teamId', '=', 'enrolments.subjectId'),
    )
    .select(columns.map((column) => `enrolments.${column}` as const))
    .where('enrolments.federationId', '=', federationId)
    .where('enrolments.stageId', '=', stageId)
    .where('enrolments.subjectKind', '=', 'team')
    .where('enrolments.state', 'in', [...liveEnrolmentStates])
    .where('member.personId', '=', personId)
    .executeTakeFirst();
  return asMember ?? own;
}

/** Known members of the live teams of a stage. */
export async function listMembersOf(trx: Trx, { federationId, stageId }: Key): Promise<{ personId: string }[]> {
  const rows = await trx
    .selectFrom('enrolments')
    .innerJoin('enrolmentTeamMembers as member', (join) =>
      join
        .onRef('member.federationId', '=', 'enrolments.federationId')
        .onRef('member.teamId', '=', 'enrolments.subjectId'),
    )
    .select('member.personId')
    .where('enrolments.federationId', '=', federationId)
    .where('enrolments.stageId', '=', stageId)
    .where('enrolments.subjectKind', '=', 'team')
    .where('enrolments.state', 'in', [...liveEnrolmentStates])
    .where('member.personId', 'is not', null)
    .execute();
  return rows.flatMap(({ personId }) => (personId ? [{ personId }] : []));
}

/** Of these persons, those who stand in the stage's list already, in whatever state. */
export async function listEnrolled(
  trx: Trx,
  { federationId, stageId }: Key,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('enrolments')
    .select('personId')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('personId', 'in', [...personIds])
    .execute();
  return new Set(rows.map((row) => row.personId));
}

export function listByIds(trx: Trx, { federationId, stageId }: Key, ids: readonly string[]) {
  return trx
    .selectFrom('enrolments')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('id', 'in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('seq')
    .execute();
}

/** The waiting list in its order. */
export function listWaiting(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolments')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', '=', 'waiting')
    .orderBy('seq')
    .execute();
}

/** Place in the waiting list, from 1. */
export async function waitingPosition(trx: Trx, { federationId, stageId }: Key, seq: number): Promise<number> {
  const row = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', '=', 'waiting')
    .where('seq', '<', seq)
    .executeTakeFirstOrThrow();
  return row.before + 1;
}

/** Path of the live union of each of these persons. */
export async function pathsOf(trx: Trx, federationId: string, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, { unitId: string; path: string }>();
  const rows = await trx
    .selectFrom('memberships')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select(['memberships.personId', 'units.id as unitId', 'units.path'])
    .where('memberships.federationId', '=', federationId)
    .where('memberships.personId', 'in', [...personIds])
    .where('memberships.state', '<>', 'ended')
    .execute();
  return new Map(rows.map((row) => [row.personId, { unitId: row.unitId, path: row.path }]));
}
