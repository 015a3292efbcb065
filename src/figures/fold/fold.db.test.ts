import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type PlantedUnit, plantFederation, plantUnit } from '../../../test/access.ts';
import { testDatabase } from '../../../test/database.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { type Fact, recordFacts, reverseFacts } from '../service.ts';
import { foldFacts } from './service.ts';

const { db } = await testDatabase();
const house = { db, now: () => new Date() };

async function plantTree() {
  const { federationId, top } = await plantFederation(db);
  const district = await plantBelow(federationId, top);
  const other = await plantBelow(federationId, top);
  const union = await plantBelow(federationId, district);
  return { federationId, top, district, other, union };
}

async function plantBelow(federationId: string, parent: PlantedUnit, from = '2026-01-01') {
  const unit = await plantUnit(db, federationId, parent);
  await db
    .insertInto('unitParents')
    .values({ federationId, unitId: unit.id, parentId: parent.id, fromOn: from })
    .execute();
  return unit;
}

/** Moves as the units slice does: closes the span, opens the next, notes the change. */
async function move(federationId: string, unitId: string, parentId: string, on: string) {
  await db
    .updateTable('unitParents')
    .set({ toOn: on })
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .where('toOn', 'is', null)
    .execute();
  await db.insertInto('unitParents').values({ federationId, unitId, parentId, fromOn: on }).execute();
  await db
    .insertInto('unitChanges')
    .values({
      federationId,
      id: newId(),
      unitId,
      kind: 'moved',
      effectiveOn: on,
      detail: '{}',
      actorName: '测试',
      recordedAt: new Date(),
      appliedAt: new Date(),
    })
    .execute();
}

const factOf = (unit: { id: string }, more: Partial<Fact> = {}): Fact => ({
  indicator: 'attendances',
  unitId: unit.id,
  day: '2026-11-20',
  amount: 1,
  source: { kind: 'attendance', id: newId() },
  ...more,
});

const record = (federationId: string, ...facts: Fact[]) =>
  inTransaction(db, (trx) => recordFacts(trx, { federationId, now: new Date(), facts }));
const reverse = (federationId: string, ...facts: Fact[]) =>
  inTransaction(db, (trx) =>
    reverseFacts(trx, { federationId, now: new Date(), sources: facts.map(({ source }) => source) }),
  );

/** `holder period` → [amount, declared, people], without what came to nothing. */
async function rollups(federationId: string, indicator = 'attendances') {
  const rows = await db
    .selectFrom('rollups')
    .select(['holderId', 'period', 'amount', 'declaredAmount', 'people'])
    .where('federationId', '=', federationId)
    .where('indicator', '=', indicator)
    .execute();
  return Object.fromEntries(
    rows
      .filter((row) => row.amount !== 0 || row.people !== 0)
      .map((row) => [`${row.holderId} ${row.period}`, [row.amount, row.declaredAmount, row.people]]),
  );
}

