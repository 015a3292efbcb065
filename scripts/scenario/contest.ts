import { type Client, forEachOf } from './client.ts';

interface Desk {
  entries: { entryId: string; state: string }[];
}
interface Sheet {
  version: number;
  criteria: { key: string; outOf: number; least: number }[];
}
interface Preview {
  digest: string;
  entries: number;
  missing: number;
}

/** What a judge thinks of a work: from 0 to 1, the same in every run. */
export type Taste = (entryId: string, judge: number, criterion: number) => number;

/** Judges are asked by the user names of their accounts, and the round begins. */
export async function startRound(
  officer: Client,
  { stageId, judges }: { stageId: string; judges: readonly Client[] },
): Promise<void> {
  for (const judge of judges) {
    const { account } = await judge.get<{ account: { id: string } }>('/me');
    await officer.post(`/stages/judging/${stageId}/invite`, { accountId: account.id });
  }
  await officer.post(`/stages/judging/${stageId}/start`, {});
}

/** Every judge marks every work that is assigned to them, one after the other, as on a phone. @returns sheets per judge */
export async function markAll(
  judges: readonly Client[],
  { stageId, taste, decimals = 0 }: { stageId: string; taste: Taste; decimals?: 0 | 1 },
): Promise<number[]> {
  return forEachOf(
    judges,
    async (judge, at) => {
      const { entries } = await judge.get<Desk>(`/stages/judging/${stageId}/desk`);
      for (const { entryId } of entries) {
        const { version, criteria } = await judge.get<Sheet>(`/stages/judging/${stageId}/sheet`, { entryId });
        const marks = Object.fromEntries(
          criteria.map(({ key, outOf, least }, index) => [
            key,
            Math.max(least, Math.round(taste(entryId, at, index) * outOf * 10 ** decimals) / 10 ** decimals),
          ]),
        );
        await judge.post(`/stages/judging/${stageId}/mark`, { entryId, version, marks });
      }
      return entries.length;
    },
    { atOnce: judges.length },
  );
}

/** Closes a round and releases what its preview shows. @returns how many go on */
export async function releaseRound(officer: Client, stageId: string): Promise<{ entries: number; on: number }> {
  await officer.post(`/stages/judging/${stageId}/close`, {});
  const { digest, entries } = await officer.get<Preview>(`/stages/judging/${stageId}/preview`);
  const { on } = await officer.post<{ on: number }>(`/stages/judging/${stageId}/release`, { digest });
  return { entries, on };
}

interface Draft {
  digest: string;
  tiers: { key: string; given: number }[];
  open: { tier: string; group: string; places: number; among: { subject: { kind: string; id: string } }[] }[];
  whys: { ok: boolean; words: string[] }[];
}

/** Decides ties at the edges of tiers for whoever stands first, then releases the awards. @returns how many ties were decided */
export async function releaseAwards(officer: Client, stageId: string): Promise<{ ties: number; awards: number }> {
  const path = `/stages/awards/${stageId}`;
  let ties = 0;
  for (;;) {
    const { open, digest } = await officer.get<Draft>(`${path}/draft`);
    const [tie] = open;
    if (!tie) return { ties, ...(await officer.post<{ awards: number }>(`${path}/release`, { digest })) };
    ties += 1;
    await officer.post(`${path}/decide`, {
      tier: tie.tier,
      group: tie.group,
      chosen: tie.among.slice(0, tie.places).map(({ subject }) => subject),
      reason: '同分同名次，评委会复议确定',
    });
  }
}
