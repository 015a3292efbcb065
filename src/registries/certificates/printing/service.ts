import { sql } from 'kysely';
import { dayOf, formatLongDay } from '../../../kernel/dates.ts';
import { pick, say } from '../../../kernel/words.ts';
import { actorOf, may, type Scope } from '../../../people/access/rules.ts';
import { demandOn, getUnit } from '../../../people/units/service.ts';
import { qrSvg } from '../../../platform/codes/qr.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { findFile, readFileAt } from '../../../platform/files/uploads.ts';
import type { House } from '../../../platform/house.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { type Print, renderPdf } from '../../../platform/pdf/render.ts';
import { findRun, listRuns, type Printer, type PrintRun, readRun, startRun } from '../../../platform/pdf/runs.ts';
import type { PrintRunView } from '../contract.ts';
import { certificateRefusals } from '../errors.ts';
import { findSeal, getCertificate } from '../keeping/service.ts';
import { type CertificateRow, selectCertificates, type Tenant } from '../queries.ts';
import { certificateKinds } from '../register.ts';
import { certificateWords } from '../words.ts';
import template from './certificate.typ?raw';
import type { CertificateSheets, PaperCertificate } from './contract.ts';

const PRINTER = 'certificates';
/** Forty millimetres at 200 dots per inch. */
const SEAL_WIDTH_PX = 320;
const AT_ONCE = 20;

/** One certificate on A4 across, for its holder or an officer. @throws certificates.not-found, revoked */
export async function printCertificate(house: House, scope: Scope, certificateId: string): Promise<FileAnswer> {
  const row = await getCertificate(house.db, scope, certificateId);
  if (row.revokedOn) throw certificateRefusals.revoked({ day: row.revokedOn });
  const { lang } = scope;
  const body = await renderPdf(await layOut(house, scope, { rows: [row], lang: 'zh' }));
  return {
    name: `${pick(certificateWords.fileName, lang)(row.holderName, row.number)}.pdf`,
    body,
    contentType: 'application/pdf',
    inline: true,
  };
}

/** Prints parts of print runs: what was revoked since the run began is left out. */
export const certificatePrinter: Printer = {
  name: PRINTER,
  atOnce: AT_ONCE,
  async print(house, { federationId, lang, items }) {
    const rows = await selectCertificates(house.db, { federationId })
      .where(sql<boolean>`certificates.id = any(${[...items]}::uuid[])`)
      .where('certificates.revokedOn', 'is', null)
      .orderBy('certificates.position')
      .orderBy('certificates.id')
      .execute();
    return rows.length > 0 ? renderPdf(await layOut(house, { federationId }, { rows, lang })) : undefined;
  },
};

/**
 * Starts printing every valid certificate of a batch, or of those that it issued on one day, into one PDF; it is ready for
 * download when its run is done.
 * @throws certificates.nothing-to-print, units.not-found, access.not-allowed
 */
export async function startCertificateRun(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  { batchId, issuedOn }: { batchId: string; issuedOn?: string | undefined },
): Promise<{ id: string; total: number }> {
  return inTransaction(house.db, async (trx) => {
    const rows = await trx
      .selectFrom('certificates')
      .select(['id', 'unitId'])
      .where('federationId', '=', scope.federationId)
      .where('batchId', '=', batchId)
      .where('revokedAt', 'is', null)
      .$if(issuedOn !== undefined, (each) => each.where('issuedOn', '=', issuedOn ?? ''))
      .orderBy('position')
      .orderBy('id')
      .execute();
    const unitId = rows[0]?.unitId;
    if (!unitId) throw certificateRefusals.nothingToPrint();
    demandOn(scope, 'programmes.manage', await getUnit(trx, scope, unitId));
    const now = house.now();
    const id = await startRun(trx, {
      federationId: scope.federationId,
      printer: PRINTER,
      name: pick(certificateWords.runName, scope.lang)(rows.length, dayOf(now, scope.zone)),
      lang: 'zh',
      aboutId: batchId,
      unitId,
      items: rows.map((row) => row.id),
      startedBy: actorOf(scope).name,
      now,
    });
    return { id, total: rows.length };
  });
}

