import { type Hall, plantHall, type Worker } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { Db } from '../../platform/db/connect.ts';
import type { ExplainView, OverviewView } from './contract.ts';
import type { DeskView, SheetView } from './sheets/contract.ts';

export interface PlantedJudge extends Worker {
  name: string;
  judgeId: string;
}

interface Given {
  settings?: object;
  /** How many enrol; of the eastern union unless told otherwise. */
  contestants?: number;
  /** How many judges are invited; of no union, so that none has a tie. */
  judges?: number;
  window?: { opensAt?: Date; closesAt?: Date };
}

/** A live programme where people enrol and are judged, with a third stage that takes whoever goes on. */
export async function plantRound(db: Db, { settings = {}, contestants = 3, judges = 3, window = {} }: Given = {}) {
  const hall: Hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment' },
    { kind: 'judging', settings: { subject: 'person', ...settings }, ...window },
    { kind: 'sessions' },
  ]);
  const [places = '', stageId = '', final = ''] = stageIds;
  const call = (name: string) => ({ kind: 'judging', stageId, name });
  const act = (scope: Scope, name: string, input: object = {}): Promise<never> => hall.act(scope, call(name), input);
  const look = (scope: Scope, name: string, query: object = {}): Promise<never> => hall.look(scope, call(name), query);

  const enrol = async (name: string, unitId = hall.eastPrimary.id): Promise<Worker> => {
    const worker = await hall.worker(name, { unitId });
    await hall.act(worker.scope, { kind: 'enrolment', stageId: places, name: 'enrol' });
    return worker;
  };
  const invite = async (name: string, given: object = {}, unitId: string | null = null): Promise<PlantedJudge> => {
    const worker = await hall.worker(name, { unitId });
    const { judgeId } = (await act(hall.officer, 'invite', { personId: worker.id, ...given })) as { judgeId: string };
    return { ...worker, name, judgeId };
  };
  const desk = (judge: Worker): Promise<DeskView> => look(judge.scope, 'desk');
  const sheet = (judge: Worker, entryId?: string): Promise<SheetView> =>
    look(judge.scope, 'sheet', entryId ? { entryId } : {});
  const mark = async (judge: Worker, entryId: string, marks: object, more: object = {}) => {
    const { version } = await sheet(judge, entryId);
    return act(judge.scope, 'mark', { entryId, version, marks, ...more }) as Promise<{
      version: number;
      complete: boolean;
      left: number;
      next: string | null;
    }>;
  };

  const people: Worker[] = [];
  for (let at = 1; at <= contestants; at++) people.push(await enrol(`选手${at}`));
  const panel: PlantedJudge[] = [];
  for (let at = 1; at <= judges; at++) panel.push(await invite(`评委${at}`));

  return {
    hall,
    programmeId,
    stageId,
    places,
    people,
    panel,
    enrol,
    invite,
    act,
    look,
    desk,
    sheet,
    mark,
    manage: (name: string, input: object = {}) => act(hall.officer, name, input),
    overview: (): Promise<OverviewView> => look(hall.officer, 'overview'),
    explain: (entryId: string): Promise<ExplainView> => look(hall.officer, 'explain', { entryId }),
    /** The entry that stands for a person. */
    entryOf: async (personId: string): Promise<string> => {
      const row = await db
        .selectFrom('judgingEntries')
        .select('id')
        .where('stageId', '=', stageId)
        .where('subjectId', '=', personId)
        .executeTakeFirstOrThrow();
      return row.id;
    },
    /** Every judge gives every person these marks in all: one row per person. */
    markAll: async (rows: readonly (readonly number[])[]) => {
      for (const [at, row] of rows.entries()) {
        const person = people[at];
        if (!person) continue;
        const entry = await db
          .selectFrom('judgingEntries')
          .select('id')
          .where('stageId', '=', stageId)
          .where('subjectId', '=', person.id)
          .executeTakeFirstOrThrow();
        for (const [who, value] of row.entries()) {
          const judge = panel[who];
          if (judge) await mark(judge, entry.id, { 总体: value });
        }
      }
    },
    /** Releases what the preview shows. */
    release: async (more: object = {}): Promise<{ edition: number; on: number }> => {
      const { digest } = (await look(hall.officer, 'preview')) as { digest: string };
      return act(hall.officer, 'release', { digest, ...more });
    },
    /** Who stands in the stage after, with the result that came along. */
    finalists: () =>
      hall
        .inside({ programmeId, stageId: final }, ({ host }) => host.subjects())
        .then((subjects) =>
          subjects.map(({ id, result }) => ({ person: people.findIndex((each) => each.id === id) + 1, result })),
        ),
  };
}
