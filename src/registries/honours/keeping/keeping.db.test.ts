import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { scopeOn } from '../../../../test/people.ts';
import { newId } from '../../../platform/ids.ts';
import { agreeToBeShown, listConsents, listMyHonours, recordConsent } from '../consents/service.ts';
import { type HonourHall, honourHall } from '../honours.fixture.ts';
import { listHonoured } from '../people/service.ts';
import { printPoster } from '../posters/service.ts';
import { newHonour } from '../register.ts';
import { listShown, readPortrait, readShown, readWall } from '../wall/service.ts';
import {
  correctHonour,
  createHonour,
  getHonour,
  getHonourDetail,
  listHonours,
  revokeAsKeeper,
  setTreatment,
} from './service.ts';

const { db } = await testDatabase();
const page = { limit: 50 };
const revocation = {
  reason: '申报材料弄虚作假',
  reportedBy: '顺达快递工会',
  decidedBy: '北京市人民政府',
  document: '',
  revokedOn: '2026-08-28',
};

const entry = (hall: HonourHall, more: object = {}) =>
  newHonour.parse({ ...hall.conferral(), level: 'district', title: '先进工作者', ...more });
const workerOf = (hall: HonourHall, personId: string) => scopeOn(hall.house, hall.federationId, [], { personId });
const namesOnWall = async (hall: HonourHall) =>
  (await readWall(db, hall.top, { page: 1 })).items.map(({ holderName }) => holderName);
const namesOnScreen = async (hall: HonourHall) =>
  (await listShown(db, hall.top, { use: 'screen' })).map(({ holderName }) => holderName);

/** A portrait of the union, kept as an upload is. */
async function portraitOf({ house, federationId, units }: HonourHall): Promise<string> {
  const id = newId();
  house.stored.set(id, Buffer.from('a face'));
  await db
    .insertInto('files')
    .values({
      federationId,
      id,
      storageKey: id,
      kind: 'picture',
      name: '照片.jpg',
      contentType: 'image/jpeg',
      bytes: 6,
      sha256: Buffer.alloc(32),
      unitId: units.express,
      createdAt: house.now(),
    })
    .execute();
  return id;
}

describe('who enters an honour', () => {
  test('a district enters its own, a city honour only the federation', async () => {
    const hall = await honourHall(db);

    const { id } = await createHonour(hall.house, hall.district, entry(hall));

    expect((await getHonour(db, hall.district, id)).title).toBe('先进工作者');
    await expect(createHonour(hall.house, hall.district, entry(hall, { level: 'city' }))).rejects.toMatchObject({
      code: 'honours.notKeeper',
      params: { unit: '北京市总工会' },
    });
    await expect(createHonour(hall.house, hall.union, entry(hall))).rejects.toMatchObject({
      code: 'honours.notKeeper',
      params: { unit: '海淀区总工会' },
    });
    await expect(createHonour(hall.house, hall.stranger, entry(hall, { personId: null }))).rejects.toMatchObject({
      code: 'access.notAllowed',
    });
  });

  test('what the register knows of the holder need not be written', async () => {
    const hall = await honourHall(db);
    const blank = { holderName: undefined, holderPost: undefined, unitId: undefined };

    const person = await createHonour(hall.house, hall.district, entry(hall, blank));
    const team = await createHonour(
      hall.house,
      hall.district,
      entry(hall, { ...blank, kind: 'collective', personId: null, holderUnitId: hall.units.express }),
    );
    const nobody = createHonour(hall.house, hall.district, entry(hall, { ...blank, personId: null }));

    await expect(nobody).rejects.toMatchObject({
      code: 'honours.invalid',
      fields: [{ path: 'holderName' }, { path: 'unitId' }],
    });
    expect(await getHonour(db, hall.district, person.id)).toMatchObject({
      holderName: '王小明',
      unitId: hall.units.express,
    });
    expect(await getHonour(db, hall.district, team.id)).toMatchObject({ holderName: '顺达快递工会' });
  });

  test('the same honour is not entered twice, a person unknown to the officer not at all', async () => {
    const hall = await honourHall(db);
    const elsewhere = await hall.join('赵老师', hall.units.school);
    await createHonour(hall.house, hall.district, entry(hall));

    const again = () => createHonour(hall.house, hall.district, entry(hall));
    const foreign = () =>
      createHonour(hall.house, hall.district, entry(hall, { personId: elsewhere, holderName: '赵老师' }));

    await expect(again()).rejects.toMatchObject({ code: 'honours.alreadyHeld' });
    await expect(foreign()).rejects.toMatchObject({ code: 'honours.unknownPerson' });
  });

  test("nobody's private picture becomes a portrait by its id", async () => {
    const hall = await honourHall(db);
    const portraitFileId = await portraitOf(hall);

    const stolen = createHonour(
      hall.house,
      hall.stranger,
      entry(hall, { personId: null, holderName: '某人', unitId: hall.units.school, portraitFileId }),
    );

    await expect(stolen).rejects.toMatchObject({ code: 'honours.unknownPortrait' });
  });
});

