import { sql } from 'kysely';
import { allOf, type Trx } from '../../platform/db/connect.ts';
import { type Books, queueKey } from './books/rules.ts';
import { holdingStates, liveEnrolmentStates } from './rules.ts';

export interface Key {
  federationId: string;
  stageId: string;
}

/**
 * Locks the stage's books: from here to the end of the transaction nobody else admits.
 * @param isBatched whether its settings have batches: where they have none, none are looked up
 */
export async function lockBooks(
  trx: Trx,
  key: Key,
  { isBatched = true }: { isBatched?: boolean } = {},
): Promise<Books & { nextSeq: number }> {
  const [{ allottedAt, ...row }, parts] = await allOf([
    trx
      .selectFrom('enrolmentBooks')
      .select(['seats', 'taken', 'waiting', 'allottedAt', 'nextSeq'])
      .where('federationId', '=', key.federationId)
      .where('stageId', '=', key.stageId)
      .forUpdate()
      .executeTakeFirstOrThrow(),
    listParts(trx, key, isBatched),
  ]);
  return { ...row, allotted: allottedAt !== null, ...parts };
}

/** The books as they are, for reading. */
export async function readBooks(trx: Trx, key: Key): Promise<Books> {
  const [{ allottedAt, ...row }, parts] = await allOf([
    trx
      .selectFrom('enrolmentBooks')
      .select(['seats', 'taken', 'waiting', 'allottedAt'])
      .where('federationId', '=', key.federationId)
      .where('stageId', '=', key.stageId)
      .executeTakeFirstOrThrow(),
    listParts(trx, key, true),
  ]);
  return { ...row, allotted: allottedAt !== null, ...parts };
}

async function listParts(trx: Trx, key: Key, isBatched: boolean): Promise<Pick<Books, 'quotas' | 'batches'>> {
  const [quotas, batches] = await allOf([
    listQuotas(trx, key),
    isBatched ? listBatches(trx, key) : Promise.resolve([]),
  ]);
  return { quotas, batches };
}