describe('folding', () => {
  test('adds amounts up the tree, by month, year and all time, and counts people once', async () => {
    const { federationId, top, district, union } = await plantTree();
    const [programmeId, campaignId, person] = [newId(), newId(), newId()];
    await record(
      federationId,
      factOf(union, { personId: person, programmeId, campaignId }),
      factOf(union, { personId: person, day: '2026-10-05' }),
      factOf(district, { personId: newId(), amount: 3, declared: true }),
    );

    expect(await foldFacts(house)).toEqual(3);

    expect(await rollups(federationId)).toEqual({
      [`${union.id} 2026-10`]: [1, 0, 1],
      [`${union.id} 2026-11`]: [1, 0, 1],
      [`${union.id} 2026`]: [2, 0, 1],
      [`${union.id} all`]: [2, 0, 1],
      [`${district.id} 2026-10`]: [1, 0, 1],
      [`${district.id} 2026-11`]: [4, 3, 2],
      [`${district.id} 2026`]: [5, 3, 2],
      [`${district.id} all`]: [5, 3, 2],
      [`${top.id} 2026-10`]: [1, 0, 1],
      [`${top.id} 2026-11`]: [4, 3, 2],
      [`${top.id} 2026`]: [5, 3, 2],
      [`${top.id} all`]: [5, 3, 2],
      [`${programmeId} 2026-11`]: [1, 0, 1],
      [`${programmeId} 2026`]: [1, 0, 1],
      [`${programmeId} all`]: [1, 0, 1],
      [`${campaignId} 2026-11`]: [1, 0, 1],
      [`${campaignId} 2026`]: [1, 0, 1],
      [`${campaignId} all`]: [1, 0, 1],
    });
  });

  test('takes corrections back, whether folded before or together', async () => {
    const { federationId, union } = await plantTree();
    const fact = factOf(union, { personId: newId() });
    const gone = factOf(union, { personId: newId() });
    await record(federationId, fact);
    await foldFacts(house);
    await record(federationId, gone);
    await reverse(federationId, fact, gone);
    await foldFacts(house);

    expect(await rollups(federationId)).toEqual({});
  });

  test('counts the same indicator and source once', async () => {
    const { federationId, union } = await plantTree();
    const fact = factOf(union);
    await record(federationId, fact);
    await record(federationId, fact);

    expect(await foldFacts(house)).toEqual(1);
  });

  test('keeps facts before a move with the former superior, and those after with the new one', async () => {
    const { federationId, top, district, other, union } = await plantTree();
    await move(federationId, union.id, other.id, '2026-11-10');
    await record(federationId, factOf(union, { day: '2026-11-09' }), factOf(union, { day: '2026-11-10', amount: 2 }));
    await foldFacts(house);

    const all = await rollups(federationId);
    expect([top, district, other].map((unit) => all[`${unit.id} all`])).toEqual([
      [3, 0, 0],
      [1, 0, 0],
      [2, 0, 0],
    ]);
  });

  test('carries a move entered late over to facts folded before it', async () => {
    const { federationId, top, district, other, union } = await plantTree();
    const person = newId();
    const late = factOf(union, { day: '2026-11-12', personId: person });
    await record(federationId, factOf(union, { day: '2026-11-09', personId: person }), late);
    await foldFacts(house);
    await move(federationId, union.id, other.id, '2026-11-10');
    await foldFacts(house);
    const held = async () => {
      const all = await rollups(federationId);
      return [top, district, other].map((unit) => all[`${unit.id} all`]);
    };

    expect(await held()).toEqual([
      [2, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
    ]);
    await reverse(federationId, late);
    await foldFacts(house);
    expect(await held()).toEqual([[1, 0, 1], [1, 0, 1], undefined]);
  });

  test('gives a day before the unit existed to its first superior, and one after it closed to its last', async () => {
    const { federationId, district } = await plantTree();
    const union = await plantBelow(federationId, district, '2026-06-01');
    await db
      .updateTable('unitParents')
      .set({ toOn: '2026-09-01' })
      .where('federationId', '=', federationId)
      .where('unitId', '=', union.id)
      .execute();
    await record(federationId, factOf(union, { day: '2026-05-01' }), factOf(union, { day: '2026-10-01' }));
    await foldFacts(house);

    expect((await rollups(federationId))[`${district.id} all`]).toEqual([2, 0, 0]);
  });

  test('by several at once counts every fact once', async () => {
    const { federationId, top, union } = await plantTree();
    await record(federationId, ...Array.from({ length: 300 }, () => factOf(union, { personId: newId() })));
    const counts = await Promise.all([foldFacts(house), foldFacts(house), foldFacts(house)]);

    expect(counts.reduce((sum, count) => sum + count, 0)).toEqual(300);
    expect((await rollups(federationId))[`${top.id} all`]).toEqual([300, 0, 300]);
  });

  test('says up to when every fact is held', async () => {
    const { federationId, union } = await plantTree();
    const before = new Date();
    await record(federationId, factOf(union));
    await foldFacts(house);
    const fold = await db
      .selectFrom('folds')
      .selectAll()
      .where('federationId', '=', federationId)
      .executeTakeFirstOrThrow();

    expect(fold.foldedAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });
});

const day = fc.integer({ min: 1, max: 60 }).map((days) => {
  const time = new Date(Date.UTC(2026, 9, days));
  return time.toISOString().slice(0, 10);
});
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('fact' as const),
      unit: fc.nat(7),
      person: fc.nat(4),
      day,
      amount: fc.integer({ min: 0, max: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), fact: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), unit: fc.nat(7), to: fc.nat(7), day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fold' as const) }) },
);

test('roll-ups equal a recomputation from all facts, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }),
      fc.array(step, { maxLength: 40 }),
      async (parents, steps) => {
        const { federationId, top } = await plantFederation(db);
        const units = [top];
        const spans: { unit: number; from: string; parent: number }[] = [];
        for (const [index, parent] of parents.entries()) {
          const at = parent % (index + 1);
          units.push(await plantBelow(federationId, units[at] as PlantedUnit, '2026-10-01'));
          spans.push({ unit: index + 1, from: '2026-10-01', parent: at });
        }
        const superior = (unit: number, on: string) => {
          const own = spans.filter((span) => span.unit === unit).sort((a, b) => (a.from < b.from ? -1 : 1));
          return (own.filter((span) => span.from <= on).at(-1) ?? own[0])?.parent;
        };
        const lineOf = (unit: number, on: string): number[] => {
          const line = [unit];
          for (let at = superior(unit, on); at !== undefined && line.length < 9; at = superior(at, on)) line.push(at);
          return line;
        };
        const facts: (Fact & { unit: number; live: boolean })[] = [];
        const people = Array.from({ length: 5 }, () => newId());
        for (const it of steps) {
          if (it.do === 'fold') await foldFacts(house);
          if (it.do === 'fact') {
            const fact = factOf(units[it.unit] as PlantedUnit, {
              day: it.day,
              amount: it.amount,
              personId: people[it.person] ?? null,
            });
            facts.push({ ...fact, unit: it.unit, live: true });
            await record(federationId, fact);
          }
          const taken = it.do === 'reverse' ? facts[it.fact] : undefined;
          if (taken) {
            taken.live = false;
            await reverse(federationId, taken);
          }
          if (it.do === 'move' && it.unit > 0) {
            const last =
              spans
                .filter((span) => span.unit === it.unit)
                .map((span) => span.from)
                .sort()
                .at(-1) ?? '';
            const rings = [...new Set([it.day, ...spans.map((span) => span.from), '2026-12-31'])].some((on) =>
              lineOf(it.to, on).includes(it.unit),
            );
            if (it.day <= last || rings) continue;
            spans.push({ unit: it.unit, from: it.day, parent: it.to });
            await move(federationId, units[it.unit]?.id ?? '', units[it.to]?.id ?? '', it.day);
          }
        }
        await foldFacts(house);

        const expected: Record<string, [number, number, Set<string>]> = {};
        for (const fact of facts.filter((each) => each.live && each.amount > 0)) {
          for (const unit of lineOf(fact.unit, fact.day)) {
            for (const period of [fact.day.slice(0, 7), fact.day.slice(0, 4), 'all']) {
              const key = `${units[unit]?.id} ${period}`;
              const held = expected[key] ?? [0, 0, new Set()];
              expected[key] = held;
              held[0] += fact.amount;
              if (fact.personId) held[2].add(fact.personId);
            }
          }
        }
        expect(await rollups(federationId)).toEqual(
          Object.fromEntries(
            Object.entries(expected).map(([key, [amount, declared, who]]) => [key, [amount, declared, who.size]]),
          ),
        );
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test('a batch of 10,000 facts under five levels is folded at a pace that keeps up with any enrolment', async () => {
  const { federationId, top } = await plantFederation(db);
  let parent = top;
  for (let level = 0; level < 3; level++) parent = await plantBelow(federationId, parent);
  const unions: PlantedUnit[] = [];
  for (let index = 0; index < 50; index++) unions.push(await plantBelow(federationId, parent));
  const programmeId = newId();
  const facts = Array.from({ length: 10_000 }, (_, index) =>
    factOf(unions[index % unions.length] as PlantedUnit, {
      programmeId,
      personId: newId(),
      day: `2026-11-${String(1 + (index % 28)).padStart(2, '0')}`,
    }),
  );
  await record(federationId, ...facts);
  await sql`analyze`.execute(db);
  const start = performance.now();
  await foldFacts(house);
  const perSecond = 10_000 / ((performance.now() - start) / 1000);

  expect((await rollups(federationId))[`${top.id} 2026-11`]).toEqual([10_000, 0, 10_000]);
  expect(perSecond).toBeGreaterThan(200);
});
