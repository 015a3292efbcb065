import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { findCodeParts, isTimely, messageOf, STEP_SECONDS, stepOf, writeCode } from './rules.ts';

interface Scan {
  code: string;
  scannedAt: Date;
}

/** The codes that a person shows, from now on for some minutes, so that a phone that loses its network can go on. */
export async function codesOf(
  db: Trx | Db,
  { federationId, personId, now, steps = 20 }: { federationId: string; personId: string; now: Date; steps?: number },
): Promise<{ code: string; from: Date; until: Date }[]> {
  const { codeSecret } = await db
    .selectFrom('persons')
    .select('codeSecret')
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const first = stepOf(now);
  return Array.from({ length: steps }, (_, index) => {
    const step = first + index;
    return {
      code: writeCode({ personId, step, signature: sign(codeSecret, personId, step) }),
      from: new Date(step * STEP_SECONDS * 1000),
      until: new Date((step + 1) * STEP_SECONDS * 1000),
    };
  });
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
    return parts && isTimely(parts.step, { scannedAt, now }) ? parts : undefined;
  });
  const ids = [...new Set(read.flatMap((parts) => (parts ? [parts.personId] : [])))];
  if (ids.length === 0) return read.map(() => undefined);
  const rows = await db
    .selectFrom('persons')
    .select(['id', 'name', 'codeSecret'])
    .where('federationId', '=', federationId)
    .where('id', 'in', ids)
    .execute();
  const persons = new Map(rows.map((row) => [row.id, row]));
  return read.map((parts) => {
    const person = parts && persons.get(parts.personId);
    if (!person) return undefined;
    const given = Buffer.from(parts.signature, 'hex');
    const right = sign(person.codeSecret, person.id, parts.step).subarray(0, given.length);
    return timingSafeEqual(given, right) ? { personId: person.id, name: person.name } : undefined;
  });
}

function sign(secret: Buffer, personId: string, step: number): Buffer {
  return createHmac('sha256', secret).update(messageOf(personId, step)).digest();
}
