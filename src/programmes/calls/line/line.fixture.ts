import { plantHall, type Worker } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import type { OnceKey } from '../../../platform/db/answers.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { takeTogether } from '../together/service.ts';
import { serveLines } from './service.ts';

/** A live enrolment, before which people can be put in line: whoever asks with `most` at nought. */
export async function plantLine(db: Db, settings: object = {}, window: { opensAt?: Date; closesAt?: Date } = {}) {
  const hall = await plantHall(db);
  const { programmeId, stageId } = await hall.live('enrolment', settings, window);
  const once = (who: Worker): OnceKey => ({
    federationId: hall.federationId,
    actorKey: `account:${who.scope.actor.kind === 'account' ? who.scope.actor.id : ''}`,
    key: `key of ${who.id}`,
    requestHash: Buffer.from('same'),
  });
  const ask = (who: Worker, most: number) =>
    takeTogether(hall.house, {
      ...{ scope: who.scope, most, once: once(who) },
      call: { kind: 'enrolment', stageId, name: 'enrol', input: { answers: {} } },
    }) as Promise<{ state: string; position: number | null }>;
  const standing = async () =>
    (
      await db
        .selectFrom('callLines')
        .select('personId')
        .where('stageId', '=', stageId)
        .orderBy('lot')
        .orderBy('askedAt')
        .orderBy('seq')
        .execute()
    ).map(({ personId }) => personId);
  const serve = async ({ afterMs = 1000 }: { afterMs?: number } = {}) => {
    hall.pass({ minutes: afterMs / 60_000 });
    await serveLines(hall.house, (federationId) => systemScope(hall.house, federationId));
  };
  const enrolled = () =>
    db.selectFrom('enrolments').select(['personId', 'state']).where('stageId', '=', stageId).orderBy('seq').execute();
  return { hall, programmeId, stageId, ask, standing, serve, enrolled };
}

/** What somebody is told, of a refusal its code and what it says. */
export const tell = async (asking: Promise<unknown>): Promise<unknown> =>
  asking.catch(({ code, params }: { code: string; params: object }) => ({ code, ...params }));
