import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { readTexts } from '../scripts/texts.ts';
import { mintScope } from '../src/people/access/mint/service.ts';
import { connect, type Db, inTransaction } from '../src/platform/db/connect.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDiskStore } from '../src/platform/files/disk.ts';
import type { House } from '../src/platform/house.ts';
import { newId } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log/log.ts';
import { advanceRuns, findRun } from '../src/platform/pdf/runs.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { issueCertificates } from '../src/registries/certificates/service.ts';

const CERTIFICATES = 1000;
/** As the issue asks: certificates that one print run makes in a minute. */
const LEAST_PER_MINUTE = 500;

/**
 * One print run of a thousand certificates, from the press of the button to the PDF: read, set, coded, joined and kept.
 * The longest part is how long one request may have to wait for it. @returns whether it is fast enough
 */
export async function benchCertificates(): Promise<boolean> {
  readTexts();
  const { certificatePrinter, startCertificateRun } = await import(
    '../src/registries/certificates/printing/service.ts'
  );
  const folder = await mkdtemp(join(tmpdir(), 'unionhall-certificates-'));
  const database = await startEmbedded({ dataFolder: join(folder, 'data'), isDurable: false });
  try {
    await migrate(database.url, join(import.meta.dirname, '..', 'db', 'migrations'));
    const { db } = connect(database.url, { connections: 2 });
    const files = openDiskStore(join(folder, 'files'));
    const house = {
      db,
      files,
      log: createLog({ level: 'silent' }),
      now: () => new Date(),
      url: 'https://hall.example',
    };
    const { scope, batchId } = await plant(db);
    const { id } = await startCertificateRun(house, scope, { batchId });
    let longestMs = 0;
    const printer: typeof certificatePrinter = {
      ...certificatePrinter,
      print: async (...given) => {
        const started = performance.now();
        const pdf = await certificatePrinter.print(...given);
        longestMs = Math.max(longestMs, performance.now() - started);
        return pdf;
      },
    };
    const started = performance.now();
    await advanceRuns(house as House, [printer], { forMs: 600_000 });
    const ms = performance.now() - started;
    const run = await findRun(db, { federationId: scope.federationId, id });
    if (run?.state !== 'done' || run.done !== CERTIFICATES) throw new Error('Certificates are missing.');
    await db.destroy();
    return report({ ms, longestMs });
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A unit and certificates with as many names, so that each page needs letters of its own. */
async function plant(db: Db) {
  const [federationId, unitId, batchId] = [newId(), newId(), newId()];
  const path = unitId.replaceAll('-', '');
  await sql`insert into federations (id, name, short_name, domain, created_at) values (${federationId}, 'bench', 'bench', 'bench.test', now())`.execute(
    db,
  );
  await sql`insert into units (federation_id, id, path, kind, name, short_name, pinyin, initials, from_on, created_at)
            values (${federationId}, ${unitId}, ${path}::ltree, 'territorial', '滨江市总工会', 'bench', 'bench', 'b', '2020-01-01', now())`.execute(
    db,
  );
  const scope = mintScope({
    federationId,
    actor: { kind: 'system', name: 'bench' },
    grants: [{ role: 'system', unitId, path, allows: ['programmes.read', 'programmes.manage'] }],
    lang: 'zh',
    zone: 'Asia/Shanghai',
    requestId: 'bench',
  });
  await inTransaction(db, (trx) =>
    issueCertificates(trx, scope, {
      now: new Date(),
      issuedOn: '2026-11-29',
      unitId,
      batchId,
      certificates: Array.from({ length: CERTIFICATES }, (_, index) => ({
        kind: 'award',
        holderName: nameOf(index),
        body: `在“劳动者之光”职工摄影大赛中，作品《${nameOf(index * 7 + 3)}》荣获一等奖。`,
        award: '职工摄影大赛 一等奖',
        issuers: ['滨江市总工会'],
        source: { kind: 'award', id: newId() },
      })),
    }),
  );
  return { scope, batchId };
}

/** Three letters of the 4,000 commonest part of the block, by a fixed rule: every run prints the same. */
const nameOf = (index: number): string =>
  [1, 2, 3].map((place) => String.fromCodePoint(0x4e00 + ((index * 7919 * place) % 4000))).join('');

function report({ ms, longestMs }: { ms: number; longestMs: number }): boolean {
  const perMinute = Math.floor((CERTIFICATES / ms) * 60_000);
  const ok = perMinute >= LEAST_PER_MINUTE;
  console.log(`\n  ${CERTIFICATES} certificates, one PDF   ${(ms / 1000).toFixed(1)} s`);
  console.log(
    `  per minute                    ${perMinute.toLocaleString('en-US')}${ok ? '' : `  LESS THAN ${LEAST_PER_MINUTE}`}`,
  );
  console.log(`  longest part                  ${longestMs.toFixed(0)} ms`);
  console.log(
    JSON.stringify({ name: 'certificates', ok, perMinute, ms: Math.round(ms), longestMs: Math.round(longestMs) }),
  );
  return ok;
}
