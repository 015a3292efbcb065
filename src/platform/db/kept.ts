import { afterCommit, type Db, type Trx } from './connect.ts';

/** What is the same for every reader is looked up at most this often by one process. */
export const KEPT_MS = 1000;
/** Topics kept at once; a topic is one programme, or the lists of one federation. */
const MOST_TOPICS = 2000;
/** Questions kept of one topic. */
const MOST_QUESTIONS = 300;

/** What a kept answer belongs to: a subject, such as a programme by its id, and a part of it, such as a stage. */
export interface Topic {
  topic: string;
  part?: string;
}

interface Kept {
  until: number;
  answer: Promise<unknown>;
}

interface Shelf {
  /** By topic, then by part and question. */
  topics: Map<string, Map<string, Kept>>;
  /** Grows whenever a whole topic is forgotten. */
  version: number;
}

const shelves = new WeakMap<object, Shelf>();

function shelfOf(db: Db): Shelf {
  let shelf = shelves.get(db);
  if (!shelf) {
    shelf = { topics: new Map(), version: 0 };
    shelves.set(db, shelf);
  }
  return shelf;
}

/**
 * Looks up what is the same for every reader, at most once a second; those who ask meanwhile wait for one look-up and
 * share the answer, so nobody may change it. Only for showing: whatever decides, such as giving a place, looks itself.
 * Changes made by this process are seen at once, where their service calls `forgetKept`; those of others after a second.
 * @param db of the house, also where `load` asks through a transaction
 */
export function keepShared<Answer>(
  db: Db,
  { topic, part = '' }: Topic,
  question: string,
  load: () => Promise<Answer>,
): Promise<Answer> {
  const { topics } = shelfOf(db);
  const key = `${part}\0${question}`;
  const now = performance.now();
  let kept = topics.get(topic);
  const known = kept?.get(key);
  if (known && known.until > now) return known.answer as Promise<Answer>;
  if (!kept) {
    if (topics.size >= MOST_TOPICS) topics.delete(topics.keys().next().value ?? '');
    kept = new Map();
    topics.set(topic, kept);
  }
  if (kept.size >= MOST_QUESTIONS) kept.clear();
  const answer = load();
  kept.set(key, { until: now + KEPT_MS, answer });
  // A failure is told to those who wait for it, and not kept.
  answer.catch(() => kept.get(key)?.answer === answer && kept.delete(key));
  return answer;
}

/** Once the running transaction has committed, everything kept of a topic, or of a part of it, is looked up anew. */
export function forgetKept(trx: Trx, { topic, part }: Topic): void {
  afterCommit(trx, (db) => {
    const shelf = shelfOf(db);
    const kept = shelf.topics.get(topic);
    if (part === undefined) {
      shelf.version++;
      shelf.topics.delete(topic);
    } else {
      for (const key of kept?.keys() ?? []) if (key.startsWith(`${part}\0`)) kept?.delete(key);
    }
  });
}

/** Grows with every `forgetKept` of a whole topic: what was made before it may be out of date. */
export function keptVersion(db: Db): number {
  return shelfOf(db).version;
}
