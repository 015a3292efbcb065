import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantRound } from '../src/stages/judging/judging.fixture.ts';
import { testDatabase } from '../test/database.ts';

const { db, url } = await testDatabase();

function results(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const script = join(import.meta.dirname, 'results.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { ...process.env, DATABASE_URL: url } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

async function codeOf(entryId: string): Promise<string> {
  const { code } = await db
    .selectFrom('judgingEntries')
    .select('code')
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow();
  return String(code).padStart(3, '0');
}

test('tells of an entry each mark, what was dropped and why this rank', async () => {
  const round = await plantRound(db, { contestants: 2, judges: 5, settings: { drop: 1, top: 1 } });
  await round.manage('start');
  await round.markAll([
    [90, 91, 92, 93, 60],
    [80, 81, 82, 83, 100],
  ]);
  const code = await codeOf(await round.entryOf(round.people[0]?.id ?? ''));

  const { out, ...ended } = await results('explain', code, '--lang', 'en', '--stage', round.stageId);

  expect(ended).toEqual({ code: 0, err: '' });
  expect(out.slice(0, out.indexOf('What happened')).split('\n')).toEqual([
    expect.stringMatching(/ · 评审$/),
    expect.stringMatching(new RegExp(`^${code} · 选手1 · `)),
    '',
    'How score and rank came about',
    '  5 sheets are complete.',
    '  The 1 highest and 1 lowest were dropped; the rest is averaged.',
    '  Rounded once, at the end, to 2 decimals: 91.00.',
    '  Rank: 1.',
    '  It goes on.',
    '',
    'Sheets',
    '  评委1 · 总体 90 · Total 90 · Counts',
    '  评委2 · 总体 91 · Total 91 · Counts',
    '  评委3 · 总体 92 · Total 92 · Counts',
    '  评委4 · 总体 93 · Total 93 · Highest, dropped',
    '  评委5 · 总体 60 · Total 60 · Lowest, dropped',
    '',
    '',
  ]);
  expect(out.match(/· marked ·/g)).toHaveLength(5);
});

test('asks which round where several have the code, and says where none has it', async () => {
  const [one, other] = [
    await plantRound(db, { contestants: 1, judges: 1 }),
    await plantRound(db, { contestants: 1, judges: 1 }),
  ];
  await one.manage('start');
  await other.manage('start');

  const unclear = await results('explain', '1', '--stage', '评审');

  expect(unclear).toMatchObject({ code: 1, out: '' });
  expect(unclear.err).toContain(`--stage ${one.stageId}`);
  expect(unclear.err).toContain(`--stage ${other.stageId}`);
  expect(await results('explain', '001', '--stage', one.stageId)).toMatchObject({ code: 0, err: '' });
  expect(await results('explain', '999')).toMatchObject({ code: 1, err: expect.stringContaining('No entry has') });
  expect(await results('explain')).toMatchObject({ code: 1, err: expect.stringContaining('npm run results') });
});
