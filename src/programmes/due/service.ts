import type { Scope } from '../../people/access/rules.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { forgetKept } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import { enterGate } from '../calls/gate/queries.ts';
import { contextOf, getStageService } from '../host/service.ts';
import { liveStates, type ProgrammeState, programmeStates } from '../life/rules.ts';
import { findStage, getProgramme } from '../queries.ts';
import { stageManifests } from '../stages/register.ts';

const everyState = Object.keys(programmeStates) as ProgrammeState[];

/**
 * Does what has become due in stages of live programmes, such as offers whose time is over: each stage in a transaction of
 * its own, as the system; and erases what is not kept for ever, in programmes of any state. A stage that fails hinders no other, and is tried again the next time.
 * @returns how many stages had something due
 */
export async function runDueStages(house: House, scopeOf: (federationId: string) => Promise<Scope>): Promise<number> {
  const now = house.now();
  let count = 0;
  const works = stageManifests.flatMap(({ kind }) => {
    const { due, erases } = getStageService(kind);
    return [...(due ? [{ due, states: liveStates }] : []), ...(erases ? [{ due: erases, states: everyState }] : [])];
  });
  for (const { due, states } of works) {
    const ids = (await due.list(house.db, now)).map(({ stageId }) => stageId);
    if (ids.length === 0) continue;
    const live = await house.db
      .selectFrom('stages')
      .innerJoin('programmes', (join) =>
        join
          .onRef('programmes.federationId', '=', 'stages.federationId')
          .onRef('programmes.id', '=', 'stages.programmeId'),
      )
      .select(['stages.federationId', 'stages.id', 'stages.programmeId'])
      .where('stages.id', 'in', ids)
      .where('programmes.state', 'in', [...states])
      .execute();
    for (const { federationId, id, programmeId } of live) {
      const scope = await scopeOf(federationId);
      await inTransaction(house.db, async (trx) => {
        forgetKept(trx, { topic: programmeId, part: id });
        await enterGate(trx, { stageId: id });
        const programme = await getProgramme(trx, scope, programmeId);
        // Stopped meanwhile.
        if (!states.some((state) => state === programme.state)) return;
        const stage = await findStage(trx, scope, id);
        if (stage) await due.run(contextOf({ house, trx, scope, now, programme, stage }));
      }).catch((error: unknown) => house.log.error({ err: error, stage: id }, 'what was due in a stage failed'));
      count += 1;
    }
  }
  return count;
}
