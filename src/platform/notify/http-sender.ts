import type { CodeSender, Message } from './codes.ts';
import { notifyRefusals } from './errors.ts';

/** People wait on the page for a code; providers answer within a second or two. */
const TIMEOUT_MS = 8000;

/**
 * Sends through a provider's HTTP address: `POST { phone, text, purpose, code? }` as JSON, `Authorization: Bearer`
 * where there is a token; any 2xx means taken. Redirects are not followed, so that neither phones nor the token wander.
 * Neither phone nor text reaches an error.
 */
export function httpSender({
  url,
  token,
  timeoutMs = TIMEOUT_MS,
}: {
  url: string;
  token?: string | undefined;
  timeoutMs?: number;
}): CodeSender {
  return {
    kind: 'http',
    /** @throws notify.not-sent */
    async send({ phone, text, purpose, code }: Message) {
      const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
      const body = JSON.stringify({ phone, text: text[0], purpose, ...(code ? { code } : {}) });
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
        await answer.body?.cancel();
        if (answer.ok) return;
        throw new Error(`the provider answered ${answer.status}`);
      } catch (cause) {
        const refusal = notifyRefusals.notSent();
        refusal.cause = cause;
        throw refusal;
      }
    },
  };
}
