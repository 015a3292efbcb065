// What every command needs first: packages and the Node version that package.json pins.
// Plain JavaScript for Node 20 with no packages at all, since it runs before they are installed.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 20;
const PINNED_NODE = 24;
const HEARTBEAT_SECONDS = 10;

/**
 * What the server is run with. In a rush the requests of a batch are all alive at once: a young generation that holds more than
 * one batch copies less of them. It grows to this many MB only while it has to.
 */
export const serverFlags = ['--enable-source-maps', '--max-semi-space-size=128'];

/** One line of progress. */
export function say(zh, en) {
  console.log(`· ${zh} · ${en}`);
}

/** One line of refusal, and the end. */
export function refuse(zh, en) {
  console.error(`✗ ${zh} · ${en}`);
  process.exit(1);
}

/**
 * Installs from the lockfile unless that is done, and returns the path of the Node to run everything else with.
 * `needsDev`: with the packages that only tests need.
 */
export async function ensureRuntime({ needsDev = false } = {}) {
  if (major(process.versions.node) < OLDEST_NODE) {
    refuse(
      `需要 Node ${OLDEST_NODE} 或更新`,
      `Node ${OLDEST_NODE} or later is needed; this is ${process.versions.node}`,
    );
  }
  if (!isInstalled({ needsDev })) await install({ needsDev });
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (major(process.versions.node) >= PINNED_NODE) return process.execPath;
  return refuse(
    `缺少 Node ${PINNED_NODE}（安装脚本未运行）。请执行：npm rebuild node --ignore-scripts=false`,
    `Node ${PINNED_NODE} is missing, since install scripts did not run. Run: npm rebuild node --ignore-scripts=false`,
  );
}

/** npm writes the list of what it installed last of all, so its agreement with the lockfile means a whole installation. */
function isInstalled({ needsDev }) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const found = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '') return true;
    if (found[path]) return found[path].version === version;
    return Boolean(optional || devOptional || (dev && !needsDev));
  });
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

async function install({ needsDev }) {
  const started = performance.now();
  say('安装依赖（首次约一分钟）', 'Installing packages (about a minute the first time)');
  const heartbeat = setInterval(
    () => say(`安装中，${seconds(started)} 秒`, `installing, ${seconds(started)} s`),
    HEARTBEAT_SECONDS * 1000,
  );
  // npm puts node_modules/.bin first in PATH; the Node there is about to be replaced.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(root));
  const code = await run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(needsDev ? ['--include=dev'] : [])],
    {
      env: { ...process.env, PATH: path.join(delimiter) },
      shell: process.platform === 'win32',
    },
  );
  clearInterval(heartbeat);
  if (code !== 0) refuse('安装失败，见上文', 'Installation failed, see above');
  say(`依赖已安装，${seconds(started)} 秒`, `Packages installed in ${seconds(started)} s`);
}

/** Runs a command in the project's folder with our output, and resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Whole seconds since a `performance.now()`. */
export function seconds(started) {
  return Math.round((performance.now() - started) / 1000);
}

function major(version) {
  return Number.parseInt(version, 10);
}
