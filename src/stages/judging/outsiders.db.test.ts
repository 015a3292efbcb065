import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { Worker } from '../../../test/programmes.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Scope } from '../../people/access/rules.ts';
import { visitProgramme } from '../../programmes/visit/service.ts';
import { plantRound } from './judging.fixture.ts';
import { judgingManifest } from './manifest.ts';

const { db } = await testDatabase();

/** Marks that occur nowhere else, so that a leak of any of them is found in whatever is answered. */
const MARKS = [
  [71.3, 72.9],
  [61.7, 64.3],
];
const SCORES = ['72.10', '63.00'];

async function plant() {
  const round = await plantRound(db, {
    contestants: 2,
    judges: 2,
    settings: { publish: 'nothing', authors: 'nothing', normalise: false },
  });
  const chief = await round.invite('裁判长', { part: 'chief', scores: false });
  const arbiter = await round.invite('仲裁员', { part: 'arbiter' });
  await round.manage('start');
  await round.markAll(MARKS);
  return { ...round, chief, arbiter };
}
type Planted = Awaited<ReturnType<typeof plant>>;

/** Everything that this scope is answered: every read, with every entry and judge, and the programme's page. */
async function hears({ hall, look, programmeId, people, entryOf, panel }: Planted, scope: Scope): Promise<string> {
  const said: unknown[] = [
    (await visitProgramme(hall.house, scope, programmeId)).stages.map(({ view, step, standing }) => ({
      view,
      step,
      standing,
    })),
  ];
  const entries = await Promise.all(people.map(({ id }) => entryOf(id)));
  for (const [name, read] of Object.entries(judgingManifest.reads)) {
    if ('file' in read) {
      await look(scope, name).then(
        () => said.push(`${name}: a file`),
        (error: unknown) => said.push(String(error)),
      );
      continue;
    }
    const queries =
      'query' in read
        ? [...entries.map((entryId) => ({ entryId })), { q: '评委' }, ...panel.map(({ judgeId }) => ({ judgeId }))]
        : [{}];
    for (const query of queries) {
      try {
        said.push(await look(scope, name, { limit: 50, ...query }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        said.push(error.words);
      }
    }
  }
  return JSON.stringify(said);
}

const round = await plant();
const names = round.people.map((_, at) => `选手${at + 1}`);
const leaks = (heard: string, secrets: readonly (string | number)[]) =>
  secrets.filter((secret) => heard.includes(String(secret)));
const all = [...MARKS.flat(), ...SCORES];

describe('before release', () => {
  const outsiders: [string, () => Scope][] = [
    ['a visitor', () => round.hall.visitor()],
    ['an author', () => (round.people[0] as Worker).scope],
    ['an arbiter', () => round.arbiter.scope],
  ];
  test.each(outsiders)('%s hears no mark, score or rank', async (_, scope) => {
    expect(leaks(await hears(round, scope()), all)).toEqual([]);
  });

  test('a stranger who signed in, and an officer of another branch, hear nothing', async () => {
    const stranger = await round.hall.worker('路人');
    const other = await round.hall.scopeOn(round.hall.west.id);
    for (const scope of [stranger.scope, other]) {
      const heard = await hears(round, scope);
      expect(leaks(heard, [...all, ...names])).toEqual([]);
    }
  });

  test('a judge hears the own marks, nobody else’s, no score, and no author or unit', async () => {
    const [judge] = round.panel;
    const heard = await hears(round, (judge as Worker).scope);
    expect(leaks(heard, [71.3, 61.7])).toEqual(['71.3', '61.7'].map(Number));
    expect(leaks(heard, [72.9, 64.3, ...SCORES])).toEqual([]);
    const units = await db
      .selectFrom('units')
      .select('name')
      .where('federationId', '=', round.hall.federationId)
      .where('id', '<>', round.hall.top.id)
      .execute();
    expect(leaks(heard, [...names, ...round.people.map(({ id }) => id), ...units.map(({ name }) => name)])).toEqual([]);
  });

  test('a chief judge with nothing left to mark sees the ranking by code; a judge of another round sees nothing', async () => {
    expect(leaks(await hears(round, round.chief.scope), SCORES)).toEqual(SCORES);
    const elsewhere = await plantRound(db, { contestants: 1, judges: 1 });
    await expect(round.look((elsewhere.panel[0] as Worker).scope, 'desk')).rejects.toThrow();
  });
});

describe('after release', () => {
  test('what the contest keeps from public and authors stays kept; ranks of their own reach authors', async () => {
    await round.release();
    expect(leaks(await hears(round, round.hall.visitor()), [...all, ...names])).toEqual([]);
    const author = await hears(round, (round.people[0] as Worker).scope);
    expect(leaks(author, all)).toEqual([]);
    expect(author).toContain('"rank":1');
  });
});

test('authors who may see their sheets see them without the names of judges', async () => {
  const open = await plantRound(db, { contestants: 1, judges: 2, settings: { authors: 'marks' } });
  await open.manage('start');
  await open.markAll([[71.3, 72.9]]);
  await open.release();
  const heard = JSON.stringify(await open.look((open.people[0] as Worker).scope, 'mine'));
  expect(leaks(heard, [71.3, 72.9, '72.10'])).toHaveLength(3);
  expect(leaks(heard, ['评委1', '评委2', ...open.panel.map(({ judgeId }) => judgeId)])).toEqual([]);
});
