import { plantHall, type Worker } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import { type Db, inTransaction } from '../../platform/db/connect.ts';
import { photo } from '../../platform/pictures/photo.fixture.ts';
import { finishLater } from '../../programmes/host/later/service.ts';
import type { Subject, SubjectResult } from '../service.ts';
import { desk, written } from '../submissions/submissions.fixture.ts';
import type { ExhibitionView, PieceView } from './contract.ts';

/** A live contest whose works are hung as they come: works by authors who agreed, in the gallery after. */
export async function plantGallery(
  db: Db,
  { settings = {}, asks = {}, window = {} }: { settings?: object; asks?: object; window?: object } = {},
) {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row(
    [
      { kind: 'submissions', settings: { text: { required: false, least: 0, most: 5000 }, ...asks } },
      { kind: 'gallery', settings, ...window },
    ],
    { title: '劳动者之光' },
  );
  const [works = '', stageId = ''] = stageIds;
  const contest = desk(hall, { programmeId, stageId: works });
  const call = (name: string) => ({ kind: 'gallery', stageId, name });
  const take = <Answer>(name: string, input: object = {}, scope: Scope = hall.officer) =>
    hall.act(scope, call(name), input) as Promise<Answer>;
  const look = <Answer>(name: string, query: object = {}, scope: Scope = hall.visitor()) =>
    hall.look(scope, call(name), query) as Promise<Answer>;
  return {
    hall,
    contest,
    programmeId,
    stageId,
    take,
    look,
    /** A work with one picture, handed in by a new worker. */
    work: async (title: string, more: object = {}): Promise<{ id: string; author: Worker }> => {
      const author = await hall.worker(`作者${title}`);
      const fileId = await contest.upload(author, await photo(seedOf(title)));
      const given = written({ title, files: [{ fileId, caption: `${title}的现场` }], ...more });
      const { id } = await contest.handIn(author, given);
      return { id, author };
    },
    /** Hands subjects on with a result, as the awards do. */
    hand: (subjects: (Subject & { result?: SubjectResult })[]) =>
      hall.inside({ programmeId, stageId: works }, ({ host }) => host.handOn(subjects)),
    takeBack: (subjects: Subject[]) =>
      hall.inside({ programmeId, stageId: works }, ({ host }) => host.takeBack(subjects)),
    exhibition: (scope?: Scope) => look<ExhibitionView>('exhibition', { page: 1 }, scope),
    titles: async (scope?: Scope) =>
      (await look<ExhibitionView>('exhibition', { page: 1 }, scope)).zones.flatMap(({ pieces }) =>
        pieces.map(({ title }) => title),
      ),
    piece: (pieceId: string, scope?: Scope) => look<PieceView>('piece', { pieceId }, scope),
    written: () => finishLater({ db }),
    days: () =>
      inTransaction(db, (trx) =>
        trx.selectFrom('galleryVisits').select(['day', 'visits']).where('stageId', '=', stageId).execute(),
      ),
  };
}

/** Another picture for each title. */
const seedOf = (title: string) =>
  [...title].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % 1_000_003;
