import { sql } from 'kysely';
import type { Day } from '../../../../kernel/dates.ts';
import type { Trx } from '../../../../platform/db/connect.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Tenant } from '../../queries.ts';

const hex = (bytes: Buffer | undefined) => bytes?.toString('hex') ?? null;

/** What changes of a person; what is left out stays. */
export interface PersonPatch {
  id: string;
  sex?: string | undefined;
  bornOn?: Day | undefined;
  workerKinds?: readonly string[] | undefined;
  phone?: { phoneCipher: Buffer; phoneHash: Buffer; phoneMasked: string } | undefined;
  document?: { documentKind: string; documentCipher: Buffer; documentHash: Buffer; documentMasked: string } | undefined;
}

/** Changes many persons in one statement. The database refuses a phone or document that another has. */
export async function patchPersons(
  trx: Trx,
  { federationId }: Tenant,
  { patches, now }: { patches: readonly PersonPatch[]; now: Date },
): Promise<void> {
  if (patches.length === 0) return;
  const told = patches.map(({ id, sex, bornOn, workerKinds, phone, document }) => ({
    id,
    sex: sex ?? null,
    born_on: bornOn ?? null,
    worker_kinds: workerKinds ?? null,
    phone_cipher: hex(phone?.phoneCipher),
    phone_hash: hex(phone?.phoneHash),
    phone_masked: phone?.phoneMasked ?? null,
    document_kind: document?.documentKind ?? null,
    document_cipher: hex(document?.documentCipher),
    document_hash: hex(document?.documentHash),
    document_masked: document?.documentMasked ?? null,
  }));
  await sql`
    update persons
       set sex = coalesce(told.sex, persons.sex),
           born_on = coalesce(told.born_on, persons.born_on),
           worker_kinds = coalesce(told.worker_kinds, persons.worker_kinds),
           phone_cipher = coalesce(decode(told.phone_cipher, 'hex'), persons.phone_cipher),
           phone_hash = coalesce(decode(told.phone_hash, 'hex'), persons.phone_hash),
           phone_masked = coalesce(told.phone_masked, persons.phone_masked),
           document_kind = coalesce(told.document_kind, persons.document_kind),
           document_cipher = coalesce(decode(told.document_cipher, 'hex'), persons.document_cipher),
           document_hash = coalesce(decode(told.document_hash, 'hex'), persons.document_hash),
           document_masked = coalesce(told.document_masked, persons.document_masked),
           updated_at = ${now}::timestamptz,
           version = persons.version + 1
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told
        (id uuid, sex text, born_on date, worker_kinds text[], phone_cipher text, phone_hash text, phone_masked text,
         document_kind text, document_cipher text, document_hash text, document_masked text)
     where persons.federation_id = ${federationId} and persons.id = told.id`.execute(trx);
}

export interface MembershipPatch {
  id: string;
  post?: string | undefined;
  memberNo?: string | undefined;
  fromOn?: Day | undefined;
}

/** Changes many live memberships in one statement. */
export async function patchMemberships(
  trx: Trx,
  { federationId }: Tenant,
  patches: readonly MembershipPatch[],
): Promise<void> {
  if (patches.length === 0) return;
  const told = patches.map(({ id, post, memberNo, fromOn }) => ({
    id,
    post: post ?? null,
    member_no: memberNo ?? null,
    from_on: fromOn ?? null,
  }));
  await sql`
    update memberships
       set post = coalesce(told.post, memberships.post),
           member_no = coalesce(told.member_no, memberships.member_no),
           from_on = coalesce(told.from_on, memberships.from_on),
           version = memberships.version + 1
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, post text, member_no text, from_on date)
     where memberships.federation_id = ${federationId} and memberships.id = told.id and memberships.state <> 'ended'`.execute(
    trx,
  );
}

export interface Transfer {
  membershipId: string;
  unitId: string;
  post?: string | undefined;
  memberNo?: string | undefined;
}

/** Ends many live memberships and begins the next ones, with the same state. @returns new membership by old */
export async function transferMany(
  trx: Trx,
  { federationId }: Tenant,
  { transfers, on, now }: { transfers: readonly Transfer[]; on: Day; now: Date },
): Promise<Map<string, string>> {
  if (transfers.length === 0) return new Map();
  const next = new Map(transfers.map(({ membershipId }) => [membershipId, newId()]));
  const told = transfers.map(({ membershipId, unitId, post, memberNo }) => ({
    old_id: membershipId,
    id: next.get(membershipId),
    unit_id: unitId,
    post: post ?? null,
    member_no: memberNo ?? null,
  }));
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from memberships
     where federation_id = ${federationId} and id = any(${[...next.keys()]}::uuid[]) and state <> 'ended'
       for update`.execute(trx);
  const states = new Map(rows.map((row) => [row.id, row.state]));
  await sql`
    update memberships
       set state = 'ended', end_reason = 'transferred', to_on = greatest(from_on, ${on}::date), version = version + 1
     where federation_id = ${federationId} and id = any(${[...states.keys()]}::uuid[])`.execute(trx);
  const begun = told.flatMap((row) => (states.has(row.old_id) ? [{ ...row, state: states.get(row.old_id) }] : []));
  await sql`
    insert into memberships (federation_id, id, person_id, unit_id, state, post, member_no, from_on, created_at)
    select ${federationId}::uuid, begun.id, old.person_id, begun.unit_id, begun.state, coalesce(begun.post, old.post),
           coalesce(begun.member_no, old.member_no), old.to_on, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as begun
        (old_id uuid, id uuid, unit_id uuid, post text, member_no text, state text)
      join memberships old on old.federation_id = ${federationId} and old.id = begun.old_id`.execute(trx);
  return next;
}

export interface ChangeLine {
  membershipId: string;
  kind: 'transferred' | 'corrected';
  detail: object;
}

/** Appends many lines of history in one statement. */
export async function keepChanges(
  trx: Trx,
  { federationId }: Tenant,
  { lines, actor, now }: { lines: readonly ChangeLine[]; actor: { id: string | null; name: string }; now: Date },
): Promise<void> {
  if (lines.length === 0) return;
  const told = lines.map(({ membershipId, kind, detail }) => ({
    id: newId(),
    membership_id: membershipId,
    kind,
    detail,
  }));
  await sql`
    insert into membership_changes (federation_id, id, membership_id, at, actor_id, actor_name, kind, detail)
    select ${federationId}::uuid, id, membership_id, ${now}::timestamptz, ${actor.id}::uuid, ${actor.name}, kind, detail
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, membership_id uuid, kind text, detail jsonb)`.execute(
    trx,
  );
}
