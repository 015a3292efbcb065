import { type Hall, plantHall, type Worker } from '../../../test/programmes.ts';
import { actorOf } from '../../people/access/rules.ts';
import type { Db } from '../../platform/db/connect.ts';
import { keepDocument, keepPicture } from '../../platform/files/uploads.ts';
import { updateStage } from '../../programmes/arrange/service.ts';
import type { DeskView, WorkView } from './contract.ts';
import { startSubmissionJobs } from './jobs.ts';

/** What an author sends: complete for the default settings, but for its photos. */
export const essay = { pictures: null, text: { required: true, least: 10, most: 5000 } };
export const written = (more: object = {}) => ({ title: '我的师傅', agreed: true, ...more });

/** A live contest, and what authors and officers do there. */
export async function plantSubmissions(db: Db, given: object = {}, window: { opensAt?: Date; closesAt?: Date } = {}) {
  const hall: Hall = await plantHall(db);
  const { programmeId, stageId } = await hall.live('submissions', given, window);
  await startSubmissionJobs(hall.house);
  return desk(hall, { programmeId, stageId });
}

/** The desk of a contest that stands. */
export function desk(hall: Hall, { programmeId, stageId }: { programmeId: string; stageId: string }) {
  const call = (name: string) => ({ kind: 'submissions', stageId, name });
  return {
    hall,
    programmeId,
    stageId,
    /** Uploads a picture as this person. */
    upload: async (who: Worker, bytes: Buffer, name = '照片.jpg') => {
      const keeping = {
        federationId: hall.federationId,
        by: actorOf(who.scope).id ?? null,
        visibility: 'private' as const,
        original: true,
      };
      return (await keepPicture(hall.house, keeping, { name, bytes })).id;
    },
    attach: async (who: Worker, bytes: Buffer, name = '文件.pdf') => {
      const keeping = {
        federationId: hall.federationId,
        by: actorOf(who.scope).id ?? null,
        visibility: 'private' as const,
      };
      return (await keepDocument(hall.house, keeping, { name, bytes })).id;
    },
    save: (who: Worker, input: object): Promise<WorkView> => hall.act(who.scope, call('save'), input),
    handIn: (who: Worker, input: object): Promise<WorkView> => hall.act(who.scope, call('handIn'), input),
    withdraw: (who: Worker, workId: string): Promise<WorkView> => hall.act(who.scope, call('withdraw'), { workId }),
    discard: (who: Worker, workId: string) => hall.act(who.scope, call('discard'), { workId }),
    mine: (who: Worker): Promise<DeskView> => hall.look(who.scope, call('mine')),
    receipt: (who: Worker, workId: string): Promise<{ work: WorkView }> =>
      hall.look(who.scope, call('receipt'), { workId }),
    manage: (name: string, input: object) => hall.act(hall.officer, call(name), input),
    look: <Answer>(name: string, query: object = {}): Promise<Answer> =>
      hall.look(hall.officer, call(name), query) as Promise<Answer>,
    works: (
      filters: object = {},
    ): Promise<{ items: { id: string; title: string; flags: string; state: string }[]; total: number }> =>
      hall.look(hall.officer, call('works'), { limit: 100, ...filters }),
    /** What stands in the stages after, by work, with what it was handed on with. */
    handedOn: () =>
      hall.db
        .selectFrom('stageSubjects')
        .select(['subjectId', 'result'])
        .where('fromStageId', '=', stageId)
        .where('withdrawnAt', 'is', null)
        .orderBy('subjectId')
        .execute(),
    arrange: async (changes: object) => {
      const stage = (await hall.stages(programmeId)).find((each) => each.id === stageId);
      await updateStage(hall.house, hall.officer, {
        programmeId,
        stageId,
        version: stage?.version ?? 0,
        settings: { ...(stage?.settings as object), ...changes },
      });
    },
  };
}
