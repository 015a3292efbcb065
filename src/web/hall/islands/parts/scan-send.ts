import { newId } from './new-id.ts';
import type { Scan } from './scan-queue.ts';

export interface ScanResult {
  scanId: string;
  outcome: string;
  name: string | null;
  words: { zh: string; en: string };
}

/** What became of a batch: answered, or why it has to wait. */
export type Sent =
  | { kind: 'answered'; results: ScanResult[] }
  | { kind: 'offline' }
  | { kind: 'signedOut' }
  | { kind: 'refused'; words: { zh: string; en: string } | undefined };

const TIMEOUT_MS = 15_000;

/** Sends scans to the server. Sending the same scans again is safe: each id is counted once. */
export async function sendScans(api: string, scans: Scan[]): Promise<Sent> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(api, {
      method: 'POST',
      signal: stop.signal,
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({
        scans: scans.map(({ scanId, sessionId, code, scannedAt }) => ({ scanId, sessionId, code, scannedAt })),
      }),
    });
    if (answer.ok) return { kind: 'answered', ...((await answer.json()) as { results: ScanResult[] }) };
    if (answer.status === 401) return { kind: 'signedOut' };
    if (answer.status >= 500 || answer.status === 429) return { kind: 'offline' };
    const problem = (await answer.json().catch(() => ({}))) as { message?: { zh: string; en: string } };
    return { kind: 'refused', words: problem.message };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return { kind: 'offline' };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