function listBatches(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolmentBatches')
    .select(['key', 'places', 'taken'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .orderBy('key')
    .execute();
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
  const { federationId, stageId } = key;
  const quotas = takenSince(books.quotas, before.quotas, ({ unitId }) => unitId);
  const batches = takenSince(books.batches, before.batches, (batch) => batch.key);
  // One statement: under the lock each round trip is waited for by everybody.
  await sql`
    with quotas as (
      update enrolment_quotas quota set taken = told.taken
        from unnest(${quotas.map(({ unitId }) => unitId)}::uuid[], ${quotas.map(({ taken }) => taken)}::int[])
             as told (unit_id, taken)
       where quota.federation_id = ${federationId} and quota.stage_id = ${stageId} and quota.unit_id = told.unit_id
    ), batches as (
      update enrolment_batches batch set taken = told.taken
        from unnest(${batches.map((batch) => batch.key)}::text[], ${batches.map(({ taken }) => taken)}::int[])
             as told (key, taken)
       where batch.federation_id = ${federationId} and batch.stage_id = ${stageId} and batch.key = told.key
    )
    update enrolment_books
       set taken = ${books.taken}, waiting = ${books.waiting}, next_seq = coalesce(${books.nextSeq ?? null}, next_seq)
     where federation_id = ${federationId} and stage_id = ${stageId}`.execute(trx);
}

/** Parts of the books of which more or less is taken than before. */
function takenSince<Part extends { taken: number }>(
  parts: readonly Part[],
  before: readonly Part[],
  nameOf: (part: Part) => string,
): Part[] {
  const counted = new Map(before.map((part) => [nameOf(part), part.taken]));
  return parts.filter((part) => counted.get(nameOf(part)) !== part.taken);
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
  'batch',
  'wishes',
  'offerUntil',
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
    .$narrowType<{ wishes: string[] }>()
    .executeTakeFirst();
  if (!teams || (own && liveEnrolmentStates.some((state) => state === own.state))) return own;
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
    .$narrowType<{ wishes: string[] }>()
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
    .$narrowType<{ wishes: string[] }>()
    .execute();
}

interface Part {
  under: readonly string[];
  shared: boolean;
  quotas: readonly { unitId: string }[];
  after: number;
  limit: number;
}

/**
 * Part of the waiting list in its order: those who wait under these quotas, after a place in it.
 * @param shared whether also those who wait under none of the quotas that there are now
 */
export function listWaiting(trx: Trx, { federationId, stageId }: Key, { under, shared, quotas, after, limit }: Part) {
  return trx
    .selectFrom('enrolments')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', '=', 'waiting')
    .where('seq', '>', after)
    .where((eb) =>
      eb.or([
        sql<boolean>`quota_unit_id = any(${[...under]}::uuid[])`,
        ...(shared
          ? [
              eb('quotaUnitId', 'is', null),
              sql<boolean>`quota_unit_id <> all(${quotas.map(({ unitId }) => unitId)}::uuid[])`,
            ]
          : []),
      ]),
    )
    .orderBy('seq')
    .limit(limit)
    .$narrowType<{ wishes: string[] }>()
    .execute();
}

/** Whoever has a place, or is offered one. */
export function listPlaced(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolments')
    .select(['id', 'subjectKind', 'subjectId', 'personId', 'batch'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', 'in', [...holdingStates])
    .execute();
}

/** Offered places whose time to be confirmed is over at `now`. */
export function listOffered(trx: Trx, { federationId, stageId }: Key, now: Date) {
  return trx
    .selectFrom('enrolments')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', '=', 'offered')
    .where('offerUntil', '<=', now)
    .orderBy('seq')
    .$narrowType<{ wishes: string[] }>()
    .execute();
}

/** The queues in which anybody waits: under each quota and under none, and where there are batches for each of them. */
export async function listQueues(
  trx: Trx,
  { federationId, stageId }: Key,
  { quotas, batches }: Pick<Books, 'quotas' | 'batches'>,
): Promise<string[]> {
  if (batches.length > 0) {
    const { rows } = await sql<{ quotaUnitId: string | null; wish: string }>`
      select distinct one.quota_unit_id, wish
        from enrolments one, jsonb_array_elements_text(one.wishes) wish
       where one.federation_id = ${federationId} and one.stage_id = ${stageId} and one.state = 'waiting'`.execute(trx);
    return rows.map(({ quotaUnitId, wish }) => queueKey(quotaUnitId, wish));
  }
  const { rows } = await sql<{ quotaUnitId: string | null }>`
    select asked.unit_id as quota_unit_id
      from unnest(${[null, ...quotas.map(({ unitId }) => unitId)]}::uuid[]) as asked (unit_id)
     where exists (
       select from enrolments one
        where one.federation_id = ${federationId} and one.stage_id = ${stageId} and one.state = 'waiting'
          and one.quota_unit_id is not distinct from asked.unit_id)`.execute(trx);
  return rows.map(({ quotaUnitId }) => queueKey(quotaUnitId, null));
}

/** What is there already of a subject that asks, and where its person is at home. */
export interface Standing {
  subjectId: string;
  id: string | null;
  state: string | null;
  seq: number | null;
  requestedAt: Date | null;
  reason: string | null;
  batch: string | null;
  wishes: string[] | null;
  offerUntil: Date | null;
  unitId: string | null;
  path: string | null;
}

/** The standing of many subjects at once, by subject. */
export async function listStandings(
  trx: Trx,
  { federationId, stageId }: Key,
  asking: readonly { subject: { kind: string; id: string }; personId: string }[],
): Promise<Map<string, Standing>> {
  if (asking.length === 0) return new Map();
  // The lateral limits pin look-ups by index, whatever the planner thinks of the size of the tables.
  const { rows } = await sql<Standing>`
    select asked.subject_id, own.id, own.state, own.seq, own.requested_at, own.reason, own.batch,
           own.wishes, own.offer_until, home.unit_id, home.path
      from unnest(
        ${asking.map(({ subject }) => subject.kind)}::text[],
        ${asking.map(({ subject }) => subject.id)}::uuid[],
        ${asking.map(({ personId }) => personId)}::uuid[]
      ) as asked (subject_kind, subject_id, person_id)
      left join lateral (
        select id, state, seq, requested_at, reason, batch, wishes, offer_until from enrolments one
         where one.federation_id = ${federationId} and one.stage_id = ${stageId}
           and one.subject_kind = asked.subject_kind and one.subject_id = asked.subject_id
         limit 1
      ) own on true
      left join lateral (
        select unit.id as unit_id, unit.path::text as path
          from memberships membership
          join units unit on unit.federation_id = membership.federation_id and unit.id = membership.unit_id
         where membership.federation_id = ${federationId} and membership.person_id = asked.person_id
           and membership.state <> 'ended'
         limit 1
      ) home on true`.execute(trx);
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** Places that are offered and not yet confirmed. */
export async function countOffered(trx: Trx, { federationId, stageId }: Key): Promise<number> {
  const { places } = await trx
    .selectFrom('enrolments')
    .select((eb) => eb.fn.sum<number | null>('places').as('places'))
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('state', '=', 'offered')
    .executeTakeFirstOrThrow();
  return places ?? 0;
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
