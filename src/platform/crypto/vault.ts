import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';

/**
 * Keeps personal data unreadable in the row and still findable. The interface is small so that SM4/SM3
 * (GB/T 39786-2021) can stand in for AES-256-GCM and HMAC-SHA-256.
 */
export interface Vault {
  /** Ciphertext with nonce and tag in front; `context` binds it to its row, so it cannot be moved to another. */
  seal(plain: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
  /** Keyed hash for look-ups: equal inputs of one `purpose` give equal hashes. */
  hash(value: string, purpose: string): Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param bytes the key, 32 bytes, kept outside the database. */
export function createVault(bytes: Buffer): Vault {
  if (bytes.length !== 32) throw new Error('The data key must be 32 bytes.');
  // Key objects are made once: making them anew at every call takes longer than the cipher.
  const key = createSecretKey(bytes);
  const hashKey = createSecretKey(createHmac('sha256', key).update('look-up').digest());
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(
        Buffer.from(context),
      );
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    },
    hash: (value, purpose) => createHmac('sha256', hashKey).update(`${purpose}\0${value}`).digest(),
  };
}
