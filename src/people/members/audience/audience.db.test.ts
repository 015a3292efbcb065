import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { foundFederation, peopleHouse } from '../../../../test/people.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { mergeUnit } from '../../units/changes/service.ts';
import { createUnit } from '../../units/making/service.ts';
import { insertMembershipsInBulk, insertPersonsInBulk } from '../bulk/service.ts';
import { type WorkerKind, workerKinds } from '../worker-kinds/rules.ts';
import { type HonourLevel, honourLevels } from './rules.ts';
import { audienceCondition, countAudience, judgePerson, judgePersons } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);
const { federationId, topId, scope } = await foundFederation(house);
const now = house.now();

const kinds = Object.keys(workerKinds).slice(0, 3) as WorkerKind[];
const levels = Object.keys(honourLevels) as HonourLevel[];
const units: string[] = [topId];
const persons: string[] = [];
/** Births around the edges of ages, 29 February among them. */
const births = ['1996-02-29', '1990-11-19', '1990-11-20', '1990-11-21', '2008-11-20', '2008-11-21', '1950-01-01', null];

beforeAll(async () => {
  for (const [at, parent] of [0, 0, 1, 1, 2].entries()) {
    const parentId = units[parent] ?? topId;
    units.push((await createUnit(house, scope, { parentId, kind: 'territorial', name: `第${at}总工会` })).id);
  }
  const picks = randomBytes(400);
  const rows = Array.from({ length: 80 }, (_, at) => {
    const pick = (place: number, count: number) => (picks[at * 5 + place] ?? 0) % count;
    return {
      id: newId(),
      name: `人${at}`,
      sex: '1',
      bornOn: births[pick(0, births.length)] ?? null,
      workerKinds: kinds.filter((_kind, index) => pick(1, 8) & (1 << index)),
      honours: levels.filter((_level, index) => pick(2, 16) & (1 << index)),
      unitId: units[pick(3, units.length + 2)],
    };
  });
  await inTransaction(db, async (trx) => {
    await insertPersonsInBulk(trx, house, { federationId }, { rows, now });
    await insertMembershipsInBulk(
      trx,
      { federationId },
      {
        rows: rows.flatMap(({ id, unitId }) =>
          unitId ? [{ id: newId(), personId: id, unitId, fromOn: '2020-01-01' }] : [],
        ),
        actor: { name: '测试' },
        detail: {},
        now,
      },
    );
  });
  persons.push(...rows.map(({ id }) => id));
});

test('the words and the query say the same of everybody', { timeout: 180_000 }, async () => {
  const age = fc.option(fc.constantFrom(17, 18, 35, 36, 60));
  const asked = fc.record({
    membersOnly: fc.boolean(),
    units: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 2 }),
    workerKinds: fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 2 }),
    honours: fc.uniqueArray(fc.constantFrom(...levels), { maxLength: 2 }),
    ageFrom: age,
    ageTo: age,
  });
  const days = fc.constantFrom(
    '2026-11-20T04:00:00Z',
    '2024-02-29T04:00:00Z',
    '2026-02-28T04:00:00Z',
    '2026-11-19T17:00:00Z',
  );
  await fc.assert(
    fc.asyncProperty(asked, days, async (given, day) => {
      const audience = { ...given, units: given.units.map((at) => ({ unitId: units[at] ?? topId })) };
      const judged = { federationId, audience, now: new Date(day), zone: 'Asia/Shanghai' };

      const whys = await judgePersons(db, { ...judged, personIds: persons });
      const condition = await audienceCondition(db, judged);
      const { rows } = await sql<{ id: string }>`
        select persons.id from persons
          left join memberships on memberships.federation_id = persons.federation_id
           and memberships.person_id = persons.id and memberships.state <> 'ended'
          left join units on units.federation_id = memberships.federation_id and units.id = memberships.unit_id
         where persons.federation_id = ${federationId} and ${condition}`.execute(db);
      const reached = persons.filter((id) => whys.get(id)?.every(({ ok }) => ok));

      expect(rows.map(({ id }) => id).sort()).toEqual(reached.toSorted());
      expect((await countAudience(db, judged)).people).toEqual(reached.length);
    }),
    { numRuns: 60 },
  );
});

test('whoever is on no register fulfils nothing that is asked, and everything that is not', async () => {
  const judge = (audience: object) => judgePerson(db, { federationId, personId: newId(), audience, now });

  expect(await judge({})).toEqual([]);
  expect((await judge({ membersOnly: true, ageFrom: 18 })).map(({ ok }) => ok)).toEqual([false, false]);
  expect(await judge({ text: '须持健康证' })).toEqual([{ ok: true, words: ['须持健康证', '须持健康证'] }]);
});

test('a unit that merged stands for its successor; one of elsewhere is refused', async () => {
  const [from, into] = [units[3] ?? '', units[4] ?? ''];
  const reached = async (unitId: string) =>
    (await countAudience(db, { federationId, audience: { units: [{ unitId }] }, now })).people;
  const both = (await reached(from)) + (await reached(into));
  const elsewhere = await foundFederation(house, { name: '上海市总工会' });

  await mergeUnit(house, scope, { unitId: from, intoId: into, version: 1 });

  expect([await reached(from), await reached(into)]).toEqual([both, both]);
  await expect(reached(elsewhere.topId)).rejects.toMatchObject({ code: 'members.audienceUnit' });
});
