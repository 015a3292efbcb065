import type { DocumentType, IdentityDocument } from '../../../kernel/codes/documents.ts';
import { maskDocument, maskPhone } from '../../../kernel/codes/masking.ts';
import type { Phone } from '../../../kernel/codes/phone.ts';
import type { House } from '../../../platform/house.ts';
import { newSecret } from '../../../platform/ids.ts';

type Sealer = Pick<House, 'vault'>;

/** By which a phone is looked up; `e164` as `parsePhone` gives it. Signing in uses the same. */
export function hashPhone({ vault }: Sealer, e164: string): Buffer {
  return vault.hash(e164, 'phone');
}

/** By which a document is looked up: its kind and number, since numbers of two kinds may look alike. */
export function hashDocument({ vault }: Sealer, { type, number }: { type: DocumentType; number: string }): Buffer {
  return vault.hash(`${type}:${number}`, 'document');
}

/** Columns of a phone: sealed, findable, and masked for the eye. The seal is bound to the person. */
export function sealPhone({ vault }: Sealer, personId: string, phone: Pick<Phone, 'e164' | 'shown'>) {
  return {
    phoneCipher: vault.seal(phone.e164, `persons:${personId}:phone`),
    phoneHash: hashPhone({ vault }, phone.e164),
    phoneMasked: maskPhone(phone.shown),
  };
}

/** Columns of an identity document. */
export function sealDocument({ vault }: Sealer, personId: string, document: Pick<IdentityDocument, 'type' | 'number'>) {
  return {
    documentKind: document.type,
    documentCipher: vault.seal(document.number, `persons:${personId}:document`),
    documentHash: hashDocument({ vault }, document),
    documentMasked: maskDocument(document.number),
  };
}

export const noPhone = { phoneCipher: null, phoneHash: null, phoneMasked: null };
export const noDocument = { documentKind: null, documentCipher: null, documentHash: null, documentMasked: null };

/** A phone in full, E.164. Only for `reveal` and the person alone. */
export function openPhone({ vault }: Sealer, personId: string, cipher: Buffer | null): string | null {
  return cipher && vault.open(cipher, `persons:${personId}:phone`);
}

/** A document's number in full. Only for `reveal` and the person alone. */
export function openDocument({ vault }: Sealer, personId: string, cipher: Buffer | null): string | null {
  return cipher && vault.open(cipher, `persons:${personId}:document`);
}

const CODE_REF_CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_REF_LENGTH = 12;

/** What the rotating code needs of a new person: a name within the code (60 random bits) and a key. */
export function newCodeKeys(): { codeRef: string; codeSecret: Buffer } {
  const codeRef = Array.from(newSecret(CODE_REF_LENGTH), (byte) => CODE_REF_CHARACTERS.charAt(byte & 31)).join('');
  return { codeRef, codeSecret: newSecret(20) };
}
