import { findKept, keep, keepOnly } from './shelf.ts';

const PREFIX = 'picture ';
const PATIENCE_MS = 20_000;

/** A picture's bytes: from the shelf, else from the network, which fills the shelf. Undefined where neither has it. */
export async function findPicture(address: string): Promise<Blob | undefined> {
  const kept = await findKept(PREFIX + address);
  if (kept instanceof Blob) return kept;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) return undefined;
    const picture = await answer.blob();
    await keep(PREFIX + address, picture);
    return picture;
  } catch (error) {
    // Without a network there is no picture yet.
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Fetches what is not on the shelf yet, one after the other, and throws away the pictures of whoever is gone. */
export async function stockPictures(addresses: readonly string[]): Promise<void> {
  await keepOnly(PREFIX, new Set(addresses.map((address) => PREFIX + address)));
  for (const address of addresses) await findPicture(address);
}
