import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { awardLevels } from '../awarding/service.ts';
import { createLadder, readLadder } from '../keeping/service.ts';
import { getLadder } from '../queries.ts';
import { ladderFields } from '../register.ts';
import { readPerson } from '../standing/service.ts';
import { linkStage } from './service.ts';

const { db } = await testDatabase();

/** A programme with a contest before its ladder stage, and two ladders that it may lead to. */
async function plant() {
  const hall = await plantHall(db);
  const ladder = async (trade: string) => {
    const rungs = [{ level: 'intermediate', contest: { rank: 3 } }];
    const fields = ladderFields.parse({ title: `${trade}技能阶梯`, trade, rungs });
    return (await createLadder(hall.house, hall.officer, { ...fields, unitId: hall.top.id })).id;
  };
  const [first, second] = [await ladder('服装制版师'), await ladder('裁剪工')];
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', apart: true },
    { kind: 'ladder', from: [0] },
  ]);
  const [contest = '', stageId = ''] = stageIds;
  const link = (ladderId: string) => hall.act(hall.officer, { kind: 'ladder', stageId, name: 'link' }, { ladderId });
  return { hall, first, second, programmeId, contest, stageId, link };
}

test('a result that a level rests on brings no level on another ladder that its programme is moved to', async () => {
  const { hall, first, second, programmeId, contest, link } = await plant();
  const [one, two] = await hall.workers(2);
  const award = (ladderId: string) =>
    awardLevels(hall.house, hall.officer, {
      ...{ ladderId, awardedOn: '2026-11-20', basis: '×工发〔2026〕8号' },
      people: [one, two].map((each) => ({ personId: each?.id ?? '', level: 'intermediate' as const })),
    });
  const compete = (people: readonly (typeof one)[]) =>
    hall.inside({ programmeId, stageId: contest }, ({ host }) =>
      host.handOn(
        people.map((each) => ({
          kind: 'person' as const,
          id: each?.id ?? '',
          result: { rank: 1, score: '99', group: '' },
        })),
      ),
    );
  await link(first);
  await compete([one]);
  expect(await award(first)).toMatchObject({ awarded: 1 });

  await link(second);
  await compete([two]);
  expect(await award(second)).toMatchObject({ awarded: 1, refused: [{ personId: one?.id }] });
  await expect(readPerson(db, hall.officer, { ladderId: second, personId: one?.id ?? '' })).rejects.toMatchObject({
    code: 'ladders.nobody',
  });
});

test('a programme leaves a ladder only when levels that are being awarded there are written; both ladders tell it', async () => {
  const { hall, first, second, stageId, link } = await plant();
  await link(first);
  const moving = inTransaction(db, async (awarding) => {
    await getLadder(awarding, hall.officer, first, { lock: true });
    await inTransaction(db, async (trx) => {
      await sql`set local lock_timeout = '100ms'`.execute(trx);
      const now = hall.house.now();
      await linkStage(trx, hall.officer, { ladderId: second, stageId, feeds: [], occasion: '', href: '', now });
    });
  });
  // lock_not_available
  await expect(moving).rejects.toMatchObject({ code: '55P03' });

  await link(second);
  const kinds = async (id: string) => (await readLadder(db, hall.officer, id)).history.map(({ kind }) => kind);
  expect([await kinds(first), await kinds(second)]).toEqual([
    ['unlinked', 'linked', 'created'],
    ['linked', 'created'],
  ]);
});
