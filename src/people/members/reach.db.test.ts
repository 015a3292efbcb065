import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { foundFederation, peopleHouse, scopeOn } from '../../../test/people.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { type BulkUnit, insertUnitsInBulk } from '../units/bulk/service.ts';
import { insertMembershipsInBulk, insertPersonsInBulk } from './bulk/service.ts';
import { listMembers } from './list/service.ts';
import { correctPerson } from './profile/service.ts';
import { revealMember } from './reveal/service.ts';
import { getMemberDetail, getMemberHistory } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);

/** `true` where it was done, `false` where it was refused. */
async function done(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

test('in any tree, an officer sees and touches the members below the own grants and nobody else', {
  timeout: 120_000,
}, async () => {
  const tree = fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 12 });
  const homes = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 });
  const granted = fc.array(fc.nat({ max: 12 }), { maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(tree, homes, granted, async (parents, places, grants) => {
      const { federationId, topId } = await foundFederation(house);
      const now = house.now();
      const ids = [topId, ...parents.map(() => newId())];
      const at = (place: number) => ids[place % ids.length] ?? topId;
      const rows = parents.map((place, index): BulkUnit => {
        const parentId = ids[place % (index + 1)] ?? topId;
        return { id: at(index + 1), parentId, kind: 'territorial', name: `层级${index}总工会`, fromOn: '2020-01-01' };
      });
      const people = places.map((place, index) => ({
        id: newId(),
        name: `人${index}`,
        sex: '1',
        bornOn: null,
        unitId: at(place),
      }));
      const paths = await inTransaction(db, async (trx) => {
        const made = await insertUnitsInBulk(trx, { federationId }, { rows, actor: { name: '测试' }, now });
        await insertPersonsInBulk(trx, house, { federationId }, { rows: people, now });
        const memberships = people.map(({ id, unitId }) => ({
          id: newId(),
          personId: id,
          unitId,
          fromOn: '2020-01-01',
        }));
        await insertMembershipsInBulk(
          trx,
          { federationId },
          { rows: memberships, actor: { name: '测试' }, detail: {}, now },
        );
        return made;
      });
      const officer = await scopeOn(
        house,
        federationId,
        grants.map((place) => ({ unitId: at(place) })),
      );
      const top = await db.selectFrom('units').select('path').where('id', '=', topId).executeTakeFirstOrThrow();
      const isMine = (unitId: string) =>
        officer.grants.some((grant) => isWithin(paths.get(unitId) ?? top.path, grant.path));
      const mine = people.filter(({ unitId }) => isMine(unitId)).map(({ id }) => id);

      const listed = await listMembers(house, officer, { limit: 100, reveal: true, reason: '核对全部名单' });
      expect(listed.items.map(({ id }) => id).sort()).toEqual(mine.toSorted());
      for (const { id: personId } of people)
        for (const attempt of [
          () => getMemberDetail(db, officer, personId),
          () => getMemberHistory(db, officer, personId),
          () => revealMember(house, officer, { personId, reason: '核对名单' }),
          () => correctPerson(house, officer, { personId, version: 1 }),
        ])
          expect(await done(attempt)).toEqual(mine.includes(personId));
    }),
    { numRuns: 20 },
  );
});
