import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { type Hall, plantHall } from '../../test/programmes.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Scope } from '../people/access/rules.ts';
import { inTransaction } from '../platform/db/connect.ts';
import { type Settings as EnrolmentSettings, settings as enrolmentSettings } from '../stages/enrolment/contract.ts';
import { contextOf, getStageService } from './host/service.ts';
import { describeProgramme } from './overview/service.ts';
import { getProgramme } from './queries.ts';
import { cloneProgramme } from './service.ts';
import { stageManifests } from './stages/register.ts';
import { templates } from './templates/register.ts';
import { listMine, listPublic, visitProgramme } from './visit/service.ts';

const { db } = await testDatabase();
const hall = await plantHall(db);
const participant = await hall.worker('参加者');
const waiting = await hall.worker('候补');

/** Asks every stage of a programme all that its host may ask, as this visitor. */
async function askEverything(programmeId: string, scope: Scope, personId: string | undefined) {
  const now = hall.house.now();
  for (const stage of await hall.stages(programmeId)) {
    const service = getStageService(stage.kind);
    await inTransaction(db, async (trx) => {
      const programme = await getProgramme(trx, scope, programmeId);
      const context = contextOf({ house: hall.house, trx, scope, now, programme, stage });
      expect(await service.hallView(context)).toBeDefined();
      for (const why of (await service.nextStep(context))?.whys ?? []) expect(why.words).toHaveLength(2);
      if (personId) await service.standing(context, personId);
      expect(await service.participants(context)).toBeInstanceOf(Array);
      for (const task of await service.tasks(context)) expect(task.count).toBeGreaterThan(0);
      expect(Object.keys(await service.brief(context)).sort()).toEqual(['pictures', 'quotes', 'sentences']);
    });
  }
}

/** Reads that have an answer only once something was handed in, posted or released. */
const notThereYet = new Set(['submissions.originals', 'judging.verify', 'notice.sheet']);

/** Takes every read of every stage that needs no further question; an answer fits its declaration, or is a refusal. */
async function readEverything(programmeId: string, scope: Scope) {
  for (const stage of await hall.stages(programmeId)) {
    const manifest = stageManifests.find((each) => each.kind === stage.kind);
    for (const [name, read] of Object.entries(manifest?.reads ?? {})) {
      const asked = read.query?.safeParse({}) ?? { success: true, data: {} };
      if (!asked.success) continue;
      const query = { ...asked.data, ...(read.list ? { limit: 50, ...read.list.filters.parse({}) } : {}) };
      try {
        const answer: { items?: unknown[] } = await hall.look(
          scope,
          { kind: stage.kind, stageId: stage.id, name },
          query,
        );
        if (read.list) for (const item of answer.items ?? []) read.list.item.parse(item);
        else if (read.output) read.output.parse(answer);
      } catch (error) {
        if (!(error instanceof Refusal)) throw new Error(`${stage.kind}.${name}`, { cause: error });
        // An officer is refused only what is a person's own, what is of those whom the stage names, or what is not there yet.
        if (scope === hall.officer && !notThereYet.has(`${stage.kind}.${name}`))
          expect(`${read.by} ${stage.kind}.${name}`).toMatch(/^(participant|named) /);
        expect([error.say('zh'), error.say('en')].every((sentence) => !sentence.includes('{'))).toBe(true);
      }
    }
  }
}

async function enrolWherePossible(programmeId: string) {
  for (const stage of await hall.stages(programmeId)) {
    if (stage.kind !== 'enrolment') continue;
    const call = { kind: 'enrolment', stageId: stage.id, name: 'enrol' };
    for (const who of [participant, waiting]) await hall.act(who.scope, call, askingFor(stage.settings));
  }
}

/** What an enrolment asks: the first batch, yes or a word to what must be answered, the smallest team in the first category. */
function askingFor(given: unknown): object {
  const { team, categories, questions, batches } = enrolmentSettings.parse(given);
  const needed = questions.filter(({ required }) => required);
  return {
    answers: Object.fromEntries(needed.map(({ key, kind }) => [key, kind === 'yes' ? true : '无'])),
    wishes: batches.slice(0, 1).map(({ key }) => key),
    ...teamFor({ team, categories }),
  };
}

function teamFor({ team, categories }: Pick<EnrolmentSettings, 'team' | 'categories'>): object {
  const sizes = categories[0] ?? team;
  if (!sizes) return {};
  const members = Array.from({ length: sizes.least - 1 }, (_, at) => ({ name: `队员${at + 1}` }));
  return { team: { name: '晨光队', category: categories[0]?.key ?? '', members } };
}

const state = async (programmeId: string) => (await getProgramme(db, hall.officer, programmeId)).state;

