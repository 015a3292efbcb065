import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import type { Context, Key } from '../queries.ts';
import { overlapOf, similarityOf, TEXT_SHOWN } from '../texts/rules.ts';
import { comparePictures, listFingerprints } from './queries.ts';

export const COMPARE_JOB = 'submissions.compare';
/** Fingerprints overlap a little less than the texts do, so that a rough look first asks for less than what is shown. */
const ROUGH_SHARE = TEXT_SHOWN / 2;
/** Texts that are read whole after the rough look. */
const READ_MOST = 40;

/** Has a work compared once its transaction is through: whoever hands in does not wait for it. */
export async function compareLater({ house, trx, stage }: Context, workId: string): Promise<void> {
  await house.jobs.enqueue(trx, COMPARE_JOB, { federationId: stage.federationId, stageId: stage.id, workId });
}

/** Compares a work with all others: its pictures within the federation, its text within the stage. */
export async function compareWork(
  house: Pick<House, 'db' | 'now'>,
  { federationId, stageId, workId }: Key & { workId: string },
): Promise<void> {
  await inTransaction(house.db, async (trx) => {
    const work = await trx
      .selectFrom('submissionWorks')
      .select(['state', 'text', 'fingerprints'])
      .where('federationId', '=', federationId)
      .where('stageId', '=', stageId)
      .where('id', '=', workId)
      // One comparison of a work at a time: a replacement handed in meanwhile brings its own.
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (work?.state !== 'handed-in') return;
    const now = house.now();
    await comparePictures(trx, { federationId, workId, now });
    await compareText(
      trx,
      { federationId, stageId },
      { workId, text: work.text, fingerprints: work.fingerprints, now },
    );
  });
}

async function compareText(
  trx: Trx,
  key: Key,
  { workId, text, fingerprints, now }: { workId: string; text: string; fingerprints: Buffer | null; now: Date },
): Promise<void> {
  const { federationId } = key;
  await trx
    .deleteFrom('submissionLikenesses')
    .where('federationId', '=', federationId)
    .where((eb) => eb.or([eb('workId', '=', workId), eb('otherId', '=', workId)]))
    .where('kind', '=', 'text')
    .execute();
  const mine = numbersOf(fingerprints);
  if (mine.length === 0) return;
  const rough = (await listFingerprints(trx, key, workId))
    .map(({ id, fingerprints: theirs }) => ({ id, share: overlapOf(mine, numbersOf(theirs)) }))
    .filter(({ share }) => share >= ROUGH_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, READ_MOST);
  if (rough.length === 0) return;
  const others = await trx
    .selectFrom('submissionWorks')
    .select(['id', 'text'])
    .where('federationId', '=', federationId)
    .where(
      'id',
      'in',
      rough.map(({ id }) => id),
    )
    .execute();
  const like = others
    .map((other) => ({ otherId: other.id, score: similarityOf(text, other.text) }))
    .filter(({ score }) => score >= TEXT_SHOWN);
  if (like.length === 0) return;
  await trx
    .insertInto('submissionLikenesses')
    .values(
      like.map(({ otherId, score }) => ({
        federationId,
        workId,
        otherId,
        kind: 'text',
        score: Math.round(score * 1000) / 1000,
        foundAt: now,
      })),
    )
    .execute();
}

/** Packed 32-bit numbers as `works/service.ts` wrote them. */
function numbersOf(bytes: Buffer | null): number[] {
  if (!bytes) return [];
  return Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32BE(at * 4));
}
