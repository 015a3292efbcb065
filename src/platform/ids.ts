import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562): ids sort by the time they were made. */
export function newId(): string {
  return v7();
}

/** Random bytes for secrets and keys. */
export function newSecret(bytes = 20): Buffer {
  return randomBytes(bytes);
}
