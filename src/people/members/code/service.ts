import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { accessRefusals } from '../../access/errors.ts';
import { findPersonId, type Scope } from '../../access/rules.ts';
import { memberRefusals } from '../errors.ts';
import { codeRefusals } from './errors.ts';
import { findCodeKeys, listByCodeRefs } from './queries.ts';
import { type CodeParts, findCodeParts, judgeScan, messageOf, STEP_SECONDS, stepOf, writeCode } from './rules.ts';

export interface Scan {
  code: string;
  /** When the helper's phone read it. */
  scannedAt: Date;
}

/** One code with the half minute that it is shown in. */
export interface CodeOfMoment {
  code: string;
  from: Date;
  until: Date;
}

interface CodesInput {
  federationId: string;
  personId: string;
  now: Date;
  /** How many half minutes ahead. */
  steps?: number;
}

/**
 * The codes that a person shows, from now on for some minutes, so that a phone that loses its network can go on.
 * @throws members.not-found
 */
export async function codesOf(
  db: Trx | Db,
  { federationId, personId, now, steps = 20 }: CodesInput,
): Promise<CodeOfMoment[]> {
  const keys = await findCodeKeys(db, { federationId }, personId);
  if (!keys) throw memberRefusals.notFound();
  const { codeRef: ref, codeSecret } = keys;
  const first = stepOf(now);
  return Array.from({ length: steps }, (_, index) => {
    const step = first + index;
    return {
      code: writeCode({ ref, step, signature: sign(codeSecret, { ref, step }) }),
      from: new Date(step * STEP_SECONDS * 1000),
      until: new Date((step + 1) * STEP_SECONDS * 1000),
    };
  });
}

/** The codes of the person behind the scope. @throws access.not-a-person */
export async function codeOf(house: Pick<House, 'db' | 'now'>, scope: Scope): Promise<CodeOfMoment[]> {
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  return codesOf(house.db, { federationId: scope.federationId, personId, now: house.now() });
}

/**
 * Who showed each of these codes: nothing for a code that is none, is of another federation, was not fresh when it
 * was scanned, or is handed in too late.
 */
export async function verifyCodes(
  db: Trx | Db,
  { federationId, codes, now }: { federationId: string; codes: readonly Scan[]; now: Date },
): Promise<({ personId: string; name: string } | undefined)[]> {
  const read = codes.map(({ code, scannedAt }) => {
    const parts = findCodeParts(code);
    return parts && judgeScan(parts.step, { scannedAt, now }) === 'fresh' ? parts : undefined;
  });
  const refs = [...new Set(read.flatMap((parts) => (parts ? [parts.ref] : [])))];
  if (refs.length === 0) return read.map(() => undefined);
  const persons = new Map((await listByCodeRefs(db, { federationId }, refs)).map((row) => [row.codeRef, row]));
  return read.map((parts) => {
    const person = parts && persons.get(parts.ref);
    return person && isSigned(person.codeSecret, parts) ? { personId: person.id, name: person.name } : undefined;
  });
}

/**
 * Who showed a code, or why it does not count.
 * @throws code.unreadable, code.stale, code.late, code.ahead, code.unknown
 */
export async function verifyCode(
  trx: Trx | Db,
  scope: Pick<Scope, 'federationId'>,
  { code, scannedAt, now }: Scan & { now: Date },
): Promise<{ personId: string; name: string }> {
  const parts = findCodeParts(code);
  if (!parts) throw codeRefusals.unreadable();
  const verdict = judgeScan(parts.step, { scannedAt, now });
  if (verdict !== 'fresh') throw codeRefusals[verdict]();
  const [person] = await verifyCodes(trx, { federationId: scope.federationId, codes: [{ code, scannedAt }], now });
  if (!person) throw codeRefusals.unknown();
  return person;
}

function sign(secret: Buffer, parts: Pick<CodeParts, 'ref' | 'step'>): Buffer {
  return createHmac('sha256', secret).update(messageOf(parts)).digest();
}

function isSigned(secret: Buffer, parts: CodeParts): boolean {
  return timingSafeEqual(parts.signature, sign(secret, parts).subarray(0, parts.signature.length));
}
