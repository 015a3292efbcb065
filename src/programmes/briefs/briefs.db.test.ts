import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { accessHouse, type PlantedUnit, plantFederation, plantUnit } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { foldFacts } from '../../figures/fold/service.ts';
import { figuresOf } from '../../figures/reading/service.ts';
import { recordFacts } from '../../figures/service.ts';
import { mintScope } from '../../people/access/mint/service.ts';
import { type Ability, abilityNames, type Scope } from '../../people/access/rules.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { openDiskStore } from '../../platform/files/disk.ts';
import { keepPicture } from '../../platform/files/uploads.ts';
import { newId } from '../../platform/ids.ts';
import { pressHandlers } from '../../press/api.ts';
import { type BriefDraft, briefDraft, briefInput } from '../../press/contract.ts';
import { readNumber } from '../../press/rules.ts';
import { takeAction } from '../calls/service.ts';
import { draftBrief } from './service.ts';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'briefs-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const house = { ...accessHouse(db), files: openDiskStore(folder) };
const press = pressHandlers(house);

function scopeAt(federationId: string, unit: PlantedUnit, allows: readonly Ability[] = abilityNames): Scope {
  return mintScope({
    federationId,
    actor: { kind: 'account', id: newId(), name: '李干部', personId: null },
    grants: [{ role: 'unit-officer', unitId: unit.id, path: unit.path, allows }],
    lang: 'zh',
    zone: 'Asia/Shanghai',
    requestId: newId(),
  });
}

/** A law campaign of a district with records: attendances, a report with a photo, a stage of feedback without answers. */
async function plantProgramme({ state = 'running' }: { state?: string } = {}) {
  const { federationId, top } = await plantFederation(db);
  const district = await plantUnit(db, federationId, top);
  const other = await plantUnit(db, federationId, top);
  const scope = scopeAt(federationId, district);
  const programmeId = newId();
  const at = new Date();
  await db
    .insertInto('programmes')
    .values({
      federationId,
      id: programmeId,
      template: 'law-campaign',
      title: '货车司机专项普法',
      summary: '普法进物流园区',
      unitId: district.id,
      state,
      woodcut: 'law',
      place: '顺通物流园',
      startsAt: new Date('2026-09-01T09:00:00+08:00'),
      endsAt: new Date('2026-11-15T18:00:00+08:00'),
      createdAt: at,
      updatedAt: at,
      ...(state === 'cancelled' ? { cancelReason: '下雨' } : {}),
    })
    .execute();
  const stage = async (kind: string, position: number, settings: object) => {
    const id = newId();
    await db
      .insertInto('stages')
      .values({
        federationId,
        id,
        programmeId,
        kind,
        key: kind,
        position,
        title: kind,
        titleEn: kind,
        settings: JSON.stringify(settings),
      })
      .execute();
    return id;
  };
  const tally = await stage('tally', 0, {
    indicators: [{ indicator: 'leaflets', target: 10_000 }, { indicator: 'consultations' }],
    forms: ['集中宣讲', '现场咨询'],
  });
  await stage('feedback', 1, {});
  const photo = await keepPicture(
    house,
    { federationId, unitId: district.id, by: null, visibility: 'private' },
    {
      name: '现场.jpg',
      bytes: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b3131d' } })
        .jpeg()
        .toBuffer(),
    },
  );
  return { federationId, top, district, other, scope, programmeId, tally, photoId: photo.id };
}
type Planted = Awaited<ReturnType<typeof plantProgramme>>;

const report = ({ scope, tally, district, photoId }: Planted, amount: number, indicator = 'leaflets') =>
  takeAction(house, scope, {
    kind: 'tally',
    stageId: tally,
    name: 'report',
    input: {
      unitId: district.id,
      indicator,
      form: '集中宣讲',
      day: '2026-10-12',
      amount,
      note: '物流园集中宣讲',
      evidence: [photoId],
    },
  });

const attend = ({ federationId, district, programmeId }: Planted, persons: string[]) =>
  inTransaction(db, (trx) =>
    recordFacts(trx, {
      federationId,
      now: new Date(),
      facts: persons.map((personId) => ({
        indicator: 'attendances',
        unitId: district.id,
        programmeId,
        personId,
        day: '2026-10-12',
        amount: 1,
        source: { kind: 'attendance', id: newId() },
      })),
    }),
  );

async function plantDrafted() {
  const planted = await plantProgramme();
  await report(planted, 10_234);
  await report(planted, 45, 'consultations');
  const driver = newId();
  await attend(planted, [driver, driver, newId()]);
  const id = await draftBrief(house, planted.scope, planted);
  return { ...planted, id };
}

/** A request as the binder would hand it over. */
const ask = <Name extends keyof typeof press>(
  name: Name,
  scope: Scope,
  { briefId, query, body }: { briefId?: string; query?: object; body?: object },
) =>
  press[name]({
    scope,
    params: { briefId },
    query: { limit: 50, ...query },
    body,
    now: house.now(),
    file: undefined,
  } as never) as ReturnType<(typeof press)[Name]>;

const textOf = async (scope: Scope, briefId: string): Promise<BriefDraft> =>
  briefDraft.parse((await ask('getBrief', scope, { briefId })).document);

