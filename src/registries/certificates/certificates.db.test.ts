import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { type Hall, plantHall, type Worker } from '../../../test/programmes.ts';
import { actorOf } from '../../people/access/rules.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { findFile, keepPicture } from '../../platform/files/uploads.ts';
import { newId } from '../../platform/ids.ts';
import { advanceRuns, findRun, type Printer, sweepRuns } from '../../platform/pdf/runs.ts';
import { canReadPages, readPages } from '../../platform/pdf/text.ts';
import { checkCertificate } from './checking/service.ts';
import { getCertificate, listCertificates, listMyCertificates, readSeal, setSeal } from './keeping/service.ts';
import {
  certificatePrinter,
  listCertificateRuns,
  printCertificate,
  readCertificateRun,
  startCertificateRun,
} from './printing/service.ts';
import { issueCertificates, revokeCertificates } from './service.ts';

const { db } = await testDatabase();
const readable = await canReadPages();
const today = '2026-11-20';

let hall: Hall;
let holder: Worker;
beforeAll(async () => {
  hall = await plantHall(db);
  holder = await hall.worker('欧阳晓·买买提');
});

/** Issues so many certificates of one batch, the first to the holder. */
function issue(count: number, batchId = newId(), sources: readonly string[] = Array.from({ length: count }, newId)) {
  return inTransaction(db, (trx) =>
    issueCertificates(trx, hall.officer, {
      now: hall.house.now(),
      issuedOn: today,
      unitId: hall.east.id,
      batchId,
      certificates: sources.map((id, index) => ({
        kind: 'award',
        holderName: index === 0 ? '欧阳晓·买买提' : `职工第${index + 1}号`,
        personId: index === 0 ? holder.id : null,
        body: '在“职工摄影大赛”中荣获一等奖。',
        award: '职工摄影大赛 一等奖',
        issuers: ['东城区总工会', '东城区文化和旅游局'],
        source: { kind: 'award', id },
      })),
    }),
  );
}
const revoke = (id: string) =>
  inTransaction(db, (trx) =>
    revokeCertificates(trx, hall.officer, {
      now: hall.house.now(),
      today,
      source: { kind: 'award', id },
      reason: '材料不实',
    }),
  );
const refusal = (code: string) => expect.objectContaining({ code });

describe('issuing', () => {
  test('numbers run on by year, cannot be told from one another, and a source gives each holder one', async () => {
    const [batchId, sources] = [newId(), [newId(), newId()]];
    const first = await issue(2, batchId, sources);
    const again = await issue(2, batchId, sources);

    const serial = (number: string) => Number(number.split('-')[1]);
    expect(first.map(({ isNew }) => isNew)).toEqual([true, true]);
    expect(serial(first[1]?.number ?? '') - serial(first[0]?.number ?? '')).toBe(1);
    expect(first[0]?.number.slice(12)).not.toBe(first[1]?.number.slice(12));
    expect(again).toEqual(first.map(({ id, number }) => ({ id, number, isNew: false })));
  });

  test('at the same time never gives a number twice', async () => {
    const issued = (await Promise.all(Array.from({ length: 6 }, () => issue(5)))).flat();
    expect(new Set(issued.map(({ number }) => number.split('-')[1])).size).toBe(30);
  });
});

