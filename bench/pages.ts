import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../scripts/scenario/server.ts';
import { demoSignIns } from '../src/demo/sign-ins/rules.ts';
import type { Load, Measured } from './load.ts';
import { measureViews, type View } from './views.ts';

const run = promisify(execFile);
const ROUNDS = 3;
const CONNECTIONS = 16;
/** What a browser says it takes. */
const HEADERS = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'zh-CN' };
const BASE = 'one-line route';

/** What one address does under load; medians of the rounds. */
interface Row {
  what: string;
  perSecond: number;
  p95Ms: number;
  failed: number;
}

/**
 * Speed of pages and lists against the same server's one-line route, and bytes of first views, with the demo federation.
 * @returns whether every answer was good and every view within its limit
 */
export async function benchPages({ seconds }: { seconds: number }): Promise<boolean> {
  const server = await startServer({ UNIONHALL_LOG: 'info' });
  try {
    const { origin } = server;
    const officer = await signIn(origin, 'password');
    const worker = await signIn(origin, 'code');
    const programme = await findProgramme(origin, officer);
    const views = await measureViews(origin, { cookie: officer, programme });
    const targets: [what: string, path: string, cookie?: string][] = [
      [BASE, '/healthz'],
      ['hall: front page', '/'],
      ['hall: programme', programme],
      ['hall: programme, signed in', programme, worker],
      ['API: programmes', '/api/v1/programmes', officer],
      ['API: members', '/api/v1/members', officer],
    ];
    const rows = await measure(
      targets.map(([what, path, cookie]) => ({
        what,
        load: {
          url: origin + path,
          headers: { ...HEADERS, ...(cookie ? { cookie } : {}) },
          connections: CONNECTIONS,
          seconds,
        },
      })),
    );
    return report(rows, views);
  } finally {
    await server.stop();
  }
}

/** @returns the cookies of somebody of the demo who signs in this way */
async function signIn(origin: string, way: 'password' | 'code'): Promise<string> {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const { sign, secret } = demoSignIns.find((each) => each.way === way) ?? { sign: '', secret: '' };
  if (way === 'password') return cookiesOf(await post('/sign-in/password', { username: sign, password: secret }));
  const { demoCode } = (await (await post('/sign-in/code-request', { phone: sign })).json()) as { demoCode: string };
  return cookiesOf(await post('/sign-in/code', { phone: sign, code: demoCode }));
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ');
}

/** The page of a programme with tickets that is open. */
async function findProgramme(origin: string, cookie: string): Promise<string> {
  const query = 'template=performance&state=published';
  const answer = await fetch(`${origin}/api/v1/programmes?${query}`, { headers: { cookie } });
  const { items } = (await answer.json()) as { items: { id: string }[] };
  if (!items[0]) throw new Error('The demo has no performance that is open.');
  return `/programmes/${items[0].id}`;
}

/** Rounds in turn, so that whatever else the machine does meets all alike; a first one warms up. */
async function measure(targets: readonly { what: string; load: Load }[]): Promise<Row[]> {
  const rounds = new Map<string, Measured[]>(targets.map(({ what }) => [what, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { what, load } of targets) {
      const measured = await makeLoad(round === 0 ? { ...load, seconds: 1 } : load);
      if (round > 0) rounds.get(what)?.push(measured);
    }
  }
  return [...rounds].map(([what, measured]) => ({
    what,
    perSecond: medianOf(measured.map((each) => each.perSecond)),
    p95Ms: medianOf(measured.map((each) => each.p95Ms)),
    failed: measured.reduce((sum, each) => sum + each.failed, 0),
  }));
}

async function makeLoad(load: Load): Promise<Measured> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'load.ts'), JSON.stringify(load)]);
  return JSON.parse(stdout) as Measured;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(rows: readonly Row[], views: readonly View[]): boolean {
  const base = rows.find((row) => row.what === BASE);
  const told = rows.map((row) => ({
    ...row,
    ofBase: round(row.perSecond / (base?.perSecond ?? 1), 3),
    p95OfBase: round(row.p95Ms / (base?.p95Ms ?? 1), 1),
  }));
  console.log(
    `\n  ${'requests'.padEnd(30)}${'per second'.padStart(12)}${'ratio'.padStart(9)}${'p95 ms'.padStart(9)}${'ratio'.padStart(9)}`,
  );
  for (const { what, perSecond, ofBase, p95Ms, p95OfBase, failed } of told) {
    const numbers = [perSecond.toFixed(0).padStart(12), ofBase.toFixed(3).padStart(9)];
    const waits = [p95Ms.toFixed(1).padStart(9), p95OfBase.toFixed(1).padStart(9)];
    console.log(`  ${what.padEnd(30)}${numbers.join('')}${waits.join('')}${failed > 0 ? `  ${failed} FAILED` : ''}`);
  }
  console.log(`\n  ${'first view, kB on the wire'.padEnd(44)}${'kB'.padStart(8)}${'limit'.padStart(8)}`);
  for (const { what, bytes, limit, parts } of views) {
    const verdict = bytes > limit ? '  TOO MUCH' : '';
    console.log(
      `  ${what.padEnd(44)}${kilobytes(bytes).padStart(8)}${kilobytes(limit).padStart(8)}${verdict}  ${parts}`,
    );
  }
  const ok = told.every((row) => row.failed === 0) && views.every(({ bytes, limit }) => bytes <= limit);
  const rounded = told.map((row) => ({ ...row, perSecond: round(row.perSecond, 0), p95Ms: round(row.p95Ms, 2) }));
  console.log(JSON.stringify({ name: 'pages', ok, requests: rounded, views }));
  return ok;
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
