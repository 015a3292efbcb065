import { systemNow } from '../clock.ts';
import type { CodeSender, Message } from './codes.ts';

const KEPT_MS = 300_000;
const MOST_KEPT = 10_000;

export interface DemoSender extends CodeSender {
  kind: 'demo';
  /** The last message to a phone, while it is fresh: whoever shows it must make sure that this is a demo. */
  findLast(phone: string): Message | undefined;
}

/** Sends nothing: keeps the last message of each phone for five minutes in memory, to be shown on the page. */
export function demoSender({ now = systemNow }: { now?: () => Date } = {}): DemoSender {
  const kept = new Map<string, { message: Message; until: number }>();
  return {
    kind: 'demo',
    async send(message) {
      kept.delete(message.phone);
      kept.set(message.phone, { message, until: now().getTime() + KEPT_MS });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    findLast(phone) {
      const last = kept.get(phone);
      return last && last.until > now().getTime() ? last.message : undefined;
    },
  };
}
