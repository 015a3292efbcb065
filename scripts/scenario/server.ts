import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const START_MS = 90_000;
const STOP_MS = 15_000;
/** What the server said last, for the error when it does not start. */
const TAIL_CHARACTERS = 4000;

export interface RunningServer {
  origin: string;
  /** Printed where nobody has an account yet. */
  firstLink: string | undefined;
  stop: () => Promise<void>;
}

/**
 * Starts the built server as a process of its own, with an embedded database in a folder that is thrown away.
 * @param env settings beside the port and the folder
 * @throws Error with what the server said, if it ends or takes longer than 90 s
 */
export async function startServer(env: Record<string, string>): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-'));
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'server', 'main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutSettings(process.env),
      NODE_ENV: 'production',
      UNIONHALL_LOG: 'warn',
      ...env,
      HOST: '127.0.0.1',
      PORT: String(port),
      UNIONHALL_DATA: folder,
    },
  });
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
    await rm(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  const until = performance.now() + START_MS;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error(`The server did not start.\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // The greeting follows the first answer.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { origin, firstLink: /http\S+\/first\/\S+/.exec(said)?.[0], stop };
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
