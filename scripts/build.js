// Builds what changed, each bundle into a passing folder that is then put in place: `node scripts/build.js [server] [hall] [console]`.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { ensureRuntime, root, say, seconds } from './setup.js';

export const bundles = ['server', 'hall', 'console'];

const STAMP = '.built-from';
const INTERRUPTED = 130;
const LOW_PRIORITY = 10;
const WORTH_COMPRESSING_BYTES = 1024;

/** The bundles that are not built from the sources as they are. */
export function staleBundles(wanted = bundles) {
  const fingerprint = fingerprintSources();
  return wanted.filter((bundle) => {
    const stamp = join(root, 'dist', bundle, STAMP);
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint;
  });
}

/** Builds one bundle. Resolves with an exit code; what the build says is shown only when it fails. */
export async function buildBundle({ runtime, bundle, isBackground = false }) {
  const started = performance.now();
  const fingerprint = fingerprintSources();
  const half = join(root, 'dist', `.${bundle}.${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await removeLeftovers();
  const { code, said } = await runQuietly(
    runtime,
    [vite, 'build', '--configLoader', 'native', '--mode', bundle, '--outDir', half],
    {
      isBackground,
    },
  );
  if (code !== 0) {
    await rm(half, { recursive: true, force: true });
    if (code === INTERRUPTED) return code;
    process.stderr.write(said);
    say(`${bundle} 构建失败，见上文`, `${bundle} could not be built, see above`);
    return code;
  }
  if (bundle !== 'server') await compressFiles(half);
  writeFileSync(join(half, STAMP), fingerprint);
  await putInPlace(half, join(root, 'dist', bundle));
  say(`${bundle} 已构建，${seconds(started)} 秒`, `${bundle} built in ${seconds(started)} s`);
  return 0;
}

/** Takes away a bundle, so that nobody is served an old one while the new one is built. */
export function removeBundle(bundle) {
  return rm(join(root, 'dist', bundle), { recursive: true, force: true });
}

async function putInPlace(half, place) {
  const old = `${half}.old`;
  if (existsSync(place)) await rename(place, old);
  try {
    await rename(half, place);
  } catch (error) {
    // Another build of the same sources was faster.
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    await rm(half, { recursive: true, force: true });
  }
  await rm(old, { recursive: true, force: true });
}

/** What an interrupted build left under its passing name. */
async function removeLeftovers() {
  const dist = join(root, 'dist');
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    const pid = /^\.[a-z]+\.(\d+)(\.old)?$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dist, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** One hash over everything that goes into a bundle. Read whole: 1,000 files take about 50 ms. */
function fingerprintSources() {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const path of [...sources, join(root, 'vite.config.ts'), join(root, 'package-lock.json')]) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Puts a brotli copy beside each text, for the server to send as it is. */
async function compressFiles(folder) {
  const compress = promisify(brotliCompress);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => /\.(js|css|html|svg|json)$/.test(name))) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const content = await readFile(path);
    if (content.length < WORTH_COMPRESSING_BYTES) continue;
    await writeFile(`${path}.br`, await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

function runQuietly(command, args, { isBackground }) {
  return new Promise((resolve, reject) => {
    const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' };
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => child.kill();
    process.once('exit', stop);
    if (isBackground) setPriority(child.pid, LOW_PRIORITY);
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code: code ?? INTERRUPTED, said });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runtime = await ensureRuntime();
  const asked = process.argv.slice(2);
  for (const bundle of staleBundles(asked.length > 0 ? asked : bundles)) {
    process.exitCode ||= await buildBundle({ runtime, bundle });
  }
}
