import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../scripts/browser.ts';
import { freePort } from '../src/platform/postgres/postmaster.ts';
import { scratchFolder } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running hall, without a trailing slash. */
    hallUrl: string;
    /** Path of the Chromium to drive. */
    chromium: string;
  }
}

const START_TIMEOUT_MS = 120_000;
const root = join(import.meta.dirname, '..');

/** The built server on a folder of its own with the demo federation, and a browser. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findBrowser();
  const folder = await scratchFolder('journeys');
  const port = await freePort();
  const hallUrl = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [join(root, 'scripts', 'start.js')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      UNIONHALL_DATA: folder,
      DATABASE_URL: '',
      UNIONHALL_DEMO: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk) => (said = (said + chunk).slice(-20_000)));

  const teardown = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilServed(`${hallUrl}/readyz`, server);
    await untilServed(`${hallUrl}/console`, server, (page) => page.includes('<script type="module"'));
  } catch (error) {
    await teardown();
    throw new Error(`The server did not start.\n${said}`, { cause: error });
  }
  project.provide('hallUrl', hallUrl);
  project.provide('chromium', chromium);
  return teardown;
}

/** Waits for a page; the console's may still be in the making. */
async function untilServed(
  url: string,
  server: ChildProcess,
  isIt: (page: string) => boolean = () => true,
): Promise<void> {
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS && server.exitCode === null; waitedMs += 200) {
    const page = await fetch(url).then(
      (response) => (response.ok ? response.text() : undefined),
      () => undefined,
    );
    if (page !== undefined && isIt(page)) return;
    await sleep(200);
  }
  throw new Error(`${url} did not answer.`);
}
