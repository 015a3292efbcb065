import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { csv, number, phone, rosterDesk } from '../../rosters/roster.fixture.ts';
import { mapColumns, runImport } from '../../rosters/service.ts';
import { type BulkUnit, insertUnitsInBulk } from '../../units/bulk/service.ts';
import { listMembers } from '../list/service.ts';
import { insertMembershipsInBulk, insertPersonsInBulk } from './service.ts';

const { db } = await testDatabase();
const desk = await rosterDesk(db);
const { house, federationId, scope } = desk;

const spent: Record<string, number> = {};
async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    spent[what] = Math.round(performance.now() - start);
  }
}

test('a federation of 2,000 units and 20,000 members is loaded, listed and imported into fast', {
  timeout: 300_000,
}, async () => {
  const now = house.now();
  const top = await desk.district();
  const units = Array.from(
    { length: 2000 },
    (_, at): BulkUnit => ({
      id: newId(),
      parentId: top,
      kind: 'primary',
      name: `第${at}公司工会`,
      fromOn: '2020-01-01',
    }),
  );
  const people = Array.from({ length: 20_000 }, (_, at) => ({
    id: newId(),
    name: `张小${String.fromCodePoint(0x4e00 + (at % 5000))}`,
    sex: '1',
    bornOn: '1990-05-01',
    phone: phone(),
    document: { type: 'citizenId' as const, number: number() },
    workerKinds: ['courier'],
  }));
  await inTransaction(db, async (trx) => {
    await timed('2,000 units', () =>
      insertUnitsInBulk(trx, { federationId }, { rows: units, actor: { name: '测试' }, now }),
    );
    const written = await timed('20,000 persons', () =>
      insertPersonsInBulk(trx, house, { federationId }, { rows: people, now }),
    );
    expect(written.size).toEqual(people.length);
    const rows = people.map(({ id }, at) => ({
      id: newId(),
      personId: id,
      unitId: units[at % units.length]?.id ?? '',
      fromOn: '2020-01-01',
    }));
    const members = await timed('20,000 memberships', () =>
      insertMembershipsInBulk(trx, { federationId }, { rows, actor: { name: '测试' }, detail: {}, now }),
    );
    expect(members.size).toEqual(people.length);
    // Again is harmless: nobody is registered twice, nobody is a member twice.
    const again = people.slice(0, 10).map((person) => ({ ...person, id: newId() }));
    expect((await insertPersonsInBulk(trx, house, { federationId }, { rows: again, now })).size).toEqual(0);
  });
  const list = (query: object) => listMembers(house, scope, { limit: 50, ...query });
  expect((await timed('first page', () => list({}))).total).toEqual(20_000);
  const { nextCursor } = await list({});
  await timed('next page', () => list({ cursor: nextCursor }));
  await timed('by pinyin', () => list({ q: 'zhangxiao' }));
  await timed('by phone tail', () => list({ q: '1234' }));
  await timed('by document', () => list({ q: people[777]?.document.number }));
  await timed('within a unit', () => list({ within: units[5]?.id }));

  const rows = Array.from({ length: 5000 }, (_, at) => [`会员${at}`, number(), phone(), `第${at % 2000}公司`]);
  const bytes = csv([['姓名', '身份证号', '手机', '单位'], ...rows]);
  for (const round of ['new', 'unchanged']) {
    const importId = await desk.upload(top, bytes);
    await timed(`check 5,000 ${round} rows`, async () => {
      await mapColumns(house, scope, { importId, mapping: (await desk.detail(importId)).mapping });
      await house.jobs.drain();
    });
    await timed(`import 5,000 ${round} rows`, async () => {
      await runImport(house, scope, importId);
      await house.jobs.drain();
    });
    const { rowsCreated, rowsUnchanged } = await desk.detail(importId);
    expect([rowsCreated, rowsUnchanged]).toEqual(round === 'new' ? [5000, 0] : [0, 5000]);
  }
  if (process.env.TIMES) process.stdout.write(`${JSON.stringify(spent, null, 1)}\n`);
  // Wide of what is measured, so that a busy machine fails nothing but a statement per row would.
  expect(Object.entries(spent).filter(([, ms]) => ms > 30_000)).toEqual([]);
});
