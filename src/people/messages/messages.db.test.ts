import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { workNotices } from '../../platform/notify/notices.ts';
import { startMessageJobs } from './jobs.ts';
import { countUnread, keepMessages, listMessages, readAllMessages, sendTexts } from './service.ts';

const { db } = await testDatabase();
const { house, federationId, worker } = await plantHall(db);
const message = { title: ['题', 'Title'] as const, body: ['文', 'Text'] as const, link: '/programmes/1' };

test('messages go to each person, newest first, unread until they are read, and only within the federation', async () => {
  const [one, two] = [(await worker()).id, (await worker()).id];
  const now = house.now();
  await inTransaction(db, async (trx) => {
    await keepMessages(trx, { federationId, personIds: [], message, now });
    await keepMessages(trx, { federationId, personIds: [one, two], message, now });
    await keepMessages(trx, {
      federationId,
      personIds: [one],
      message: { ...message, link: '/me' },
      now: new Date(now.getTime() + 1000),
    });
  });
  expect((await listMessages(db, { federationId, personId: one })).map(({ link, title }) => [link, title])).toEqual([
    ['/me', ['题', 'Title']],
    ['/programmes/1', ['题', 'Title']],
  ]);
  await readAllMessages(db, { federationId, personId: one, now });
  const unread = (personId: string, inside = federationId) => countUnread(db, { federationId: inside, personId });
  expect([await unread(one), await unread(two), await unread(two, newId())]).toEqual([0, 1, 0]);
});

test('a text to many leaves one job, and becomes a notice for each phone, once, however often it is taken up', async () => {
  const people = await Promise.all(
    Array.from({ length: 1_201 }, (_, index) =>
      worker(`职工${index}`, { phone: `+86139${String(index).padStart(8, '0')}` }),
    ),
  );
  await inTransaction(db, async (trx) => {
    for (const { id } of people) {
      const index = people.findIndex((person) => person.id === id);
      if (index === 7) continue;
      await trx
        .updateTable('persons')
        .set({ phoneCipher: house.vault.seal(`+86139${String(index).padStart(8, '0')}`, `persons:${id}:phone`) })
        .where('federationId', '=', federationId)
        .where('id', '=', id)
        .execute();
    }
  });
  const sent: string[] = [];
  const personIds = people.map(({ id }) => id);
  await inTransaction(db, (trx) => sendTexts(house, trx, { federationId, personIds, text: ['停办', 'Cancelled'] }));
  const [job] = house.jobs.waiting;
  expect(house.jobs.waiting).toHaveLength(1);
  expect(JSON.stringify(job)).not.toContain('+86139');

  await startMessageJobs(house);
  await workNotices({ ...house, codes: { kind: 'http', send: async ({ phone }) => void sent.push(phone) } });
  if (job) house.jobs.waiting.push({ ...job });
  await house.jobs.drain();

  expect([sent.length, new Set(sent).size, sent.includes('+8613900000007')]).toEqual([1_200, 1_200, false]);
});

test('a message to more people than a statement takes parameters reaches all of them', async () => {
  const personIds = Array.from({ length: 12_000 }, newId);
  await inTransaction(db, (trx) => keepMessages(trx, { federationId, personIds, message, now: house.now() }));
  expect(await countUnread(db, { federationId, personId: personIds[11_999] ?? '' })).toBe(1);
});
