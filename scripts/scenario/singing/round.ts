import type { Checks } from '../checks.ts';
import { type Client, refusalOf } from '../client.ts';
import type { Taste } from '../contest.ts';
import type { House } from '../house.ts';
import type { Team } from './teams.ts';

const PAGE = 200;

export interface Entry {
  id: string;
  title: string;
}

/** What takes part in a round, as officers see it. */
export async function listEntries(officer: Client, stageId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const page = await officer.get<{ items: Entry[]; nextCursor: string | null }>(
      `/stages/judging/${stageId}/entries`,
      { limit: PAGE, cursor },
    );
    entries.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

/** Judges differ in strictness and in what they listen for, and agree about who sings better: a tenth of a mark each place. */
export function tasteOf(entries: readonly Entry[], teams: readonly Team[]): Taste {
  const places = new Map(teams.map(({ name, place }) => [name, place]));
  const place = new Map(entries.map(({ id, title }) => [id, places.get(title) ?? 0]));
  return (entryId, judge, criterion) => 0.97 - (place.get(entryId) ?? 0) / 100 + ((judge + criterion) % 3) / 100;
}

interface Act {
  entryId: string;
  title: string;
  state: string;
  score: string | null;
}
interface Live {
  acts: Act[];
  last: { title: string; score: string | null } | null;
}
interface Sheet {
  version: number;
  criteria: { key: string; outOf: number }[];
}

/**
 * Sings a whole live round: each act is called in the order that was drawn, marked by all judges on their phones, and its
 * score shown to the hall; the first few are held until the last of them is over.
 * @returns sheets given
 */
export async function perform(
  house: House,
  {
    stageId,
    judges,
    taste,
    held,
    checks,
  }: { stageId: string; judges: readonly Client[]; taste: Taste; held: number; checks: Checks },
): Promise<number> {
  const { officer } = house;
  const path = `/stages/judging/${stageId}`;
  const audience = house.visitor();
  const { acts } = await audience.get<Live>(`${path}/live`);
  let early = 0;
  let sheets = 0;
  const show = (entryId: string) => officer.post(`${path}/show-score`, { entryId });
  for (const [at, { entryId }] of acts.entries()) {
    await officer.post(`${path}/call-act`, { entryId });
    await Promise.all(
      judges.map(async (judge, who) => {
        const { version, criteria } = await judge.get<Sheet>(`${path}/sheet`, { entryId });
        const marks = Object.fromEntries(
          criteria.map(({ key, outOf }, index) => [key, Math.round(taste(entryId, who, index) * outOf * 10) / 10]),
        );
        await judge.post(`${path}/mark`, { entryId, version, marks });
        sheets += 1;
      }),
    );
    if (at < held) {
      if (at === 0) checks.same('shown while it is held', 'judging.actHeld', await refusalOf(show(entryId)));
      const seen = await audience.get<Live>(`${path}/live`);
      early += seen.acts.filter(({ score }) => score !== null).length;
      continue;
    }
    for (const waiting of at === held ? acts.slice(0, held) : []) await show(waiting.entryId);
    await show(entryId);
  }
  await officer.post(`${path}/call-act`, { entryId: null });
  checks.same('scores seen before they were shown', 0, early);
  const { acts: shown, last } = await audience.get<Live>(`${path}/live`);
  checks.same('acts whose score the hall saw', acts.length, shown.filter(({ score }) => score !== null).length);
  checks.same('the last score on the screen', acts.at(-1)?.title ?? '', last?.title);
  return sheets;
}

interface Results {
  releasedAt: string | null;
  categories: { category: string; rows: { title: string; rank: number; score: string | null; on: boolean }[] }[];
}
interface Preview {
  digest: string;
  cuts: { category: string; tied: { entryId: string; title: string }[]; free: number }[];
}

/**
 * Closes a round and releases it: sealed until then to a visitor and to an author, refused while equal ranks across a cut
 * are undecided, recomputed from the raw marks afterwards.
 * @returns titles of those who go on, by category as it is told
 */
export async function releaseChecked(
  house: House,
  {
    stageId,
    label,
    judge,
    author,
    mayGoOn,
    checks,
  }: {
    stageId: string;
    label: string;
    judge: Client;
    author: Client;
    mayGoOn: (title: string) => boolean;
    checks: Checks;
  },
): Promise<Map<string, string[]>> {
  const { officer } = house;
  const path = `/stages/judging/${stageId}`;
  const visitor = house.visitor();
  await officer.post(`${path}/close`, {});
  const sealed = await visitor.get<Results>(`${path}/results`);
  const own = await author.get<{ rank: number | null; score: string | null }[]>(`${path}/mine`);
  checks.same(`${label}: sealed to a visitor`, 0, sealed.categories.length);
  checks.same(
    `${label}: sealed to its author`,
    0,
    own.filter(({ rank, score }) => rank !== null || score !== null).length,
  );
  checks.same(`${label}: preview by a judge`, 'judging.sealed', await refusalOf(judge.get(`${path}/preview`)));
  const [late] = await listEntries(officer, stageId);
  const lateMark = judge.post(`${path}/mark`, { entryId: late?.id, version: 1, marks: {} });
  checks.same(`${label}: a late mark`, 'judging.notMarking', await refusalOf(lateMark));

  const { digest, cuts } = await officer.get<Preview>(`${path}/preview`);
  const tied = cuts.flatMap((cut) => cut.tied);
  const picked = tied.filter(({ title }) => mayGoOn(title)).map(({ entryId }) => entryId);
  if (tied.length > 0)
    checks.same(
      `${label}: released with ${tied.length} equal across the cut`,
      'judging.tiesUndecided',
      await refusalOf(officer.post(`${path}/release`, { digest })),
    );
  const ties = tied.length > 0 ? { rule: 'pick', entryIds: picked } : null;
  await officer.post(`${path}/release`, { digest, ties });
  checks.same(
    `${label}: released twice`,
    'judging.resultFixed',
    await refusalOf(officer.post(`${path}/release`, { digest, ties })),
  );
  const { equal } = await officer.get<{ equal: boolean }>(`${path}/verify`);
  checks.same(`${label}: recomputed from the raw marks`, 'equal', equal ? 'equal' : 'different');
  const { categories } = await visitor.get<Results>(`${path}/results`);
  return new Map(
    categories.map(({ category, rows }) => [category, rows.filter(({ on }) => on).map(({ title }) => title)]),
  );
}
