import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';
import { NEAR_BITS } from '../rules.ts';

/** A file of this work that the same person brings with another work of theirs. */
export function findSameOfPerson(
  trx: Trx,
  { federationId, stageId }: Key,
  { workId, personId }: { workId: string; personId: string },
) {
  return trx
    .selectFrom('submissionFiles as part')
    .innerJoin('files as mine', (join) =>
      join.onRef('mine.federationId', '=', 'part.federationId').onRef('mine.id', '=', 'part.fileId'),
    )
    .innerJoin('submissionWorks as other', (join) =>
      join
        .onRef('other.federationId', '=', 'part.federationId')
        .on('other.stageId', '=', stageId)
        .on('other.personId', '=', personId)
        .on('other.state', 'in', ['draft', 'handed-in', 'disqualified']),
    )
    .innerJoin('submissionFiles as otherPart', (join) =>
      join.onRef('otherPart.federationId', '=', 'part.federationId').onRef('otherPart.workId', '=', 'other.id'),
    )
    .innerJoin('files as theirs', (join) =>
      join.onRef('theirs.federationId', '=', 'part.federationId').onRef('theirs.id', '=', 'otherPart.fileId'),
    )
    .select(['mine.name', 'other.title'])
    .where('part.federationId', '=', federationId)
    .where('part.workId', '=', workId)
    .where((eb) =>
      eb.or([
        eb('other.id', '<>', workId),
        // The same file twice within one work.
        eb('otherPart.position', '<', eb.ref('part.position')),
      ]),
    )
    .where(sql<boolean>`coalesce(mine.raw_sha256, mine.sha256) = coalesce(theirs.raw_sha256, theirs.sha256)`)
    .limit(1)
    .executeTakeFirst();
}

/**
 * Finds pictures like those of this work among all works of the federation that were handed in, here and in earlier
 * contests, by the bits of their hashes; turned ones too. The nearest pair of pictures speaks for a pair of works.
 */
export async function comparePictures(
  trx: Trx,
  { federationId, workId, now }: { federationId: string; workId: string; now: Date },
) {
  await trx
    .deleteFrom('submissionLikenesses')
    .where('federationId', '=', federationId)
    .where((eb) => eb.or([eb('workId', '=', workId), eb('otherId', '=', workId)]))
    .where('kind', 'in', ['same', 'picture'])
    .execute();
  await sql`
    with mine as (
      select part.file_id, coalesce(files.raw_sha256, files.sha256) as digest, files.likeness
      from submission_files part
      join files on files.federation_id = part.federation_id and files.id = part.file_id
      where part.federation_id = ${federationId} and part.work_id = ${workId}
    ),
    theirs as (
      select part.work_id, part.file_id, coalesce(files.raw_sha256, files.sha256) as digest, files.likeness, files.mirrored
      from submission_works work
      join submission_files part on part.federation_id = work.federation_id and part.work_id = work.id
      join files on files.federation_id = part.federation_id and files.id = part.file_id
      where work.federation_id = ${federationId} and work.id <> ${workId} and work.state in ('handed-in', 'disqualified')
    ),
    pairs as (
      select theirs.work_id as other_id, mine.file_id, theirs.file_id as other_file_id,
        mine.digest = theirs.digest as is_same,
        case when mine.digest = theirs.digest then 0 else least(
          bit_count((mine.likeness # theirs.likeness)::bit(64)),
          bit_count((mine.likeness # theirs.mirrored)::bit(64))
        ) end as bits
      from mine cross join theirs
    ),
    nearest as (
      select distinct on (other_id) other_id, file_id, other_file_id, is_same, bits
      from pairs
      where bits <= ${NEAR_BITS}
      order by other_id, is_same desc, bits
    )
    insert into submission_likenesses
      (federation_id, work_id, other_id, kind, score, file_id, other_file_id, found_at)
    select ${federationId}, ${workId}, other_id, case when is_same then 'same' else 'picture' end,
      round((64 - bits)::numeric / 64, 3), file_id, other_file_id, ${now}
    from nearest
  `.execute(trx);
}

/** Fingerprints of all other texts of the stage that were handed in. */
export function listFingerprints(trx: Trx, { federationId, stageId }: Key, workId: string) {
  return trx
    .selectFrom('submissionWorks')
    .select(['id', 'fingerprints'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('id', '<>', workId)
    .where('state', 'in', ['handed-in', 'disqualified'])
    .where((eb) => eb.fn<number>('octet_length', ['fingerprints']), '>', 0)
    .execute();
}

/** Pairs in which this work is one side, each with the clearance that still holds for it in this contest. */
export function listLikenesses(trx: Trx, { federationId, stageId }: Key, workId: string) {
  return trx
    .selectFrom('submissionLikenesses as likeness')
    .leftJoin('submissionClearances as cleared', (join) =>
      join
        .onRef('cleared.federationId', '=', 'likeness.federationId')
        .on('cleared.stageId', '=', stageId)
        .on('cleared.workId', '=', sql<string>`least(likeness.work_id, likeness.other_id)`)
        .on('cleared.otherId', '=', sql<string>`greatest(likeness.work_id, likeness.other_id)`)
        .onRef('cleared.at', '>=', 'likeness.foundAt'),
    )
    .select([
      ...(['likeness.workId', 'likeness.otherId', 'kind', 'score', 'fileId', 'otherFileId'] as const),
      'likeness.foundAt',
      ...(['cleared.at', 'cleared.actorName', 'cleared.note'] as const),
    ])
    .where('likeness.federationId', '=', federationId)
    .where((eb) => eb.or([eb('likeness.workId', '=', workId), eb('likeness.otherId', '=', workId)]))
    .orderBy('score', 'desc')
    .execute();
}
export type LikenessRow = Awaited<ReturnType<typeof listLikenesses>>[number];

/** To select from: pairs in which a `work` is one side, and which nobody of its contest has cleared since they were found. */
export const openLikenesses = sql`submission_likenesses likeness
  where likeness.federation_id = work.federation_id
    and work.id in (likeness.work_id, likeness.other_id)
    and not exists (
      select from submission_clearances cleared
      where cleared.federation_id = likeness.federation_id
        and cleared.stage_id = work.stage_id
        and cleared.work_id = least(likeness.work_id, likeness.other_id)
        and cleared.other_id = greatest(likeness.work_id, likeness.other_id)
        and cleared.at >= likeness.found_at
    )`;
