import { pick } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import type { UnitKind } from '../../units/rules.ts';
import { accessRefusals } from '../errors.ts';
import { readTops } from '../mint/queries.ts';
import { type Ability, abilities, actorOf, may, type Scope } from '../rules.ts';
import { readFederations } from './queries.ts';
import {
  type AccessSettings,
  accessSettings,
  accessSettingsOf,
  approvalOf,
  type FederationSettings,
  holidaysOf,
} from './rules.ts';

export interface Federation {
  id: string;
  name: string;
  /** That of the unit at its top; null or empty where there is none. */
  nameEn: string | null;
  shortName: string;
  domain: string | null;
  zone: string;
  demo: boolean;
  access: AccessSettings;
  /** Kinds of unit whose programmes a superior approves. */
  approval: UnitKind[];
  /** Days that differ from the national calendar, for counting working days. */
  holidays: FederationSettings['holidays'];
}

/** Federations change almost never; another process sees a change after this long. */
const KEPT_MS = 3000;
const kept = new WeakMap<object, { until: number; federations: Promise<Federation[]> }>();

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
  await demandOnTop(house, scope, 'grants.manage');
  return changeFederation(house, scope, 'access.change-settings', ({ settings }) => {
    const before = accessSettingsOf(settings);
    const after = accessSettings.parse({ ...before, ...change });
    return { before, after, row: { settings: JSON.stringify({ ...objectOf(settings), access: after }) } };
  });
}

/**
 * Changes what is given of the federation's own settings, for its administrators.
 * @throws access.not-allowed
 */
export async function changeFederationSettings(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  change: Partial<FederationSettings>,
): Promise<FederationSettings> {
  await demandOnTop(house, scope, 'settings.manage');
  return changeFederation(house, scope, 'access.change-federation', ({ name, shortName, settings }) => {
    const before = { name, shortName, approval: approvalOf(settings), holidays: holidaysOf(settings) };
    const after = { ...before, ...change };
    const { approval, holidays, ...names } = after;
    return {
      before,
      after,
      row: { ...names, settings: JSON.stringify({ ...objectOf(settings), approval, holidays }) },
    };
  });
}

async function demandOnTop(house: Pick<House, 'db'>, scope: Scope, ability: Ability): Promise<void> {
  const [top] = await readTops(house.db, scope.federationId);
  if (top && may(scope, ability, top.path)) return;
  throw accessRefusals.notAllowed({ unit: top?.name ?? '', ability: pick(abilities[ability], scope.lang) });
}

interface FederationRow {
  name: string;
  shortName: string;
  settings: unknown;
}

/** Reads the federation under a lock, writes what `change` makes of it, and keeps before and after in the trail. */
async function changeFederation<Settings extends object>(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  action: string,
  change: (row: FederationRow) => {
    before: Settings;
    after: Settings;
    row: { name?: string; shortName?: string; settings: string };
  },
): Promise<Settings> {
  const { federationId } = scope;
  const changed = await inTransaction(house.db, async (trx) => {
    const found = await trx
      .selectFrom('federations')
      .select(['name', 'shortName', 'settings'])
      .where('id', '=', federationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const { before, after, row } = change(found);
    await trx.updateTable('federations').set(row).where('id', '=', federationId).execute();
    await writeAudit(trx, {
      federationId,
      at: house.now(),
      actor: actorOf(scope),
      action,
      detail: { before, after },
      requestId: scope.requestId,
    });
    return after;
  });
  forgetFederations(house);
  return changed;
}

function objectOf(settings: unknown): object {
  return typeof settings === 'object' && settings !== null ? settings : {};
}

/** Read once by all who ask in the same moment: what is kept ends for all of a rush at once. */
function listFederations(house: Pick<House, 'db' | 'now'>): Promise<Federation[]> {
  const at = house.now().getTime();
  const held = kept.get(house.db);
  if (held && held.until > at) return held.federations;
  const federations = readAll(house);
  const fresh = { until: at + KEPT_MS, federations };
  kept.set(house.db, fresh);
  // An empty house is looked at anew each time: it is about to be set up, perhaps by another process.
  const drop = () => kept.get(house.db) === fresh && kept.delete(house.db);
  federations.then((found) => found.length === 0 && drop(), drop);
  return federations;
}

async function readAll(house: Pick<House, 'db'>): Promise<Federation[]> {
  return (await readFederations(house.db)).map(({ settings, ...row }) => ({
    ...row,
    access: accessSettingsOf(settings),
    approval: approvalOf(settings),
    holidays: holidaysOf(settings),
  }));
}
