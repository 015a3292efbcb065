import type { Db, Trx } from '../db/connect.ts';
import type { House } from '../house.ts';
import { newId } from '../ids.ts';
import { joinPdfs } from './join.ts';

/** Lays out items of one kind. */
export interface Printer {
  name: string;
  /** Items in one part: compiling holds up the server, so a part should take well below half a second. */
  atOnce: number;
  /** @returns nothing where none of the items is to be printed any more */
  print: (
    house: House,
    part: { federationId: string; lang: 'zh' | 'en'; items: readonly string[] },
  ) => Promise<Buffer | undefined>;
}

export type RunState = 'waiting' | 'done' | 'failed';
export type PrintRun = NonNullable<Awaited<ReturnType<typeof findRun>>>;

const MOST_TRIES = 3;

/**
 * Starts a print run inside the caller's transaction: its items become one PDF, some at a time, by `advanceRuns`. What
 * is printed stays printed when the server stops, and the rest follows when it is back.
 * @returns the run's id
 */
export async function startRun(
  trx: Trx,
  run: {
    federationId: string;
    printer: string;
    /** Of the file, without `.pdf`. */
    name: string;
    lang: 'zh' | 'en';
    aboutId: string;
    unitId: string;
    items: readonly string[];
    startedBy: string;
    now: Date;
  },
): Promise<string> {
  const { now, items, ...rest } = run;
  const id = newId();
  await trx
    .insertInto('printRuns')
    .values({ ...rest, id, items: [...items], state: 'waiting', createdAt: now, advancedAt: now })
    .execute();
  return id;
}

function selectRuns(db: Db | Trx) {
  return db
    .selectFrom('printRuns')
    .select([
      'federationId',
      'id',
      'printer',
      'name',
      'lang',
      'aboutId',
      'unitId',
      'done',
      'state',
      'tries',
      'startedBy',
      'createdAt',
      'finishedAt',
    ])
    .select((eb) => eb.fn<number>('cardinality', ['items']).as('total'))
    .$narrowType<{ state: RunState; lang: 'zh' | 'en' }>();
}

/** A run, or nothing. */
export function findRun(db: Db | Trx, { federationId, id }: { federationId: string; id: string }) {
  return selectRuns(db).where('federationId', '=', federationId).where('id', '=', id).executeTakeFirst();
}

/** Runs about one thing, the latest first. */
export function listRuns(
  db: Db | Trx,
  { federationId, printer, aboutId }: { federationId: string; printer: string; aboutId: string },
): Promise<PrintRun[]> {
  return selectRuns(db)
    .where('federationId', '=', federationId)
    .where('printer', '=', printer)
    .where('aboutId', '=', aboutId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** The whole PDF of a run that is done. @throws file.missing */
export function readRun(house: Pick<House, 'files'>, run: Pick<PrintRun, 'federationId' | 'id'>): Promise<Buffer> {
  return house.files.get(wholeKey(run));
}

const partKey = ({ federationId, id }: Pick<PrintRun, 'federationId' | 'id'>, from: number) =>
  `${federationId}/print-runs/${id}/${from}.pdf`;
const wholeKey = ({ federationId, id }: Pick<PrintRun, 'federationId' | 'id'>) =>
  `${federationId}/print-runs/${id}/whole.pdf`;

/**
 * Prints parts of waiting runs, the longest untouched first, until none waits or the time is up. One process at a time
 * may be in here (jobs.every). A part that fails is tried again, three times in all.
 */
export async function advanceRuns(
  house: House,
  printers: readonly Printer[],
  { forMs }: { forMs: number },
): Promise<void> {
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const run = await selectRuns(house.db)
      .select('items')
      .where('state', '=', 'waiting')
      .where('tries', '<', MOST_TRIES)
      .orderBy('advancedAt')
      .limit(1)
      .executeTakeFirst();
    if (!run) return;
    try {
      await advance(house, printers, run);
    } catch (error) {
      house.log.error({ err: error, run: run.id }, 'a part of a print run failed');
      await change(house, run, {
        tries: run.tries + 1,
        state: run.tries + 1 < MOST_TRIES ? 'waiting' : 'failed',
        advancedAt: house.now(),
      });
    }
  }
}

async function advance(house: House, printers: readonly Printer[], run: PrintRun & { items: string[] }): Promise<void> {
  const printer = printers.find(({ name }) => name === run.printer);
  if (!printer) throw new Error(`nobody prints ${run.printer}`);
  const { federationId, lang, done, total } = run;
  if (done < total) {
    const items = run.items.slice(done, done + printer.atOnce);
    const pdf = await printer.print(house, { federationId, lang, items });
    if (pdf) await house.files.put(partKey(run, done), pdf, 'application/pdf');
    await change(house, run, { done: done + items.length, tries: 0, advancedAt: house.now() });
    return;
  }
  const keys = Array.from({ length: Math.ceil(total / printer.atOnce) }, (_, part) =>
    partKey(run, part * printer.atOnce),
  );
  const parts: Buffer[] = [];
  for (const key of keys) if (await house.files.exists(key)) parts.push(await house.files.get(key));
  if (parts.length === 0) {
    await change(house, run, { state: 'failed', advancedAt: house.now() });
    return;
  }
  await house.files.put(wholeKey(run), joinPdfs(parts, { title: run.name }), 'application/pdf');
  await change(house, run, { state: 'done', finishedAt: house.now(), advancedAt: house.now() });
  for (const key of keys) await house.files.delete(key);
}

/** Only as it was read: whoever else advanced the run meanwhile keeps what they did. */
async function change(
  { db }: Pick<House, 'db'>,
  { federationId, id, done }: PrintRun,
  to: { done?: number; tries?: number; state?: RunState; advancedAt: Date; finishedAt?: Date },
): Promise<void> {
  await db
    .updateTable('printRuns')
    .set(to)
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('done', '=', done)
    .execute();
}

/** Forgets runs that are older than this, with their files: they can be printed again. */
export async function sweepRuns(house: Pick<House, 'db' | 'files'>, { before }: { before: Date }): Promise<void> {
  const old = await selectRuns(house.db)
    .select('items')
    .where('createdAt', '<', before)
    .orderBy('createdAt')
    .limit(20)
    .execute();
  for (const run of old) {
    await house.files.delete(wholeKey(run));
    if (run.state !== 'done')
      for (let from = 0; from < run.items.length; from++) await house.files.delete(partKey(run, from));
    await house.db
      .deleteFrom('printRuns')
      .where('federationId', '=', run.federationId)
      .where('id', '=', run.id)
      .execute();
  }
}
