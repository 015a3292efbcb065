import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Published } from './contract.ts';
import { allotInOrder } from './rules.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recompute-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(import.meta.dirname, 'recompute.mjs');
function recompute(data: Published): string[] {
  const file = join(folder, 'published.json');
  writeFileSync(file, JSON.stringify(data));
  return execFileSync(process.execPath, [script, file], { encoding: 'utf8' }).trim().split('\n').slice(-2);
}
const same = ['Sealed seed. 种子与封存的一致。', 'Same as published. 与公布的结果一致。'];

const batchKeys = Array.from({ length: 9 }, (_, index) => `b${index + 1}`);
const allotments = fc
  .record({
    seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    inBatches: fc.boolean(),
    total: fc.option(fc.integer({ min: 1, max: 40 })),
    quotas: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 }),
    rooms: fc.array(fc.nat({ max: 6 }), { minLength: 9, maxLength: 9 }),
    people: fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 4 }),
        weight: fc.integer({ min: 1, max: 3 }),
        tier: fc.integer({ min: 1, max: 4 }),
        pool: fc.nat({ max: 4 }),
        wishes: fc.shuffledSubarray(batchKeys),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ seed, inBatches, total, quotas, rooms, people }): Published => {
    const offer = {
      pools: [
        { key: 'all', places: total, within: null },
        ...quotas.map((places, index) => ({ key: `q${index + 1}`, places, within: 'all' })),
      ],
      batches: inBatches ? batchKeys.map((key, index) => ({ key, label: key, places: rooms[index] ?? 0 })) : [],
    };
    const standing = people.map(({ size, pool, wishes, ...rest }, index) => ({
      ...rest,
      ticket: index * 3 + 2,
      size: inBatches ? 1 : size,
      pool: offer.pools[Math.min(pool, quotas.length)]?.key ?? 'all',
      wishes: inBatches ? wishes : [],
    }));
    const keyed = (text: string) => createHmac('sha256', seed).update(text).digest('hex');
    return {
      format: 'unionhall-allotment-1',
      title: '',
      commitment: createHash('sha256').update(seed).digest('hex'),
      seed: Buffer.from(seed).toString('hex'),
      ...offer,
      tickets: allotInOrder(offer, standing, keyed).map(({ key: _key, wish: _wish, ...ticket }) => ticket),
    };
  });

test('the script that anyone can run finds the published result', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(allotments, (data) => {
      expect(recompute(data)).toEqual(same);
    }),
    { numRuns: 40 },
  );
});

test('it takes seconds for thousands in batches, where its time once grew with their square', {
  timeout: 20_000,
}, () => {
  const count = 8000;
  const batches = batchKeys.map((key) => ({ key, label: key, places: 400 }));
  const pools = [{ key: 'all', places: 3600, within: null }];
  const seed = createHash('sha256').update('eight thousand').digest();
  const keyed = (text: string) => createHmac('sha256', seed).update(text).digest('hex');
  const standing = Array.from({ length: count }, (_, at) => ({
    ...{ ticket: at + 1, size: 1, weight: 1, tier: 1, pool: 'all' },
    // Everybody wants the first batches most.
    wishes: [...new Set([0, 1, 2].map((wish) => batchKeys[(at * (wish + 3)) % (3 + 2 * wish)] ?? 'b1'))],
  }));
  const data: Published = {
    ...{ format: 'unionhall-allotment-1', title: '', pools, batches, seed: seed.toString('hex') },
    commitment: createHash('sha256').update(seed).digest('hex'),
    tickets: allotInOrder({ pools, batches }, standing, keyed).map(({ key: _key, wish: _wish, ...ticket }) => ticket),
  };
  expect(recompute(data)).toEqual(same);
});

test('it finds out a seed that was not sealed, and a ticket that was changed', () => {
  const [data] = fc.sample(
    allotments.filter(({ tickets }) => tickets.some(({ served }) => served)),
    { numRuns: 1, seed: 4 },
  );
  if (!data) throw new Error('no sample');
  const { tickets, seed } = data;
  const changed = tickets.map((ticket) => ({ ...ticket, served: false, batch: null }));
  const other = seed.startsWith('0') ? `1${seed.slice(1)}` : `0${seed.slice(1)}`;
  expect(recompute({ ...data, tickets: changed })[1]).toContain('DIFFER');
  expect(recompute({ ...data, seed: other })[0]).toContain('NOT THE SEALED SEED');
});
