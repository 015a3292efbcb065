import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall, type Worker } from '../../../../test/programmes.ts';
import { desk, essay, written } from '../submissions.fixture.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

/** A contest with a round after it: two works handed in, one judge of no union. */
async function plantContest() {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row([
    { kind: 'submissions', settings: essay },
    { kind: 'judging', settings: { unitLine: false } },
  ]);
  const [works = '', round = ''] = stageIds;
  const at = desk(hall, { programmeId, stageId: works });
  const authors = await hall.workers(2);
  const [one, two] = authors as [Worker, Worker];
  const first = await at.handIn(one, written({ title: '第一件', text: '师傅在车间里干了三十年，从没出过一件次品。' }));
  const second = await at.handIn(two, written({ title: '第二件', text: '清晨五点，环卫工人已经走上街头清扫。' }));
  const judge = await hall.worker('评委', { unitId: null });
  const call = (name: string) => ({ kind: 'judging', stageId: round, name });
  const manage = (name: string, input: object = {}) => hall.act(hall.officer, call(name), input);
  await manage('invite', { personId: judge.id });
  return {
    ...{ hall, at, one, two, first, second },
    start: () => manage('start'),
    release: async () => {
      const { entries } = (await hall.look(judge.scope, call('desk'))) as { entries: { entryId: string }[] };
      for (const { entryId } of entries)
        await hall.act(judge.scope, call('mark'), { entryId, version: 0, marks: { 总体: 80 } });
      const { digest } = (await hall.look(hall.officer, call('preview'))) as { digest: string };
      await manage('release', { digest });
    },
    replace: () =>
      at.save(one, written({ workId: first.id, title: '改过的', text: '师傅在车间里干了三十年，没出过次品。' })),
    may: async (who: Worker) =>
      (await at.mine(who)).works.map(({ mayChange, mayWithdraw }) => [mayChange, mayWithdraw]),
  };
}

describe('a work that is being judged', () => {
  test('stays as it is, and can be withdrawn until the result is released', async () => {
    const { at, one, two, second, start, replace, may } = await plantContest();
    await replace();
    expect(await may(one)).toEqual([[true, true]]);
    await start();

    await expect(replace()).rejects.toEqual(refusal('submissions.beingJudged'));
    expect(await may(one)).toEqual([[false, true]]);
    expect(await at.withdraw(two, second.id)).toMatchObject({ state: 'withdrawn' });
  });

  test('can be neither changed nor withdrawn once the result is released, and no more works come in', async () => {
    const { at, one, two, first, start, release, replace, may } = await plantContest();
    await start();
    await release();

    const closed = refusal('programme.windowOver');
    await expect(at.withdraw(one, first.id)).rejects.toEqual(closed);
    await expect(replace()).rejects.toEqual(closed);
    await expect(at.handIn(two, written({ title: '又一件', text: '清晨五点，环卫工人走上街头。' }))).rejects.toEqual(
      closed,
    );

    // An officer may open the window again: what was decided on stays decided.
    await db.updateTable('stages').set({ closesAt: null }).where('id', '=', at.stageId).execute();
    await expect(at.withdraw(one, first.id)).rejects.toEqual(refusal('submissions.decided'));
    await expect(replace()).rejects.toEqual(refusal('submissions.decided'));
    expect(await may(one)).toEqual([[false, false]]);
  });
});
