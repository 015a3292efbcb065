import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import { fileTicket } from '../../platform/files/tickets.ts';
import type { StageContext } from '../service.ts';
import type { Settings } from './contract.ts';

export type Context = StageContext<Settings>;

export interface Key {
  federationId: string;
  stageId: string;
}
export const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** Locks the stage's books: limits and numbers hold only under it. */
export async function lockBooks(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .selectFrom('submissionBooks')
    .select('nextNumber')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .forUpdate()
    .executeTakeFirst();
}

/** The next number of a receipt; the books are locked. */
export async function takeNumber(trx: Trx, { federationId, stageId }: Key): Promise<number> {
  const { nextNumber } = await trx
    .updateTable('submissionBooks')
    .set((eb) => ({ nextNumber: eb('nextNumber', '+', 1) }))
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .returning('nextNumber')
    .executeTakeFirstOrThrow();
  return nextNumber - 1;
}

/** Works of a stage, with the union of who handed them in. */
export function selectWorks(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('submissionWorks as work')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'work.federationId').onRef('units.id', '=', 'work.unitId'),
    )
    .select([
      'work.id',
      'work.number',
      'work.personId',
      'work.teamId',
      'work.unitId',
      'units.name as unitName',
      'work.state',
      'work.category',
      'work.title',
      'work.description',
      'work.place',
      'work.takenOn',
      'work.text',
      'work.links',
      'work.agreedAt',
      'work.reason',
      'work.handInId',
      'work.changedAt',
      'work.handedInAt',
    ])
    .where('work.federationId', '=', federationId)
    .where('work.stageId', '=', stageId);
}
export type WorkRow = Awaited<ReturnType<ReturnType<typeof selectWorks>['executeTakeFirstOrThrow']>>;

export function findWork(trx: Trx, key: Key, workId: string): Promise<WorkRow | undefined> {
  return selectWorks(trx, key).where('work.id', '=', workId).executeTakeFirst();
}

/** Works of one person or of one team, oldest first. */
export function listOwned(
  trx: Trx,
  key: Key,
  { personId, teamId }: { personId: string; teamId: string | null },
): Promise<WorkRow[]> {
  const all = selectWorks(trx, key).orderBy('work.createdAt').orderBy('work.id');
  return (
    teamId
      ? all.where('work.teamId', '=', teamId)
      : all.where('work.personId', '=', personId).where('work.teamId', 'is', null)
  ).execute();
}

/** Works that name a person among their people, whoever handed them in. */
export function listNaming(trx: Trx, key: Key, personId: string): Promise<WorkRow[]> {
  return selectWorks(trx, key)
    .where((eb) =>
      eb.or([
        eb('work.personId', '=', personId),
        eb.exists(
          eb
            .selectFrom('submissionPeople as named')
            .select('named.id')
            .whereRef('named.federationId', '=', 'work.federationId')
            .whereRef('named.workId', '=', 'work.id')
            .where('named.personId', '=', personId),
        ),
      ]),
    )
    .orderBy('work.createdAt')
    .orderBy('work.id')
    .execute();
}

/** People of these works, in their order. */
export async function listPeople(trx: Trx, federationId: string, workIds: readonly string[]) {
  if (workIds.length === 0) return [];
  return trx
    .selectFrom('submissionPeople')
    .select(['id', 'workId', 'position', 'part', 'name', 'personId', 'phoneHash', 'phoneMasked'])
    .where('federationId', '=', federationId)
    .where('workId', 'in', [...workIds])
    .orderBy('workId')
    .orderBy('position')
    .execute();
}
export type PersonRow = Awaited<ReturnType<typeof listPeople>>[number];

/** Files of these works, in their order. */
export async function listFiles(trx: Trx, federationId: string, workIds: readonly string[]) {
  if (workIds.length === 0) return [];
  return trx
    .selectFrom('submissionFiles as part')
    .innerJoin('files', (join) =>
      join.onRef('files.federationId', '=', 'part.federationId').onRef('files.id', '=', 'part.fileId'),
    )
    .select([
      'part.workId',
      'part.position',
      'part.fileId',
      'part.kind',
      'part.caption',
      'files.name',
      'files.width',
      'files.height',
      sql<number>`coalesce(files.raw_bytes, files.bytes)`.as('bytes'),
    ])
    .where('part.federationId', '=', federationId)
    .where('part.workId', 'in', [...workIds])
    .orderBy('part.workId')
    .orderBy('part.position')
    .execute();
}
export type FileRow = Awaited<ReturnType<typeof listFiles>>[number];

/** An address that opens a file for whoever the stage shows it to. */
export function hrefOf({ house, stage, now }: Context, fileId: string): string {
  const ticket = fileTicket(house.keys.signing, { federationId: stage.federationId, fileId, now });
  return `/files/${fileId}?ticket=${ticket}`;
}
