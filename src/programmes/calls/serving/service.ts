import { sql } from 'kysely';
import { Refusal } from '../../../kernel/refusal.ts';
import { nobodyOf } from '../../../people/access/mint/service.ts';
import { findPersonId, type Scope } from '../../../people/access/rules.ts';
import { judgePersons } from '../../../people/members/audience/service.ts';
import { firstAnswers, keepAnswers, type OnceKey } from '../../../platform/db/answers.ts';
import { allOf, isDataError, isPgError, type Trx } from '../../../platform/db/connect.ts';
import { forgetKept } from '../../../platform/db/kept.ts';
import type { Settled } from '../../../platform/gather.ts';
import type { House } from '../../../platform/house.ts';
import { answerAgain, keptRefusal } from '../../../platform/http/idempotency.ts';
import type { Taken, Taker } from '../../../stages/service.ts';
import { programmeRefusals } from '../../errors.ts';
import { contextOf, getStageService } from '../../host/service.ts';
import { admitByAudience, admitToAction, getAction, type Place, type StageCall } from '../doors/service.ts';

/** Somebody's call that may be served with others. */
export interface KeyedCall {
  scope: Scope;
  call: StageCall;
  once: OnceKey | undefined;
  /** When it came in: who waited in line is judged by the time they asked. */
  askedAt: Date;
}

const OK = 200;
/** Not-null, foreign key, unique, check. */
const constraintFailures = ['23502', '23503', '23505', '23514'];
/** Serialization failure and deadlock: the whole transaction is tried again. */
const tryAgain = ['40001', '40P01'];

/** Whether a failure lies in what one of several sent, which the database cannot take. */
export function liesInOne(error: unknown): boolean {
  return isDataError(error) || isPgError(error, ...constraintFailures);
}

/** One transaction at one stage. */
export interface Stand {
  house: House;
  trx: Trx;
  now: Date;
  place: Place;
}

/**
 * Serves all of them in one transaction; what is refused to one hinders no other.
 * @param letNext called once whoever asks next may come up to the lock
 * @param keepsRefusals whether refusals are kept for their keys, of those who do not wait to hear them
 */
export async function serveIn(
  stand: Stand,
  calls: readonly KeyedCall[],
  { keepsRefusals = false, letNext = () => undefined }: { keepsRefusals?: boolean; letNext?: () => void } = {},
): Promise<Settled<unknown>[]> {
  const [first] = calls;
  if (!first) return [];
  const { trx, now, place } = stand;
  forgetKept(trx, { topic: place.programme.id, part: place.stage.id });
  const doors = await openDoors(stand, calls);
  const takers = doors.flatMap((door, at) => {
    const scope = calls[at]?.scope;
    return scope && 'input' in door ? [{ scope, input: door.input as never }] : [];
  });
  const taken = await take(stand, { call: first.call, takers, letNext });
  const inside = taken.settled.values();
  const settled = doors.map((door) => ('input' in door ? (inside.next().value ?? { error: unsettled() }) : door));
  const kept = keepAnswers(trx, {
    answers: calls.flatMap(({ once }, at) => {
      const [door, one] = [doors[at], settled[at]];
      if (!once || !one || !door) return [];
      if ('error' in one)
        return keepsRefusals && one.error instanceof Refusal ? [{ once, ...keptRefusal(one.error) }] : [];
      return 'input' in door ? [{ once, status: OK, answer: one.answer }] : [];
    }),
    now,
  });
  await allOf([taken.written, kept]);
  return settled;
}

export const unsettled = () => new Error('A call that was served with others has no answer.');

/** Behind a door: who had an answer before has it, who may not ask hears why, and the others may go in with what they ask. */
export type Door = Settled<unknown> | { input: unknown };

export async function openDoors({ trx, place, now }: Stand, calls: readonly KeyedCall[]): Promise<Door[]> {
  const [first] = calls;
  if (!first) return [];
  const declared = getAction(first.call);
  const [answered, whys] = await allOf([
    firstAnswers(
      trx,
      calls.map(({ once }) => once),
    ),
    judgePersons(trx, {
      federationId: first.scope.federationId,
      personIds: declared.audience ? calls.flatMap(({ scope }) => findPersonId(scope) ?? []) : [],
      audience: place.programme.audience,
      now,
    }),
  ]);
  return calls.map(({ scope, call, askedAt }, at) => {
    const before = answered[at];
    try {
      if (before) return { answer: answerAgain(before) };
      admitToAction(place, scope, { declared, now: askedAt });
      if (declared.audience) admitByAudience(scope, whys.get(findPersonId(scope) ?? '') ?? []);
      return { input: declared.input.parse(call.input) };
    } catch (error) {
      return { error };
    }
  });
}

async function take(
  { place, ...stand }: Stand,
  { call: { kind, name }, takers, letNext }: { call: StageCall; takers: readonly Taker<never>[]; letNext: () => void },
): Promise<Taken<unknown>> {
  const [first] = takers;
  if (!first) return { settled: [], written: Promise.resolve() };
  const service = getStageService(kind);
  const nobody = contextOf({ ...stand, ...place, scope: nobodyOf(first.scope) });
  const together = service.together?.[name];
  if (together?.fits(nobody.stage)) return together.take(nobody, takers, letNext);
  const act = service.actions[name];
  if (!act) throw programmeRefusals.unknownStage();
  const settled: Settled<unknown>[] = [];
  for (const { scope, input } of takers)
    settled.push(await settle(stand.trx, () => act(contextOf({ ...stand, ...place, scope }), input)));
  return { settled, written: Promise.resolve() };
}

/** What one of several does in a transaction that they share; where it fails, nothing of it stays. */
async function settle<Answer>(trx: Trx, work: () => Promise<Answer>): Promise<Settled<Answer>> {
  await sql`savepoint one_of_several`.execute(trx);
  try {
    const answer = await work();
    await sql`release savepoint one_of_several`.execute(trx);
    return { answer };
  } catch (error) {
    if (isPgError(error, ...tryAgain)) throw error;
    await sql`rollback to savepoint one_of_several`.execute(trx);
    return { error };
  }
}
