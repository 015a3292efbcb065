import { type DocumentType, type IdentityDocument, parseDocument } from '../../../kernel/codes/documents.ts';
import type { Sex } from '../../../kernel/codes/gb-tables.ts';
import { parsePersonName } from '../../../kernel/codes/person-name.ts';
import { type Phone, parsePhone } from '../../../kernel/codes/phone.ts';
import { type Day, isDay } from '../../../kernel/dates.ts';
import type { RefusedField } from '../../../kernel/refusal.ts';

/** A person as typed into a form or a sheet. */
export interface PersonText {
  name: string;
  sex?: Sex | undefined;
  bornOn?: Day | null | undefined;
  phone?: string | null | undefined;
  documentType?: DocumentType | undefined;
  documentNumber?: string | null | undefined;
}

/** The same, checked and in normal form. What the document says of sex and birth is taken from it. */
export interface PersonFacts {
  name: string;
  sex: Sex;
  bornOn: Day | null;
  phone: Phone | null;
  document: IdentityDocument | null;
}

/** Reads a person, or says of each field what is wrong with it. */
export function readPerson(
  text: PersonText,
  { today }: { today: Day },
): { ok: true; facts: PersonFacts } | { ok: false; problems: RefusedField[] } {
  const problems: RefusedField[] = [];
  const name = parsePersonName(text.name);
  if (!name.ok) problems.push({ path: 'name', words: name.words });
  const phone = text.phone?.trim() ? parsePhone(text.phone) : undefined;
  if (phone && !phone.ok) problems.push({ path: 'phone', words: phone.words });
  const document = text.documentNumber?.trim()
    ? parseDocument({ ...(text.documentType ? { type: text.documentType } : {}), number: text.documentNumber, today })
    : undefined;
  if (document && !document.ok) problems.push({ path: 'documentNumber', words: document.words });
  const proven = document?.ok ? document.value : undefined;
  problems.push(...contradictions(text, proven), ...birthProblems(text.bornOn, today));
  if (problems.length > 0 || !name.ok) return { ok: false, problems };
  return {
    ok: true,
    facts: {
      name: name.value,
      sex: proven?.sex ?? text.sex ?? '0',
      bornOn: proven?.birthDate ?? text.bornOn ?? null,
      phone: phone?.ok ? phone.value : null,
      document: proven ?? null,
    },
  };
}

/** A number that says otherwise than the column beside it is more often mistyped than the person mistaken. */
function contradictions({ sex, bornOn }: PersonText, document: IdentityDocument | undefined): RefusedField[] {
  const found: RefusedField[] = [];
  if (document?.sex && (sex === '1' || sex === '2') && sex !== document.sex) {
    const words = [
      '性别与证件号码不一致，请核对号码或性别。',
      'The sex does not agree with the number; compare both.',
    ] as const;
    found.push({ path: 'sex', words });
  }
  if (document?.birthDate && bornOn && isDay(bornOn) && bornOn !== document.birthDate) {
    const words = [
      `出生日期与证件号码（${document.birthDate}）不一致，请核对。`,
      `The date of birth does not agree with the number (${document.birthDate}); compare both.`,
    ] as const;
    found.push({ path: 'bornOn', words });
  }
  return found;
}

/** Older than anyone in a register. */
const EARLIEST_BIRTH = '1850-01-01';

function birthProblems(bornOn: Day | null | undefined, today: Day): RefusedField[] {
  if (!bornOn || (isDay(bornOn) && bornOn <= today && bornOn >= EARLIEST_BIRTH)) return [];
  const words = ['出生日期不对，请按 1990-05-01 的格式填写。', 'Not a date of birth; write it as 1990-05-01.'] as const;
  return [{ path: 'bornOn', words }];
}

/** What a match asks about a person who is on the register already. Hashes in hex. */
export interface KnownPerson {
  id: string;
  name: string;
  documentHash: string | null;
  phoneHash: string | null;
}

export type Match<Known extends KnownPerson> =
  | { kind: 'new' }
  | { kind: 'known'; person: Known }
  | { kind: 'refused'; problem: 'nameDiffers' | 'phoneTaken' | 'identityNeeded' };

/**
 * Who a checked person is among those on the register. A document decides; a phone alone is believed only with the same
 * name and no other document, since numbers change hands.
 */
export function matchPerson<Known extends KnownPerson>(
  facts: { name: string; documentHash: string | null; phoneHash: string | null },
  { byDocument, byPhone }: { byDocument: Known | undefined; byPhone: Known | undefined },
): Match<Known> {
  if (!facts.documentHash && !facts.phoneHash) return { kind: 'refused', problem: 'identityNeeded' };
  if (byDocument) {
    if (!sameName(byDocument.name, facts.name)) return { kind: 'refused', problem: 'nameDiffers' };
    if (byPhone && byPhone.id !== byDocument.id) return { kind: 'refused', problem: 'phoneTaken' };
    return { kind: 'known', person: byDocument };
  }
  if (!byPhone) return { kind: 'new' };
  const isOther = facts.documentHash !== null && byPhone.documentHash !== null;
  if (isOther || !sameName(byPhone.name, facts.name)) return { kind: 'refused', problem: 'phoneTaken' };
  return { kind: 'known', person: byPhone };
}

/** Names agree whatever the width, case, dots and spaces in which somebody typed them. */
export function sameName(one: string, other: string): boolean {
  const folded = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s·•‧∙.．・'’-]/gu, '');
  return folded(one) === folded(other);
}