const linkedNumbers = ({ body }: Pick<BriefDraft, 'body'>) =>
  body.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.runs.flatMap((run) =>
          typeof run === 'string' || !run.source ? [] : [{ key: run.source, text: run.text }],
        )
      : block.kind === 'figures'
        ? block.items.flatMap((item) => (item.source ? [{ key: item.source, text: item.value }] : []))
        : [],
  );

describe('a brief drafted from a programme', () => {
  test('has the numbers of the figures, each linked to them, and the photos of the reports', async () => {
    const { id, scope, federationId, programmeId, tally, photoId } = await plantDrafted();
    const { state, issueNumber } = await ask('getBrief', scope, { briefId: id });
    const document = await textOf(scope, id);
    const programme = await figuresOf(db, { federationId, holder: { kind: 'programme', id: programmeId } });
    const stage = await figuresOf(db, { federationId, holder: { kind: 'stage', id: tally } });
    const shown = linkedNumbers(document).map(({ key, text }) => {
      const link = document.links.find((each) => each.key === key);
      const figures = link?.holder.kind === 'stage' ? stage : programme;
      return [
        link?.indicator,
        link?.value,
        readNumber(text),
        figures.find((figure) => figure.indicator === link?.indicator)?.value,
      ];
    });

    expect([state, issueNumber]).toEqual(['draft', null]);
    expect(shown).toEqual([
      ['people-reached', 2, 2, 2],
      ['attendances', 3, 3, 3],
      ['people-reached', 2, 2, 2],
      ['attendances', 3, 3, 3],
      ['leaflets', 10_234, 10_234, 10_234],
      ['consultations', 45, 45, 45],
      ['leaflets', 10_234, 10_234, 10_234],
      ['consultations', 45, 45, 45],
    ]);
    expect(document.photos.map((photo) => photo.fileId)).toEqual([photoId]);
    const lead =
      document.body[0]?.kind === 'paragraph'
        ? document.body[0].runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')
        : '';
    expect(lead).toMatch(
      /^9月1日至11月15日，单位.+在顺通物流园开展“货车司机专项普法”活动，2名职工参加，累计参加3人次。普法进物流园区。$/,
    );
  });

  test('is told which numbers differ once records change, and takes them over', async () => {
    const planted = await plantDrafted();
    const { id, scope } = planted;
    expect((await ask('checkBrief', scope, { briefId: id })).differing).toEqual(0);
    await report(planted, 66);
    await attend(planted, [newId()]);
    const check = await ask('checkBrief', scope, { briefId: id });

    expect(
      check.numbers.filter(({ same }) => !same).map(({ indicator, value, now }) => [indicator, value, now]),
    ).toEqual([
      ['people-reached', 2, 3],
      ['attendances', 3, 4],
      ['leaflets', 10_234, 10_300],
    ]);
    await expect(
      ask('issueBrief', scope, { briefId: id, body: { version: 1, keepNumbers: false } }),
    ).rejects.toMatchObject({ code: 'press.numbersMoved', params: { count: 3 } });
    expect(await ask('refreshBrief', scope, { briefId: id, body: { version: 1 } })).toEqual({ version: 2, changed: 3 });
    expect((await ask('checkBrief', scope, { briefId: id })).differing).toEqual(0);
    const document = await textOf(scope, id);
    expect(linkedNumbers(document).map(({ text }) => text)).toEqual([
      '3',
      '4',
      '3',
      '4',
      '10,300',
      '45',
      '10,300',
      '45',
    ]);
  });

  test('prints as a PDF with its photo, marked as a draft until issued', async () => {
    const { id, scope } = await plantDrafted();
    const draft = await ask('printBrief', scope, { briefId: id });
    await ask('issueBrief', scope, { briefId: id, body: { version: 1, keepNumbers: false } });
    const issued = await ask('printBrief', scope, { briefId: id });

    expect([draft.contentType, draft.name]).toEqual(['application/pdf', expect.stringMatching(/草稿\.pdf$/)]);
    expect(issued.name).toMatch(/年第1期\.pdf$/);
    for (const { body } of [draft, issued]) expect((body as Buffer).toString('latin1', 0, 5)).toEqual('%PDF-');
  });

  test('is refused while there is nothing to tell, and to who may not write briefs there', async () => {
    const draft = await plantProgramme({ state: 'draft' });
    const cancelled = await plantProgramme({ state: 'cancelled' });
    const running = await plantProgramme();
    const refused = (planted: Planted, scope = planted.scope) => expect(draftBrief(house, scope, planted)).rejects;

    await refused(draft).toMatchObject({ code: 'programme-brief.nothingToTell' });
    await refused(cancelled).toMatchObject({ code: 'programme-brief.nothingToTell' });
    await refused(running, scopeAt(running.federationId, running.other)).toMatchObject({ code: 'access.notAllowed' });
    await refused(running, scopeAt(running.federationId, running.district, ['figures.read'])).toMatchObject({
      code: 'access.notAllowed',
    });
    await refused(running, draft.scope).toMatchObject({ code: 'programme.notFound' });
  });
});

