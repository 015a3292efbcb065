import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readPages } from '../../src/platform/pdf/text.ts';
import { readAll } from '../../src/platform/sheets/workbook.fixture.ts';
import { findStageHall } from '../../src/programmes/stages/hall.tsx';
import type { Client } from './client.ts';
import { readDocument } from './house.ts';
import { type Operation, operationsOf } from './operations.ts';
import { type Secret, type Story, secrets, tellStory } from './story.ts';
import { makeWorld, type World } from './world.ts';

const START_TIMEOUT_MS = 120_000;
vi.setConfig({ testTimeout: START_TIMEOUT_MS, hookTimeout: START_TIMEOUT_MS });
const reads = operationsOf(await readDocument()).filter(({ method }) => method === 'get');
let world: World;
let story: Story;
beforeAll(async () => {
  world = await makeWorld();
  story = await tellStory(world);
});
afterAll(async () => world?.stop(), START_TIMEOUT_MS);

/** The organiser sees the whole contest. The administrator has the roles of an organiser in these tests, and no more. */
const organisers = ['organiser', 'admin'];
/** Whoever works with the federation's roster knows that somebody is a member; not of which work they are the author. */
const rosterReaders = ['auditor', 'security'];
const mayHear: Record<Secret, readonly string[]> = {
  author: [...organisers, 'author', 'nominator', ...rosterReaders],
  rival: [...organisers, 'rival', ...rosterReaders],
  firstJudge: [...organisers, 'firstJudge', 'chief'],
  secondJudge: [...organisers, 'secondJudge', 'chief'],
  score: [...organisers, 'chief'],
  nominee: [...organisers, 'nominator'],
  objection: ['handler'],
  note: ['doctor', 'patient'],
  portrait: ['doctor', 'patient'],
  health: ['reader', 'guest'],
};
/** Who hears more once the round is released, of which nothing is published. */
const afterRelease: Partial<Record<Secret, readonly string[]>> = {
  firstJudge: ['arbiter'],
  secondJudge: ['arbiter'],
  score: ['arbiter'],
};
const everybody = [
  ...[
    'visitor',
    'worker',
    'author',
    'rival',
    'firstJudge',
    'secondJudge',
    'chief',
    'arbiter',
    'organiser',
    'nominator',
    'doctor',
    'patient',
    'reader',
    'guest',
  ],
  ...['handler', 'otherUnion', 'partner', 'auditor', 'security', 'helper', 'program', 'admin'],
];

const programmeIds = () => story.places.map(({ programmeId }) => programmeId);

/** Every secret that somebody hears somewhere, with the places. */
async function listen(client: Client, only: (path: string) => boolean = () => true): Promise<Map<Secret, string[]>> {
  const heard = new Map<Secret, string[]>();
  const hear = async (path: string, asked: Parameters<Client['send']>[2] = {}) => {
    if (!only(path)) return;
    const answer = await client.send('get', path, asked);
    const said = `${answer.raw} ${await insideOf(answer)}`;
    for (const [secret, words] of Object.entries(secrets) as [Secret, readonly string[]][])
      if (words.some((word) => said.includes(word)))
        heard.set(secret, [...(heard.get(secret) ?? []), `${path} ${JSON.stringify(asked)}`]);
    // What a page or an answer leads to: pictures and documents with their tickets.
    for (const [, file] of said.matchAll(/"(\/files\/[^"\s&]+)/g))
      if (file && !path.startsWith('/../../files')) await hear(`/../..${file}`);
  };
  for (const operation of reads) for (const asked of askedOf(operation)) await hear(operation.path, asked);
  for (const path of pagesOf()) await hear(`/../..${path}`);
  return heard;
}

/** The text of a sheet or of a printed page; nothing of anything else. */
async function insideOf({ type, content }: { type: string; content: Buffer }): Promise<string> {
  if (type === 'application/pdf') return (await readPages(content)).join(' ');
  if (type.includes('spreadsheet')) return JSON.stringify((await readAll(content)).rows);
  return '';
}

