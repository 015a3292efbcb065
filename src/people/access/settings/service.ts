import { pick } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { accessRefusals } from '../errors.ts';
import { readTops } from '../mint/queries.ts';
import { abilities, actorOf, may, type Scope } from '../rules.ts';
import { readFederations } from './queries.ts';
import { type AccessSettings, accessSettings, accessSettingsOf } from './rules.ts';

export interface Federation {
  id: string;
  name: string;
  shortName: string;
  domain: string | null;
  zone: string;
  demo: boolean;
  access: AccessSettings;
}

/** Federations change almost never; another process sees a change after this long. */
const KEPT_MS = 3000;
const kept = new WeakMap<object, { until: number; federations: Federation[] }>();

/**
 * The federation that a host name stands for: the one with that domain, else the first without a domain, else the first.
 * @returns undefined while there is none
 */
export async function findFederation(
  house: Pick<House, 'db' | 'now'>,
  host: string | null | undefined,
): Promise<Federation | undefined> {
  const federations = await listFederations(house);
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return (
    federations.find((each) => each.domain !== null && each.domain.toLowerCase() === name) ??
    federations.find((each) => each.domain === null) ??
    federations[0]
  );
}

/** @throws Error where there is none: ids of federations come from scopes and jobs, never from outside. */
export async function getFederation(house: Pick<House, 'db' | 'now'>, federationId: string): Promise<Federation> {
  const find = async () => (await listFederations(house)).find((each) => each.id === federationId);
  let federation = await find();
  if (!federation) {
    forgetFederations(house);
    federation = await find();
  }
  if (!federation) throw new Error(`There is no federation ${federationId}.`);
  return federation;
}

/** After writing `federations`, so that this process sees it at once. */
export function forgetFederations(house: Pick<House, 'db'>): void {
  kept.delete(house.db);
}

/**
 * Changes what is given of the access settings, for security administrators of the whole federation.
 * @throws access.not-allowed
 */
export async function changeAccessSettings(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  change: Partial<AccessSettings>,
): Promise<AccessSettings> {
  const now = house.now();
  const { federationId } = scope;
  const [top] = await readTops(house.db, federationId);
  if (!top || !may(scope, 'grants.manage', top.path)) {
    const ability = pick(abilities['grants.manage'], scope.lang);
    throw accessRefusals.notAllowed({ unit: top?.name ?? '', ability });
  }
  const changed = await inTransaction(house.db, async (trx) => {
    const row = await trx
      .selectFrom('federations')
      .select('settings')
      .where('id', '=', federationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const before = accessSettingsOf(row.settings);
    const access = accessSettings.parse({ ...before, ...change });
    const whole = typeof row.settings === 'object' ? row.settings : {};
    await trx
      .updateTable('federations')
      .set({ settings: JSON.stringify({ ...whole, access }) })
      .where('id', '=', federationId)
      .execute();
    await writeAudit(trx, {
      federationId,
      at: now,
      actor: actorOf(scope),
      action: 'access.change-settings',
      detail: { before, after: access },
      requestId: scope.requestId,
    });
    return access;
  });
  forgetFederations(house);
  return changed;
}

async function listFederations(house: Pick<House, 'db' | 'now'>): Promise<Federation[]> {
  const at = house.now().getTime();
  const held = kept.get(house.db);
  if (held && held.until > at) return held.federations;
  const federations = (await readFederations(house.db)).map(({ settings, ...row }) => ({
    ...row,
    access: accessSettingsOf(settings),
  }));
  // An empty house is looked at anew each time: it is about to be set up, perhaps by another process.
  if (federations.length > 0) kept.set(house.db, { until: at + KEPT_MS, federations });
  return federations;
}
