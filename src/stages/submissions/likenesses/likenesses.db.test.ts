import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { photo } from '../../../platform/pictures/photo.fixture.ts';
import { startSubmissionJobs } from '../jobs.ts';
import { desk, essay, plantSubmissions, written } from '../submissions.fixture.ts';

const { db } = await testDatabase({ connections: 12 });
const refusal = (code: string) => expect.objectContaining({ code });

interface Detail {
  likenesses: { otherId: string; kind: string; score: number; other: { title: string; stage: string } | null }[];
}
interface Pair {
  score: number;
  one: { title: string; text: string; pictureHref: string | null };
  other: { title: string; text: string; pictureHref: string | null };
  passages: { from: number; to: number; otherFrom: number; otherTo: number }[];
}

describe('pictures', () => {
  test('near ones are told to officers, turned ones too, others not; nobody is refused for them', async () => {
    const at = await plantSubmissions(db);
    const [one, two, three, four] = await at.hall.workers(4);
    if (!one || !two || !three || !four) throw new Error('four people');
    const original = await photo(1);
    const bytes = [
      original,
      await sharp(original).resize(300).modulate({ brightness: 1.15 }).jpeg({ quality: 60 }).toBuffer(),
      await sharp(original).flop().jpeg().toBuffer(),
      await photo(2),
    ];
    const works = [];
    for (const [index, who] of [one, two, three, four].entries()) {
      const fileId = await at.upload(who, bytes[index] ?? original);
      works.push(await at.handIn(who, written({ title: `作品${index}`, files: [{ fileId }] })));
    }
    await at.hall.house.jobs.drain();

    const { likenesses } = await at.look<Detail>('detail', { workId: works[0]?.id });
    expect(likenesses.map(({ kind, other }) => [kind, other?.title]).toSorted()).toEqual([
      ['picture', '作品1'],
      ['picture', '作品2'],
    ]);
    expect((await at.look<Detail>('detail', { workId: works[3]?.id })).likenesses).toEqual([]);
    const flagged = (await at.works({ flag: 'picture' })).items.map(({ title }) => title).toSorted();
    expect(flagged).toEqual(['作品0', '作品1', '作品2']);
    const pair = { workId: works[0]?.id, otherId: works[1]?.id, kind: 'picture' };
    expect(await at.look<Pair>('pair', pair)).toMatchObject({
      one: { title: '作品0', pictureHref: expect.stringContaining('ticket=') },
      other: { title: '作品1', pictureHref: expect.stringContaining('ticket=') },
    });
    await expect(at.look('pair', { ...pair, otherId: works[3]?.id })).rejects.toEqual(refusal('submissions.noPair'));
  });

  test('the same file of another person is told; of the same person it is refused', async () => {
    const at = await plantSubmissions(db);
    const [one, two] = await at.hall.workers(2);
    if (!one || !two) throw new Error('two people');
    const bytes = await photo(5);
    const send = async (who: typeof one, title: string) =>
      at.handIn(who, written({ title, files: [{ fileId: await at.upload(who, bytes) }] }));
    const first = await send(one, '原作');
    await send(two, '同一张');
    await at.hall.house.jobs.drain();
    expect((await at.look<Detail>('detail', { workId: first.id })).likenesses).toMatchObject([
      { kind: 'same', score: 1 },
    ]);
    await expect(send(one, '再来一次')).rejects.toMatchObject({
      code: 'submissions.sameAgain',
      fields: [{ path: 'files' }],
    });
    const twice = [{ fileId: await at.upload(two, await photo(6)) }, { fileId: await at.upload(two, await photo(6)) }];
    await expect(at.save(two, { files: twice })).rejects.toEqual(refusal('submissions.sameAgain'));
  });

  test('of earlier contests are found, and told only to whoever may read there', async () => {
    const hall = await plantHall(db);
    await startSubmissionJobs(hall.house);
    const earlier = desk(
      hall,
      await hall.row([{ kind: 'submissions' }], { unitId: hall.west.id }).then(({ programmeId, stageIds }) => ({
        programmeId,
        stageId: stageIds[0] ?? '',
      })),
    );
    const later = await hall
      .row([{ kind: 'submissions' }], { unitId: hall.east.id })
      .then(({ programmeId, stageIds }) => desk(hall, { programmeId, stageId: stageIds[0] ?? '' }));
    const [one, two] = await hall.workers(2);
    if (!one || !two) throw new Error('two people');
    await earlier.handIn(
      one,
      written({ title: '去年的', files: [{ fileId: await earlier.upload(one, await photo(8)) }] }),
    );
    const copy = await sharp(await photo(8))
      .resize(350)
      .jpeg()
      .toBuffer();
    const work = await later.handIn(
      two,
      written({ title: '今年的', files: [{ fileId: await later.upload(two, copy) }] }),
    );
    await hall.house.jobs.drain();

    const seenBy = async (unitId: string) =>
      (
        (await hall.look(
          await hall.scopeOn(unitId),
          { kind: 'submissions', stageId: later.stageId, name: 'detail' },
          { workId: work.id },
        )) as Detail
      ).likenesses.map(({ other }) => other?.title ?? null);
    expect(await seenBy(hall.top.id)).toEqual(['去年的']);
    expect(await seenBy(hall.east.id)).toEqual([null]);
  });
});

