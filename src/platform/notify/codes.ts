import type { Bilingual } from '../../kernel/words.ts';

/** Sends one-time codes and short notices to phones. */
export interface CodeSender {
  /** `demo` shows codes on the page instead of sending them; only where the federation is marked as demo data. */
  kind: 'demo' | 'http';
  /** @param text the whole message in both languages; the provider takes the first. */
  send(message: { phone: string; text: Bilingual; purpose: 'sign-in' | 'notice' }): Promise<void>;
}
