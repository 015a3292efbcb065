// `npm test`: every check there is, in order; `npm test -- types lint` runs only those. Ends with totals.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRuntime, root, run, say } from './setup.js';

const runtime = await ensureRuntime({ needsDev: true });
const isTerminal = Boolean(process.stdout.isTTY);
const env = { ...process.env, ...(isTerminal ? {} : { NO_COLOR: '1' }) };
const results = join(root, 'test-results');

/** A step is one command that passes or fails as a whole. */
const command =
  (program, ...args) =>
  async () => {
    const code = await run(runtime, [join(root, program), ...args], { env });
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  };

/** Vitest's tests count one by one. A file that could not be loaded counts as one failed. */
const project = (name) => async () => {
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(runtime, [vitest, 'run', '--project', name, '--passWithNoTests', ...reporters], { env });
  const { passed, failed, skipped } = readReport(file);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
};

function readReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const tsc = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';
const steps = {
  'types: pure': command(tsc, '-p', 'tsconfig.pure.json'),
  'types: server': command(tsc, '-p', 'tsconfig.server.json'),
  'types: web': command(tsc, '-p', 'tsconfig.web.json'),
  'types: journeys': command(tsc, '-p', 'tsconfig.journeys.json'),
  lint: command(biome, 'ci', '--diagnostic-level=warn', ...(isTerminal ? [] : ['--colors=off'])),
  law: command('scripts/import-law.ts'),
  build: command('scripts/build.js'),
  unit: project('unit'),
  services: project('services'),
  journeys: project('journeys'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.keys(steps).some((step) => step.split(':')[0] === name));
if (unknown.length > 0) {
  console.error(
    `✗ ${unknown.join(', ')}: ${[...new Set(Object.keys(steps).map((step) => step.split(':')[0]))].join(', ')}`,
  );
  process.exit(1);
}

mkdirSync(results, { recursive: true });
const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name.split(':')[0])) continue;
  say(name, '…');
  const started = performance.now();
  const { passed, failed, skipped } = await step();
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  lines.push(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(16)} ${time.padStart(8)}   ${failed === 0 ? passed : `${failed} ✗`}`,
  );
}

console.log(`\n${lines.join('\n')}\n`);
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exitCode = totals.failed === 0 ? 0 : 1;
