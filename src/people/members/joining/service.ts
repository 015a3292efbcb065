import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, isPgError, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { actorOf, may, type Scope } from '../../access/rules.ts';
import { refuseWithoutMembers } from '../../units/checks/service.ts';
import { demandOn, lockActiveUnit } from '../../units/service.ts';
import { spellPerson } from '../../units/spelling/service.ts';
import type { JoinInput } from '../contract.ts';
import { memberRefusals } from '../errors.ts';
import { type KnownMember, listKnown } from '../persons/known/service.ts';
import { insertPerson, setPerson } from '../persons/queries.ts';
import { matchPerson, type PersonFacts, readPerson } from '../persons/rules.ts';
import { insertMembership, keepMembershipChange } from '../queries.ts';
import { EARLIEST_JOIN } from '../rules.ts';
import { hashDocument, hashPhone, newCodeKeys, sealDocument, sealPhone } from '../sealing/service.ts';
import { todayOf } from '../service.ts';

const UNIQUE_VIOLATION = '23505';

interface Joined {
  id: string;
  membershipId: string;
  known: boolean;
}

/**
 * Lets a person join a union: someone new, or someone on the register without a live membership, whose record is filled
 * in where it has gaps. Of two officers at once, one lets the person in and the other is told.
 * @throws members.invalid, identity-needed, name-differs, phone-taken, already-member, already-member-elsewhere, bad-day,
 * units.not-found, not-active, no-members-here, access.not-allowed
 */
export async function joinMember(house: House, scope: Scope, input: JoinInput): Promise<Joined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(house.db, (trx) => join(trx, house, scope, input));
    } catch (error) {
      // Somebody wrote the same document, phone or membership a moment ago: look again, and say so.
      if (attempt === 3 || !isPgError(error, UNIQUE_VIOLATION)) throw error;
    }
  }
}

async function join(trx: Trx, house: House, scope: Scope, input: JoinInput): Promise<Joined> {
  const now = house.now();
  const today = todayOf(scope, now);
  const unit = await lockActiveUnit(trx, scope, input.unitId);
  demandOn(scope, 'members.manage', unit);
  refuseWithoutMembers(unit);
  const read = readPerson(input, { today });
  if (!read.ok) throw memberRefusals.invalid({ count: read.problems.length }, read.problems);
  const { facts } = read;
  const fromOn = input.on ?? today;
  if (fromOn > today || fromOn < EARLIEST_JOIN) throw memberRefusals.badDay({ from: EARLIEST_JOIN, to: today });
  const known = await findKnown(trx, house, scope, facts);
  if (known?.membership) {
    const { unitName, unitPath } = known.membership;
    if (may(scope, 'members.read', unitPath)) throw memberRefusals.alreadyMember({ name: facts.name, unit: unitName });
    throw memberRefusals.alreadyMemberElsewhere({ name: facts.name });
  }
  const workerKinds = [...new Set([...(known?.workerKinds ?? []), ...(input.workerKinds ?? [])])];
  const personId = known?.id ?? newId();
  if (known) await fillGaps(trx, house, scope, { known, facts, workerKinds, now });
  else
    await insertPerson(trx, scope, {
      id: personId,
      ...columnsOf(house, personId, facts),
      workerKinds,
      ...newCodeKeys(),
      now,
    });
  const membershipId = await insertMembership(trx, scope, {
    personId,
    unitId: unit.id,
    state: 'active',
    post: input.post ?? null,
    memberNo: input.memberNo ?? null,
    fromOn,
    now,
  });
  const actor = actorOf(scope);
  const detail = { unit: { id: unit.id, name: unit.name }, on: fromOn };
  await keepMembershipChange(trx, scope, { membershipId, kind: 'joined', detail, actor, now });
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: now,
    actor,
    action: 'members.join',
    unitId: unit.id,
    subject: { kind: 'person', id: personId },
    detail,
    requestId: scope.requestId,
  });
  return { id: personId, membershipId, known: known !== undefined };
}

/** @throws members.identity-needed, name-differs, phone-taken */
async function findKnown(trx: Trx, house: House, scope: Scope, facts: PersonFacts): Promise<KnownMember | undefined> {
  const document = facts.document && hashDocument(house, facts.document);
  const phone = facts.phone && hashPhone(house, facts.phone.e164);
  const { byDocument, byPhone } = await listKnown(trx, scope, {
    documents: document ? [document] : [],
    phones: phone ? [phone] : [],
  });
  const [documentHash, phoneHash] = [document?.toString('hex') ?? null, phone?.toString('hex') ?? null];
  const match = matchPerson(
    { name: facts.name, documentHash, phoneHash },
    { byDocument: byDocument.get(documentHash ?? ''), byPhone: byPhone.get(phoneHash ?? '') },
  );
  if (match.kind === 'refused') throw memberRefusals[match.problem]();
  return match.kind === 'known' ? match.person : undefined;
}

/** All columns of a person who is new. */
export function columnsOf(house: Pick<House, 'vault'>, personId: string, facts: PersonFacts) {
  return {
    name: facts.name,
    ...spellPerson(facts.name),
    sex: facts.sex,
    bornOn: facts.bornOn,
    ...(facts.phone ? sealPhone(house, personId, facts.phone) : {}),
    ...(facts.document ? sealDocument(house, personId, facts.document) : {}),
  };
}

/** What is on record stays; what was missing comes in. */
async function fillGaps(
  trx: Trx,
  house: House,
  scope: Scope,
  { known, facts, workerKinds, now }: { known: KnownMember; facts: PersonFacts; workerKinds: string[]; now: Date },
) {
  const set = {
    workerKinds,
    ...(known.sex === '0' ? { sex: facts.sex } : {}),
    ...(known.bornOn === null ? { bornOn: facts.bornOn } : {}),
    ...(known.phoneHash === null && facts.phone ? sealPhone(house, known.id, facts.phone) : {}),
    ...(known.documentHash === null && facts.document ? sealDocument(house, known.id, facts.document) : {}),
  };
  await setPerson(trx, scope, { id: known.id, now, set });
}
