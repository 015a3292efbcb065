import { Refusal } from '../../kernel/refusal.ts';
import { nobodyOf } from '../../people/access/mint/service.ts';
import { findPersonId, type Scope } from '../../people/access/rules.ts';
import type { OnceKey } from '../../platform/db/answers.ts';
import { allOf, inTransaction } from '../../platform/db/connect.ts';
import { forgetKept, keepShared } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import { programmeRefusals } from '../errors.ts';
import { contextOf, getManifest, getStageService } from '../host/service.ts';
import { admitByAudience, admitTo, admitToAction, findPlace, getAction, type StageCall } from './doors/service.ts';
import { enterGate } from './gate/queries.ts';
import { takeTogether } from './together/service.ts';

/**
 * Takes a declared action of a stage: checks who, when and the audience, then runs it in one transaction; an action that
 * is declared `together` shares it with all who take it in the same moment.
 * @param once the request's key, where the first answer to it is kept in that transaction
 * @throws programme.unknown-stage, not-live, not-open-yet, window-over, not-for-you, access.*, request.key-reused
 */
export async function takeAction(house: House, scope: Scope, call: StageCall, once?: OnceKey): Promise<unknown> {
  const declared = getAction(call);
  if (declared.together) return takeTogether(house, { scope, call, once });
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const [, place] = await allOf([enterGate(trx, call), findPlace(trx, scope, call)]);
    admitToAction(place, scope, { declared, now });
    const act = getStageService(call.kind).actions[call.name];
    if (!act) throw programmeRefusals.unknownStage();
    forgetKept(trx, { topic: place.programme.id, part: place.stage.id });
    const context = contextOf({ house, trx, scope, now, ...place });
    if (declared.audience) admitByAudience(scope, await context.host.audience(findPersonId(scope) ?? ''));
    return act(context, declared.input.parse(call.input) as never);
  });
}

/**
 * Refuses whom `takeAction` would refuse for who they are and when they come: before the pictures of a form are kept.
 * @throws as takeAction, save for the audience and the input
 */
export async function admitAction(house: House, scope: Scope, call: Omit<StageCall, 'input'>): Promise<void> {
  admitToAction(await findPlace(house.db, scope, call), scope, { declared: getAction(call), now: house.now() });
}

/** Reads from a stage, as declared in its manifest. */
export async function read(house: House, scope: Scope, call: StageCall): Promise<unknown> {
  if (!getManifest(call.kind).reads[call.name]?.kept) return lookUp(house, scope, call);
  // What everybody may see is looked up for nobody; who may see more than everybody, such as a draft, looks for themselves.
  return readKept(house, nobodyOf(scope), call).catch((error: unknown) => {
    if (error instanceof Refusal && scope.actor.kind !== 'visitor') return lookUp(house, scope, call);
    throw error;
  });
}

async function readKept(house: House, nobody: Scope, call: StageCall): Promise<unknown> {
  const { federationId } = nobody;
  const { kind, stageId, name, input } = call;
  const programmeId = await keepShared(house.db, { topic: `${federationId} ${stageId}` }, 'programme', async () => {
    const { programme } = await findPlace(house.db, nobody, { kind, stageId });
    return programme.id;
  });
  return keepShared(house.db, { topic: programmeId, part: stageId }, `read ${name} ${JSON.stringify(input)}`, () =>
    lookUp(house, nobody, call),
  );
}

async function lookUp(house: House, scope: Scope, call: StageCall): Promise<unknown> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const place = await findPlace(trx, scope, call);
    const declared = getManifest(call.kind).reads[call.name];
    const look = getStageService(call.kind).reads[call.name];
    if (!declared || !look) throw programmeRefusals.unknownStage();
    admitTo(place, scope, declared.by);
    return look(contextOf({ house, trx, scope, now, ...place }), call.input as never);
  });
}
