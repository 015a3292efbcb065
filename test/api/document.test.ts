import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRefusals } from '../../src/kernel/refusal.ts';
import { readDocument } from './house.ts';

const root = join(import.meta.dirname, '..', '..');
const redocly = join(root, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
const LINT_TIMEOUT_MS = 120_000;

interface Finding {
  ruleId: string;
  severity: string;
  message: string;
  location: { pointer?: string }[];
}

test('the document passes the recommended rules of Redocly without a finding', {
  timeout: LINT_TIMEOUT_MS,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(await readDocument(), null, 2));
    const report = await lint(file);
    const { problems } = JSON.parse(report) as { problems: Finding[] };
    expect(problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)).toEqual(
      [],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what may be answered later says so, as a problem that names the place in line', async () => {
  const { paths } = (await readDocument()) as { paths: Record<string, { post?: { responses: object } }> };
  expect(paths['/stages/enrolment/{stageId}/enrol']?.post?.responses).toMatchObject({
    200: { content: { 'application/json': {} } },
    202: { content: { 'application/problem+json': {} } },
  });
});

test('every refusal of the house says why in both languages', async () => {
  await readDocument();
  const wanting = allRefusals().flatMap(({ code, declaration: { words, when } }) => {
    const [zh, en] = words;
    const isSaid = /\p{Script=Han}/u.test(zh) && /^[^\p{Script=Han}]+$/u.test(en) && when.trim() !== '';
    return isSaid ? [] : [code];
  });

  expect(wanting).toEqual([]);
});

/** What the linter reports, as JSON. It runs by itself: no notice of updates, no telemetry. */
function lint(file: string): Promise<string> {
  const args = [
    redocly,
    'lint',
    file,
    '--config',
    join(root, 'redocly.yaml'),
    '--format',
    'json',
    '--max-problems',
    '500',
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      if (stdout.trim().startsWith('{')) resolve(stdout);
      else reject(new Error(`The linter did not report: ${stderr || error?.message}`));
    });
  });
}