describe('whoever has a number in hand', () => {
  test('learns what it certifies, and at once when it is revoked, but not why', async () => {
    const source = newId();
    const [issued] = await issue(1, newId(), [source]);
    const check = (typed: string) => checkCertificate(hall.house, hall.visitor(), typed);

    const valid = await check(` ${issued?.number.toLowerCase().replaceAll('-', ' ')} `);
    expect(valid).toEqual({
      found: true,
      number: issued?.number,
      state: 'valid',
      revokedOn: null,
      title: '荣誉证书',
      holderName: '欧阳晓·买买提',
      award: '职工摄影大赛 一等奖',
      issuers: ['东城区总工会', '东城区文化和旅游局'],
      issuedOn: today,
    });
    await revoke(source);
    expect(await check(issued?.number ?? '')).toEqual({ ...valid, state: 'revoked', revokedOn: today });
    expect(await revoke(source)).toEqual([]);
  });

  test('is told of slips in typing, and of an unknown number nothing but that, a few times', async () => {
    const { certificateNumber } = await import('./rules.ts');
    const guess = (n: number) => certificateNumber(2026, 1, [n % 31, 5, 5, 5, 5, 5, 5]);
    const scope = hall.visitor();
    expect(await checkCertificate(hall.house, scope, '2026-000001-ABCD-EFGH')).toEqual({ found: false, misread: true });
    for (let n = 0; n < 30; n++)
      expect(await checkCertificate(hall.house, scope, guess(n))).toEqual({ found: false, misread: false });
    await expect(checkCertificate(hall.house, scope, guess(30))).rejects.toEqual(refusal('request.tooMany'));
    hall.pass({ minutes: 11 });
    const [issued] = await issue(1);
    for (let n = 0; n < 40; n++)
      expect(await checkCertificate(hall.house, scope, issued?.number ?? '')).toMatchObject({ found: true });
  });
});

describe('reach', () => {
  test('holders see their own, officers those of their union and below, others none', async () => {
    const batchId = newId();
    const [own, other] = await issue(2, batchId);
    const west = await hall.scopeOn(hall.west.id);
    const east = await hall.scopeOn(hall.east.id);
    const list = async (scope: typeof west) =>
      (await listCertificates(db, scope, { limit: 50, batchId })).items.map(({ id }) => id).sort();

    expect((await listMyCertificates(db, holder.scope)).map(({ id }) => id)).toContain(own?.id);
    expect(await listMyCertificates(db, hall.visitor())).toEqual([]);
    expect(await getCertificate(db, holder.scope, own?.id ?? '')).toMatchObject({ holderName: '欧阳晓·买买提' });
    await expect(getCertificate(db, holder.scope, other?.id ?? '')).rejects.toEqual(refusal('certificates.notFound'));
    await expect(getCertificate(db, west, own?.id ?? '')).rejects.toEqual(refusal('certificates.notFound'));
    expect(await list(west)).toEqual([]);
    expect(await list(east)).toEqual([own?.id, other?.id].sort());
    await expect(startCertificateRun(hall.house, west, { batchId })).rejects.toMatchObject({ status: 403 });
  });
});

