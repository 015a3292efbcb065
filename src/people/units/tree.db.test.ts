import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foundFederation, peopleHouse, scopeOn } from '../../../test/people.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import type { Scope } from '../access/rules.ts';
import { applyDueUnitChanges, closeUnit, mergeUnit, moveUnit, renameUnit } from './changes/service.ts';
import { unitsAsOf } from './history/service.ts';
import { createUnit } from './making/service.ts';
import { type UnitKind, unitKindNames } from './rules.ts';
import { searchUnits } from './search/service.ts';
import { getUnitDetail, listUnits } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);

/** Asks for it, and takes a refusal for an answer. */
async function ask(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const step = fc.record({
  verb: fc.constantFrom('create', 'create', 'create', 'move', 'move', 'merge', 'close', 'rename', 'wait'),
  kind: fc.constantFrom(...unitKindNames),
  // Places in the list of units made so far.
  unit: fc.nat({ max: 40 }),
  other: fc.nat({ max: 40 }),
  /** Days from today; the past with a reason. */
  on: fc.integer({ min: -3, max: 4 }),
  carry: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function act(scope: Scope, units: string[], { verb, kind, unit: at, other: to, on, carry }: Step, day: number) {
  const unitId = units[at % units.length] ?? '';
  const otherId = units[to % units.length] ?? '';
  const dayOf = (offset: number) => new Date(Date.UTC(2026, 10, 20 + day + offset)).toISOString().slice(0, 10);
  const known = async () => ({
    unitId,
    version: (await getUnitDetail(db, scope, unitId)).version,
    on: dayOf(on),
    reason: '试',
  });
  switch (verb) {
    case 'create':
      return ask(async () => {
        const name = `单位${units.length}号`;
        units.push((await createUnit(house, scope, { parentId: otherId, kind, name, on: dayOf(on), reason: '试' })).id);
      });
    case 'move':
      return ask(async () => moveUnit(house, scope, { ...(await known()), parentId: otherId }));
    case 'merge':
      return ask(async () => mergeUnit(house, scope, { ...(await known()), intoId: otherId }));
    case 'close':
      return ask(async () =>
        closeUnit(house, scope, { ...(await known()), ...(carry ? { moveChildrenTo: otherId } : {}) }),
      );
    case 'rename':
      return ask(async () => renameUnit(house, scope, { ...(await known()), name: `改名${at}${to}` }));
    case 'wait':
      return applyDueUnitChanges(house, new Date(`${dayOf(on)}T04:00:00Z`));
  }
}

/** What is wrong with a tree: nothing, whatever was done to it. */
async function faults(federationId: string) {
  const { rows } = await sql<{ fault: string; unit: string }>`
    select 'path is not the superior''s path and the own label' as fault, unit.name as unit
      from units unit
      left join units parent on parent.federation_id = unit.federation_id and parent.id = unit.parent_id
     where unit.federation_id = ${federationId}
       and unit.path::text <> coalesce(parent.path::text || '.', '') || replace(unit.id::text, '-', '')
    union all
    select 'active under a unit that is gone', unit.name
      from units unit
      join units parent on parent.federation_id = unit.federation_id and parent.id = unit.parent_id
     where unit.federation_id = ${federationId} and unit.status = 'active' and parent.status <> 'active'
    union all
    select 'spans overlap', a.unit_id::text
      from unit_parents a
      join unit_parents b on b.federation_id = a.federation_id and b.unit_id = a.unit_id and b.from_on > a.from_on
     where a.federation_id = ${federationId} and (a.to_on is null or a.to_on > b.from_on)
    union all
    select 'a gap between spans', a.unit_id::text
      from unit_parents a
     where a.federation_id = ${federationId} and a.to_on is not null
       and exists (select from unit_parents b where b.federation_id = a.federation_id and b.unit_id = a.unit_id and b.from_on > a.from_on)
       and not exists (select from unit_parents b where b.federation_id = a.federation_id and b.unit_id = a.unit_id and b.from_on = a.to_on)
    union all
    select 'the open span names another superior', unit.name
      from units unit
      left join unit_parents span on span.federation_id = unit.federation_id and span.unit_id = unit.id and span.to_on is null
     where unit.federation_id = ${federationId}
       and case when unit.status = 'closed' then span.unit_id is not null
                else span.unit_id is null or span.parent_id is distinct from unit.parent_id end`.execute(db);
  return rows;
}

test('whatever is created, moved, merged and closed, the tree stays one', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const { federationId, topId, scope } = await foundFederation(house);
      const units = [topId];
      const roots: UnitKind[] = ['territorial', 'primary', 'joint'];
      for (const [index, kind] of roots.entries())
        await act(scope, units, { verb: 'create', kind, unit: 0, other: 0, on: -3 - index, carry: false }, 0);
      for (const [index, each] of steps.entries()) await act(scope, units, each, Math.floor(index / 5));

      expect(await faults(federationId)).toEqual([]);
      const now = await db
        .selectFrom('units')
        .select('id')
        .where('federationId', '=', federationId)
        .where('status', '=', 'active')
        .execute();
      const asOf = await unitsAsOf(db, { federationId }, '2027-06-01');
      expect(asOf.map(({ unitId }) => unitId).sort()).toEqual(now.map(({ id }) => id).sort());
    }),
    { numRuns: 25 },
  );
});

test('an outsider sees nothing beyond the reach, in any tree', { timeout: 120_000 }, async () => {
  const tree = fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 14 });
  const granted = fc.array(fc.nat({ max: 14 }), { maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(tree, granted, async (parents, places) => {
      const { federationId, topId, scope } = await foundFederation(house);
      const units = [topId];
      for (const [index, at] of parents.entries()) {
        const parentId = units[at % units.length] ?? topId;
        const name = `层级${index}总工会`;
        units.push((await createUnit(house, scope, { parentId, kind: 'territorial', name })).id);
      }
      const officer = await scopeOn(
        house,
        federationId,
        places.map((place) => ({ unitId: units[place % units.length] ?? topId })),
      );
      const rows = await db
        .selectFrom('units')
        .select(['id', 'path'])
        .where('federationId', '=', federationId)
        .execute();
      const inside = rows.filter((row) => officer.grants.some((grant) => isWithin(row.path, grant.path)));
      const ids = inside.map(({ id }) => id).sort();

      const listed = await listUnits(db, officer, { limit: 500, status: 'all' });
      const found = await searchUnits(db, officer, { q: '总工会', limit: 100, reach: 'units.manage' });
      const looked = await searchUnits(db, officer, { q: '总工会', limit: 100 });

      expect(listed.items.map(({ id }) => id).sort()).toEqual(ids);
      expect(found.items.map(({ id }) => id).sort()).toEqual(ids);
      expect(
        looked.items
          .filter(({ members }) => members !== null)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(ids);
      expect(looked.total).toEqual(rows.length);
    }),
    { numRuns: 20 },
  );
});
