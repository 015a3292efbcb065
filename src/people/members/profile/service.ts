import type { DocumentType } from '../../../kernel/codes/documents.ts';
import type { Sex } from '../../../kernel/codes/gb-tables.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, isPgError, type Trx } from '../../../platform/db/connect.ts';
import type { Json } from '../../../platform/db/tables.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { spellPerson } from '../../units/spelling/service.ts';
import type { PersonCorrection } from '../contract.ts';
import { memberRefusals } from '../errors.ts';
import { listKnownFields } from '../fields/queries.ts';
import { type PersonSet, setPerson } from '../persons/queries.ts';
import { readPerson } from '../persons/rules.ts';
import { keepMembershipChange, lockPerson, type MemberRow, type Tenant } from '../queries.ts';
import { noDocument, noPhone, openDocument, sealDocument, sealPhone } from '../sealing/service.ts';
import { getMember, todayOf } from '../service.ts';
import { findProfile } from './queries.ts';

/**
 * Corrects what the register says of a person. What the document proves of sex and birth follows it.
 * @throws members.not-found, changed-meanwhile, invalid, identity-needed, phone-taken, document-taken, access.not-allowed
 */
export async function correctPerson(
  house: House,
  scope: Scope,
  input: PersonCorrection & { personId: string },
): Promise<{ version: number }> {
  try {
    return await inTransaction(house.db, (trx) => correct(trx, house, scope, input));
  } catch (error) {
    throw takenOr(error);
  }
}

/** A unique violation in the user's words. */
export function takenOr(error: unknown): unknown {
  if (!isPgError(error, '23505')) return error;
  if (error.constraint === 'persons_one_phone') return memberRefusals.phoneTaken();
  if (error.constraint === 'persons_one_document') return memberRefusals.documentTaken();
  return error;
}

async function correct(trx: Trx, house: House, scope: Scope, input: PersonCorrection & { personId: string }) {
  const { personId, version, workerKinds } = input;
  const now = house.now();
  await lockPerson(trx, scope, personId);
  const member = await getMember(trx, scope, { personId, ability: 'members.manage' });
  if (member.personVersion !== version) throw memberRefusals.changedMeanwhile({ name: member.name });
  const kept = input.documentNumber === undefined;
  const documentType = kept ? (member.documentKind as DocumentType | null) : input.documentType;
  const read = readPerson(
    {
      name: input.name ?? member.name,
      sex: input.sex,
      bornOn: input.bornOn,
      phone: input.phone,
      documentType: documentType ?? undefined,
      documentNumber: kept ? openDocument(house, personId, member.documentCipher) : input.documentNumber,
    },
    { today: todayOf(scope, now) },
  );
  if (!read.ok) throw memberRefusals.invalid({ count: read.problems.length }, read.problems);
  const { facts } = read;
  const sex = facts.document?.sex ?? input.sex ?? (member.sex as Sex);
  const bornOn = facts.document?.birthDate ?? (input.bornOn === undefined ? member.bornOn : input.bornOn);
  const phone = facts.phone ? sealPhone(house, personId, facts.phone) : noPhone;
  const document = facts.document ? sealDocument(house, personId, facts.document) : noDocument;
  const set: PersonSet = {
    ...(facts.name === member.name ? {} : { name: facts.name, ...spellPerson(facts.name) }),
    ...(sex === member.sex ? {} : { sex }),
    ...(bornOn === member.bornOn ? {} : { bornOn }),
    ...(input.phone === undefined ? {} : phone),
    ...(kept ? {} : document),
    ...(workerKinds && !sameKinds(workerKinds, member.workerKinds) ? { workerKinds: [...workerKinds] } : {}),
  };
  const hasPhone = input.phone === undefined ? member.phoneHash !== null : facts.phone !== null;
  const isLess = input.phone === null || input.documentNumber === null;
  if (isLess && !hasPhone && !facts.document) throw memberRefusals.identityNeeded();
  const fields = changedFields(member, set);
  if (fields.length === 0) return { version };
  const next = await setPerson(trx, scope, { id: personId, now, set });
  const actor = actorOf(scope);
  const detail = { fields, before: shown(member, fields), after: shown({ ...member, ...set }, fields) };
  const { membershipId } = member;
  await keepMembershipChange(trx, scope, { membershipId, kind: 'corrected', detail, actor, now });
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: now,
    actor,
    action: 'members.correct',
    unitId: member.unitId,
    subject: { kind: 'person', id: personId },
    detail: { fields },
    requestId: scope.requestId,
  });
  return { version: next };
}

const shownFields = ['name', 'sex', 'bornOn', 'phoneMasked', 'documentKind', 'documentMasked', 'workerKinds'] as const;
type ShownField = (typeof shownFields)[number];
type Columns = Partial<Pick<MemberRow, 'phoneHash' | 'documentHash' | ShownField>>;

/** Which of the shown fields a set of columns really changes; numbers are compared by their hashes. */
export function changedFields(before: Columns, set: Columns): ShownField[] {
  const same = (one: Buffer | null | undefined, other: Buffer | null | undefined) =>
    one && other ? one.equals(other) : !one && !other;
  return shownFields.filter((field) => {
    if (!(field in set)) return false;
    if (field === 'phoneMasked') return !same(before.phoneHash, set.phoneHash);
    if (field === 'documentMasked' || field === 'documentKind') return !same(before.documentHash, set.documentHash);
    return true;
  });
}

/** The fields as history keeps them: numbers masked. */
export function shown(columns: Columns, fields: readonly ShownField[]) {
  return Object.fromEntries(fields.map((field) => [field, columns[field] ?? null]));
}

function sameKinds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((kind) => other.includes(kind));
}

/** What the house knows of a person, for stages that must not ask again. Numbers masked. */
export interface Profile {
  id: string;
  name: string;
  sex: Sex;
  bornOn: string | null;
  phoneMasked: string | null;
  workerKinds: string[];
  honours: string[];
  post: string | null;
  unit: { id: string; name: string; path: UnitPath } | null;
  /** What programmes learned, by the name of the field. */
  fields: Record<string, Json>;
}

/** @throws members.not-found */
export async function getProfile(db: Trx | Db, tenant: Tenant, personId: string): Promise<Profile> {
  const [row, known] = await Promise.all([findProfile(db, tenant, personId), listKnownFields(db, tenant, personId)]);
  if (!row) throw memberRefusals.notFound();
  const { unitId, unitName, unitPath, sex, ...person } = row;
  return {
    ...person,
    sex: sex as Sex,
    unit: unitId && unitPath ? { id: unitId, name: unitName ?? '', path: unitPath } : null,
    fields: Object.fromEntries(known.map(({ field, value }) => [field, value])),
  };
}
