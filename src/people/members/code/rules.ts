/** The code that a person shows at a door: it changes, so that a photograph of it is soon worthless. */
export const STEP_SECONDS = 30;
/** Steps before and after the scan that count: clocks of phones differ. */
export const TOLERATED_STEPS = 2;
/** A helper's phone without network may hand its scans in this late. */
export const LATEST_HOURS = 24;
const VERSION = 'U1';
const SHORT_BYTES = 12;

/** The time step that a moment falls in. */
export function stepOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / STEP_SECONDS);
}

/** The text that goes to be signed. */
export function messageOf(personId: string, step: number): string {
  return `${VERSION}:${personId}:${step}`;
}

/** The whole code as the QR symbol holds it: version, person, step, truncated signature. */
export function writeCode({
  personId,
  step,
  signature,
}: {
  personId: string;
  step: number;
  signature: Uint8Array;
}): string {
  return `${VERSION}.${personId.replaceAll('-', '')}.${step.toString(36)}.${hex(signature.slice(0, SHORT_BYTES))}`;
}

export interface CodeParts {
  personId: string;
  step: number;
  /** Hexadecimal, truncated. */
  signature: string;
}

/** The parts of a scanned code, or nothing for what is none. */
export function findCodeParts(code: string): CodeParts | undefined {
  const match = /^U1\.([0-9a-f]{32})\.([0-9a-z]{1,10})\.([0-9a-f]{24})$/.exec(code.trim());
  if (!match) return undefined;
  const [, id = '', step = '', signature = ''] = match;
  return {
    personId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    step: Number.parseInt(step, 36),
    signature,
  };
}

/** Whether a code of this step could have been shown when it was scanned, and is handed in early enough. */
export function isTimely(step: number, { scannedAt, now }: { scannedAt: Date; now: Date }): boolean {
  const age = now.getTime() - scannedAt.getTime();
  if (age > LATEST_HOURS * 3_600_000 || age < -TOLERATED_STEPS * STEP_SECONDS * 1000) return false;
  return Math.abs(step - stepOf(scannedAt)) <= TOLERATED_STEPS;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