describe.each(templates.map((template) => [template.key, template] as const))('%s', (key, template) => {
  test('walks from its template through every stage to the archive', async () => {
    const programmeId = await hall.draft(key);
    const stages = await hall.stages(programmeId);
    expect(stages.map((stage) => [stage.key, stage.kind])).toEqual(
      template.stages.map((stage) => [stage.key, stage.use]),
    );
    const everyone: [Scope, string?][] = [[hall.officer], [participant.scope, participant.id], [hall.visitor()]];
    const walk = async () => {
      for (const [scope, personId] of everyone) {
        await askEverything(programmeId, scope, personId);
        await readEverything(programmeId, scope);
      }
      expect(await describeProgramme(hall.house, hall.officer, programmeId)).toMatchObject({
        id: programmeId,
        missing: [],
      });
    };
    await walk();
    await hall.move(programmeId, 'publish');
    await enrolWherePossible(programmeId);
    await walk();
    await hall.move(programmeId, 'start');
    await walk();
    for (const [scope] of everyone) {
      const { stages: seen } = await visitProgramme(hall.house, scope, programmeId);
      expect(seen).toHaveLength(stages.length);
    }
    await hall.move(programmeId, 'close');
    await walk();
    await hall.move(programmeId, 'archive');
    await walk();
    expect(await state(programmeId)).toBe('archived');
  });

  test('a clone has the same stages, and nobody in them', async () => {
    const programmeId = await hall.draft(key);
    await hall.move(programmeId, 'publish');
    await enrolWherePossible(programmeId);
    const cloneId = await cloneProgramme(hall.house, hall.officer, { programmeId, title: '明年再办' });
    const shape = async (id: string) => {
      const stages = await hall.stages(id);
      const keys = new Map(stages.map((stage) => [stage.id, stage.key]));
      return stages.map((stage) => ({
        ...stage,
        id: '',
        programmeId: '',
        takesFrom: keys.get(stage.takesFrom ?? '') ?? null,
        alsoFrom: stage.alsoFrom.map((feed) => keys.get(feed)),
      }));
    };
    expect(await shape(cloneId)).toEqual(await shape(programmeId));
    expect(await state(cloneId)).toBe('draft');
    await askEverything(cloneId, hall.officer, participant.id);
    expect(await hall.facts(cloneId)).toEqual({});
  });

  test.each(['draft', 'submitted', 'published', 'running'])(
    'is cancelled with a reason while %s, and those who take part hear of it once',
    async (from) => {
      const asking = from === 'submitted' ? await plantAsking() : hall;
      const programmeId = await asking.draft(key, { unitId: asking.east.id });
      if (from === 'submitted') await asking.move(programmeId, 'submit');
      if (from === 'published' || from === 'running') {
        await asking.move(programmeId, 'publish');
        await enrolWherePossible(programmeId);
      }
      if (from === 'running') await asking.move(programmeId, 'start');
      const before = (await hall.inbox(participant.id)).length;
      await expect(asking.move(programmeId, 'cancel', ' ')).rejects.toMatchObject({ code: 'programme.reasonNeeded' });
      await asking.move(programmeId, 'cancel', '暴雨');
      const takesPart =
        template.stages.some((stage) => stage.use === 'enrolment') && ['published', 'running'].includes(from);
      expect((await hall.inbox(participant.id)).slice(before)).toEqual(takesPart ? ['“职工活动”取消了'] : []);
      expect((await asking.facts(programmeId)).programmes ?? 0).toBe(0);
    },
  );
});

test('a stage whose time is behind invites nobody: it says that it is over, or leads to what is one’s own', async () => {
  const later = await plantHall(db);
  const outsider = await later.worker('没报名');
  const programmes: string[] = [];
  for (const { key } of templates) {
    const programmeId = await later.draft(key);
    await db
      .updateTable('stages')
      .set({ closesAt: new Date('2026-11-21T00:00:00Z') })
      .where('programmeId', '=', programmeId)
      .execute();
    await later.move(programmeId, 'publish');
    programmes.push(programmeId);
  }
  later.pass({ days: 2 });
  for (const programmeId of programmes)
    for (const scope of [later.visitor(), outsider.scope]) {
      const { programme, stages } = await visitProgramme(later.house, scope, programmeId);
      const inviting = stages.filter(({ step }) => step && !step.href && !step.over);
      expect([programme.template, inviting.map(({ step }) => step?.words[1])]).toEqual([programme.template, []]);
    }
});

test('every stage of the register has its service', () => {
  for (const manifest of stageManifests) expect(getStageService(manifest.kind).manifest).toBe(manifest);
});

/** A federation whose districts ask their superior first. */
let asking: Promise<Hall> | undefined;
function plantAsking(): Promise<Hall> {
  asking ??= plantHall(db, { settings: { approval: ['primary'] } });
  return asking;
}

test('public lists and "my page" show what was walked', async () => {
  const { items, total } = await listPublic(hall.house, hall.visitor(), { view: 'all', page: 1 });
  expect(items.length).toBeGreaterThan(0);
  expect(total).toBeGreaterThanOrEqual(items.length);
  expect((await listMine(hall.house, participant.scope)).length).toBeGreaterThan(0);
});
