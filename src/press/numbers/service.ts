import type { Holder } from '../../figures/holders/service.ts';
import { getIndicator, getReadable } from '../../figures/holders/service.ts';
import { type Figure, figuresOf } from '../../figures/reading/service.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { KeptLink, NumberLink } from '../contract.ts';

const idOf = ({ indicator, holder, period }: NumberLink) => [indicator, holder.kind, holder.id, period].join(' ');

/** What each link's figure is now, by the link's key. */
async function readNow(db: Db | Trx, federationId: string, links: readonly NumberLink[]): Promise<Map<string, Figure>> {
  const asked = new Map<string, { holder: Holder; period: string }>();
  for (const { holder, period } of links) asked.set(`${holder.kind} ${holder.id} ${period}`, { holder, period });
  const found = new Map<string, Figure[]>();
  for (const [id, { holder, period }] of asked) found.set(id, await figuresOf(db, { federationId, holder, period }));
  return new Map(
    links.flatMap((link) => {
      const figures = found.get(`${link.holder.kind} ${link.holder.id} ${link.period}`);
      const figure = figures?.find(({ indicator }) => indicator === link.indicator);
      return figure ? [[link.key, figure] as const] : [];
    }),
  );
}

/**
 * Links with the numbers of their figures: one kept before stays as it was, a new one is read now, and only where the
 * scope may read that holder's figures.
 * @throws figures.unknown-indicator, figures.unknown-programme, units.not-found, access.not-allowed
 */
export async function keepLinks(
  db: Db | Trx,
  scope: Scope,
  { links, before, now }: { links: readonly NumberLink[]; before: readonly KeptLink[]; now: Date },
): Promise<KeptLink[]> {
  const known = new Map(before.map((link) => [`${link.key} ${idOf(link)}`, link]));
  const fresh = links.filter((link) => !known.has(`${link.key} ${idOf(link)}`));
  const holders = new Map(fresh.map(({ holder }) => [`${holder.kind} ${holder.id}`, holder]));
  for (const holder of holders.values()) await getReadable(db, scope, holder);
  for (const { indicator } of fresh) getIndicator(indicator);
  const figures = await readNow(db, scope.federationId, fresh);
  return links.map(
    (link) =>
      known.get(`${link.key} ${idOf(link)}`) ?? {
        ...link,
        value: figures.get(link.key)?.value ?? 0,
        asOf: now.toISOString(),
      },
  );
}

/** Each link beside what its figure is now. */
export async function compareLinks(db: Db | Trx, federationId: string, links: readonly KeptLink[]) {
  const figures = await readNow(db, federationId, links);
  return links.map((link) => {
    const figure = figures.get(link.key);
    const now = figure?.value ?? 0;
    return {
      ...link,
      words: figure?.words ?? ([link.indicator, link.indicator] as [string, string]),
      unitOfMeasure: figure?.unitOfMeasure ?? (['', ''] as [string, string]),
      source: figure?.source ?? (['', ''] as [string, string]),
      now,
      same: now === link.value,
    };
  });
}
