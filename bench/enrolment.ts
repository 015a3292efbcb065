import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../scripts/scenario/server.ts';
import { loadKeys } from '../src/platform/crypto/keys.ts';
import { connect, type Db } from '../src/platform/db/connect.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { newId } from '../src/platform/ids.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { areExact, type Books, checkBooks } from './enrolment/books.ts';
import { PLAIN_FUNCTION, type Plain, type Plained } from './enrolment/plain.ts';
import { run } from './enrolment/run.ts';
import type { Sent, Storm, Stormed } from './enrolment/storm.ts';
import { type Places, plantPeople, plantProgramme } from './enrolment/world.ts';

const PEOPLE = 20_000;
/** Fewer than ask, so that some wait. */
const HOT: Places = { seats: 18_000, perUnion: 300 };
const SPREAD = 100;
const CONNECTIONS = [64, 512, 2000];
/** At which the ratio and the wait have to hold. */
const AIM_CONNECTIONS = 512;
const CLIENTS = [1, 2, 4, 8, 16, 64];
const PROBED = 2000;
const LEAST_RATIO = 3;
const MOST_P99_MS = 250;
const MOST_MS = 120_000;

interface Row {
  what: string;
  perSecond: number;
  p50Ms?: number;
  p99Ms?: number;
  books: Books;
}

/**
 * One hot programme over HTTP at three numbers of connections, and the same spread over a hundred; against the same
 * admission as one transaction per request on the same PostgreSQL, in turn, in the same run. Medians of three rounds,
 * unless another number is asked for where other benches take seconds.
 * @returns whether the books are exact, the ratio is reached and the wait is within its limit
 */
