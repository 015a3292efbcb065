import { nobodyOf } from '../../../people/access/mint/service.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { Gatherer, type Settled } from '../../../platform/gather.ts';
import type { House } from '../../../platform/house.ts';
import { httpRefusals } from '../../../platform/http/errors.ts';
import { contextOf, getStageService } from '../../host/service.ts';
import { findPlace } from '../doors/service.ts';
import { hasLine } from '../line/queries.ts';
import { standBehind } from '../line/service.ts';
import { type KeyedCall, liesInOne, type Stand, serveIn } from '../serving/service.ts';

/** So many who wait in this process make a line that outlives it: about a second's work. */
const MOST_WAITING = 4000;
/** One person presses so often within the window; a script that presses on is told to wait and costs nothing more. */
const MOST_PRESSES = 10;
const PRESS_WINDOW_MS = 10_000;

interface Gatherers {
  /** By who presses what, the window that began first first. */
  presses: Map<string, { since: number; count: number }>;
  served: Gatherer<KeyedCall, unknown>;
  /** Of those who cannot be served now: they are put into the line together. */
  lined: Gatherer<KeyedCall, unknown>;
}

const gatherers = new WeakMap<House, Gatherers>();

function gatherersOf(house: House): Gatherers {
  const known = gatherers.get(house);
  if (known) return known;
  const made: Gatherers = {
    presses: new Map(),
    served: new Gatherer<KeyedCall, unknown>({ splits: liesInOne, run: (_key, calls) => serve(house, calls) }),
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
 * @throws request.unkeepable, too-many; programme.inLine, gathered: it was taken in; asked again, it tells its place and then its answer
 */
export async function takeTogether(house: House, { most = MOST_WAITING, ...asked }: Asked): Promise<unknown> {
  const { scope, call } = asked;
  const { served, lined, presses } = gatherersOf(house);
  const key = [scope.federationId, call.kind, call.stageId, call.name].join('/');
  // One call that the database cannot take would have its whole batch run again by halves.
  if (!isKeepable(call.input)) throw httpRefusals.unkeepable();
  const keyed = { ...asked, askedAt: house.now() };
  if (scope.actor.kind === 'account') countPress(presses, `${key}/${scope.actor.id}`, keyed.askedAt.getTime());
  return served.waiting(key) >= most ? lined.add(key, keyed) : served.add(key, keyed);
}

/** Whether the database keeps all texts in it: none with a NUL or half a surrogate pair. */
function isKeepable(given: unknown): boolean {
  if (typeof given === 'string') return !given.includes('\0') && given.isWellFormed();
  if (typeof given !== 'object' || given === null) return true;
  return Object.entries(given).every(([name, value]) => isKeepable(name) && isKeepable(value));
}

/** @throws request.too-many with the seconds until the window ends */
function countPress(presses: Gatherers['presses'], by: string, now: number): void {
  const window = presses.get(by);
  if (window && now - window.since < PRESS_WINDOW_MS) {
    window.count++;
    if (window.count > MOST_PRESSES)
      throw httpRefusals.tooMany({ seconds: Math.ceil((window.since + PRESS_WINDOW_MS - now) / 1000) });
    return;
  }
  // Windows that are over are forgotten; none is looked at twice, however many press.
  for (const [each, { since }] of presses) {
    if (now - since < PRESS_WINDOW_MS) break;
    presses.delete(each);
  }
  presses.delete(by);
  presses.set(by, { since: now, count: 1 });
}

export interface Asked extends Omit<KeyedCall, 'askedAt'> {
  /** Who comes when so many wait already stands in line. */
  most?: number;
}

/** How many wait in this process to be served together. */
export function waitingTogether(house: House): number {
  return gatherers.get(house)?.served.waiting() ?? 0;
}

/** One transaction for all of them; what is refused to one hinders no other. */
async function serve(
  house: House,
  calls: readonly KeyedCall[],
  { crowded = false }: { crowded?: boolean } = {},
): Promise<Settled<unknown>[]> {
  const [first] = calls;
  if (!first) return [];
  const { call, scope } = first;
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const stand = { house, trx, now, place: await findPlace(trx, scope, call) };
    const line = { federationId: scope.federationId, stageId: call.stageId, action: call.name };
    const until = gathersUntil(stand, first);
    if (crowded || until || (await hasLine(trx, line))) return standBehind(stand, calls, { line, until });
    return serveIn(stand, calls);
  });
}

/** Until when this stage gathers who comes, where it still does. */
function gathersUntil({ house, trx, now, place }: Stand, { scope, call }: KeyedCall): Date | undefined {
  const { stage } = contextOf({ house, trx, now, ...place, scope: nobodyOf(scope) });
  const until = getStageService(call.kind).together?.[call.name]?.gathersUntil?.(stage);
  return until && now < until ? until : undefined;
}
