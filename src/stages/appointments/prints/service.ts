import { sql } from 'kysely';
import { addDays, momentOf } from '../../../kernel/dates.ts';
import type { ListQuery } from '../../../kernel/lists.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { appointmentRefusals } from '../errors.ts';
import { calledOf } from '../providers/service.ts';
import { type Context, keyOf, selectAppointments } from '../queries.ts';

/**
 * What is to be printed of the photos that the reader took, by the names that their files had in the camera.
 * @throws appointments.notProvider for whoever took none here
 */
export async function listPrints(context: Context, query: ListQuery & { day?: string | undefined }) {
  const { trx, scope, stage } = context;
  const { actor } = scope;
  if (actor.kind !== 'account') throw appointmentRefusals.notProvider();
  const taken = await trx
    .selectFrom('appointmentPhotos as photo')
    .innerJoin('appointments as held', (join) =>
      join.onRef('held.federationId', '=', 'photo.federationId').onRef('held.id', '=', 'photo.appointmentId'),
    )
    .select('photo.id')
    .where('photo.federationId', '=', stage.federationId)
    .where('held.stageId', '=', stage.id)
    .where('photo.takenBy', '=', actor.id)
    .limit(1)
    .executeTakeFirst();
  if (!taken) throw appointmentRefusals.notProvider();
  let rows = selectAppointments(trx, keyOf(context))
    .innerJoin('appointmentPhotos as photo', (join) =>
      join.onRef('photo.federationId', '=', 'held.federationId').onRef('photo.appointmentId', '=', 'held.id'),
    )
    .innerJoin('files as file', (join) =>
      join.onRef('file.federationId', '=', 'photo.federationId').onRef('file.id', '=', 'photo.fileId'),
    )
    .select(['photo.id as photoId', 'photo.caption', 'photo.prints', 'file.name as file'])
    .where('photo.takenBy', '=', actor.id)
    .where('photo.removedAt', 'is', null)
    .where('photo.prints', '>', 0);
  if (query.day)
    rows = rows
      .where('held.startsAt', '>=', momentOf(query.day, '00:00', scope.zone))
      .where('held.startsAt', '<', momentOf(addDays(query.day, 1), '00:00', scope.zone));
  if (query.q) rows = rows.where(sql<boolean>`coalesce(person.words, held.name) ilike ${containing(query.q)}`);
  const page = await pageOf(rows, query, {
    sorts: { startsAt: { by: sql`held.starts_at`, of: (row) => row.startsAt, filled: true } },
    id: { by: sql`photo.id`, of: (row) => row.photoId },
    defaultSort: 'startsAt',
  });
  return {
    ...page,
    items: page.items.map(({ photoId, startsAt, name, unitName, file, caption, prints }) => ({
      ...{
        id: photoId,
        startsAt,
        name: calledOf(context, { name }),
        unitName: unitName ?? '',
        file,
        caption,
        copies: prints,
      },
    })),
  };
}
