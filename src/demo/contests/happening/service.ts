import { act, change, look } from '../../running/service.ts';
import { award, judge } from './judging/service.ts';
import { type Happening, type Making, making, scopeOf } from './making/service.ts';
import { demoExhibition, demoWorks, morePhotos, photoTiers } from './photos/rules.ts';
import { handInPhotos } from './photos/service.ts';
import { essays } from './rules.ts';
import { demoCategories, demoTeams, songPromotion, songTiers } from './songs/rules.ts';
import { enrolTeams, hear, perform, stageShow } from './songs/service.ts';

/** Days before today between which a contest runs. */
interface Days {
  from: number;
  to: number;
}

/** Closes the round and releases it as its preview stands. */
async function release(made: Making, daysAgo: number, key = 'judging'): Promise<void> {
  await act(made, key, { name: 'close', daysAgo: daysAgo + 1 });
  const { digest } = await look<{ digest: string }>(made, key, { name: 'preview' });
  await act(made, key, { name: 'release', daysAgo, input: { digest } });
}

/** A photo contest from the first photo to the certificates. */
export async function judgedPhotos(given: Happening, { from, to }: Days): Promise<void> {
  const made = await making(given, 71);
  await change(made, 'awards', { tiers: photoTiers, organisers: null }, from);
  await handInPhotos(made, morePhotos.slice(0, 20), { from: from - 1, to: to + 20 });
  await judge(made, { daysAgo: to + 15 });
  await release(made, to + 9);
  await award(made, to + 5);
}

/** A photo contest whose works hang in an exhibition that is open. */
export async function exhibitedPhotos(given: Happening, { from }: Days): Promise<void> {
  const made = await making(given, 81);
  const { tiers, zones, foreword, forewordEn } = demoExhibition;
  await change(made, 'awards', { tiers, organisers: null }, from);
  await change(made, 'gallery', { foreword, forewordEn, zones }, from);
  await handInPhotos(made, demoWorks, { from: from - 1, to: from - 16 });
  await judge(made, { daysAgo: from - 18, order: demoWorks.map(({ title }) => title) });
  await release(made, from - 20);
  await award(made, from - 21);
  await act(made, 'gallery', { name: 'open', daysAgo: from - 23 });
}

/** A photo contest that is taking works. */
export async function openPhotos(given: Happening, { from }: Days): Promise<void> {
  await handInPhotos(await making(given, 72), morePhotos.slice(20), { from: from - 1, to: 0.2 });
}

/** Essays that are being read: the demo's judge still has some to do, another is late. */
export async function essaysInReading(given: Happening, { from }: Days): Promise<void> {
  const made = await making(given, 73);
  await change(made, 'works', { text: { required: true, least: 100, most: 3000 } }, from);
  await change(made, 'judging', { assign: 'all' }, from);
  for (const [turn, [title, text]] of essays.entries()) {
    const person = made.here[turn];
    if (!person) return;
    const as = scopeOf(made, { name: person.name, personId: person.id });
    await act(made, 'works', {
      ...{ name: 'handIn', as, daysAgo: from - 1 - turn / 2 },
      input: { title, text, agreed: true },
    });
  }
  await judge(made, { daysAgo: 2, left: { first: 4, last: 1 } });
}

/** Teams sing a preliminary and a live final, the best of each category are awarded, and sing again in the award show. */
export async function sungContest(given: Happening, { from, to }: Days): Promise<void> {
  const made = await making(given, 74);
  await change(made, 'teams', { categories: demoCategories }, from);
  await change(made, 'preliminary', { topOf: songPromotion }, from);
  await change(made, 'awards', { tiers: songTiers, organisers: null }, from);
  await enrolTeams(made, demoTeams, from - 1);
  await hear(made, 'preliminary', to + 40);
  await release(made, to + 35, 'preliminary');
  await perform(made, 'final', to + 10);
  await release(made, to + 8, 'final');
  await award(made, to + 5);
  await stageShow(made, to + 1);
}

/** Teams have enrolled, and wait for the preliminary. */
export async function enrolledTeams(given: Happening, { from }: Days): Promise<void> {
  const made = await making(given, 75);
  await change(made, 'teams', { categories: demoCategories }, from);
  await enrolTeams(made, demoTeams, from - 1);
}