describe('correcting', () => {
  test('a union tells the deeds, the title is for whoever keeps the level', async () => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);
    const honourId = honour?.id ?? '';

    const { version } = await correctHonour(hall.house, hall.union, {
      honourId,
      version: 1,
      deedsShort: '十年如一日。',
    });
    const title = () => correctHonour(hall.house, hall.union, { honourId, version, title: '大工匠' });
    const late = () => correctHonour(hall.house, hall.top, { honourId, version: 1, title: '大工匠' });

    await expect(title()).rejects.toMatchObject({ code: 'honours.notKeeper' });
    await expect(late()).rejects.toMatchObject({ code: 'honours.changedMeanwhile' });
    expect(await getHonourDetail(hall.house, hall.union, honourId)).toMatchObject({
      deedsShort: '十年如一日。',
      version: 2,
      may: { correct: false, portray: true, revoke: false, treatment: true },
    });
  });

  test('nothing of a revoked honour changes any more', async () => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);
    const honourId = honour?.id ?? '';
    await revokeAsKeeper(hall.house, hall.top, { honourId, version: 1, ...revocation });

    const worker = await workerOf(hall, hall.people.wang);
    const attempts = [
      () => correctHonour(hall.house, hall.top, { honourId, version: 2, title: '大工匠' }),
      () => revokeAsKeeper(hall.house, hall.top, { honourId, version: 2, ...revocation }),
      () => setTreatment(hall.house, hall.top, { honourId, version: 2, treatment: '体检' }),
      () => recordConsent(hall.house, hall.top, { honourId, uses: ['hall'], evidence: '签字', evidenceFileId: null }),
      () => agreeToBeShown(hall.house, worker, { honourId, uses: ['hall'] }),
    ];

    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'honours.revoked' });
  });
});