describe('texts', () => {
  const original =
    '师傅在车间里干了三十年，从没出过一件次品。他常说：活儿是给人用的，差一丝都不行。徒弟们起初不信，后来都信了。';

  test('that share passages are told with what stands in both, and a replacement is compared anew', async () => {
    const at = await plantSubmissions(db, essay);
    const [one, two, three] = await at.hall.workers(3);
    if (!one || !two || !three) throw new Error('three people');
    const first = await at.handIn(one, written({ title: '原作', text: original }));
    const borrowed = `我要写的是我的师傅。${original.slice(0, 34).replaceAll('，', ' ')}其余的话，留到以后再讲。`;
    const second = await at.handIn(two, written({ title: '借来的', text: borrowed }));
    await at.handIn(
      three,
      written({ title: '自己的', text: '清晨五点，环卫工人已经走上街头，扫帚划过路面的声音是最早的闹钟。' }),
    );
    await at.hall.house.jobs.drain();

    const pair = await at.look<Pair>('pair', { workId: first.id, otherId: second.id, kind: 'text' });
    expect(pair.score).toBeGreaterThan(0.4);
    const [passage] = pair.passages;
    expect(pair.one.text.slice(passage?.from, passage?.to)).toContain('从没出过一件次品');
    expect(pair.other.text.slice(passage?.otherFrom, passage?.otherTo)).toContain('从没出过一件次品');
    expect((await at.works({ flag: 'text' })).total).toBe(2);

    await at.save(
      two,
      written({
        workId: second.id,
        title: '重写的',
        text: '我的师傅姓赵，钳工，话不多，手很稳，退休那天把一套量具留给了我们。',
      }),
    );
    await at.hall.house.jobs.drain();
    expect((await at.works({ flag: 'any' })).total).toBe(0);
  });

  test('two thousand essays: one more is compared with all of them within seconds', async () => {
    const at = await plantSubmissions(db, essay);
    const [one, two] = await at.hall.workers(2);
    if (!one || !two) throw new Error('two people');
    const first = await at.handIn(one, written({ title: '原作', text: original.repeat(3) }));
    const row = await db.selectFrom('submissionWorks').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow();
    const filler = Array.from({ length: 2000 }, (_, index) => ({
      ...row,
      id: crypto.randomUUID(),
      number: index + 10,
      title: `充数${index}`,
      text: '',
      fingerprints: Buffer.from(
        Uint32Array.from({ length: 440 }, (_unused, at2) => at2 * 9_000_000 + ((index * 7919) % 8_999_999)).buffer,
      ).swap32(),
    }));
    for (let from = 0; from < filler.length; from += 500)
      await db
        .insertInto('submissionWorks')
        .values(filler.slice(from, from + 500))
        .execute();
    await at.hall.house.jobs.drain();
    const copy = await at.handIn(two, written({ title: '抄来的', text: original.repeat(3) }));
    const started = performance.now();
    await at.hall.house.jobs.drain();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect((await at.look<Detail>('detail', { workId: copy.id })).likenesses).toMatchObject([
      { kind: 'text', score: 1, other: { title: '原作' } },
    ]);
  });
});

describe('a pair that somebody looked at', () => {
  const text = '车间的钟停在了三点一刻，师傅说那是老厂长退休的时刻，谁也舍不得去拨它，一停就是十一年。';

  test('is marked no more, with who found what; it is marked again when taken back, and when found alike anew', async () => {
    const at = await plantSubmissions(db, essay);
    const [one, two] = await at.hall.workers(2);
    if (!one || !two) throw new Error('two people');
    const first = await at.handIn(one, written({ title: '停钟', text }));
    const second = await at.handIn(two, written({ title: '十一年', text: `${text}后来我也舍不得。` }));
    await at.hall.house.jobs.drain();
    const flagged = async () => (await at.look<{ flagged: number }>('summary')).flagged;
    const listed = async () => (await at.works({ flag: 'any' })).total;
    expect([await flagged(), await listed()]).toEqual([2, 2]);

    const pair = { workId: second.id, otherId: first.id };
    const seen = async () =>
      (await at.look<{ foundAt: Date }>('pair', { workId: first.id, otherId: second.id, kind: 'text' })).foundAt;
    await at.manage('clear', { ...pair, foundAt: await seen(), note: '师徒同题' });
    expect([await flagged(), await listed()]).toEqual([0, 0]);
    for (const workId of [first.id, second.id])
      expect((await at.look<Detail>('detail', { workId })).likenesses).toMatchObject([
        { cleared: { note: '师徒同题', by: expect.any(String) } },
      ]);

    await at.manage('reopen', { workId: first.id, otherId: second.id });
    expect([await flagged(), await listed()]).toEqual([2, 2]);

    const before = await seen();
    await at.manage('clear', { workId: first.id, otherId: second.id, foundAt: before });
    at.hall.pass({ minutes: 1 });
    await at.save(two, written({ workId: second.id, title: '十一年', text: `${text}我把它写了下来。` }));
    await at.hall.house.jobs.drain();
    expect(await flagged()).toBe(2);
    // A page that was open all the while clears nothing that its officer has not seen.
    await expect(at.manage('clear', { ...pair, foundAt: before })).rejects.toMatchObject({
      code: 'submissions.pairChanged',
    });
    expect(await flagged()).toBe(2);
  });

  test('must be alike: any other two works are refused', async () => {
    const at = await plantSubmissions(db, essay);
    const [one, two] = await at.hall.workers(2);
    if (!one || !two) throw new Error('two people');
    const first = await at.handIn(one, written({ title: '停钟', text }));
    const second = await at.handIn(
      two,
      written({ title: '清晨', text: '清晨五点，环卫工人已经走上街头，扫帚划过路面。' }),
    );
    await expect(
      at.manage('clear', { workId: first.id, otherId: second.id, foundAt: at.hall.house.now() }),
    ).rejects.toMatchObject({
      code: 'submissions.noPair',
    });
  });
});