/** Print runs of a batch, the latest first, as far as the reader reaches. */
export async function listCertificateRuns(
  house: Pick<House, 'db'>,
  scope: Scope,
  batchId: string,
): Promise<PrintRunView[]> {
  const runs = await listRuns(house.db, { federationId: scope.federationId, printer: PRINTER, aboutId: batchId });
  const shown: PrintRunView[] = [];
  for (const run of runs) {
    if (!(await isWithinReach(house, scope, run))) continue;
    const { id, name, state, done, total, startedBy, createdAt, finishedAt } = run;
    shown.push({ id, name, state, done, total, startedBy, createdAt, finishedAt });
  }
  return shown;
}

async function isWithinReach({ db }: Pick<House, 'db'>, scope: Scope, { unitId }: PrintRun): Promise<boolean> {
  return may(scope, 'programmes.read', (await getUnit(db, scope, unitId)).path);
}

/** The PDF of a run that is done. @throws certificates.unknown-run, not-printed */
export async function readCertificateRun(house: House, scope: Scope, runId: string): Promise<FileAnswer> {
  const run = await findRun(house.db, { federationId: scope.federationId, id: runId });
  if (run?.printer !== PRINTER || !(await isWithinReach(house, scope, run))) throw certificateRefusals.unknownRun();
  if (run.state !== 'done') throw certificateRefusals.notPrinted({ done: run.done, total: run.total });
  return { name: `${run.name}.pdf`, body: await readRun(house, run), contentType: 'application/pdf' };
}

async function layOut(
  house: Pick<House, 'db' | 'files' | 'url'>,
  tenant: Tenant,
  { rows, lang }: { rows: readonly CertificateRow[]; lang: 'zh' | 'en' },
): Promise<Print> {
  const w = say(certificateWords, lang);
  const federation = await house.db
    .selectFrom('federations')
    .select('demo')
    .where('id', '=', tenant.federationId)
    .executeTakeFirst();
  const images: Record<string, Buffer> = {};
  const sealOf = await sealsFor(house, tenant, images);
  const sheets: PaperCertificate[] = [];
  for (const row of rows) {
    const code = `code-${row.id}`;
    images[code] = Buffer.from(qrSvg(`${house.url}/certificates/${row.number}`, { margin: 0 }));
    sheets.push({
      title: pick(certificateKinds[row.kind], lang),
      name: w.greeting(row.holderName),
      body: row.body,
      issuers: row.issuers,
      day: formatLongDay(row.issuedOn, lang),
      number: row.number,
      code,
      seal: await sealOf(row.unitId),
    });
  }
  const data: CertificateSheets = {
    lang,
    closing: rows.every(({ kind }) => kind === 'level') ? w.closingLevel : w.closing,
    numberLabel: w.number,
    check: w.check,
    demo: federation?.demo ? w.demo : '',
    sheets,
  };
  return { template, data: { ...data, sheets: sheets.map((sheet) => ({ ...sheet })) }, images };
}

/** Puts each unit's seal among the pictures once. @returns its name there, empty where there is none */
async function sealsFor(
  house: Pick<House, 'db' | 'files'>,
  tenant: Tenant,
  images: Record<string, Buffer>,
): Promise<(unitId: string) => Promise<string>> {
  const names = new Map<string, string>();
  return async (unitId) => {
    const known = names.get(unitId);
    if (known !== undefined) return known;
    const seal = await findSeal(house.db, tenant, unitId);
    const file = seal && (await findFile(house.db, { federationId: tenant.federationId, id: seal.fileId }));
    let name = '';
    if (file) {
      const { body } = await readFileAt(house, file, { width: SEAL_WIDTH_PX });
      if (!Buffer.isBuffer(body)) throw new Error('A stored picture came as a stream');
      name = `seal-${unitId}`;
      images[name] = body;
    }
    names.set(unitId, name);
    return name;
  };
}
