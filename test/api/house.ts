import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/api/app.ts';
import { startJobs } from '../../src/api/jobs.ts';
import { connect } from '../../src/platform/db/connect.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { House } from '../../src/platform/house.ts';
import type { CodeSender } from '../../src/platform/notify/codes.ts';
import { startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { freePort } from '../../src/platform/postgres/postmaster.ts';
import { type PeopleHouse, peopleHouse } from '../people.ts';

const root = join(import.meta.dirname, '..', '..');

export interface LiveHouse {
  house: PeopleHouse;
  /** Paths of everything that can be looked at beside the API. */
  pages: string[];
  stop: () => Promise<void>;
}

/** The real app on a database and a port of its own. Jobs wait until `house.jobs.drain()`. */
export async function openHouse(codes: CodeSender): Promise<LiveHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-api-'));
  const database = await startEmbedded({ dataFolder: folder, isDurable: false });
  await migrate(database.url, join(root, 'db', 'migrations'));
  const { db } = connect(database.url, { connections: 8 });
  const url = `http://127.0.0.1:${await freePort()}`;
  const house: PeopleHouse = { ...peopleHouse(db), now: () => new Date(), codes, url };
  await startJobs(house);
  const app = appOf(house);
  const close = await serveHouse(house, app);
  const looked = app.routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/'));
  return {
    house,
    pages: [...new Set(looked.map(({ path }) => path))],
    async stop() {
      await close();
      await db.destroy();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Serves a house at its address. @returns what ends it */
async function serveHouse(house: House, app: ReturnType<typeof createApp>): Promise<() => Promise<void>> {
  const { port, hostname } = new URL(house.url);
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: Number(port), hostname }, () => resolve(started));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}

/** The app as the server has it; the hall's pages need a built hall, the API does not. */
function appOf(house: House): ReturnType<typeof createApp> {
  return createApp(house, { trustedProxies: ['127.0.0.1'], dist: join(root, 'dist'), demoSignIns: [] });
}

/** The OpenAPI document as the real app gives it out. No database is asked for it. */
export async function readDocument(): Promise<unknown> {
  const { db } = connect('postgres://nobody@127.0.0.1:1/nothing');
  const answer = await appOf(peopleHouse(db)).request('/api/v1/openapi.json');
  await db.destroy();
  return answer.json();
}