describe('what outsiders do not see', () => {
  test('treatment notes are for who manages members there, and the person', async () => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);
    const honourId = honour?.id ?? '';
    await setTreatment(hall.house, hall.union, { honourId, version: 1, treatment: '每月荣誉津贴' });
    const reader = await scopeOn(hall.house, hall.federationId, [
      { unitId: hall.units.haidian, allows: ['members.read'] },
    ]);
    const keeper = await scopeOn(hall.house, hall.federationId, [
      { unitId: hall.units.topId, allows: ['members.read', 'honours.manage'] },
    ]);

    const seen = await Promise.all(
      [hall.union, reader, keeper].map(async (scope) => {
        const detail = await getHonourDetail(hall.house, scope, honourId);
        const { treatment, treatmentMasked } = detail;
        return { treatment, treatmentMasked, leaks: JSON.stringify(detail).includes('津贴') };
      }),
    );

    expect(seen).toEqual([
      { treatment: '每月荣誉津贴', treatmentMasked: false, leaks: true },
      { treatment: null, treatmentMasked: true, leaks: false },
      { treatment: null, treatmentMasked: true, leaks: false },
    ]);
    await expect(getHonourDetail(hall.house, hall.stranger, honourId)).rejects.toMatchObject({
      code: 'honours.notFound',
    });
    await expect(setTreatment(hall.house, keeper, { honourId, version: 2, treatment: 'x' })).rejects.toMatchObject({
      code: 'access.notAllowed',
    });
    expect(JSON.stringify(await listHonours(db, hall.union, page))).not.toContain('津贴');
    const [mine] = await listMyHonours(hall.house, await workerOf(hall, hall.people.wang));
    expect(mine?.treatment).toBe('每月荣誉津贴');
    const row = await db.selectFrom('honours').select('treatmentCipher').where('id', '=', honourId).executeTakeFirst();
    expect(row?.treatmentCipher?.toString()).not.toContain('津贴');
  });

  test('a person is nowhere before they agreed, and nowhere again once they withdrew', async () => {
    const hall = await honourHall(db);
    const portraitFileId = await portraitOf(hall);
    const [person] = await hall.confer([
      hall.conferral({ portraitFileId }),
      hall.conferral({ kind: 'collective', title: '模范集体', personId: null, holderName: '中关村站' }),
    ]);
    const honourId = person?.id ?? '';
    const worker = await workerOf(hall, hall.people.wang);
    const face = () => readPortrait(hall.house, hall.top, { honourId, use: 'hall', width: 640, format: 'webp' });
    const shown = async () => ({
      wall: await namesOnWall(hall),
      screen: await namesOnScreen(hall),
      page: await readShown(db, hall.top, honourId).then(
        () => true,
        () => false,
      ),
      face: await face().then(
        () => true,
        () => false,
      ),
      poster: await printPoster(hall.house, hall.union, { honourId, layout: 'portrait' }).then(
        () => true,
        ({ code }) => code,
      ),
    });
    const nowhere = {
      wall: ['中关村站'],
      screen: ['中关村站'],
      page: false,
      face: false,
      poster: 'honours.nothingToPrint',
    };

    const before = await shown();
    await agreeToBeShown(hall.house, worker, { honourId, uses: ['hall'] });
    const agreed = await shown();
    await agreeToBeShown(hall.house, worker, { honourId, uses: [] });
    const withdrawn = await shown();

    expect(before).toEqual(nowhere);
    expect(agreed).toEqual({ ...nowhere, wall: ['王小明', '中关村站'], page: true, face: true });
    expect(withdrawn).toEqual(nowhere);
  });

  test('once revoked, a consent shows nobody', async () => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);
    const honourId = honour?.id ?? '';
    await recordConsent(hall.house, hall.union, {
      honourId,
      uses: ['screen', 'hall', 'poster'],
      evidence: '签字存档',
      evidenceFileId: null,
    });
    const before = [await namesOnWall(hall), await namesOnScreen(hall)];

    await revokeAsKeeper(hall.house, hall.top, { honourId, version: 1, ...revocation });

    expect(before).toEqual([['王小明'], ['王小明']]);
    expect([await namesOnWall(hall), await namesOnScreen(hall)]).toEqual([[], []]);
    expect((await listHonours(db, hall.union, page)).items).toMatchObject([{ holderName: '王小明', state: 'revoked' }]);
  });

  test('the wall tells no ids of persons', async () => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);
    await agreeToBeShown(hall.house, await workerOf(hall, hall.people.wang), {
      honourId: honour?.id ?? '',
      uses: ['hall'],
    });

    const said = JSON.stringify([
      await readWall(db, hall.top, { page: 1 }),
      await readShown(db, hall.top, honour?.id ?? ''),
    ]);

    expect(said).not.toContain(hall.people.wang);
  });
});

