import type { Bilingual } from '../../kernel/words.ts';

export interface Message {
  phone: string;
  /** The whole message in both languages; a provider that sends one takes the first. */
  text: Bilingual;
  purpose: 'sign-in' | 'notice';
  /** The one-time code within the text, for providers that fill templates of their own. */
  code?: string;
}

/** Sends one-time codes and short notices to phones. */
export interface CodeSender {
  /** `demo` shows codes on the page instead of sending them; only where the federation is marked as demo data. */
  kind: 'demo' | 'http';
  send(message: Message): Promise<void>;
}
