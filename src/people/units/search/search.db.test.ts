import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { foundFederation, peopleHouse, scopeOn } from '../../../../test/people.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { type BulkUnit, insertUnitsInBulk } from '../bulk/service.ts';
import { getUnitDetail, listUnits } from '../service.ts';
import { searchUnits } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);
const { federationId, topId, scope } = await foundFederation(house);

const districts = ['东城', '西城', '朝阳', '海淀', '丰台', '石景山', '门头沟', '房山', '通州', '顺义'];
const trades = ['物流', '餐饮', '建筑', '医药', '教育', '软件', '环卫', '家政', '保安', '出版'];
const rows: BulkUnit[] = [];
const add = (parentId: string, kind: BulkUnit['kind'], name: string) => {
  const id = newId();
  rows.push({ id, parentId, kind, name, fromOn: '2020-01-01' });
  return id;
};
const haidian: string[] = [];
for (const [index, district] of districts.entries()) {
  const districtId = add(topId, 'territorial', `${district}区总工会`);
  if (district === '海淀') haidian.push(districtId);
  for (let street = 0; street < 30; street++) {
    const streetId = add(districtId, 'territorial', `${district}第${street + 1}街道总工会`);
    for (let company = 0; company < 99; company++)
      add(streetId, 'primary', `北京${district}${trades[(company + index) % 10]}${street}之${company}有限公司工会`);
  }
}

/** Milliseconds of the middle one of seven runs. */
async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.round(times.sort((a, b) => a - b)[3] ?? 0);
}

describe('30,000 units', () => {
  beforeAll(async () => {
    await inTransaction(db, (trx) =>
      insertUnitsInBulk(trx, { federationId }, { rows, actor: { name: '测试' }, now: house.now() }),
    );
  }, 120_000);

  test('are found by name, spelling, initials and former words, the best first', async () => {
    const names = async (q: string) => (await searchUnits(db, scope, { q, limit: 3 })).items.map(({ name }) => name);

    expect(rows.length).toBeGreaterThan(30_000 - 1);
    expect(await names('海淀')).toEqual(['海淀区总工会', '海淀第1街道总工会', '海淀第2街道总工会']);
    expect(await names('hdqzgh')).toEqual(['海淀区总工会']);
    expect(await names('shijingshanqu')).toEqual(['石景山区总工会']);
    expect(await names('朝阳 软件 29之98')).toEqual([]);
    expect(await names('北京朝阳餐饮29之99')).toEqual([]);
    expect(await names('100%_\\')).toEqual([]);
  });

  test('answer fast, also for an officer of one district', async () => {
    const officer = await scopeOn(house, federationId, [{ unitId: haidian[0] ?? '' }]);
    const searches = [
      '海淀',
      '物流',
      '海',
      'hd',
      'bjhd',
      'zonggonghui',
      '北京海淀软件',
      'haidian ruanjian',
      '没有这个',
    ];
    const spent: Record<string, number> = {};
    for (const q of searches) {
      spent[q] = await medianMs(() => searchUnits(db, scope, { q, limit: 30 }));
      spent[`${q} · reach`] = await medianMs(() => searchUnits(db, officer, { q, limit: 30, reach: 'units.manage' }));
    }
    spent.list = await medianMs(() => listUnits(db, scope, { limit: 50, status: 'active' }));
    spent.children = await medianMs(() => listUnits(db, scope, { limit: 500, status: 'active', parent: topId }));
    spent.detail = await medianMs(() => getUnitDetail(db, scope, topId));
    if (process.env.TIMES) process.stdout.write(`${JSON.stringify(spent, null, 1)}\n`);

    // Wide of what is measured, so that a busy machine fails nothing but a lost index would.
    for (const [what, ms] of Object.entries(spent))
      expect({ what, ms, fast: ms < 400 }).toEqual({ what, ms, fast: true });
    const { items } = await searchUnits(db, officer, { q: '街道', limit: 100, reach: 'units.manage' });
    expect(items.every(({ path }) => path.some(({ id }) => haidian.includes(id)))).toEqual(true);
    expect(items).toHaveLength(30);
  }, 120_000);
});
