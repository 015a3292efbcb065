import { type Client, forEachOf } from '../client.ts';
import type { House } from '../house.ts';
import { batchOf, listRows } from './places.ts';
import type { Applicant, Stay } from './plan.ts';

/** Somebody whose place becomes free, and who must be offered it. */
export interface Succession {
  leaves: Applicant;
  follows: Applicant;
}

/**
 * Somebody with a place in so many of these unions whom one of the waiting can follow, and who that is by the rules: the
 * first of the same union's waiting who wished for that batch. Places that become free together are of one batch, as else
 * the first could choose among them.
 */
export async function planSuccessions(
  officer: Client,
  stay: Stay,
  {
    unions,
    most,
    batch,
    asked,
    ranked,
    state,
  }: {
    unions: readonly number[];
    most: number;
    batch?: string;
    asked: readonly Applicant[];
    ranked: readonly { name: string; place: number | null }[];
    state: string;
  },
): Promise<Succession[]> {
  const rows = new Map((await listRows(officer, stay)).map((row) => [row.name, row]));
  const placeOf = new Map(ranked.map(({ name, place }) => [name, place ?? Number.POSITIVE_INFINITY]));
  const inOrder = asked.toSorted((a, b) => (placeOf.get(a.name) ?? 0) - (placeOf.get(b.name) ?? 0));
  const found = unions.flatMap((unit): Succession[] => {
    const union = inOrder.filter((each) => each.unit === unit);
    const waiting = union.filter(({ name }) => rows.get(name)?.state === 'waiting');
    for (const leaves of union.filter(({ name }) => rows.get(name)?.state === state)) {
      const held = batchOf(stay, rows.get(leaves.name)?.batch ?? '');
      if (batch !== undefined && held !== batch) continue;
      const follows = waiting.find(({ wishes }) => wishes.includes(held));
      if (follows) return [{ leaves, follows }];
    }
    return [];
  });
  if (found.length < most) throw new Error(`Only ${found.length} of ${most} places can be followed.`);
  return found.slice(0, most);
}

/** Takes the places that are offered to these. */
export async function confirmAll(house: House, { path }: Stay, applicants: readonly Applicant[]): Promise<void> {
  await forEachOf(applicants, async ({ phone }) => {
    const worker = await house.signIn(phone);
    await worker.post(`${path}/confirm`);
  });
}

export async function cancelAll(house: House, { path }: Stay, successions: readonly Succession[]): Promise<void> {
  await forEachOf(successions, async ({ leaves }) => {
    const worker = await house.signIn(leaves.phone);
    await worker.post(`${path}/cancel`);
  });
}

/** How many of those who must follow are offered a place now. */
export async function countOffered(officer: Client, stay: Stay, successions: readonly Succession[]): Promise<number> {
  const offered = new Set((await listRows(officer, stay, { state: 'offered' })).map(({ name }) => name));
  return successions.filter(({ follows }) => offered.has(follows.name)).length;
}
