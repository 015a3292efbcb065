import { setImmediate } from 'node:timers/promises';

/** What became of one call among those that ran together. */
export type Settled<Answer> = { answer: Answer } | { error: unknown };

/** Calls of one key that run at once at most. */
const MOST_TOGETHER = 500;
/** So many are told at once: what the database says to the next batch, which may hold a lock, is heard in between. */
const TOLD_AT_ONCE = 128;
/** Keys whose calls run at the same time at most: each takes a connection of the database. */
const MOST_LANES = 4;

interface Waiting<Call, Answer> {
  call: Call;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

export interface Gathering<Call, Answer> {
  /**
   * Runs calls of one key together; settles each by its place. Throws where all failed.
   * @param letNext may be called as soon as the next batch of this key can pass none of these; else it begins after them
   */
  run: (key: string, calls: readonly Call[], letNext: () => void) => Promise<Settled<Answer>[]>;
  /** Whether a failure may lie in one of the calls: they are then run by halves, so that the others do not suffer. */
  splits: (error: unknown) => boolean;
  most?: number;
  lanes?: number;
}

/**
 * Gathers calls: those of one key that arrive while others of it run form the next batch, so throughput rises with
 * pressure and nobody waits where there is none. Batches of one key run in the order of arrival, each when the one before has
 * ended or lets it begin.
 */
export class Gatherer<Call, Answer> {
  readonly #gathering: Required<Gathering<Call, Answer>>;
  readonly #queues = new Map<string, Waiting<Call, Answer>[]>();
  /** Keys whose turn comes, the next first; a key is in it once, and not while it runs. */
  readonly #turns: string[] = [];
  readonly #running = new Set<string>();
  #waiting = 0;

  constructor({ most = MOST_TOGETHER, lanes = MOST_LANES, ...gathering }: Gathering<Call, Answer>) {
    this.#gathering = { ...gathering, most, lanes };
  }

  /** Calls that wait for their batch, of this key or of all. */
  waiting(key?: string): number {
    return key === undefined ? this.#waiting : (this.#queues.get(key)?.length ?? 0);
  }

  /** Adds a call, and answers once its batch has run. */
  add(key: string, call: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(key);
      this.#waiting++;
      if (queue) {
        queue.push({ call, resolve, reject });
        return;
      }
      this.#queues.set(key, [{ call, resolve, reject }]);
      if (!this.#running.has(key)) this.#turns.push(key);
      // What has arrived with it comes along.
      void setImmediate().then(() => this.#turn());
    });
  }

  #turn(): void {
    while (this.#running.size < this.#gathering.lanes) {
      const key = this.#turns.shift();
      if (key === undefined) return;
      void this.#runNext(key);
    }
  }

  async #runNext(key: string): Promise<void> {
    const queue = this.#queues.get(key) ?? [];
    const batch = queue.splice(0, this.#gathering.most);
    if (queue.length === 0) this.#queues.delete(key);
    this.#waiting -= batch.length;
    this.#running.add(key);
    let isPassed = false;
    const letNext = () => {
      if (isPassed) return;
      isPassed = true;
      this.#running.delete(key);
      if (this.#queues.has(key)) this.#turns.push(key);
      this.#turn();
    };
    await this.#settle(key, batch, letNext);
    letNext();
  }

  async #settle(key: string, batch: readonly Waiting<Call, Answer>[], letNext: () => void): Promise<void> {
    try {
      const settled = await this.#gathering.run(
        key,
        batch.map(({ call }) => call),
        letNext,
      );
      for (const [at, { resolve, reject }] of batch.entries()) {
        if (at > 0 && at % TOLD_AT_ONCE === 0) await setImmediate();
        const one = settled[at];
        if (one && 'answer' in one) resolve(one.answer);
        else reject(one ? one.error : new Error(`A call was not settled: ${key}`));
      }
    } catch (error) {
      if (batch.length === 1 || !this.#gathering.splits(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.#settle(key, batch.slice(0, half), () => undefined);
      await this.#settle(key, batch.slice(half), letNext);
    }
  }
}
