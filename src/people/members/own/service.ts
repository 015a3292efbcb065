import { type DocumentType, documentTypes } from '../../../kernel/codes/documents.ts';
import { sexes } from '../../../kernel/codes/gb-tables.ts';
import { addDays } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { Json } from '../../../platform/db/tables.ts';
import type { House } from '../../../platform/house.ts';
import { accessRefusals } from '../../access/errors.ts';
import { actorOf, findPersonId, type Scope } from '../../access/rules.ts';
import { spellPerson } from '../../units/spelling/service.ts';
import { honourLevels } from '../audience/rules.ts';
import { memberRefusals } from '../errors.ts';
import { deleteFields, listKnownFields, writeFields } from '../fields/queries.ts';
import { type PersonSet, setPerson } from '../persons/queries.ts';
import { readPerson } from '../persons/rules.ts';
import { changedFields, shown, takenOr } from '../profile/service.ts';
import { keepMembershipChange, lockPerson } from '../queries.ts';
import { OWN_NAME_AGAIN_DAYS } from '../rules.ts';
import { openDocument, openPhone, sealDocument } from '../sealing/service.ts';
import { todayOf } from '../service.ts';
import { workerKinds } from '../worker-kinds/rules.ts';
import type { OwnCorrection, OwnData, OwnLine } from './contract.ts';
import { findLastOwnRename, findOwn, listHoldings, listOwnMemberships } from './queries.ts';

/** The person behind the scope. @throws access.not-a-person */
export function ownId(scope: Scope): string {
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  return personId;
}

type Row = NonNullable<Awaited<ReturnType<typeof findOwn>>>;

async function getOwn(db: Db | Trx, { federationId }: Scope, personId: string): Promise<Row> {
  const row = await findOwn(db, { federationId, personId });
  if (!row) throw memberRefusals.notFound();
  return row;
}

/** Everything on the register about a person, numbers masked. @throws members.not-found */
export async function ownData(
  house: Pick<House, 'db'>,
  scope: Scope,
  personId: string = ownId(scope),
): Promise<OwnData> {
  const { federationId } = scope;
  const [person, memberships, fields] = await Promise.all([
    getOwn(house.db, scope, personId),
    listOwnMemberships(house.db, { federationId, personId }),
    listKnownFields(house.db, { federationId }, personId),
  ]);
  return {
    basics: basicsOf(person, scope),
    memberships: memberships.map(({ unitName, state, fromOn, toOn, post }) => ({
      unit: unitName,
      state,
      from: fromOn,
      to: toOn,
      post,
    })),
    learned: fields.map(({ field, value, learnedAt }) => ({
      key: field,
      label: [field, field] as const,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      at: learnedAt,
    })),
  };
}

function basicsOf(person: Row, scope: Scope): OwnLine[] {
  const at = person.updatedAt;
  const lang = scope.lang === 'zh' ? 0 : 1;
  const listed = (keys: readonly string[], table: Readonly<Record<string, Bilingual>>) =>
    keys.map((key) => table[key]?.[lang] ?? key).join(lang === 0 ? '、' : ', ');
  const line = (key: string, label: Bilingual, value: string | null | undefined): OwnLine[] =>
    value ? [{ key, label, value, at }] : [];
  const document = documentTypes[person.documentKind as DocumentType];
  return [
    ...line('name', ['姓名', 'Name'], person.name),
    ...line('sex', ['性别', 'Sex'], sexes[person.sex as keyof typeof sexes]?.words[lang]),
    ...line('bornOn', ['出生日期', 'Date of birth'], person.bornOn),
    ...line('phone', ['手机', 'Phone'], person.phoneMasked),
    ...line('document', document ? document.words : ['证件', 'Document'], person.documentMasked),
    ...line('workerKinds', ['职工类别', 'Kind of worker'], listed(person.workerKinds, workerKinds)),
    ...line('honours', ['荣誉', 'Honours'], listed(person.honours, honourLevels)),
  ];
}

/**
 * Corrects the own data. Sex and birth follow the document; a document on record stays; the name may be corrected once
 * in a while; the phone, by which a person signs in, is changed by the union.
 * @throws access.not-a-person, members.invalid, set-by-document, document-fixed, document-taken, name-changed-lately
 */
export async function correctOwnData(house: House, scope: Scope, input: OwnCorrection): Promise<OwnData> {
  const personId = ownId(scope);
  try {
    await inTransaction(house.db, (trx) => correct(trx, house, scope, { personId, input }));
  } catch (error) {
    throw takenOr(error);
  }
  return ownData(house, scope, personId);
}

