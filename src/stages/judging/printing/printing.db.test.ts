import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import { plantRound } from '../judging.fixture.ts';

const { db } = await testDatabase();
const readable = await canReadPages();

test.runIf(readable)('sheets, order and ranked list say of what they are, and what is not released', async () => {
  const round = await plantRound(db, { contestants: 2, judges: 2, settings: { blind: false } });
  await round.manage('order');
  await round.manage('start');
  await round.markAll([
    [90, 91],
    [80, 81],
  ]);
  const { title: occasion } = await db
    .selectFrom('programmes')
    .select('title')
    .where('id', '=', round.programmeId)
    .executeTakeFirstOrThrow();
  const print = async (name: string, query: object = {}) => {
    const { body } = (await round.look(round.hall.officer, name, query)) as { body: Buffer };
    return (await readPages(body)).join('\n').replaceAll(/\s/g, '');
  };
  const ranked = await print('rankedList');
  for (const words of [occasion, '未公布，仅供核对', '选手1', '90.50', '选手2', '80.50'])
    expect(ranked).toContain(words);
  expect(ranked.indexOf('选手1')).toBeLessThan(ranked.indexOf('选手2'));
  expect(await print('runningOrder')).toContain('选手2');
  const sheets = await print('scoreSheets', { judgeId: round.panel[0]?.judgeId });
  for (const words of ['评委：评委1', '总体（100）', '选手1']) expect(sheets).toContain(words);
  expect(sheets).not.toContain('90');

  await round.release();
  expect(await print('rankedList')).not.toContain('未公布');
});
