import { plantHall, type Worker } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import { type Db, inTransaction } from '../../platform/db/connect.ts';
import type { DraftView } from './contract.ts';

export interface Standing {
  rank: number | null;
  score?: string;
  group?: string;
}

/**
 * A live programme whose people come ranked into the stage awards, as a round of judging hands them on; what is awarded
 * goes on to a further stage.
 */
export async function plantAwards(
  db: Db,
  { settings, standings, names }: { settings: object; standings: readonly Standing[]; names?: readonly string[] },
) {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row(
    [{ kind: 'enrolment' }, { kind: 'awards', settings }, { kind: 'sessions' }],
    { title: '“劳动者之光”摄影大赛' },
  );
  const [places = '', stageId = '', next = ''] = stageIds;
  const people: Worker[] = [];
  for (const index of standings.keys()) {
    const unitId = (index % 2 === 0 ? hall.eastPrimary : hall.westPrimary).id;
    const person = await hall.worker(names?.[index] ?? `职工${index + 1}`, { unitId });
    await hall.act(person.scope, { kind: 'enrolment', stageId: places, name: 'enrol' });
    people.push(person);
  }
  await hall.inside({ programmeId, stageId: places }, ({ host }) =>
    host.handOn(
      standings.map(({ rank, score = '', group = '' }, index) => ({
        kind: 'person',
        id: people[index]?.id ?? '',
        result: { rank, score, group },
      })),
    ),
  );
  const take = <Answer = { done: true }>(name: string, input: object = {}, scope: Scope = hall.officer) =>
    hall.act(scope, { kind: 'awards', stageId, name }, input) as Promise<Answer>;
  const look = <Answer>(name: string, scope: Scope = hall.officer, query: object = {}) =>
    hall.look(scope, { kind: 'awards', stageId, name }, query) as Promise<Answer>;
  const draft = () => look<DraftView>('draft');
  const subject = (index: number) => ({ kind: 'person' as const, id: people[index]?.id ?? '' });
  return {
    hall,
    programmeId,
    stageId,
    people,
    take,
    look,
    draft,
    subject,
    release: async () =>
      take<{ awards: number; certificates: number; honours: number }>('release', { digest: (await draft()).digest }),
    /** Who went on, and how. */
    handedOn: () => hall.inside({ programmeId, stageId: next }, ({ host }) => host.subjects()),
    certificates: () =>
      inTransaction(db, (trx) =>
        trx
          .selectFrom('certificates')
          .selectAll()
          .where('federationId', '=', hall.federationId)
          .where('batchId', '=', stageId)
          .orderBy('position')
          .execute(),
      ),
  };
}
