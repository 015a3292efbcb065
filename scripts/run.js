// Runs one of the project's own commands with the pinned Node: `node scripts/run.js [--built] <script> [arguments]`.
// `--built`: on bundles that are up to date.

import { buildBundle, staleBundles } from './build.js';
import { ensureRuntime, run } from './setup.js';

const isBuilt = process.argv[2] === '--built';
const [script, ...args] = process.argv.slice(isBuilt ? 3 : 2);
const runtime = await ensureRuntime({ needsDev: true });
for (const bundle of isBuilt ? staleBundles() : []) {
  const code = await buildBundle({ runtime, bundle });
  if (code !== 0) process.exit(code);
}

// The command hears Ctrl-C itself and decides.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.exitCode = await run(runtime, ['--enable-source-maps', script, ...args]);
