import { type Hall, plantHall, type Worker } from '../../../test/programmes.ts';
import type { Db } from '../../platform/db/connect.ts';
import { updateStage } from '../../programmes/arrange/service.ts';

export interface Mine {
  id: string;
  state: string;
  position: number | null;
  team: { members: string[] } | null;
}

/** A live programme whose only stage is this enrolment, and what people and officers do there. */
export async function plantEnrolment(db: Db, given: object = {}) {
  const hall: Hall = await plantHall(db);
  const { programmeId, stageId } = await hall.live('enrolment', given);
  const call = (name: string) => ({ kind: 'enrolment', stageId, name });
  return {
    hall,
    programmeId,
    stageId,
    enrol: (who: Worker, input: object = {}): Promise<Mine> => hall.act(who.scope, call('enrol'), input),
    cancel: (who: Worker): Promise<Mine> => hall.act(who.scope, call('cancel')),
    confirm: (who: Worker): Promise<Mine> => hall.act(who.scope, call('confirm')),
    manage: (name: string, input: object): Promise<{ changed: number; outcomes: { state: string }[] }> =>
      hall.act(hall.officer, call(name), input),
    look: (who: Worker, name: string): Promise<never> => hall.look(who.scope, call(name)),
    /** Changes settings as the officer does. */
    arrange: async (changes: object) => {
      const [stage] = await hall.stages(programmeId);
      await updateStage(hall.house, hall.officer, {
        programmeId,
        stageId,
        version: stage?.version ?? 0,
        settings: { ...(stage?.settings as object), ...changes },
      });
    },
    books: async () => {
      const book = await db
        .selectFrom('enrolmentBooks')
        .select(['taken', 'waiting'])
        .where('stageId', '=', stageId)
        .executeTakeFirstOrThrow();
      const quotas = await db
        .selectFrom('enrolmentQuotas')
        .select(['unitId', 'taken'])
        .where('stageId', '=', stageId)
        .execute();
      const rows = await db
        .selectFrom('enrolments')
        .select(['state', 'places', 'quotaUnitId', 'seq', 'personId'])
        .where('stageId', '=', stageId)
        .orderBy('seq')
        .execute();
      const batches = await db
        .selectFrom('enrolmentBatches')
        .select(['key', 'taken'])
        .where('stageId', '=', stageId)
        .orderBy('key')
        .execute();
      return { ...book, quotas, batches, rows };
    },
  };
}
