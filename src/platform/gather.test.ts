import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gatherer } from './gather.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('gathered calls', () => {
  test('that arrive while others of their key run form the next batch, in the order of arrival', async () => {
    const batches: string[][] = [];
    const gatherer = new Gatherer<string, string>({
      splits: () => false,
      run: async (key, calls) => {
        batches.push([...calls]);
        await pause();
        return calls.map((call) => ({ answer: `${key}:${call}` }));
      },
    });
    const first = ['a', 'b'].map((call) => gatherer.add('hot', call));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const second = ['c', 'd', 'e'].map((call) => gatherer.add('hot', call));
    expect(gatherer.waiting('hot')).toBe(3);
    expect(await Promise.all([...first, ...second])).toEqual(['hot:a', 'hot:b', 'hot:c', 'hot:d', 'hot:e']);
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    expect(gatherer.waiting()).toBe(0);
  });

  test('begin when the batch before lets them, in their order', async () => {
    const told: string[] = [];
    const gatherer = new Gatherer<number, number>({
      most: 2,
      splits: () => false,
      run: async (_key, calls, letNext) => {
        told.push(`begin ${calls}`);
        await pause();
        letNext();
        letNext();
        await pause();
        await pause();
        told.push(`end ${calls}`);
        return calls.map((call) => ({ answer: call }));
      },
    });
    expect(await Promise.all([1, 2, 3, 4, 5].map((call) => gatherer.add('k', call)))).toEqual([1, 2, 3, 4, 5]);
    expect(told.filter((line) => line.startsWith('begin'))).toEqual(['begin 1,2', 'begin 3,4', 'begin 5']);
    expect(told.indexOf('begin 3,4')).toBeLessThan(told.indexOf('end 1,2'));
  });

  test('settle each by its place: one that is refused hinders no other', async () => {
    const gatherer = new Gatherer<number, number>({
      splits: () => false,
      run: async (_key, calls) => calls.map((call) => (call < 0 ? { error: `no ${call}` } : { answer: call * 2 })),
    });
    expect(await Promise.allSettled([1, -2, 3].map((call) => gatherer.add('k', call)))).toMatchObject([
      { value: 2 },
      { reason: 'no -2' },
      { value: 6 },
    ]);
  });

  test('of different keys run beside each other, no more at once than there are lanes, and none is left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (keys, lanes, most) => {
          let running = 0;
          const open = new Set<string>();
          const gatherer = new Gatherer<number, number>({
            lanes,
            most,
            splits: () => false,
            run: async (key, calls) => {
              expect(open.has(key)).toBe(false);
              expect(calls.length).toBeLessThanOrEqual(most);
              expect(++running).toBeLessThanOrEqual(lanes);
              open.add(key);
              await pause();
              open.delete(key);
              running--;
              return calls.map((answer) => ({ answer }));
            },
          });
          const answers = await Promise.all(keys.map((key, at) => gatherer.add(String(key), at)));
          expect(answers).toEqual(keys.map((_, at) => at));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('that fail as a batch by what one of them holds are run by halves, and only that one fails', async () => {
    const poison = new Error('poison');
    const gatherer = new Gatherer<number, number>({
      splits: (error) => error === poison,
      run: async (_key, calls) => {
        if (calls.includes(13)) throw poison;
        return calls.map((answer) => ({ answer }));
      },
    });
    const settled = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => at).map((at) => gatherer.add('k', at)),
    );
    expect(settled.flatMap((one, at) => (one.status === 'rejected' ? [at] : []))).toEqual([13]);
  });

  test('that fail for another reason all fail, and later ones are served', async () => {
    let broken = true;
    const gatherer = new Gatherer<number, number>({
      splits: () => false,
      run: async (_key, calls) => {
        if (broken) throw new Error('gone');
        return calls.map((answer) => ({ answer }));
      },
    });
    const lost = await Promise.allSettled([1, 2].map((call) => gatherer.add('k', call)));
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await gatherer.add('k', 3)).toBe(3);
  });
});