describe('consent', () => {
  test('is a log: each answer is kept with its number, giver and evidence', async () => {
    const hall = await honourHall(db);
    const [honour] = await hall.confer([hall.conferral()]);
    const honourId = honour?.id ?? '';
    const worker = await workerOf(hall, hall.people.wang);

    await recordConsent(hall.house, hall.union, {
      honourId,
      uses: ['screen', 'hall'],
      evidence: '签字',
      evidenceFileId: null,
    });
    await agreeToBeShown(hall.house, worker, { honourId, uses: ['hall', 'hall'] });
    await agreeToBeShown(hall.house, worker, { honourId, uses: [] });

    const log = await listConsents(db, hall.top, honourId);
    expect(log.map(({ number, uses, givenBy, evidence }) => ({ number, uses, givenBy, evidence }))).toEqual([
      { number: 3, uses: [], givenBy: 'person', evidence: '' },
      { number: 2, uses: ['hall'], givenBy: 'person', evidence: '' },
      { number: 1, uses: ['hall', 'screen'], givenBy: 'officer', evidence: '签字' },
    ]);
  });

  test('of an officer needs evidence, of another person nothing helps', async () => {
    const hall = await honourHall(db);
    const [honour, team] = await hall.confer([
      hall.conferral(),
      hall.conferral({ kind: 'collective', title: '模范集体', personId: null, holderName: '中关村站' }),
    ]);
    const honourId = honour?.id ?? '';
    const other = await workerOf(hall, hall.people.li);

    await expect(
      recordConsent(hall.house, hall.union, { honourId, uses: ['hall'], evidence: '', evidenceFileId: null }),
    ).rejects.toMatchObject({ code: 'honours.evidenceNeeded' });
    await expect(agreeToBeShown(hall.house, other, { honourId, uses: ['hall'] })).rejects.toMatchObject({
      code: 'honours.notFound',
    });
    await expect(
      recordConsent(hall.house, hall.union, { honourId: team?.id ?? '', uses: [], evidence: '', evidenceFileId: null }),
    ).rejects.toMatchObject({ code: 'honours.alwaysShown' });
  });
});

describe('finding', () => {
  test('the wall by district, level, year, title, and name by pinyin initials', async () => {
    const hall = await honourHall(db);
    const teacher = await hall.join('赵老师', hall.units.school);
    const conferred = await hall.confer([
      hall.conferral(),
      hall.conferral({
        personId: hall.people.li,
        holderName: '李大海',
        level: 'district',
        title: '首席员工',
        year: 2024,
      }),
      hall.conferral({ personId: teacher, holderName: '赵老师', unitId: hall.units.school }),
    ]);
    for (const { id } of conferred)
      await recordConsent(hall.house, hall.top, {
        honourId: id,
        uses: ['hall'],
        evidence: '签字',
        evidenceFileId: null,
      });
    const wall = async (filters: object) =>
      (await readWall(db, hall.top, { page: 1, ...filters })).items.map(({ holderName }) => holderName);

    expect(await wall({})).toEqual(['王小明', '赵老师', '李大海']);
    expect(await wall({ unitId: hall.units.haidian })).toEqual(['王小明', '李大海']);
    expect(await wall({ level: 'district' })).toEqual(['李大海']);
    expect(await wall({ year: 2024 })).toEqual(['李大海']);
    expect(await wall({ title: '劳动模范' })).toEqual(['王小明', '赵老师']);
    expect(await wall({ q: 'ldh' })).toEqual(['李大海']);
    expect(await wall({ q: 'zhao' })).toEqual(['赵老师']);
  });

  test('who of a unit and below was honoured: one line to a person, within reach only', async () => {
    const hall = await honourHall(db);
    const teacher = await hall.join('赵老师', hall.units.school);
    await hall.confer([
      hall.conferral({ year: 2023, conferredOn: '2023-04-28', level: 'district', title: '首席员工' }),
      hall.conferral(),
      hall.conferral({ personId: teacher, holderName: '赵老师', unitId: hall.units.school }),
    ]);

    const { items, total } = await listHonoured(db, hall.district, page);

    expect({ items, total }).toEqual({
      items: [
        {
          personId: hall.people.wang,
          name: '王小明',
          unitName: '顺达快递工会',
          levels: ['city', 'district'],
          titles: ['劳动模范', '首席员工'],
          honours: 2,
          latestYear: 2025,
        },
      ],
      total: 1,
    });
  });
});
