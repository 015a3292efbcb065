import { exactClockOf } from '../../../kernel/dates.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { actingFor } from '../../../people/access/mint/service.ts';
import { findPersonId, type Scope } from '../../../people/access/rules.ts';
import { allOf, inTransaction } from '../../../platform/db/connect.ts';
import type { Settled } from '../../../platform/gather.ts';
import type { House } from '../../../platform/house.ts';
import { drawNumber } from '../../../platform/ids.ts';
import { programmeRefusals } from '../../errors.ts';
import { liveStates } from '../../life/rules.ts';
import { findStage } from '../../queries.ts';
import { findPlace } from '../doors/service.ts';
import { enterGate } from '../gate/queries.ts';
import { type KeyedCall, liesInOne, openDoors, type Stand, serveIn, unsettled } from '../serving/service.ts';
import { callFirst, findLineOf, LAST_LOT, type LineKey, listOpenLines, listPlaces, standInLine } from './queries.ts';

/** How many are called from a line at once. */
const MOST_CALLED = 500;
/** What a line is thought to move by each second before it has been seen to move. */
const SUPPOSED_PER_SECOND = 500;

/**
 * Puts those who may ask into the line, and tells each their place.
 * @param until who asked before this moment gets a lot; nothing where no opening is gathered
 */
export async function standBehind(
  stand: Stand,
  calls: readonly KeyedCall[],
  { line, until }: { line: LineKey; until: Date | undefined },
): Promise<Settled<unknown>[]> {
  const { trx, now } = stand;
  const doors = await openDoors(stand, calls);
  const accountOf = ({ actor }: Scope): string => (actor.kind === 'account' ? actor.id : '');
  await standInLine(
    trx,
    line,
    doors.flatMap((door, at) => {
      const keyed = calls[at];
      if (!keyed || !('input' in door)) return [];
      const { scope, askedAt, once } = keyed;
      return {
        ...{ accountId: accountOf(scope), personId: findPersonId(scope) ?? '', input: door.input, askedAt, once },
        ...(until && askedAt < until
          ? { lot: drawNumber(LAST_LOT), notBefore: until }
          : { lot: LAST_LOT, notBefore: null }),
      };
    }),
  );
  const places = await listPlaces(
    trx,
    line,
    calls.flatMap(({ scope }) => findPersonId(scope) ?? []),
  );
  return doors.map((door, at) => {
    const scope = calls[at]?.scope;
    const standing = scope && places.get(findPersonId(scope) ?? '');
    if (!('input' in door) || !standing) return 'input' in door ? { error: unsettled() } : door;
    return { error: sayPlace(standing, { now, zone: scope.zone }) };
  });
}

/** Where somebody stands, as a refusal that says "not yet". */
export function sayPlace(
  { place, notBefore }: { place: number; notBefore: Date | null },
  { now, zone }: { now: Date; zone: string },
): Refusal {
  const left = notBefore ? Math.ceil((notBefore.getTime() - now.getTime()) / 1000) : 0;
  if (!notBefore || left <= 0)
    return programmeRefusals.inLine({ place, seconds: Math.ceil(place / SUPPOSED_PER_SECOND) });
  return programmeRefusals.gathered({ seconds: left, at: exactClockOf(notBefore, zone) });
}

/** Where the reader stands in a line of this stage, as a refusal that says "not yet"; nothing where they stand in none. */
export async function findMyPlace(house: House, scope: Scope, stageId: string): Promise<Refusal | undefined> {
  const personId = findPersonId(scope);
  if (!personId) return undefined;
  const { federationId, zone } = scope;
  const line = await findLineOf(house.db, { federationId, stageId, personId });
  if (!line) return undefined;
  const { action, isHeld } = line;
  const standing = (await listPlaces(house.db, { federationId, stageId, action }, [personId])).get(personId);
  if (standing && isHeld) return programmeRefusals.lineHeld({ place: standing.place });
  return standing && sayPlace(standing, { now: house.now(), zone });
}

/**
 * Serves who stands in lines, in their order, until nobody is left whose time has come: a batch of each line in turn. What
 * is wrong with one keeps no other from being served. Runs on one process at a time.
 * @param scopeOf the system's scope in a federation
 */
export async function serveLines(house: House, scopeOf: (federationId: string) => Promise<Scope>): Promise<void> {
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const line of await listOpenLines(house.db, house.now())) {
      try {
        const system = await scopeOf(line.federationId);
        if (await serveFirst(house, system, { line, most: MOST_CALLED })) isMoving = true;
      } catch (error) {
        house.log.error({ err: error, ...line }, 'a line could not be served');
      }
    }
  }
}

/** @returns whether anybody was served, so that more may stand there */
async function serveFirst(
  house: House,
  system: Scope,
  { line, most }: { line: LineKey; most: number },
): Promise<boolean> {
  const now = house.now();
  try {
    return await inTransaction(house.db, async (trx) => {
      const [, stage] = await allOf([enterGate(trx, line), findStage(trx, system, line.stageId)]);
      if (!stage) return false;
      const place = await findPlace(trx, system, { kind: stage.kind, stageId: stage.id });
      // Stopped meanwhile: everybody keeps their place.
      if (!liveStates.some((state) => state === place.programme.state)) return false;
      const standing = await callFirst(trx, line, { now, most });
      if (standing.length === 0) return false;
      // Who may no longer ask leaves the line as they would leave the house.
      const calls = standing
        .filter(({ acts }) => acts)
        .map(
          ({ accountId, personId, input, askedAt, once }): KeyedCall => ({
            scope: actingFor(system, { kind: 'account', id: accountId, name: '', personId }),
            call: { kind: stage.kind, stageId: stage.id, name: line.action, input },
            ...{ once, askedAt },
          }),
        );
      // Nobody waits for these answers: each is told when their key comes again.
      await serveIn({ house, trx, now, place }, calls, { keepsRefusals: true });
      return true;
    });
  } catch (error) {
    if (!liesInOne(error)) throw error;
    // What one of them sent the database cannot take: by halves, down to whoever sent it, who leaves the line unserved.
    if (most > 1) return serveFirst(house, system, { line, most: Math.ceil(most / 2) });
    house.log.error({ err: error, stageId: line.stageId }, 'somebody in a line could not be served');
    await inTransaction(house.db, (trx) => callFirst(trx, line, { now, most: 1 }));
    return true;
  }
}
