import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';

const { db } = await testDatabase();
const readable = await canReadPages();

async function plantGala() {
  const hall = await plantHall(db);
  const { stageIds } = await hall.row([{ kind: 'sessions' }]);
  const [stageId = ''] = stageIds;
  const call = (name: string) => ({ kind: 'sessions', stageId, name });
  const { id: sessionId } = (await hall.act(hall.officer, call('addSession'), {
    title: '歌咏大会',
    startsAt: new Date('2026-05-01T06:00:00Z'),
    endsAt: new Date('2026-05-01T08:00:00Z'),
    venue: '文化宫',
  })) as { id: string };
  const print = async (scope = hall.officer) => {
    const { body } = (await hall.look(scope, call('programmeSheet'), { sessionId })) as { body: Buffer };
    return (await readPages(body)).join('\n');
  };
  const set = (items: object[]) => hall.act(hall.officer, call('setAgenda'), { sessionId, items });
  return { hall, print, set };
}

test.runIf(readable)('every act stands on the sheet at its time or by its number, in its chapter', async () => {
  const { print, set } = await plantGala();
  await set([
    { chapter: '序', title: '开场', startsAt: new Date('2026-05-01T06:05:00Z') },
    {
      chapter: '劳动',
      title: '合唱《我们走在大路上》',
      speakers: [{ name: '晨光合唱队' }, { name: '周指挥', post: '指挥' }],
    },
    { chapter: '劳动', title: '合唱《春天》' },
  ]);
  const sheet = await print();
  for (const words of ['歌咏大会', '文化宫', '14:05', '开场', '劳动', '大路上', '晨光合唱队', '周指挥（指挥）', '春天'])
    expect(sheet).toContain(words);
});

test('a session without an agenda has a sheet with its head, and only its officers print one', async () => {
  const { hall, print } = await plantGala();
  await expect(print()).resolves.toBeDefined();
  await expect(print(hall.visitor())).rejects.toMatchObject({ code: 'access.signInFirst' });
});
