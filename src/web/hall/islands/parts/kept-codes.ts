import type { QrBits } from '../../../kit/qr.ts';

/** One window of the rotating code, as the server hands it out. */
export interface CodeWindow extends QrBits {
  validFrom: string;
  validUntil: string;
}

interface Kept {
  account: string;
  codes: CodeWindow[];
  /** Server's clock minus the phone's, in milliseconds: phones are often minutes wrong. */
  aheadMs: number;
}

const key = 'hall-codes';

/** Keeps the coming codes on this phone, for the door without a network. Full or forbidden stores are no error. */
export function keepCodes(kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The codes kept for an account, or for anyone where none is named. */
export function findKeptCodes(account?: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && (account === undefined || kept.account === account) ? kept : undefined;
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Takes the codes off this phone, when their owner signs out. */
export function forgetCodes(): void {
  try {
    localStorage.removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
