import { foldFacts } from '../../figures/fold/service.ts';
import { dayOf } from '../../kernel/dates.ts';
import type { Scope } from '../../people/access/rules.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { pressRefusals } from '../errors.ts';
import { compareLinks } from '../numbers/service.ts';
import { takeNumbers } from '../queries.ts';
import { withNumbers } from '../rules.ts';
import { getBrief, keepTrail, lockDraft, writeDraft } from '../service.ts';

type Desk = Pick<House, 'db' | 'now'>;

/** Which numbers of a brief the records no longer say. @throws press.not-found */
export async function checkBrief(house: Desk, scope: Scope, briefId: string) {
  const brief = await getBrief(house.db, scope, briefId);
  await foldFacts(house);
  const numbers = await compareLinks(house.db, scope.federationId, brief.document.links);
  return {
    checkedAt: house.now(),
    differing: numbers.filter(({ same }) => !same).length,
    numbers: numbers.map(({ source: _, ...number }) => number),
  };
}

/** Puts what the records say now into a draft: its links, and wherever its text shows them. @throws press.* */
export async function refreshBrief(house: Desk, scope: Scope, wanted: { briefId: string; version: number }) {
  await foldFacts(house);
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const brief = await lockDraft(trx, scope, wanted);
    const { links } = brief.document;
    const numbers = await compareLinks(trx, scope.federationId, links);
    const fresh = links.map((link, at) => ({
      ...link,
      value: numbers[at]?.now ?? link.value,
      asOf: now.toISOString(),
    }));
    const changed = numbers.filter(({ same }) => !same).length;
    await keepTrail(trx, scope, { now, action: 'press.refresh', brief, detail: { changed } });
    return {
      version: await writeDraft(trx, { scope, brief, draft: withNumbers(brief.document, fresh), now }),
      changed,
    };
  });
}

/**
 * Gives a draft the next numbers of its unit; from then on nothing of it changes.
 * @throws press.not-found, issued, changed-meanwhile, numbers-moved
 */
export async function issueBrief(
  house: Desk,
  scope: Scope,
  { keepNumbers, ...wanted }: { briefId: string; version: number; keepNumbers: boolean },
) {
  await foldFacts(house);
  const now = house.now();
  const { federationId } = scope;
  return inTransaction(house.db, async (trx) => {
    const brief = await lockDraft(trx, scope, wanted);
    const numbers = await compareLinks(trx, federationId, brief.document.links);
    const moved = numbers.filter(({ same }) => !same);
    if (moved.length > 0 && !keepNumbers) throw pressRefusals.numbersMoved({ count: moved.length });
    const year = Number(dayOf(now, scope.zone).slice(0, 4));
    const issue = await takeNumbers(trx, { federationId, unitId: brief.unitId, year });
    await trx
      .updateTable('briefs')
      .set({ ...issue, year, state: 'issued', issuedAt: now, updatedAt: now, version: brief.version + 1 })
      .where('federationId', '=', federationId)
      .where('id', '=', brief.id)
      .execute();
    await keepTrail(trx, scope, {
      now,
      action: 'press.issue',
      brief,
      detail: { year, ...issue, ...(moved.length > 0 ? { numbersKept: moved.map(({ indicator }) => indicator) } : {}) },
    });
    return { year, ...issue };
  });
}