describe('a brief', () => {
  test('gets numbers within unit and year, in order and without gaps, however many issue at once', async () => {
    const { id, scope, district } = await plantDrafted();
    const document = await textOf(scope, id);
    const ids = [id];
    for (let count = 0; count < 5; count++)
      ids.push(
        (await ask('createBrief', scope, { body: { unitId: district.id, document: briefInput.parse(document) } })).id,
      );
    const issues = await Promise.all(
      ids.map((briefId) => ask('issueBrief', scope, { briefId, body: { version: 1, keepNumbers: false } })),
    );
    await db.updateTable('briefs').set({ year: 2025 }).where('unitId', '=', district.id).execute();
    const next = await ask('createBrief', scope, {
      body: { unitId: district.id, document: briefInput.parse(document) },
    });

    expect(issues.map(({ issueNumber }) => issueNumber).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(
      await ask('issueBrief', scope, { briefId: next.id, body: { version: 1, keepNumbers: false } }),
    ).toMatchObject({ issueNumber: 1, totalNumber: 7 });
  });

  test('is frozen once issued', async () => {
    const { id, scope } = await plantDrafted();
    const document = await textOf(scope, id);
    await ask('issueBrief', scope, { briefId: id, body: { version: 1, keepNumbers: false } });
    const frozen = { code: 'press.issued', params: { number: 1 } };

    await expect(ask('updateBrief', scope, { briefId: id, body: { version: 2, document } })).rejects.toMatchObject(
      frozen,
    );
    await expect(ask('deleteBrief', scope, { briefId: id })).rejects.toMatchObject(frozen);
    await expect(ask('refreshBrief', scope, { briefId: id, body: { version: 2 } })).rejects.toMatchObject(frozen);
    await expect(
      ask('issueBrief', scope, { briefId: id, body: { version: 2, keepNumbers: true } }),
    ).rejects.toMatchObject(frozen);
  });

  test('is edited by version; a linked number cannot be typed over, a link not made up', async () => {
    const { id, scope, top, federationId, other } = await plantDrafted();
    const document = await textOf(scope, id);
    const save = (change: object, version = 1) =>
      ask('updateBrief', scope, {
        briefId: id,
        body: { version, document: briefInput.parse({ ...document, ...change }) },
      });
    const typed = [{ kind: 'paragraph', runs: [{ text: '9,999', source: 'n1' }, '名职工'] }];

    await expect(save({ body: typed })).rejects.toMatchObject({
      code: 'press.wrongNumbers',
      fields: [{ path: 'body.0.runs.0.text' }],
    });
    await expect(save({ body: [{ kind: 'paragraph', runs: [{ text: '5', source: 'none' }] }] })).rejects.toMatchObject({
      code: 'press.wrongNumbers',
    });
    await expect(
      save({
        body: [{ kind: 'paragraph', runs: [{ text: '3', source: 'top' }] }],
        links: [{ key: 'top', indicator: 'attendances', holder: { kind: 'unit', id: top.id } }],
      }),
    ).rejects.toMatchObject({ code: 'access.notAllowed' });
    const stranger = await keepPicture(
      house,
      { federationId, unitId: other.id, by: newId(), visibility: 'private' },
      {
        name: '别处.jpg',
        bytes: await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
          .jpeg()
          .toBuffer(),
      },
    );
    for (const fileId of [newId(), stranger.id])
      await expect(save({ photos: [{ fileId, caption: '现场' }] })).rejects.toMatchObject({
        code: 'press.unknownPhoto',
      });
    expect(await save({ headline: '新标题', body: [{ kind: 'paragraph', runs: ['没有数字。'] }] })).toEqual({
      version: 2,
    });
    await expect(save({ headline: '旧标题' })).rejects.toMatchObject({ code: 'press.changedMeanwhile' });
    const kept = await ask('getBrief', scope, { briefId: id });
    expect([kept.headline, kept.document.links]).toEqual(['新标题', []]);
  });

  test('is listed, found and deleted only within reach; each step leaves a trace', async () => {
    const { id, scope, federationId, top, other, programmeId } = await plantDrafted();
    const outsider = scopeAt(federationId, other);
    const list = async (who: Scope, query: object = {}) =>
      (await ask('listBriefs', who, { query })).items.map((item) => item.id);

    expect(await list(scope, { programmeId })).toEqual([id]);
    expect(await list(scopeAt(federationId, top), { unitId: top.id, state: 'draft', q: '货车司机' })).toEqual([id]);
    expect(await list(scope, { q: '没有这个' })).toEqual([]);
    expect(await list(outsider)).toEqual([]);
    for (const name of ['getBrief', 'checkBrief', 'printBrief', 'deleteBrief'] as const)
      await expect(ask(name, outsider, { briefId: id })).rejects.toMatchObject({ code: 'press.notFound' });
    await ask('deleteBrief', scope, { briefId: id });
    await expect(ask('getBrief', scope, { briefId: id })).rejects.toMatchObject({ code: 'press.notFound' });
    const trail = await db
      .selectFrom('auditEntries')
      .select('action')
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['press.draft', 'press.delete']);
    await foldFacts(house);
  });
});
