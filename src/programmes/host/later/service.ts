import type { Db } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';

/** Long enough to gather what comes in a rush into one row, short enough that officers see it come. */
const PAUSE_MS = 5000;

type Desk = Pick<House, 'db' | 'log'>;

interface Waiting {
  timer: NodeJS.Timeout;
  run: () => Promise<void>;
}

const waiting = new WeakMap<Db, Map<string, Waiting>>();

/** Runs work in a few seconds, once for each key however often it is asked for until then. */
export function runLater({ db, log }: Desk, key: string, work: () => Promise<void>): void {
  const held = waiting.get(db) ?? new Map<string, Waiting>();
  waiting.set(db, held);
  if (held.has(key)) return;
  const run = async () => {
    held.delete(key);
    await work().catch((error: unknown) => log.error({ err: error, key }, 'work for later failed'));
  };
  const timer = setTimeout(() => void run(), PAUSE_MS);
  timer.unref();
  held.set(key, { timer, run });
}

/** Does at once whatever waits: before the house stops. */
export async function finishLater({ db }: Pick<House, 'db'>): Promise<void> {
  for (const { timer, run } of [...(waiting.get(db)?.values() ?? [])]) {
    clearTimeout(timer);
    await run();
  }
}
