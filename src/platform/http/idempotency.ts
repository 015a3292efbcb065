import { Refusal } from '../../kernel/refusal.ts';
import { claimKey, dropAnswers, type FirstAnswer, freeKey, keepAnswer, type OnceKey } from '../db/answers.ts';
import type { Db } from '../db/connect.ts';
import { httpRefusals } from './errors.ts';

/** Keeps the first answer to each key; a crash in between frees the key after this long. */
const ABANDONED_AFTER_MS = 60_000;
/** An answer is given again for so long; it may hold personal data, so it is not kept longer. */
const KEPT_FOR_MS = 24 * 3_600_000;

type Caller = Pick<OnceKey, 'federationId' | 'actorKey'>;

export interface IdempotencyStore {
  db: Db;
  /** A keyed hash: a request may name a citizen number, which a bare one would give away to whoever tries them all. */
  hash: (text: string) => Buffer;
}

export interface Once {
  key: string | undefined;
  caller: Caller;
  fingerprint: unknown;
  store: IdempotencyStore;
  now: Date;
  status: number;
}

/**
 * Runs `work` once for a caller's key: a repeat with the same request gets the first answer again.
 * @throws request.key-reused, request.still-running
 */
export async function onceOnly(once: Once, work: () => Promise<unknown>): Promise<unknown> {
  const own = onceKeyOf(once);
  if (!own) return work();
  const { store, now, status } = once;
  const first = await claimKey(store.db, own, { now, abandonedBefore: new Date(now.getTime() - ABANDONED_AFTER_MS) });
  if (first) return answerAgain(first);
  try {
    const answer = await work();
    await keepAnswer(store.db, own, { status, answer });
    return answer;
  } catch (error) {
    await freeKey(store.db, own, now);
    throw error;
  }
}

/** What is kept of a request that came with a key; nothing of one without. */
export function onceKeyOf({ key, caller, fingerprint, store }: Once): OnceKey | undefined {
  if (!key) return undefined;
  return { ...caller, key, requestHash: store.hash(JSON.stringify(fingerprint)) };
}

const REFUSED_FROM = 400;

/** A refusal as it is kept for a key: of whoever could not hear it when it was said. */
export function keptRefusal({ code, status, words, params, fields }: Refusal): { status: number; answer: unknown } {
  return { status, answer: { code, status, words, params, fields } };
}

/**
 * What a request that comes with a key hears where it has been answered: the first answer, or a refusal.
 * @throws request.key-reused, request.still-running, or what was refused then
 */
export function answerAgain({ same, status, answer }: FirstAnswer): unknown {
  if (!same) throw httpRefusals.keyReused();
  if (status === null) throw httpRefusals.stillRunning();
  if (status < REFUSED_FROM) return answer;
  const { code, fields, params, ...refused } = answer as Pick<
    Refusal,
    'code' | 'status' | 'words' | 'params' | 'fields'
  >;
  throw new Refusal(code, { ...refused, when: '' }, params, fields);
}

/** Deletes answers that nobody may ask for again. */
export async function sweepAnswers(db: Db, now: Date): Promise<void> {
  await dropAnswers(db, new Date(now.getTime() - KEPT_FOR_MS));
}
