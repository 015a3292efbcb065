import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall, type Worker } from '../../../test/programmes.ts';
import { newId } from '../../platform/ids.ts';
import { addStage, updateStage } from '../../programmes/arrange/service.ts';
import { routesOf } from '../../programmes/calls/contract.ts';
import { feedbackManifest } from './manifest.ts';
import { summarise } from './rules.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

interface Report {
  answers: number;
  invited: number | null;
  withheld: boolean;
  ratings: { mean: number | null; counts: number[] }[];
  words: { words: string; name: string | null }[];
}

/** Feedback after an enrolment: whoever has a place is invited. */
async function plantFeedback(given: object = {}) {
  const hall = await plantHall(db);
  const programmeId = await hall.draft('campaign');
  const add = (kind: string, input: object = {}) => addStage(hall.house, hall.officer, { programmeId, kind, ...input });
  const places = await add('enrolment');
  const held = await add('sessions', { takesFrom: places });
  const stageId = await add('feedback', { takesFrom: held, settings: given });
  await hall.move(programmeId, 'publish');
  const call = (name: string) => ({ kind: 'feedback', stageId, name });
  return {
    hall,
    programmeId,
    stageId,
    invite: async (who: Worker) =>
      db
        .insertInto('stageSubjects')
        .values({
          federationId: hall.federationId,
          stageId,
          subjectKind: 'person',
          subjectId: who.id,
          fromStageId: held,
          handedAt: hall.house.now(),
        })
        .execute(),
    answer: (who: Worker, input: object = { ratings: { overall: 5 }, words: '很好' }) =>
      hall.act(who.scope, call('answer'), input),
    report: (): Promise<Report> => hall.look(hall.officer, call('report')),
    rows: () => db.selectFrom('feedbackAnswers').selectAll().where('stageId', '=', stageId).execute(),
    arrange: (settings: Record<string, unknown>) =>
      updateStage(hall.house, hall.officer, { programmeId, stageId, version: 1, settings }),
  };
}

describe('anonymous', () => {
  test('the row tells neither who nor when, and its fact cannot be tied to it', async () => {
    const { hall, invite, answer, rows, programmeId } = await plantFeedback();
    const who = await hall.worker('真名');
    await invite(who);
    await answer(who);
    const [row] = await rows();
    const facts = await db
      .selectFrom('facts')
      .selectAll()
      .where('programmeId', '=', programmeId)
      .where('indicator', '=', 'feedback-answers')
      .execute();
    const kept = JSON.stringify({ row, facts });
    expect(kept).not.toContain(who.id);
    expect(kept).not.toContain('真名');
    expect(row?.id.charAt(14)).toBe('4');
    expect(facts.map((fact) => fact.sourceId)).not.toContain(row?.id);
    expect(row?.answeredOn).toBe('2026-11-20');
  });

  test('fewer than five answers are counted, not shown', async () => {
    const { hall, invite, answer, report } = await plantFeedback();
    const people = await hall.workers(5);
    for (const who of people) await invite(who);
    for (const who of people.slice(0, 4)) await answer(who);
    expect(await report()).toMatchObject({
      answers: 4,
      invited: 5,
      withheld: true,
      words: [],
      ratings: [{ mean: null, counts: [0, 0, 0, 0, 0] }],
    });
    for (const who of people.slice(4)) await answer(who, { ratings: { overall: 2 }, words: '再早些' });
    const { withheld, ratings, words } = await report();
    expect({
      withheld,
      ratings,
      said: words.map((each) => each.words).sort(),
      names: words.map((each) => each.name),
    }).toMatchObject({
      withheld: false,
      ratings: [{ mean: 4.4, counts: [0, 1, 0, 0, 4] }],
      said: ['再早些', '很好', '很好', '很好', '很好'],
      names: [null, null, null, null, null],
    });
  });

  test('whether it is anonymous stays once somebody answered', async () => {
    const { hall, invite, answer, arrange } = await plantFeedback();
    const who = await hall.worker();
    await invite(who);
    await answer(who);
    await expect(arrange({ anonymous: false })).rejects.toMatchObject({
      code: 'feedback.anonymityFixed',
      fields: [{ path: 'settings.anonymous' }],
    });
  });
});

test('named where it says so', async () => {
  const { hall, invite, answer, report } = await plantFeedback({ anonymous: false });
  const who = await hall.worker('李师傅');
  await invite(who);
  await answer(who);
  expect((await report()).words).toEqual([expect.objectContaining({ words: '很好', name: '李师傅' })]);
});

test('the API keeps no trace of the request that brought it', () => {
  expect(routesOf(feedbackManifest).answer).toMatchObject({ secret: true });
});

describe('an answer', () => {
  test('is given once each, also from two tabs at once, and counts once', async () => {
    const { hall, invite, answer, programmeId } = await plantFeedback();
    const who = await hall.worker();
    await invite(who);
    const both = await Promise.allSettled([answer(who), answer(who)]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(answer(who)).rejects.toEqual(refusal('feedback.answered'));
    expect((await hall.facts(programmeId))['feedback-answers']).toBe(1);
  });

  test('is for those who took part, says something, and rates what is asked', async () => {
    const { hall, invite, answer, rows } = await plantFeedback();
    const [inside, outside] = await hall.workers(2);
    if (!inside || !outside) throw new Error('two people');
    await invite(inside);
    await expect(answer(outside)).rejects.toEqual(refusal('feedback.notInvited'));
    await expect(answer(inside, {})).rejects.toEqual(refusal('feedback.nothingSaid'));
    await expect(answer(inside, { words: '   ' })).rejects.toEqual(refusal('feedback.nothingSaid'));
    await expect(answer(inside, { ratings: { food: 5 } })).rejects.toEqual(refusal('feedback.unknownRating'));
    await expect(answer(inside, { ratings: { overall: 6 } })).rejects.toMatchObject({ name: 'ZodError' });
    expect(await rows()).toEqual([]);
  });

  test('may come after the programme closed', async () => {
    const { hall, invite, answer, programmeId } = await plantFeedback();
    const who = await hall.worker();
    await invite(who);
    await hall.move(programmeId, 'close');
    await answer(who);
    await expect(hall.look(who.scope, { kind: 'feedback', stageId: newId(), name: 'form' })).rejects.toEqual(
      refusal('programme.unknownStage'),
    );
  });
});

test.each([
  [[], { answers: 0, mean: null, counts: [0, 0, 0, 0, 0] }],
  [[5], { answers: 1, mean: 5, counts: [0, 0, 0, 0, 1] }],
  [[1, 2, 2], { answers: 3, mean: 1.67, counts: [1, 2, 0, 0, 0] }],
])('stars %j are summed up', (stars, summary) => {
  expect(summarise(stars)).toEqual(summary);
});
