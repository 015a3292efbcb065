import { systemScope } from '../../people/access/mint/service.ts';
import type { House } from '../../platform/house.ts';
import { issueBrief } from '../../press/issues/service.ts';
import { draftBrief } from '../../programmes/briefs/service.ts';

/** Programmes that have been written about, and whether the brief went out. */
const written: readonly (readonly [programme: string, isIssued: boolean])[] = [
  ['union-law-capital', true],
  ['apprentice-chaoyang', true],
  ['drivers-capital', false],
  ['couriers-chaoyang', false],
];

/** Drafts briefs from the records of some programmes, as an officer would by one press; two are issued. */
export async function loadBriefs(
  house: House,
  { federationId, programmeIds }: { federationId: string; programmeIds: ReadonlyMap<string, string> },
): Promise<number> {
  const scope = await systemScope(house, federationId, { name: '演示数据' });
  for (const [key, isIssued] of written) {
    const programmeId = programmeIds.get(key);
    if (!programmeId) throw new RangeError(`no demo programme ${key}`);
    const briefId = await draftBrief(house, scope, { programmeId });
    if (isIssued) await issueBrief(house, scope, { briefId, version: 1, keepNumbers: false });
  }
  return written.length;
}
