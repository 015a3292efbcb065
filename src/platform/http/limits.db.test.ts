import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { findWaits, forgetHits, giveBackHits, type Limit, sweepLimits, takeHits } from './limits.ts';

const { db } = await testDatabase();
const three: Limit = { name: 'three', hits: 3, windowSeconds: 60 };
const one: Limit = { name: 'one', hits: 1, windowSeconds: 600 };
const start = new Date('2026-11-21T08:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('limits', () => {
  test('let so many through, then say when to come back, then begin anew', async () => {
    const claim = [{ limit: three, by: 'a' }];

    for (let hit = 0; hit < 3; hit++) await takeHits(db, claim, later(hit * 10));

    await expect(takeHits(db, claim, later(45))).rejects.toMatchObject({
      code: 'request.tooMany',
      status: 429,
      params: { seconds: 15 },
    });
    await takeHits(db, claim, later(60));
  });

  test('trying on does not lengthen the wait', async () => {
    const claim = [{ limit: one, by: 'b' }];
    await takeHits(db, claim, start);

    const waits = [await findWaits(db, claim, later(10)), await findWaits(db, claim, later(599))];

    expect(waits).toEqual([[590], [1]]);
  });

  test('count each key apart, and take the longest wait of several', async () => {
    await takeHits(db, [{ limit: one, by: 'c' }], start);
    await takeHits(db, [{ limit: one, by: 'd' }], start);

    expect(
      await findWaits(
        db,
        [
          { limit: three, by: 'c' },
          { limit: one, by: 'c' },
        ],
        later(1),
      ),
    ).toEqual([599]);
  });

  test('a refused attempt uses up nothing else', async () => {
    await takeHits(db, [{ limit: one, by: 'busy address' }], start);

    for (let hit = 0; hit < 9; hit++) {
      const both = [
        { limit: one, by: 'busy address' },
        { limit: three, by: 'phone' },
      ];
      expect(await findWaits(db, both, start)).toEqual([600]);
    }

    expect(await findWaits(db, [{ limit: three, by: 'phone' }], start)).toEqual([]);
  });

  test('let no more through when all come at once', async () => {
    const claim = [{ limit: three, by: 'rush' }];

    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => takeHits(db, claim, start)));

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(3);
  });

  test('give hits back, forget them, and sweep windows that ended', async () => {
    const claim = [{ limit: one, by: 'e' }];
    await takeHits(db, claim, start);
    await giveBackHits(db, claim, start);
    await takeHits(db, claim, start);
    await forgetHits(db, claim);
    await takeHits(db, claim, start);

    await sweepLimits(db, later(3600));

    expect(await db.selectFrom('rateLimits').select('key').execute()).toEqual([]);
  });
});
