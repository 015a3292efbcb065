// `npm start`: installs, builds and runs the server. Ctrl-C stops it.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildBundle, removeBundle, staleBundles } from './build.js';
import { ensureRuntime, root, say, serverFlags } from './setup.js';

const PARENT_CHECK_MS = 500;

const runtime = await ensureRuntime();
const stale = staleBundles();
if (stale.includes('console')) await removeBundle('console');

const first = stale.filter((bundle) => bundle !== 'console');
if (first.length > 0) say('构建服务器', 'Building the server');
const codes = await Promise.all(first.map((bundle) => buildBundle({ runtime, bundle })));
if (codes.some((code) => code !== 0)) process.exit(1);

const server = spawn(runtime, [...serverFlags, join(root, 'dist', 'server', 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  // The channel tells the server when this process is gone, whatever ended it.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
// npm killed outright passes nothing on; the server is not to outlive it unseen.
const npm = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === npm || server.kill('SIGTERM'), PARENT_CHECK_MS).unref();
}
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

// The hall is there first; until the console is, its address shows a page that says so.
if (stale.includes('console')) await buildBundle({ runtime, bundle: 'console', isBackground: true });
