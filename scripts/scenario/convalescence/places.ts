import type { Checks } from '../checks.ts';
import { type Client, forEachOf, refusalOf } from '../client.ts';
import type { House } from '../house.ts';
import type { Scales } from '../scenario.ts';
import type { Applicant, Stay } from './plan.ts';

const PAGE = 500;
const REASON = '带病坚守岗位，工会委员会会议决定';
const HAND_POINTS = 50;

export interface Row {
  id: string;
  name: string;
  unitName: string;
  state: string;
  batch: string;
  health: string;
}

interface Ranked {
  id: string;
  name: string;
  unitName: string;
  place: number | null;
  points: number;
}

/** A whole list, page by page. */
export async function listAll<Item>(
  officer: Client,
  path: string,
  query: Record<string, string> = {},
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await officer.get<{ items: Item[]; nextCursor: string | null }>(path, {
      ...query,
      limit: PAGE,
      cursor,
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

export const listRows = (officer: Client, { path }: Stay, query: Record<string, string> = {}) =>
  listAll<Row>(officer, `${path}/enrolments`, query);

/** Everybody asks on their own phone; whoever went too recently is told so. @returns who asked */
export async function askAll(
  house: House,
  { path }: Stay,
  { applicants, checks }: { applicants: readonly Applicant[]; checks: Checks },
): Promise<Applicant[]> {
  const outcomes = await forEachOf(applicants, async ({ phone, hardPost, wishes }) => {
    const worker = await house.signIn(phone);
    return refusalOf(
      worker.post(`${path}/enrol`, { answers: { fit: true, hardPost, emergency: '家属 13900000000' }, wishes }),
    );
  });
  const asked = applicants.filter((_, at) => outcomes[at] === 'done');
  const recently = applicants.filter(({ went }) => went === 'recently').length;
  checks.same(
    'refused: went within three years',
    recently,
    outcomes.filter((code) => code === 'enrolment.gatesMissed').length,
  );
  checks.same('workers who asked for a place', applicants.length - recently, asked.length);
  return asked;
}

/** One rank is changed by hand, for a reason that the worker reads; then places are given out. */
export async function allot(
  house: House,
  stay: Stay,
  { asked, scales, checks }: { asked: readonly Applicant[]; scales: Scales['convalescence']; checks: Checks },
): Promise<Ranked[]> {
  const { officer } = house;
  const { path, programme } = stay;
  const lifted = asked.find(({ points }) => points === 0) ?? asked[0];
  const before = await listRows(officer, stay);
  const enrolmentId = before.find(({ name }) => name === lifted?.name)?.id;
  checks.same(
    'a rank changed by hand without a reason',
    'request.invalid',
    await refusalOf(officer.post(`${path}/add-points`, { enrolmentId, points: HAND_POINTS, reason: '' })),
  );
  await officer.post(`${path}/add-points`, { enrolmentId, points: HAND_POINTS, reason: REASON });
  const worker = await house.signIn(lifted?.phone ?? '');
  const claim = await worker.get<{ byHand: { reason: string }[] }>(`${path}/claim`);
  checks.same('the reason, as the worker reads it', REASON, claim.byHand[0]?.reason);

  const { stages } = await officer.get<{ stages: { id: string; version: number }[] }>(`/programmes/${programme.id}`);
  const stage = stages.find(({ id }) => id === programme.stages.places);
  await officer.patch(`/programmes/${programme.id}/stages/${stage?.id}`, {
    closesAt: new Date(Date.now() - 1000),
    version: stage?.version,
  });
  const { digest } = await officer.get<{ digest: string }>(`${path}/allotment`);
  await officer.post(`${path}/allot`, { digest });

  const ranked = await listAll<Ranked>(officer, `${path}/applicants`);
  const expected = new Map(
    asked.map(({ name, points }) => [name, points + (name === lifted?.name ? HAND_POINTS : 0)] as const),
  );
  checks.same(
    'points that differ from the records',
    0,
    ranked.filter(({ name, points }) => expected.get(name) !== points).length,
  );
  const rows = await listRows(officer, stay);
  const served = new Set(rows.filter(({ state }) => state === 'offered').map(({ name }) => name));
  checks.atLeast('workers with a place', scales.workers.atLeast, served.size);
  const passedOver = [...Map.groupBy(ranked, ({ unitName }) => unitName).values()].flatMap((union) => {
    const last = Math.max(...union.filter(({ name }) => served.has(name)).map(({ place }) => place ?? 0));
    return union.filter(({ name, place }) => !served.has(name) && place !== null && place < last);
  });
  checks.same('passed over under the quota of their union', 0, passedOver.length);
  const wishesOf = new Map(asked.map(({ name, wishes }) => [name, wishes]));
  const first = rows.filter(
    ({ name, batch }) =>
      batch !== '' && stay.batches.some(({ key }) => wishesOf.get(name)?.[0] === key && batchOf(stay, batch) === key),
  );
  checks.atLeast('of them in the batch of their first wish', Math.ceil(served.size / 2), first.length);
  return ranked;
}

/** The key of a batch by what it is called. */
export function batchOf({ batches }: Stay, label: string): string {
  const numerals = [...'一二三四五六七八九十'];
  const at = numerals.indexOf(label.slice(1, -1));
  return batches[at]?.key ?? '';
}

/** Neither a quota nor a batch has given out more than it has, by the public books and by the list. */
export async function checkBooks(
  officer: Client,
  stay: Stay,
  { scales, checks, when }: { scales: Scales['convalescence']; checks: Checks; when: string },
): Promise<void> {
  const { batches, quotas, taken } = await officer.get<{
    taken: number;
    batches: { places: number; taken: number }[];
    quotas: { places: number; taken: number }[];
  }>(`${stay.path}/places`);
  const over = [...batches, ...quotas].filter((part) => part.taken > part.places).length;
  checks.same(`quotas and batches exceeded ${when}`, 0, over);
  const rows = (await listRows(officer, stay)).filter(({ state }) => state === 'offered' || state === 'admitted');
  checks.same(`places taken ${when}, by the books and the list`, taken, rows.length);
  const most = (nameOf: (row: Row) => string) =>
    Math.max(...[...Map.groupBy(rows, nameOf).values()].map((group) => group.length));
  checks.same(
    `the fullest batch and union ${when}, by the list`,
    `${scales.placesOfABatch.ours} ${scales.quotaOfAUnion.ours}`,
    `${most(({ batch }) => batch)} ${most(({ unitName }) => unitName)}`,
  );
}
