import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';

/** Photos that were not taken back, with the latest word of whom they show; in the order in which they came. */
export function selectPhotos(trx: Trx, federationId: string) {
  return trx
    .selectFrom('appointmentPhotos as photo')
    .innerJoin('files as file', (join) =>
      join.onRef('file.federationId', '=', 'photo.federationId').onRef('file.id', '=', 'photo.fileId'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('appointmentConsents as said')
          .select(['said.exhibit', 'said.named', 'said.number', 'said.at'])
          .whereRef('said.federationId', '=', 'photo.federationId')
          .whereRef('said.photoId', '=', 'photo.id')
          .orderBy('said.number', 'desc')
          .limit(1)
          .as('answer'),
      (join) => join.onTrue(),
    )
    .select([
      'photo.id',
      'photo.appointmentId',
      'file.id as fileId',
      'photo.takenBy',
      'photo.caption',
      'photo.handedOverAt',
      'photo.prints',
      'file.width',
      'file.height',
      'answer.exhibit',
      'answer.named',
      'answer.number',
      'answer.at as answeredAt',
    ])
    .where('photo.federationId', '=', federationId)
    .where('photo.removedAt', 'is', null)
    .orderBy('photo.addedAt')
    .orderBy('photo.id');
}
export type PhotoRow = Awaited<ReturnType<ReturnType<typeof selectPhotos>['execute']>>[number];

export const listPhotos = (trx: Trx, federationId: string, appointmentId: string): Promise<PhotoRow[]> =>
  selectPhotos(trx, federationId).where('photo.appointmentId', '=', appointmentId).execute();

/** Of some appointments: how many photos nobody answered for yet, and how many may be shown. */
export async function countAnswers(
  trx: Trx,
  federationId: string,
  appointmentIds: readonly string[],
): Promise<Map<string, { unanswered: number; exhibited: number }>> {
  if (appointmentIds.length === 0) return new Map();
  const rows = await selectPhotos(trx, federationId)
    .where('photo.appointmentId', 'in', [...appointmentIds])
    .execute();
  const byAppointment = Map.groupBy(rows, ({ appointmentId }) => appointmentId);
  return new Map(
    [...byAppointment].map(([id, theirs]) => [
      id,
      {
        unanswered: theirs.filter(({ exhibit }) => exhibit === null).length,
        exhibited: theirs.filter(({ exhibit }) => exhibit === true).length,
      },
    ]),
  );
}

/** Appends what a person said of their photos. */
export async function keepConsents(
  trx: Trx,
  { federationId, at, via }: { federationId: string; at: Date; via: 'person' | 'code' },
  said: readonly { photoId: string; number: number; exhibit: boolean; named: boolean }[],
): Promise<void> {
  if (said.length === 0) return;
  await trx
    .insertInto('appointmentConsents')
    .values(said.map((each) => ({ federationId, id: newId(), ...each, givenBy: via, at })))
    .execute();
}

/** Marks photos as opened by whom they show. @returns those for which it is the first time */
export async function keepHandedOver(
  trx: Trx,
  { federationId, appointmentId, now }: { federationId: string; appointmentId: string; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update appointment_photos set handed_over_at = ${now}::timestamptz
     where federation_id = ${federationId} and appointment_id = ${appointmentId}
       and handed_over_at is null and removed_at is null
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Of these appointments, those with photos all of which this account took: an account named later opens none of them. */
export async function listTakenBy(
  trx: Trx,
  { federationId, accountId }: { federationId: string; accountId: string },
  appointmentIds: readonly string[],
): Promise<Set<string>> {
  if (appointmentIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('appointmentPhotos')
    .select('appointmentId')
    .where('federationId', '=', federationId)
    .where('appointmentId', 'in', [...appointmentIds])
    .where('removedAt', 'is', null)
    .groupBy('appointmentId')
    .having((eb) => eb.fn.agg<boolean>('bool_and', [eb('takenBy', '=', accountId)]), '=', true)
    .execute();
  return new Set(rows.map(({ appointmentId }) => appointmentId));
}