describe('on paper', () => {
  test.runIf(readable)('one says who, what for, by whom, when, and its number', async () => {
    const source = newId();
    const [issued] = await issue(1, newId(), [source]);
    const { body } = await printCertificate(hall.house, holder.scope, issued?.id ?? '');

    const pages = await readPages(body as Buffer);
    const said = ['荣誉证书', '欧阳晓·买买提：', '荣获一等奖', '特发此证，以资鼓励', '东城区总工会', '2026年11月20日'];
    expect(pages.length).toBe(1);
    expect([...said, issued?.number ?? ''].filter((each) => !pages[0]?.includes(each))).toEqual([]);
    await revoke(source);
    await expect(printCertificate(hall.house, holder.scope, issued?.id ?? '')).rejects.toEqual(
      refusal('certificates.revoked'),
    );
  });

  test.runIf(readable)(
    'hundreds go on where they stopped, in their order, without those revoked meanwhile',
    async () => {
      const [batchId, sources] = [newId(), Array.from({ length: 50 }, newId)];
      await issue(50, batchId, sources);
      const { id, total } = await startCertificateRun(hall.house, hall.officer, { batchId });
      expect(total).toBe(50);
      await expect(readCertificateRun(hall.house, hall.officer, id)).rejects.toEqual(
        refusal('certificates.notPrinted'),
      );

      let parts = 0;
      const stopping: Printer = {
        ...certificatePrinter,
        print: async (house, part) => {
          if (parts++ > 0) throw new Error('the server stopped');
          return certificatePrinter.print(house, part);
        },
      };
      await advanceRuns(hall.house, [stopping], { forMs: 1 });
      expect(await findRun(db, { federationId: hall.federationId, id })).toMatchObject({ done: 20, state: 'waiting' });
      await revoke(sources[30] ?? '');
      await advanceRuns(hall.house, [certificatePrinter], { forMs: 60_000 });

      expect(await listCertificateRuns(hall.house, hall.officer, batchId)).toMatchObject([
        { id, state: 'done', done: 50 },
      ]);
      const pages = await readPages((await readCertificateRun(hall.house, hall.officer, id)).body as Buffer);
      const names = pages.map((page) => /第(\d+)号/.exec(page)?.[1] ?? '1');
      expect(names).toEqual(Array.from({ length: 50 }, (_, index) => `${index + 1}`).filter((name) => name !== '31'));
      const west = await hall.scopeOn(hall.west.id);
      await expect(readCertificateRun(hall.house, west, id)).rejects.toEqual(refusal('certificates.unknownRun'));
      expect(await listCertificateRuns(hall.house, west, batchId)).toEqual([]);
    },
  );

  test('a part that fails three times ends its run and holds up no other', async () => {
    const [bad, good] = [newId(), newId()];
    await issue(1, bad);
    await issue(1, good);
    const { id } = await startCertificateRun(hall.house, hall.officer, { batchId: bad });
    const broken: Printer = { ...certificatePrinter, print: async () => Promise.reject(new Error('no font')) };
    await advanceRuns(hall.house, [broken], { forMs: 10_000 });
    expect(await findRun(db, { federationId: hall.federationId, id })).toMatchObject({ state: 'failed', done: 0 });

    const other = await startCertificateRun(hall.house, hall.officer, { batchId: good });
    await advanceRuns(hall.house, [certificatePrinter], { forMs: 10_000 });
    expect(await findRun(db, { federationId: hall.federationId, id: other.id })).toMatchObject({ state: 'done' });
    await sweepRuns(hall.house, { before: new Date(hall.house.now().getTime() + 1) });
    expect(await listCertificateRuns(hall.house, hall.officer, good)).toEqual([]);
  });

  test('bears the seal of its union: a picture its officer uploaded, private from then on', async () => {
    const officer = await hall.scopeOn(hall.east.id);
    const by = actorOf(officer).id ?? '';
    const keep = (uploader: string) =>
      keepPicture(
        hall.house,
        { federationId: hall.federationId, unitId: hall.east.id, by: uploader, visibility: 'public' },
        { name: '印章.png', bytes: seal },
      );
    const seal = await sharp({ create: { width: 400, height: 400, channels: 4, background: '#c8102e80' } })
      .png()
      .toBuffer();
    const [mine, others] = [await keep(by), await keep(newId())];
    const set = (scope: typeof officer, fileId: string | null) =>
      setSeal(hall.house, scope, { unitId: hall.east.id, fileId });
    const [issued] = await issue(1);
    const bytes = async () => ((await printCertificate(hall.house, officer, issued?.id ?? '')).body as Buffer).length;
    const without = await bytes();

    await expect(set(officer, others.id)).rejects.toEqual(refusal('certificates.unknownSeal'));
    await expect(set(await hall.scopeOn(hall.west.id), mine.id)).rejects.toMatchObject({ status: 403 });
    expect(await set(officer, mine.id)).toEqual({ fileId: mine.id });
    expect(await findFile(db, { federationId: hall.federationId, id: mine.id })).toMatchObject({
      visibility: 'private',
    });
    expect(await readSeal(db, officer, hall.east.id)).toMatchObject({ fileId: mine.id });
    expect(await bytes()).toBeGreaterThan(without);
    await set(officer, null);
    expect(await bytes()).toBe(without);
  });

  test('nothing is printed where nothing was issued', async () => {
    await expect(startCertificateRun(hall.house, hall.officer, { batchId: newId() })).rejects.toEqual(
      refusal('certificates.nothingToPrint'),
    );
  });
});
