import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFlags } from '../setup.js';

const root = join(import.meta.dirname, '..', '..');
const START_MS = 90_000;
const STOP_MS = 15_000;
/** What the server said last, for the error when it does not start. */
const TAIL_CHARACTERS = 4000;

export interface RunningServer {
  origin: string;
  /** Printed where nobody has an account yet. */
  firstLink: string | undefined;
  /** Starts the server again on the same database and address, so many milliseconds ahead of the real time. */
  travel: (aheadMs: number) => Promise<void>;
  /** Ends the process without a word to it, as a power cut does; `travel(0)` starts it again. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  /** Holds the server while something else is measured. */
  paused<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * Starts the built server as a process of its own, with an embedded database in a folder that is thrown away, or in one
 * that is given and stays.
 * @param env settings beside the port and the folder
 * @throws Error with what the server said, if it ends or takes longer than 90 s
 */
export async function startServer(
  env: Record<string, string>,
  { folder: given }: { folder?: string } = {},
): Promise<RunningServer> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'unionhall-')));
  const port = await findFreePort();
  const settings = { ...env, HOST: '127.0.0.1', PORT: String(port), UNIONHALL_DATA: folder };
  const throwAway = async () => {
    if (given === undefined) await rm(folder, { recursive: true, force: true });
  };
  let running: Running | undefined;
  const start = async (aheadMs: number) => {
    running = await run(settings, { port, aheadMs });
    return running;
  };
  try {
    const { firstLink } = await start(0);
    return {
      origin: `http://127.0.0.1:${port}`,
      firstLink,
      async travel(aheadMs) {
        await running?.stop();
        await start(aheadMs);
      },
      async kill() {
        await running?.kill();
      },
      async paused<Result>(work: () => Promise<Result>): Promise<Result> {
        running?.signal('SIGSTOP');
        try {
          return await work();
        } finally {
          running?.signal('SIGCONT');
        }
      },
      async stop() {
        await running?.stop();
        await throwAway();
      },
    };
  } catch (error) {
    await throwAway();
    throw error;
  }
}

type Running = Awaited<ReturnType<typeof run>>;

/** One process of the server, once it answers. */
async function run(settings: Record<string, string>, { port, aheadMs }: { port: number; aheadMs: number }) {
  const child = spawn(
    process.execPath,
    [
      ...serverFlags,
      ...(aheadMs === 0 ? [] : ['--import', join(import.meta.dirname, 'ahead.ts')]),
      join(root, 'dist', 'server', 'main.js'),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...withoutSettings(process.env),
        NODE_ENV: 'production',
        UNIONHALL_LOG: 'warn',
        SCENARIO_AHEAD_MS: String(aheadMs),
        ...settings,
      },
    },
  );
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-TAIL_CHARACTERS);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const force = setTimeout(kill, STOP_MS);
      await once(child, 'exit');
      clearTimeout(force);
    }
    process.off('exit', kill);
  };
  const killNow = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    kill();
    await once(child, 'exit');
  };
  const until = performance.now() + START_MS;
  while (!(await isReady(`http://127.0.0.1:${port}`))) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error(`The server did not start.\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // The greeting follows the first answer.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => child.kill(name);
  return { firstLink: /http\S+\/first\/\S+/.exec(said)?.[0], stop, kill: killNow, signal };
}

/** Settings of the house that started us are not ours: a scenario never touches a real database. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(UNIONHALL_.*|DATABASE_URL|PORT|HOST)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
