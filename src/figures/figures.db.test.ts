import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlantedUnit, plantFederation, plantUnit } from '../../test/access.ts';
import { testDatabase } from '../../test/database.ts';
import { listQuery } from '../kernel/lists.ts';
import { mintScope } from '../people/access/mint/service.ts';
import { type Ability, abilityNames, type Scope } from '../people/access/rules.ts';
import { inTransaction } from '../platform/db/connect.ts';
import { newId } from '../platform/ids.ts';
import { figureHandlers } from './api.ts';
import { figureRoutes } from './contract.ts';
import { foldFacts } from './fold/service.ts';
import { type Fact, recordFacts, reverseFacts } from './service.ts';

const { db } = await testDatabase();
const house = { db, now: () => new Date() };
const handlers = figureHandlers(house);

function scopeAt(federationId: string, unit: PlantedUnit | null, allows: readonly Ability[] = abilityNames): Scope {
  return mintScope({
    federationId,
    actor: { kind: 'account', id: newId(), name: '李干部', personId: null },
    grants: unit ? [{ role: 'unit-officer', unitId: unit.id, path: unit.path, allows }] : [],
    lang: 'zh',
    zone: 'Asia/Shanghai',
    requestId: newId(),
  });
}

/** A request as the binder would hand it over. */
function ask<Name extends keyof typeof handlers>(name: Name, scope: Scope, query: object) {
  const route = figureRoutes[name];
  const schema =
    'list' in route ? listQuery.extend(route.list.filters.shape) : 'query' in route ? route.query : listQuery;
  const request = {
    params: undefined,
    query: schema.parse(query),
    body: undefined,
    file: undefined,
    scope,
    now: house.now(),
  };
  return handlers[name](request as never) as ReturnType<(typeof handlers)[Name]>;
}

async function plantHouse() {
  const { federationId, top } = await plantFederation(db);
  const district = await plantUnit(db, federationId, top);
  const other = await plantUnit(db, federationId, top);
  const union = await plantUnit(db, federationId, district);
  for (const [unit, parent] of [
    [district, top],
    [other, top],
    [union, district],
  ] as const)
    await db
      .insertInto('unitParents')
      .values({ federationId, unitId: unit.id, parentId: parent.id, fromOn: '2020-01-01' })
      .execute();
  const programmeId = newId();
  await db
    .insertInto('programmes')
    .values({
      federationId,
      id: programmeId,
      template: 'forum',
      title: '座谈会',
      unitId: district.id,
      state: 'running',
      woodcut: 'forum',
      createdAt: new Date(),
      updatedAt: new Date(),
    })
    .execute();
  return { federationId, top, district, other, union, programmeId };
}

