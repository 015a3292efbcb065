import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/api/app.ts';
import { startJobs } from '../../src/api/jobs.ts';
import { connect } from '../../src/platform/db/connect.ts';
import type { House } from '../../src/platform/house.ts';
import { UnderlaidResponse } from '../../src/platform/http/underlay.ts';
import type { CodeSender } from '../../src/platform/notify/codes.ts';
import { freePort } from '../../src/platform/postgres/postmaster.ts';
import { cloneDatabase } from '../database.ts';
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
  const { db, drop } = await cloneDatabase();
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
      await drop();
    },
  };
}

/** Serves a house at its address. @returns what ends it */
async function serveHouse(house: House, app: ReturnType<typeof createApp>): Promise<() => Promise<void>> {
  const { port, hostname } = new URL(house.url);
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const serverOptions = { ServerResponse: UnderlaidResponse };
    const started = serve({ fetch: app.fetch, port: Number(port), hostname, serverOptions }, () => resolve(started));
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
