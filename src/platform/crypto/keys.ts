import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Keys {
  /** Encrypts personal data and keys its look-up hashes. */
  data: Buffer;
  /** Signs sessions, poster codes and other tokens. */
  signing: Buffer;
}

/**
 * Reads the installation's keys from `<folder>/keys.json`, or makes them at the first start (mode 0600).
 * Losing the file loses the encrypted fields, so it belongs in every backup, apart from the database.
 */
export async function loadKeys(folder: string): Promise<Keys> {
  const path = join(folder, 'keys.json');
  await mkdir(folder, { recursive: true });
  const fresh = JSON.stringify({
    data: randomBytes(32).toString('base64'),
    signing: randomBytes(32).toString('base64'),
  });
  try {
    await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const { data, signing } = JSON.parse(await readFile(path, 'utf8')) as { data: string; signing: string };
  return { data: Buffer.from(data, 'base64'), signing: Buffer.from(signing, 'base64') };
}