async function plantMember(federationId: string, unit: PlantedUnit, name: string) {
  const id = newId();
  const at = new Date();
  await db
    .insertInto('persons')
    .values({
      federationId,
      id,
      name,
      pinyin: 'p',
      initials: 'p',
      codeRef: id.replaceAll('-', '').slice(-12).toUpperCase(),
      codeSecret: Buffer.alloc(20),
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await db
    .insertInto('memberships')
    .values({
      federationId,
      id: newId(),
      personId: id,
      unitId: unit.id,
      state: 'active',
      fromOn: '2020-01-01',
      createdAt: at,
    })
    .execute();
  return id;
}

const factOf = (unit: PlantedUnit, more: Partial<Fact> = {}): Fact => ({
  indicator: 'attendances',
  unitId: unit.id,
  day: '2026-11-20',
  amount: 1,
  source: { kind: 'attendance', id: newId() },
  ...more,
});

const record = (federationId: string, ...facts: Fact[]) =>
  inTransaction(db, (trx) => recordFacts(trx, { federationId, now: new Date(), facts }));

const figureOf = (figures: { indicator: string; value: number | null }[], indicator: string) =>
  figures.find((figure) => figure.indicator === indicator)?.value;

describe('figures', () => {
  test('of a unit tell person-times and people apart, and what is only declared', async () => {
    const { federationId, district, union } = await plantHouse();
    const person = await plantMember(federationId, union, '王小明');
    await record(
      federationId,
      factOf(union, { personId: person }),
      factOf(union, { personId: person }),
      factOf(district, { indicator: 'leaflets', amount: 500, declared: true }),
    );
    await foldFacts(house);
    const { figures, freshness, holder } = await ask('getFigures', scopeAt(federationId, district), {
      unitId: district.id,
      period: '2026-11',
    });

    expect(holder.id).toEqual(district.id);
    expect(['attendances', 'people-reached', 'leaflets', 'programmes'].map((code) => figureOf(figures, code))).toEqual([
      2, 1, 500, 0,
    ]);
    expect(figures.find((figure) => figure.indicator === 'leaflets')?.declared).toEqual(500);
    expect(freshness.waiting).toEqual(0);
  });

  test('say how many records still wait to be counted', async () => {
    const { federationId, union } = await plantHouse();
    await record(federationId, factOf(union));
    const { freshness } = await ask('getFigures', scopeAt(federationId, union), { unitId: union.id });

    expect(freshness).toEqual({ foldedAt: null, waiting: 1 });
  });

  test('over time have no gaps', async () => {
    const { federationId, union } = await plantHouse();
    await record(federationId, factOf(union, { day: '2026-11-02' }), factOf(union, { day: '2027-01-09', amount: 4 }));
    await foldFacts(house);
    const { points } = await ask('getSeries', scopeAt(federationId, union), {
      unitId: union.id,
      indicator: 'attendances',
    });

    expect(points).toEqual([
      { period: '2026-11', value: 1, declared: 0 },
      { period: '2026-12', value: 0, declared: 0 },
      { period: '2027-01', value: 4, declared: 0 },
    ]);
  });

  test('by unit are given as organised then and as organised now', async () => {
    const { federationId, top, district, other, union } = await plantHouse();
    const [one, two] = [await plantMember(federationId, union, '王一'), await plantMember(federationId, union, '王二')];
    await record(
      federationId,
      factOf(union, { personId: one }),
      factOf(union, { personId: two, amount: 2 }),
      factOf(district, { personId: one }),
    );
    await foldFacts(house);
    await db.updateTable('unitParents').set({ toOn: '2026-11-21' }).where('unitId', '=', union.id).execute();
    await db
      .insertInto('unitParents')
      .values({ federationId, unitId: union.id, parentId: other.id, fromOn: '2026-11-21' })
      .execute();
    await db
      .updateTable('units')
      .set({ parentId: other.id, path: `${other.path}.${union.id.replaceAll('-', '')}` })
      .where('id', '=', union.id)
      .execute();
    await foldFacts(house);
    const parts = async (unit: PlantedUnit, organised: string, indicator = 'attendances') => {
      const answer = await ask('getByUnit', scopeAt(federationId, top), { unitId: unit.id, indicator, organised });
      return [
        answer.value,
        Object.fromEntries(answer.items.map((item) => [item.part === 'below' ? item.unitId : item.part, item.value])),
      ];
    };

    expect(await parts(top, 'then')).toEqual([4, { [district.id]: 4, [other.id]: 0 }]);
    expect(await parts(top, 'now')).toEqual([4, { [district.id]: 1, [other.id]: 3 }]);
    expect(await parts(top, 'now', 'people-reached')).toEqual([2, { [district.id]: 1, [other.id]: 2 }]);
    expect(await parts(district, 'then')).toEqual([4, { own: 1, former: 3 }]);
    expect(await parts(other, 'now')).toEqual([3, { [union.id]: 3 }]);
  });

  test('open their records, which add up to them; names are masked and only where members may be read', async () => {
    const { federationId, top, district, other, union, programmeId } = await plantHouse();
    const near = await plantMember(federationId, union, '欧阳小明');
    const far = await plantMember(federationId, other, '赵四');
    const taken = factOf(union, { programmeId, personId: near });
    await record(
      federationId,
      taken,
      factOf(union, { programmeId, personId: near }),
      factOf(other, { programmeId, personId: far, amount: 3 }),
      factOf(district, { programmeId, personId: far }),
    );
    await inTransaction(db, (trx) => reverseFacts(trx, { federationId, now: new Date(), sources: [taken.source] }));
    await foldFacts(house);
    await record(federationId, factOf(union, { programmeId }));
    const query = { programmeId, indicator: 'attendances' };
    const scope = scopeAt(federationId, district);
    const { items, total } = await ask('listRecords', scope, { ...query, sort: 'amount' });
    const sums = await ask('sumRecords', scope, query);

    expect(total).toEqual(4);
    expect(items.map((item) => [item.amount, item.personName, item.programmeTitle, item.source])).toEqual([
      [-1, '欧**明', '座谈会', '签到'],
      [1, '欧**明', '座谈会', '签到'],
      [1, '欧**明', '座谈会', '签到'],
      [1, null, '座谈会', '签到'],
    ]);
    expect({ value: sums.value, amount: sums.amount, records: sums.records, outside: sums.outside }).toEqual({
      value: 5,
      amount: 2,
      records: 4,
      outside: { records: 1, amount: 3 },
    });
    const all = await ask('sumRecords', scopeAt(federationId, top), { unitId: top.id, indicator: 'attendances' });
    expect([all.value, all.amount, all.outside.records]).toEqual([5, 5, 0]);
  });

  test('in public hold back what speaks of fewer than five people', async () => {
    const { federationId, top, union } = await plantHouse();
    const visitor = scopeAt(federationId, null);
    await record(
      federationId,
      ...Array.from({ length: 4 }, () => factOf(union, { personId: newId(), amount: 3 })),
      factOf(top, { indicator: 'leaflets', amount: 3, declared: true }),
      factOf(top, { indicator: 'attendances-online', amount: 2 }),
    );
    await foldFacts(house);
    const before = (await ask('getPublicFigures', visitor, {})).figures;
    await record(federationId, factOf(union, { personId: newId() }));
    await foldFacts(house);
    const after = (await ask('getPublicFigures', visitor, {})).figures;
    const codes = ['attendances', 'people-reached', 'attendances-online', 'leaflets'];

    expect(codes.map((code) => figureOf(before, code))).toEqual([null, null, null, 3]);
    expect(codes.map((code) => figureOf(after, code))).toEqual([13, 5, null, 3]);
  });

  test('are refused by name: no holder, unknown programme, unknown indicator', async () => {
    const { federationId, top } = await plantHouse();
    const scope = scopeAt(federationId, top);

    await expect(ask('getFigures', scope, {})).rejects.toMatchObject({ code: 'figures.oneHolder' });
    await expect(ask('getFigures', scope, { programmeId: newId() })).rejects.toMatchObject({
      code: 'figures.unknownProgramme',
    });
    await expect(ask('getSeries', scope, { unitId: top.id, indicator: 'wishes' })).rejects.toMatchObject({
      code: 'figures.unknownIndicator',
    });
    expect(figureRoutes.getFigures.query.safeParse({ unitId: top.id, period: '2026-13' }).success).toEqual(false);
  });

  test('as a table say each indicator in the reader’s language', async () => {
    const { federationId, top } = await plantHouse();
    const { items } = await ask('listFigures', scopeAt(federationId, top), { unitId: top.id });

    expect(items[0]).toEqual({
      indicator: 'programmes',
      name: '活动',
      value: 0,
      declared: 0,
      unitOfMeasure: '项',
      source: '活动发布记录',
    });
  });
});

test('nobody outside reads anything, by whatever way', async () => {
  const { federationId, top, district, other, union, programmeId } = await plantHouse();
  const elsewhere = await plantFederation(db);
  await record(federationId, factOf(union, { programmeId, personId: await plantMember(federationId, union, '钱七') }));
  await foldFacts(house);
  const outsiders = [
    scopeAt(federationId, other),
    scopeAt(federationId, union, ['figures.read']),
    scopeAt(
      federationId,
      district,
      abilityNames.filter((name) => name !== 'figures.read'),
    ),
    scopeAt(federationId, null),
    scopeAt(elsewhere.federationId, elsewhere.top),
  ];
  const asked = fc.record({
    holder: fc.constantFrom({ unitId: district.id }, { unitId: top.id }, { programmeId }),
    period: fc.constantFrom('all', '2026', '2026-11'),
    name: fc.constantFrom('getFigures', 'listFigures', 'getSeries', 'listRecords', 'sumRecords', 'getByUnit'),
    scope: fc.constantFrom(...outsiders),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ holder, period, name, scope }) => {
      const unitOnly = name === 'getByUnit' ? { unitId: 'unitId' in holder ? holder.unitId : district.id } : holder;
      const query = { ...unitOnly, period, indicator: 'attendances' };
      await expect(ask(name as 'getFigures', scope, query)).rejects.toMatchObject({
        code: expect.stringMatching(/^(access\.notAllowed|units\.notFound|figures\.unknownProgramme)$/),
      });
    }),
    { numRuns: 60 },
  );
});