/** An operation about the story, with every value that it takes; lists are asked without filters too. */
function askedOf(operation: Operation): { params: Record<string, string>; query: Record<string, string> }[] {
  const kind = /^\/stages\/(\w+)\//.exec(operation.path)?.[1];
  const known: Record<string, string[]> = {
    ...story.values,
    ...{ unitId: [world.primary], programmeId: programmeIds(), indicator: ['works'], layout: ['portrait'] },
    ...{ stageId: kind ? [(story.stages as Record<string, string>)[kind] ?? ''] : [], batchId: [story.stages.awards] },
    ...{ kind: kind === 'submissions' ? ['picture'] : [], q: ['隐'] },
  };
  const isNeeded = ({ required }: Operation['params'][number]) => required === true;
  const paths = operation.params.filter((param) => param.in === 'path');
  const queries = operation.params.filter((param) => param.in === 'query');
  if (paths.some(({ name }) => (known[name] ?? []).length === 0)) return [];
  const fill = (params: Operation['params'], turn: number) =>
    Object.fromEntries(
      params.flatMap(({ name }) => {
        const values = known[name] ?? [];
        return values.length > 0 ? [[name, values[turn % values.length] ?? '']] : [];
      }),
    );
  const turns = [0, 1, 2].filter((turn) => paths.some(({ name }) => (known[name]?.length ?? 0) > turn) || turn < 2);
  const asked = turns.flatMap((turn) => {
    const params = fill(paths, turn);
    const telling = queries.filter(({ name }) => name.endsWith('Id') || name === 'kind');
    return [
      { params, query: fill(queries.filter(isNeeded), turn) },
      { params, query: fill(telling, turn) },
      ...(queries.some(({ name }) => name === 'q') ? [{ params, query: { ...fill(telling, turn), q: '隐' } }] : []),
    ];
  });
  return [...new Map(asked.map((each) => [JSON.stringify(each), each])).values()];
}

/** Every page of the hall, the stages' own with everything they may be asked about. */
function pagesOf(): string[] {
  const { entryId, workId, nomineeId, appointmentId, enrolmentId } = story.values;
  const searches = [
    '',
    ...entryId.map((id) => `?entry=${id}`),
    ...workId.map((id) => `?work=${id}`),
    ...nomineeId.map((id) => `?nomineeId=${id}`),
    ...appointmentId.map((id) => `?appointment=${id}`),
    ...enrolmentId.map((id) => `?enrolment=${id}`),
  ];
  const { judging, gallery } = story.stages;
  const screens = [`/screen/live/${judging}`, `/screen/gallery/${gallery}`].flatMap((path) => [path, `${path}/data`]);
  const own = story.places.flatMap(({ programmeId, stages }) => [
    `/programmes/${programmeId}`,
    ...stages.flatMap(([kind, stageId]) =>
      Object.keys(findStageHall(kind)?.pages ?? {}).flatMap((page) =>
        searches.map((search) => `/programmes/${programmeId}/${stageId}/${page}${search}`),
      ),
    ),
  ]);
  return [...world.pages.filter((path) => !/[:*{]/.test(path)), '/search?q=隐', '/honours?q=隐', ...screens, ...own];
}

const leaksTo = (role: string, heard: Map<Secret, string[]>, more: typeof afterRelease = {}) =>
  [...heard].filter(([secret]) => !mayHear[secret].includes(role) && !more[secret]?.includes(role));

describe('while the marks are in and nothing is released', () => {
  const heardBy = new Map<Secret, string[]>();

  test.each(everybody)('%s hears what is hidden in no answer of the API and on no page', async (role) => {
    const heard = await listen(story.roles[role] as Client);
    expect(leaksTo(role, heard)).toEqual([]);
    for (const secret of heard.keys()) heardBy.set(secret, [...(heardBy.get(secret) ?? []), role]);
  });

  test('each secret is there to be heard by those whom it concerns', () => {
    const most: Record<string, string[]> = Object.fromEntries(heardBy);
    expect(most).toMatchObject({
      author: expect.arrayContaining(['author', 'organiser']),
      rival: expect.arrayContaining(['rival', 'organiser']),
      firstJudge: expect.arrayContaining(['firstJudge', 'organiser']),
      secondJudge: expect.arrayContaining(['secondJudge', 'organiser']),
      score: expect.arrayContaining(['organiser']),
      nominee: expect.arrayContaining(['nominator', 'organiser']),
      objection: ['handler'],
      note: ['doctor', 'patient'],
      portrait: ['doctor', 'patient'],
      health: ['reader', 'guest'],
    });
  });
});

describe('after the release of a round of which nothing is published', () => {
  beforeAll(() => story.release());

  test.each(['visitor', 'worker', 'author', 'rival', 'firstJudge', 'chief', 'arbiter', 'otherUnion', 'partner'])(
    '%s hears no more than before',
    async (role) => {
      const ofContest = [...programmeIds(), '/stages/judging', '/stages/awards'];
      const heard = await listen(story.roles[role] as Client, (path) => ofContest.some((part) => path.includes(part)));
      expect(leaksTo(role, heard, afterRelease)).toEqual([]);
    },
  );
});