export async function benchEnrolment({ seconds: rounds }: { seconds: number }): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-enrolment-'));
  const database = await startEmbedded({ dataFolder: join(folder, 'database') });
  const { db } = connect(database.url, { connections: 2 });
  try {
    await migrate(database.url, join(import.meta.dirname, '..', 'db', 'migrations'));
    await db.executeQuery({
      sql: PLAIN_FUNCTION,
      parameters: [],
      query: { kind: 'RawNode' } as never,
      queryId: {} as never,
    });
    const data = join(folder, 'data');
    const people = await plantPeople(db, { keys: await loadKeys(data), count: PEOPLE });
    const server = await startServer(
      { DATABASE_URL: database.url, UNIONHALL_DEMO: '0', UNIONHALL_LOG: 'warn' },
      { folder: data },
    );
    try {
      const { hostname: host, port } = new URL(server.origin);
      const servers = [{ host, port: Number(port) }];
      const rows = new Map<string, Row[]>();
      const keep = (row: Row) => rows.set(row.what, [...(rows.get(row.what) ?? []), row]);
      const storm = async (
        what: string,
        { connections, stages, places }: { connections: number; stages: number; places: Places },
      ) => {
        const planted: Awaited<ReturnType<typeof plantProgramme>>[] = [];
        for (let at = 0; at < stages; at++) planted.push(await plantProgramme(db, people, places));
        const requests = people.people.map(
          ({ cookie }, at): Sent => ({
            server: 0,
            path: `/api/v1/stages/enrolment/${planted[Math.floor(at / (PEOPLE / stages))]?.stageId}/enrol`,
            ...{ cookie, key: newId() },
          }),
        );
        const stormed = await run<Stormed>('storm.ts', {
          servers,
          connections,
          requests,
          mostMs: MOST_MS,
        } satisfies Storm);
        await folded(db);
        const books = await checkBooks(
          db,
          people.federationId,
          planted.map(({ stageId }) => stageId),
        );
        const failed = Object.entries(stormed.statuses).filter(([status]) => status !== '200');
        if (failed.length > 0) throw new Error(`Answers: ${JSON.stringify(stormed.statuses)}`);
        return { what, perSecond: (PEOPLE / stormed.ms) * 1000, p50Ms: stormed.p50Ms, p99Ms: stormed.p99Ms, books };
      };
      const plain = async (clients: number, count = PEOPLE): Promise<Row> => {
        const planted = await plantProgramme(db, people, HOT);
        const { federationId, topId } = people;
        const given: Plain = {
          url: database.url,
          clients,
          ...planted,
          ...{ federationId, topId },
          people: people.people.slice(0, count),
        };
        // Without the server beside it, which would fold its figures meanwhile.
        const { ms } = await server.paused(() => run<Plained>('plain.ts', given));
        await folded(db);
        const books = await checkBooks(db, federationId, [planted.stageId]);
        return { what: `plain, ${clients} clients`, perSecond: (count / ms) * 1000, books };
      };
      // The first of each warms up; the best number of clients is found on the way.
      const probes = [];
      for (const clients of CLIENTS) probes.push({ clients, perSecond: (await plain(clients, PROBED)).perSecond });
      const best = probes.toSorted((a, b) => b.perSecond - a.perSecond)[0]?.clients ?? 1;
      await storm('warm', { connections: 64, stages: 1, places: HOT });
      const spread = { seats: HOT.seats / SPREAD, perUnion: HOT.perUnion / SPREAD };
      for (let round = 0; round < rounds; round++) {
        keep({ ...(await plain(best)), what: 'plain' });
        for (const connections of CONNECTIONS)
          keep(await storm(`hot, ${connections} connections`, { connections, stages: 1, places: HOT }));
        keep(
          await storm(`${SPREAD} stages, ${AIM_CONNECTIONS} connections`, {
            connections: AIM_CONNECTIONS,
            stages: SPREAD,
            places: spread,
          }),
        );
      }
      return report(rows, { probes, best });
    } finally {
      await server.stop();
    }
  } finally {
    await db.destroy();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until the figures are folded: no row pays for the one before. */
async function folded(db: Db): Promise<void> {
  for (;;) {
    const left = await db.selectFrom('factsUnfolded').select('factId').limit(1).executeTakeFirst();
    if (!left) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(
  rounds: ReadonlyMap<string, Row[]>,
  { probes, best }: { probes: { clients: number; perSecond: number }[]; best: number },
): boolean {
  const plain = medianOf((rounds.get('plain') ?? []).map(({ perSecond }) => perSecond));
  console.log(
    `\n  one transaction per request: ${probes.map(({ clients, perSecond }) => `${clients}: ${perSecond.toFixed(0)}`).join(', ')} per second; best with ${best}`,
  );
  console.log(
    `\n  ${'decided'.padEnd(32)}${'per second'.padStart(12)}${'ratio'.padStart(8)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}   books`,
  );
  const told = [...rounds].map(([what, rows]) => {
    const books = rows.map((row) => row.books);
    const exact = books.every(areExact);
    const [first] = books;
    const row = {
      what,
      perSecond: Math.round(medianOf(rows.map(({ perSecond }) => perSecond))),
      p50Ms: Number(medianOf(rows.map(({ p50Ms }) => p50Ms ?? 0)).toFixed(1)),
      p99Ms: Number(medianOf(rows.map(({ p99Ms }) => p99Ms ?? 0)).toFixed(1)),
      ...{ exact, admitted: first?.admitted ?? 0, waiting: first?.waiting ?? 0 },
    };
    const ratio = Number((row.perSecond / plain).toFixed(2));
    console.log(
      `  ${what.padEnd(32)}${String(row.perSecond).padStart(12)}${ratio.toFixed(2).padStart(8)}${row.p50Ms.toFixed(1).padStart(9)}${row.p99Ms.toFixed(1).padStart(9)}   ` +
        (exact
          ? `exact: ${row.admitted} admitted, ${row.waiting} waiting`
          : `WRONG: ${JSON.stringify(books.map(({ faults }) => faults))}`),
    );
    return { ...row, ratio };
  });
  const aim = told.find(({ what }) => what === `hot, ${AIM_CONNECTIONS} connections`);
  const ok =
    told.every(({ exact }) => exact) &&
    (aim?.ratio ?? 0) >= LEAST_RATIO &&
    (aim?.p99Ms ?? Number.POSITIVE_INFINITY) < MOST_P99_MS;
  console.log(JSON.stringify({ name: 'enrolment', ok, best, rows: told }));
  return ok;
}
