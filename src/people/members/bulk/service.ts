import { sql } from 'kysely';
import type { DocumentType } from '../../../kernel/codes/documents.ts';
import { parsePhone } from '../../../kernel/codes/phone.ts';
import type { Day } from '../../../kernel/dates.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { spellPerson } from '../../units/spelling/service.ts';
import type { Tenant } from '../queries.ts';
import { newCodeKeys, sealDocument, sealPhone } from '../sealing/service.ts';

/** A person as bulk loading takes it: checked by whoever read it. */
export interface BulkPerson {
  id: string;
  name: string;
  sex: string;
  bornOn: Day | null;
  /** As typed or E.164; one that is none is left out. */
  phone?: string | null;
  document?: { type: DocumentType; number: string } | null;
  workerKinds?: readonly string[];
  honours?: readonly string[];
}

export interface BulkMembership {
  id: string;
  personId: string;
  unitId: string;
  state?: 'active' | 'retained';
  post?: string | null;
  memberNo?: string | null;
  fromOn: Day;
}

const ROWS_PER_STATEMENT = 2000;
const hex = (bytes: Buffer | undefined) => bytes?.toString('hex') ?? null;

/**
 * Writes many persons, numbers sealed, some thousand per statement. Whoever has a document or phone that is on the
 * register already is left out.
 * @returns the ids of those who went in
 */
export async function insertPersonsInBulk(
  trx: Trx,
  house: Pick<House, 'vault'>,
  { federationId }: Tenant,
  { rows, now }: { rows: readonly BulkPerson[]; now: Date },
): Promise<Set<string>> {
  const written = new Set<string>();
  let atWork = Promise.resolve();
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    // The next rows are sealed while the database writes the ones before.
    const made = rows.slice(at, at + ROWS_PER_STATEMENT).map((row) => columnsOf(house, row));
    await atWork;
    atWork = writePersons(trx, { federationId }, { made, now }).then((ids) => {
      for (const id of ids) written.add(id);
    });
  }
  await atWork;
  return written;
}

async function writePersons(
  trx: Trx,
  { federationId }: Tenant,
  { made, now }: { made: readonly ReturnType<typeof columnsOf>[]; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into persons (federation_id, id, name, pinyin, initials, sex, born_on, phone_cipher, phone_hash, phone_masked,
                         document_kind, document_cipher, document_hash, document_masked, worker_kinds, honours,
                         code_ref, code_secret, created_at, updated_at)
    select ${federationId}::uuid, id, name, pinyin, initials, sex, born_on, decode(phone_cipher, 'hex'),
           decode(phone_hash, 'hex'), phone_masked, document_kind, decode(document_cipher, 'hex'),
           decode(document_hash, 'hex'), document_masked, worker_kinds, honours, code_ref, decode(code_secret, 'hex'),
           ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made
        (id uuid, name text, pinyin text, initials text, sex text, born_on date, phone_cipher text, phone_hash text,
         phone_masked text, document_kind text, document_cipher text, document_hash text, document_masked text,
         worker_kinds text[], honours text[], code_ref text, code_secret text)
    on conflict do nothing
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

function columnsOf(house: Pick<House, 'vault'>, row: BulkPerson) {
  const parsed = row.phone ? parsePhone(row.phone) : undefined;
  const phone = parsed?.ok ? sealPhone(house, row.id, parsed.value) : undefined;
  const document = row.document ? sealDocument(house, row.id, row.document) : undefined;
  const { codeRef, codeSecret } = newCodeKeys();
  return {
    id: row.id,
    name: row.name,
    ...spellPerson(row.name),
    sex: row.sex,
    born_on: row.bornOn,
    phone_cipher: hex(phone?.phoneCipher),
    phone_hash: hex(phone?.phoneHash),
    phone_masked: phone?.phoneMasked ?? null,
    document_kind: document?.documentKind ?? null,
    document_cipher: hex(document?.documentCipher),
    document_hash: hex(document?.documentHash),
    document_masked: document?.documentMasked ?? null,
    worker_kinds: row.workerKinds ?? [],
    honours: row.honours ?? [],
    code_ref: codeRef,
    code_secret: codeSecret.toString('hex'),
  };
}

/**
 * Begins many memberships, each with its first line of history. Whoever has a live one is left out: the database holds
 * one to a person.
 * @returns the ids of the persons who are members now
 */
export async function insertMembershipsInBulk(
  trx: Trx,
  { federationId }: Tenant,
  { rows, actor, detail, now }: BulkMemberships,
): Promise<Set<string>> {
  const written = new Set<string>();
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const made = rows.slice(at, at + ROWS_PER_STATEMENT).map((row) => ({
      id: row.id,
      person_id: row.personId,
      unit_id: row.unitId,
      state: row.state ?? 'active',
      post: row.post ?? null,
      member_no: row.memberNo ?? null,
      from_on: row.fromOn,
      change_id: newId(),
    }));
    const { rows: ids } = await sql<{ person: string }>`
      with made as (
        select * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made
          (id uuid, person_id uuid, unit_id uuid, state text, post text, member_no text, from_on date, change_id uuid)
      ), written as (
        insert into memberships (federation_id, id, person_id, unit_id, state, post, member_no, from_on, created_at)
        select ${federationId}::uuid, id, person_id, unit_id, state, post, member_no, from_on, ${now}::timestamptz from made
        on conflict do nothing
        returning id, person_id
      ), told as (
        insert into membership_changes (federation_id, id, membership_id, at, actor_id, actor_name, kind, detail)
        select ${federationId}::uuid, made.change_id, made.id, ${now}::timestamptz, ${actor.id ?? null}::uuid, ${actor.name},
               'joined', ${JSON.stringify(detail)}::jsonb || jsonb_build_object('on', made.from_on)
          from made join written on written.id = made.id
      )
      select person_id as person from written`.execute(trx);
    for (const { person } of ids) written.add(person);
  }
  return written;
}

interface BulkMemberships {
  rows: readonly BulkMembership[];
  actor: { id?: string | undefined; name: string };
  /** Of the first line of each history. */
  detail: object;
  now: Date;
}
