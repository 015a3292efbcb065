import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type RunningServer, startServer } from '../../scripts/scenario/server.ts';
import { loadKeys } from '../../src/platform/crypto/keys.ts';
import { connect, type Db } from '../../src/platform/db/connect.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { newId } from '../../src/platform/ids.ts';
import { startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { findPostmaster } from '../../src/platform/postgres/postmaster.ts';
import { areExact, checkBooks } from '../enrolment/books.ts';
import { run } from '../enrolment/run.ts';
import type { Sent, Storm, Stormed } from '../enrolment/storm.ts';
import { type People, plantPeople, plantProgramme } from '../enrolment/world.ts';

const PEOPLE = 20_000;
/** Sixty unions with a quota each: half of those who ask get a place, the rest wait. */
const PLACES = { seats: 12_000, perUnion: 170 };
const CONNECTIONS = 64;
const SERVER_KILLS = 20;
const DATABASE_KILLS = 5;
/** One of so many who have a place gives it back, so that the waiting list moves while things break. */
const CANCELS = 20;
const MOST_MS = 60_000;
const LAST_TRIES = 20;

interface Mine {
  id: string;
  state: string;
}

/** What somebody sends, with the key it is sent again under, and what they were told first. */
interface Wish extends Sent {
  person: number;
  what: 'enrol' | 'cancel';
  told: Mine | undefined;
}

interface Told {
  acknowledged: number;
  /** Acknowledged, and not there any more. */
  lost: number;
  /** Sent again with its key, and told something else. */
  changed: number;
  /** Refused without a reason to. */
  refused: number;
}

/** Kills the server twenty times and PostgreSQL five times in a storm; clients send again with their keys. */
export async function drillCrashes(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-drill-'));
  try {
    const { people, planted } = await plant(folder);
    const server = await startServer({ UNIONHALL_DEMO: '0' }, { folder });
    const told: Told = { acknowledged: 0, lost: 0, changed: 0, refused: 0 };
    let wishes: Wish[];
    try {
      wishes = people.people.map((_, person) => wishOf(people, { person, what: 'enrol', stageId: planted.stageId }));
      for (let round = 0; round < SERVER_KILLS + DATABASE_KILLS; round++) {
        const isDatabase = round % 5 === 4;
        const kill = async () => {
          await sleep(100 + Math.random() * 500);
          const postmaster = isDatabase ? await findPostmaster(join(folder, 'postgres')) : undefined;
          if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
          else await server.kill();
        };
        let killing: Promise<void> | undefined;
        await send([server], wishes, told, () => (killing = kill()));
        await killing;
        await revive(server);
        const begun = wishes.filter(({ what }) => what === 'cancel').map(({ person }) => person);
        const canCancel = wishes.filter(
          ({ what, told: mine, person }) => what === 'enrol' && mine?.state === 'admitted' && !begun.includes(person),
        );
        for (const { person } of canCancel.filter((_, at) => at % CANCELS === 0).slice(0, 20))
          wishes.push(wishOf(people, { person, what: 'cancel', stageId: planted.stageId }));
        const left = wishes.filter(({ told: mine }) => !mine).length;
        console.log(
          `  ${String(round + 1).padStart(2)} ${(isDatabase ? 'PostgreSQL' : 'server').padEnd(10)} killed; ${told.acknowledged} acknowledged, ${left} left`,
        );
      }
      for (let more = 0; more < LAST_TRIES && wishes.some(({ told: mine }) => !mine); more++)
        await send([server], wishes, told);
      await sendAgain([server], wishes, told);
    } finally {
      await server.stop();
    }
    const database = await startEmbedded({ dataFolder: folder });
    const { db } = connect(database.url, { connections: 2 });
    try {
      return await conclude('enrolment-crash', db, { people, stageId: planted.stageId, wishes, told });
    } finally {
      await db.destroy();
      await database.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two server processes on one database; a third of the people press on both at once, with one key. */
export async function drillTwoServers(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-drill-'));
  const database = await startEmbedded({ dataFolder: join(folder, 'database') });
  const { db } = connect(database.url, { connections: 2 });
  try {
    const data = join(folder, 'data');
    await migrate(database.url, join(import.meta.dirname, '..', '..', 'db', 'migrations'));
    const people = await plantPeople(db, { keys: await loadKeys(data), count: PEOPLE });
    const { stageId } = await plantProgramme(db, people, PLACES);
    const env = { DATABASE_URL: database.url, UNIONHALL_DEMO: '0' };
    const servers = [await startServer(env, { folder: data }), await startServer(env, { folder: data })];
    const told: Told = { acknowledged: 0, lost: 0, changed: 0, refused: 0 };
    const wishes = people.people.flatMap((_, person) => {
      const wish = { ...wishOf(people, { person, what: 'enrol', stageId }), server: person % 2 };
      return person % 3 === 0 ? [wish, { ...wish, server: 1 - wish.server }] : [wish];
    });
    try {
      await send(servers, wishes, told);
      const placed = new Set(wishes.filter(({ told: mine }) => mine?.state === 'admitted').map(({ person }) => person));
      const cancels = [...placed]
        .filter((_, at) => at % CANCELS === 0)
        .map((person) => ({ ...wishOf(people, { person, what: 'cancel', stageId }), server: person % 2 }));
      await send(servers, cancels, told);
      // The answer to one key is one answer, whichever server gave it.
      const first = new Map<string, Mine>();
      for (const { key, told: mine } of wishes) {
        if (!mine) continue;
        if (!isDeepStrictEqual(first.get(key) ?? mine, mine)) told.changed++;
        first.set(key, mine);
      }
      wishes.push(...cancels);
      await sendAgain(servers, wishes, told);
    } finally {
      for (const server of servers) await server.stop();
    }
    return await conclude('enrolment-two-servers', db, { people, stageId, wishes, told });
  } finally {
    await db.destroy();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function plant(folder: string) {
  const database = await startEmbedded({ dataFolder: folder });
  const { db } = connect(database.url, { connections: 2 });
  try {
    await migrate(database.url, join(import.meta.dirname, '..', '..', 'db', 'migrations'));
    const people = await plantPeople(db, { keys: await loadKeys(folder), count: PEOPLE });
    return { people, planted: await plantProgramme(db, people, PLACES) };
  } finally {
    await db.destroy();
    await database.stop();
  }
}

function wishOf(
  { people }: People,
  { person, what, stageId }: Pick<Wish, 'person' | 'what'> & { stageId: string },
): Wish {
  return {
    ...{ person, what, server: 0, key: newId(), told: undefined },
    path: `/api/v1/stages/enrolment/${stageId}/${what}`,
    cookie: people[person]?.cookie ?? '',
  };
}

/** Sends what has no answer yet, and notes the answers. */
async function send(
  servers: readonly RunningServer[],
  wishes: readonly Wish[],
  told: Told,
  onBegun?: () => void,
): Promise<void> {
  const left = wishes.filter((wish) => !wish.told);
  if (left.length === 0) return;
  const { answers } = await storm(servers, left, onBegun);
  for (const [at, wish] of left.entries()) {
    const answer = answers[at];
    if (answer?.status === '200') {
      wish.told = JSON.parse(answer.content) as Mine;
      told.acknowledged++;
    } else if (answer?.status.startsWith('4')) {
      told.refused++;
      console.log(`  ${wish.what} refused: ${answer.content}`);
    }
  }
}

/** Sends everything again under the same keys: each must hear what it heard first. */
async function sendAgain(servers: readonly RunningServer[], wishes: readonly Wish[], told: Told): Promise<void> {
  const { answers } = await storm(servers, wishes);
  for (const [at, wish] of wishes.entries()) {
    const answer = answers[at];
    if (answer?.status !== '200' || !isDeepStrictEqual(JSON.parse(answer.content), wish.told)) told.changed++;
  }
}

function storm(servers: readonly RunningServer[], wishes: readonly Wish[], onBegun?: () => void): Promise<Stormed> {
  const given: Storm = {
    servers: servers.map(({ origin }) => ({ host: new URL(origin).hostname, port: Number(new URL(origin).port) })),
    connections: CONNECTIONS,
    requests: wishes.map(({ server, path, cookie, key }) => ({ server, path, cookie, key })),
    mostMs: MOST_MS,
  };
  return run<Stormed>('storm.ts', given, onBegun ? { onBegun } : {});
}

/** Starts the server again; one that ends itself because its database is gone is given the time to. */
async function revive(server: RunningServer): Promise<void> {
  await server.kill();
  await server.travel(0);
}

interface Outcome {
  people: People;
  stageId: string;
  wishes: readonly Wish[];
  told: Told;
}

async function conclude(name: string, db: Db, { people, stageId, wishes, told }: Outcome): Promise<boolean> {
  const rows = await db
    .selectFrom('enrolments')
    .select(['id', 'state', 'personId'])
    .where('federationId', '=', people.federationId)
    .where('stageId', '=', stageId)
    .execute();
  const byPerson = new Map(rows.map((row) => [row.personId, row]));
  const cancelled = new Set(
    wishes.filter(({ what, told: mine }) => what === 'cancel' && mine).map(({ person }) => person),
  );
  for (const { what, person, told: mine } of wishes) {
    if (!mine) continue;
    const row = byPerson.get(people.people[person]?.personId ?? '');
    const expected = cancelled.has(person)
      ? ['cancelled']
      : what === 'enrol' && mine.state === 'waiting'
        ? ['waiting', 'admitted']
        : [mine.state];
    if (!row || row.id !== mine.id || !expected.includes(row.state)) told.lost++;
  }
  const books = await checkBooks(db, people.federationId, [stageId]);
  const unanswered = wishes.filter(({ told: mine }) => !mine).length;
  const ok = areExact(books) && told.lost === 0 && told.changed === 0 && told.refused === 0 && unanswered === 0;
  console.log(
    `\n  ${told.acknowledged} acknowledged, ${told.lost} lost, ${told.changed} told otherwise when sent again, ${told.refused} refused, ${unanswered} never answered`,
  );
  console.log(
    `  ${books.admitted} have a place, ${books.waiting} wait, ${cancelled.size} gave theirs back; faults: ${JSON.stringify(books.faults)}`,
  );
  console.log(JSON.stringify({ name, ok, ...told, unanswered, ...books }));
  return ok;
}
