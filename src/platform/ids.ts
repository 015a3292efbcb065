import { randomBytes, randomInt } from 'node:crypto';
import { v4, v5, v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562): ids sort by the time they were made. */
export function newId(): string {
  return v7();
}

/** A new UUIDv4: an id that does not tell when it was made. */
export function randomId(): string {
  return v4();
}

/** The UUIDv5 of a name under another id: always the same, so that doing a thing again makes nothing twice. */
export function derivedId(under: string, name: string): string {
  return v5(name, under);
}

/** Random bytes for secrets and keys. */
export function newSecret(bytes = 20): Buffer {
  return randomBytes(bytes);
}

/** A whole number from 0 to below, evenly: for drawing lots. */
export function drawNumber(below: number): number {
  return randomInt(below);
}
