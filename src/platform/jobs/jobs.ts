import { sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { type Db, inTransaction, type Trx } from '../db/connect.ts';

/** Work for later, kept in the database. */
export interface Jobs {
  /** Puts a job in the queue in the running transaction: it exists if and only if that commits. */
  enqueue(trx: Trx | Db, name: string, data: object): Promise<void>;
  /** Puts many jobs of a name in the queue by one statement; one whose id is there already is left as it is. */
  enqueueAll(trx: Trx | Db, name: string, jobs: readonly { id: string; data: object }[]): Promise<void>;
  /** Handles jobs of a name; a failure is tried again, at most five times with growing pauses. */
  work(name: string, handle: (data: Record<string, unknown>) => Promise<void>): Promise<void>;
  /** Runs `tick` about every so many seconds, on one server process at a time. */
  every(seconds: number, name: string, tick: () => Promise<void>): void;
  stop(): Promise<void>;
}

/** Opens the queue. With `working` false it only takes jobs in; another process does them. */
export async function openJobs({
  url,
  db,
  log,
  working,
}: {
  url: string;
  db: Db;
  log: Logger;
  working: boolean;
}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    max: 4,
    supervise: working,
    schedule: false,
    application_name: 'unionhall-jobs',
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  const known = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  async function ensure(name: string) {
    if (known.has(name)) return;
    await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 2 });
    known.add(name);
  }

  return {
    async enqueue(trx, name, data) {
      await ensure(name);
      await boss.send(name, data, { db: fromKysely(trx.withoutPlugins()) });
    },
    async enqueueAll(trx, name, given) {
      if (given.length === 0) return;
      await ensure(name);
      await boss.insert(name, [...given], { db: fromKysely(trx.withoutPlugins()) });
    },
    async work(name, handle) {
      if (!working) return;
      await ensure(name);
      // One job at a time, so that a failure or a crash concerns that job alone; while there are more, without a pause.
      const worker = await boss.work<Record<string, unknown>>(name, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
        boss.notifyWorker(worker);
        for (const job of jobs) await handle(job.data);
      });
    },
    every(seconds, name, tick) {
      if (!working) return;
      const timer = setInterval(() => {
        if (running.size > 20) return;
        const turn = onOneProcess(db, name, tick)
          .catch((error: unknown) => log.error({ err: error, job: name }, 'periodic job failed'))
          .finally(() => running.delete(turn));
        running.add(turn);
      }, seconds * 1000);
      timers.add(timer);
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running);
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}

/** Runs `tick` unless another process is at it: an advisory lock held for the transaction is the referee. */
async function onOneProcess(db: Db, name: string, tick: () => Promise<void>): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_xact_lock(hashtext(${`job:${name}`})) as mine`.execute(trx);
    if (rows[0]?.mine) await tick();
  });
}
