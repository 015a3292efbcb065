import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { startServer } from '../scripts/scenario/server.ts';
import { demoSignIns } from '../src/demo/sign-ins/rules.ts';

const ROUNDS = 3;
/** Phones that send at the same time. */
const PHONES = 4;
/** A photo as a phone's messenger or mid-range camera makes it. */
const WIDTH = 2400;
const HEIGHT = 1600;
const PIECE_BYTES = 512 * 1024;

interface Row {
  what: string;
  perSecond: number;
  megabytesPerSecond: number;
}

/**
 * Photos handed up per second, in pieces as a phone sends them, each checked, cleaned, copied in four sizes, hashed and
 * kept with its original; against plain writes of the same bytes to the same disk, each flushed, in the same run.
 */
export async function benchUpload({ seconds }: { seconds: number }): Promise<boolean> {
  const server = await startServer({ UNIONHALL_LOG: 'warn' });
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-bench-'));
  try {
    await mkdir(folder, { recursive: true });
    const cookie = await signIn(server.origin);
    const photos = await Promise.all(Array.from({ length: 6 }, makePhoto));
    const bytes = photos.reduce((sum, photo) => sum + photo.length, 0) / photos.length;
    const rounds: { raw: number[]; upload: number[] } = { raw: [], upload: [] };
    let failed = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const raw = await perSecond(seconds, (turn) => writeRaw(folder, photos[turn % photos.length] ?? Buffer.alloc(0)));
      const upload = await perSecond(seconds, async (turn) => {
        const ok = await send(server.origin, cookie, fresh(photos[turn % photos.length] ?? Buffer.alloc(0)));
        if (!ok) failed++;
      });
      // The first round warms up.
      if (round > 0) {
        rounds.raw.push(raw);
        rounds.upload.push(upload);
      }
    }
    const rows: Row[] = [
      row('raw writes, flushed', medianOf(rounds.raw), bytes),
      row('photo uploads', medianOf(rounds.upload), bytes),
    ];
    return report(rows, { bytes, failed });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** A photo with noise, so that it is as hard to pack as a real one. */
async function makePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const;
  return sharp({ create: { width: WIDTH / 4, height: HEIGHT / 4, channels: 3, background: '#b3131d', noise } })
    .resize(WIDTH, HEIGHT)
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** The same photo with another comment: other bytes, so that nothing is found to be there already. */
function fresh(photo: Buffer): Buffer {
  const text = randomBytes(12).toString('hex');
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), Buffer.from(text)]);
  return Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
}

async function perSecond(seconds: number, work: (turn: number) => Promise<void>): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let turn = 0;
  await Promise.all(
    Array.from({ length: PHONES }, async () => {
      while (performance.now() < until) await work(turn++);
    }),
  );
  return (turn * 1000) / (performance.now() - started);
}

async function writeRaw(folder: string, photo: Buffer): Promise<void> {
  const file = await open(join(folder, randomBytes(8).toString('hex')), 'w');
  await file.write(photo);
  await file.sync();
  await file.close();
}

async function signIn(origin: string): Promise<string> {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const { sign, secret } = demoSignIns.find(({ key }) => key === 'chaoyang') ?? { sign: '', secret: '' };
  const answer = await post('/sign-in/password', { username: sign, password: secret });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ');
}

async function send(origin: string, cookie: string, photo: Buffer): Promise<boolean> {
  const api = (path: string, init: RequestInit) =>
    fetch(`${origin}/api/v1${path}`, { method: 'POST', ...init, headers: { cookie, origin, ...init.headers } });
  const wish = { name: '照片.jpg', kind: 'picture', bytes: photo.length, original: true };
  const begun = await api('/uploads', { body: JSON.stringify(wish), headers: { 'content-type': 'application/json' } });
  if (!begun.ok) return false;
  const { id } = (await begun.json()) as { id: string };
  for (let at = 0; at < photo.length; at += PIECE_BYTES) {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(photo.subarray(at, at + PIECE_BYTES))]), 'piece');
    if (!(await api(`/uploads/${id}/pieces?offset=${at}`, { body: form })).ok) return false;
  }
  return (await api(`/uploads/${id}/finish`, {})).ok;
}

const row = (what: string, rate: number, bytes: number): Row => ({
  what,
  perSecond: round(rate),
  megabytesPerSecond: round((rate * bytes) / 1024 / 1024),
});

function report(rows: readonly Row[], { bytes, failed }: { bytes: number; failed: number }): boolean {
  const [raw, upload] = rows;
  console.log(
    `\n  ${`photos of ${WIDTH} × ${HEIGHT}, ${(bytes / 1024).toFixed(0)} KB`.padEnd(40)}${'per second'.padStart(12)}${'MB/s'.padStart(9)}`,
  );
  for (const { what, perSecond: rate, megabytesPerSecond } of rows)
    console.log(`  ${what.padEnd(40)}${rate.toFixed(1).padStart(12)}${megabytesPerSecond.toFixed(1).padStart(9)}`);
  const ofRaw = round((upload?.perSecond ?? 0) / (raw?.perSecond ?? 1), 4);
  const ok = failed === 0 && (upload?.perSecond ?? 0) > 0;
  console.log(`  uploads : raw writes${String(ofRaw).padStart(41)}${failed > 0 ? `  ${failed} FAILED` : ''}`);
  console.log(JSON.stringify({ name: 'upload', ok, rows, ofRaw, failed, bytes: Math.round(bytes) }));
  return ok;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
