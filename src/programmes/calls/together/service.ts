import { nobodyOf } from '../../../people/access/mint/service.ts';
import { allOf, inTransaction } from '../../../platform/db/connect.ts';
import { Gatherer, type Settled } from '../../../platform/gather.ts';
import type { House } from '../../../platform/house.ts';
import { httpRefusals } from '../../../platform/http/errors.ts';
import { contextOf, getStageService } from '../../host/service.ts';
import { findPlace } from '../doors/service.ts';
import { enterGate } from '../gate/queries.ts';
import { hasLine, ON_THE_WAY_MS } from '../line/queries.ts';
import { standBehind } from '../line/service.ts';
import { type KeyedCall, liesInOne, type Stand, serveIn } from '../serving/service.ts';
import type { Presses } from './presses/rules.ts';
import { admitPress } from './presses/service.ts';

/** So many who wait in this process make a line that outlives it: about a second's work. */
const MOST_WAITING = 4000;

interface Gatherers {
  presses: Presses;
  /** When so many were last served at once, by the clock of `performance`. */
  rushedAt?: number;
  served: Gatherer<KeyedCall, unknown>;
  /** Of those who cannot be served now: they are put into the line together. */
  lined: Gatherer<KeyedCall, unknown>;
}

const gatherers = new WeakMap<House, Gatherers>();

function gatherersOf(house: House): Gatherers {
  const known = gatherers.get(house);
  if (known) return known;
  const made: Gatherers = {
    presses: { since: 0, counts: new Map() },
    served: new Gatherer<KeyedCall, unknown>({
      splits: liesInOne,
      run: (_key, calls, letNext) => {
        if (calls.length >= RUSH) made.rushedAt = performance.now();
        return serve(house, calls, { letNext });
      },
    }),
    lined: new Gatherer<KeyedCall, unknown>({
      splits: liesInOne,
      run: (_key, calls) => serve(house, calls, { crowded: true }),
    }),
  };
  gatherers.set(house, made);
  return made;
}

/**
 * Serves a call together with all that ask the same of the same stage in this moment. Where more ask than can be served,
 * the rest stand in a line that outlives the server.
 * @throws request.unkeepable, too-many; programme.device-presses, address-presses; programme.inLine, gathered: it was taken in; asked again, it tells its place and then its answer
 */
export async function takeTogether(house: House, { most = MOST_WAITING, ...asked }: Asked): Promise<unknown> {
  const { scope, call } = asked;
  const { served, lined, presses } = gatherersOf(house);
  const key = [scope.federationId, call.kind, call.stageId, call.name].join('/');
  // One call that the database cannot take would have its whole batch run again by halves.
  if (!isKeepable(call.input)) throw httpRefusals.unkeepable();
  const keyed = { ...asked, askedAt: house.now() };
  admitPress(house, presses, { scope, key, now: keyed.askedAt });
  return served.waiting(key) >= most ? lined.add(key, keyed) : served.add(key, keyed);
}

/** Whether the database keeps all texts in it: none with a NUL or half a surrogate pair. */
function isKeepable(given: unknown): boolean {
  if (typeof given === 'string') return !given.includes('\0') && given.isWellFormed();
  if (typeof given !== 'object' || given === null) return true;
  return Object.entries(given).every(([name, value]) => isKeepable(name) && isKeepable(value));
}

export interface Asked extends Omit<KeyedCall, 'askedAt'> {
  /** Who comes when so many wait already stands in line. */
  most?: number;
}

/** So many at once are a rush, and it lasts so long after the last of them. */
const RUSH = 50;
const RUSH_LASTS_MS = 2000;

/** Whether people press in this process now: what can wait a little leaves the machine to them. */
export function isRush(house: House): boolean {
  const rushedAt = gatherers.get(house)?.rushedAt;
  return rushedAt !== undefined && performance.now() - rushedAt < RUSH_LASTS_MS;
}

/** One transaction for all of them; what is refused to one hinders no other. */
async function serve(
  house: House,
  calls: readonly KeyedCall[],
  { crowded = false, letNext }: { crowded?: boolean; letNext?: () => void } = {},
): Promise<Settled<unknown>[]> {
  const [first] = calls;
  if (!first) return [];
  const { call, scope } = first;
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const line = { federationId: scope.federationId, stageId: call.stageId, action: call.name };
    const [, place, isLined] = await allOf([enterGate(trx, call), findPlace(trx, scope, call), hasLine(trx, line)]);
    const stand = { house, trx, now, place };
    const until = gathersUntil(stand, first);
    if (crowded || isLined || isGathered(calls, { until, now })) return standBehind(stand, calls, { line, until });
    return serveIn(stand, calls, { letNext });
  });
}

/** Until when this stage gathers who comes, if it does. */
function gathersUntil({ house, trx, now, place }: Stand, { scope, call }: KeyedCall): Date | undefined {
  const { stage } = contextOf({ house, trx, now, ...place, scope: nobodyOf(scope) });
  return getStageService(call.kind).together?.[call.name]?.gathersUntil?.(stage);
}

/** Whether somebody asked while it was gathered, or may have and be on the way: then nobody is served before the lots are. */
function isGathered(calls: readonly KeyedCall[], { until, now }: { until: Date | undefined; now: Date }): boolean {
  if (!until) return false;
  return now.getTime() < until.getTime() + ON_THE_WAY_MS || calls.some(({ askedAt }) => askedAt < until);
}