/** Their numbers carry birth and sex. */
const provingDocuments: readonly string[] = ['citizenId', 'hkMacaoTaiwanResidence', 'foreignPermanentResidence'];

async function correct(
  trx: Trx,
  house: House,
  scope: Scope,
  { personId, input }: { personId: string; input: OwnCorrection },
): Promise<void> {
  const now = house.now();
  await lockPerson(trx, scope, personId);
  const own = await getOwn(trx, scope, personId);
  const { name, sex, bornOn, documentNumber, documentType, fields = {} } = input;
  if (documentNumber && own.documentHash) throw memberRefusals.documentFixed();
  const fixed = provingDocuments.includes(own.documentKind ?? '') && own.bornOn !== null;
  const changesBirth = (sex && sex !== own.sex) || (bornOn !== undefined && bornOn !== own.bornOn);
  if (fixed && changesBirth) throw memberRefusals.setByDocument();
  const read = readPerson(
    { name: name ?? own.name, sex, bornOn, documentNumber, documentType },
    { today: todayOf(scope, now) },
  );
  if (!read.ok) throw memberRefusals.invalid({ count: read.problems.length }, read.problems);
  const { facts } = read;
  if (facts.name !== own.name) await checkOwnName(trx, scope, { personId, now });
  const nextSex = facts.document?.sex ?? sex ?? own.sex;
  const nextBirth = facts.document?.birthDate ?? (bornOn === undefined ? own.bornOn : bornOn);
  const set: PersonSet = {
    ...(facts.name === own.name ? {} : { name: facts.name, ...spellPerson(facts.name) }),
    ...(nextSex === own.sex ? {} : { sex: nextSex as PersonSet['sex'] }),
    ...(nextBirth === own.bornOn ? {} : { bornOn: nextBirth }),
    ...(facts.document ? sealDocument(house, personId, facts.document) : {}),
    ...(input.workerKinds ? { workerKinds: [...input.workerKinds] } : {}),
  };
  const changed = changedFields(own, set);
  if (changed.length > 0) await setPerson(trx, scope, { id: personId, now, set });
  const given = Object.entries(fields);
  const kept = Object.fromEntries(given.filter(([, value]) => value !== null)) as Record<string, Json>;
  await writeFields(trx, scope, { personId, fields: kept, learnedFrom: null, now });
  const forgotten = given.flatMap(([field, value]) => (value === null ? [field] : []));
  await deleteFields(trx, scope, { personId, fields: forgotten });
  if (changed.length + given.length === 0) return;
  const actor = actorOf(scope);
  const [present] = await listOwnMemberships(trx, { federationId: scope.federationId, personId });
  if (present && changed.length > 0) {
    const detail = {
      fields: changed,
      before: shown(own, changed),
      after: shown({ ...own, ...set }, changed),
      by: 'person',
    };
    await keepMembershipChange(trx, scope, { membershipId: present.id, kind: 'corrected', detail, actor, now });
  }
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: now,
    actor,
    action: 'members.correct-own',
    subject: { kind: 'person', id: personId },
    detail: { fields: [...changed, ...given.map(([field]) => field)] },
    requestId: scope.requestId,
  });
}

/** @throws members.name-changed-lately */
async function checkOwnName(trx: Trx, scope: Scope, { personId, now }: { personId: string; now: Date }): Promise<void> {
  const last = await findLastOwnRename(trx, { federationId: scope.federationId, personId });
  if (!last) return;
  const day = todayOf(scope, last);
  const next = addDays(day, OWN_NAME_AGAIN_DAYS);
  if (todayOf(scope, now) < next) throw memberRefusals.nameChangedLately({ day, next });
}

/**
 * Everything the house holds on the person in full, for the person alone (个人信息保护法 art. 45): the register with
 * its numbers open, and every row of every table that names the person. Leaves a trace.
 * @throws members.not-found
 */
export async function exportOwnData(
  house: Pick<House, 'db' | 'now' | 'vault'>,
  scope: Scope,
  personId: string = ownId(scope),
): Promise<object> {
  const { federationId } = scope;
  const now = house.now();
  const [data, own, holdings] = await Promise.all([
    ownData(house, scope, personId),
    getOwn(house.db, scope, personId),
    listHoldings(house.db, { federationId, personId }),
  ]);
  await writeAudit(house.db, {
    federationId,
    at: now,
    actor: actorOf(scope),
    action: 'members.export-own',
    subject: { kind: 'person', id: personId },
    requestId: scope.requestId,
  });
  return {
    exportedAt: now.toISOString(),
    ...data,
    phone: openPhone(house, personId, own.phoneCipher),
    documentType: own.documentKind,
    documentNumber: openDocument(house, personId, own.documentCipher),
    records: holdings,
  };
}
