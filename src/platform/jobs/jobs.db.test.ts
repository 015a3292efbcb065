import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { inTransaction } from '../db/connect.ts';
import { createLog } from '../log/log.ts';
import { openJobs } from './jobs.ts';

const { db, url } = await testDatabase();
const log = createLog({ level: 'silent' });
const jobs = await openJobs({ url, db, log, working: true });
afterAll(() => jobs.stop());

describe('a job', () => {
  test('exists if and only if its transaction commits', async () => {
    const done: unknown[] = [];
    await jobs.work('test.commit', async ({ name }) => void done.push(name));
    const undone = inTransaction(db, async (trx) => {
      await jobs.enqueue(trx, 'test.commit', { name: 'undone' });
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    await inTransaction(db, (trx) => jobs.enqueue(trx, 'test.commit', { name: 'kept' }));
    await expect.poll(() => done, { timeout: 60_000 }).toEqual(['kept']);
  });

  test('that waits behind others is taken as soon as they are done', async () => {
    const waiting = 60;
    let done = 0;
    await inTransaction(db, async (trx) => {
      for (let at = 0; at < waiting; at++) await jobs.enqueue(trx, 'test.row', { at });
    });
    await jobs.work('test.row', async () => void done++);
    // Half a second of pause before each would make half a minute.
    await expect.poll(() => done, { timeout: 15_000 }).toBe(waiting);
  });

  test('that fails is tried again', async () => {
    let tries = 0;
    await jobs.work('test.retry', async () => {
      tries++;
      if (tries === 1) throw new Error('not yet');
    });
    await jobs.enqueue(db, 'test.retry', {});
    await expect.poll(() => tries, { timeout: 60_000 }).toBe(2);
  });
});

test('a periodic job never runs twice at once, and goes on after a failure', async () => {
  let running = 0;
  let most = 0;
  let turns = 0;
  jobs.every(0.05, 'test.tick', async () => {
    running++;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 120));
    running--;
    turns++;
    if (turns === 1) throw new Error('once');
  });
  await expect.poll(() => turns, { timeout: 60_000 }).toBeGreaterThan(2);
  expect(most).toBe(1);
});
