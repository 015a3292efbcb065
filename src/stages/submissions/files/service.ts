import type { Bilingual } from '../../../kernel/words.ts';
import { actorOf } from '../../../people/access/rules.ts';
import { claimFiles } from '../../../platform/files/uploads.ts';
import type { WorkInput } from '../contract.ts';
import { submissionsRefusals } from '../errors.ts';
import { findSameOfPerson } from '../likenesses/queries.ts';
import { type Context, listFiles } from '../queries.ts';

const MEGABYTE = 1024 * 1024;

/**
 * Puts files into a work, in their order. Those that are new must have been uploaded by whoever sends them.
 * @throws submissions.unknownFile, notAsked, fileTooLarge, tooFewPixels, onlyPdf, sameAgain
 */
export async function writeFiles(
  context: Context,
  { workId, personId, files }: { workId: string; personId: string; files: WorkInput['files'] },
): Promise<void> {
  const { trx, stage, scope } = context;
  const { federationId } = stage;
  const held = new Map((await listFiles(trx, federationId, [workId])).map((file) => [file.fileId, file]));
  const asked = [...new Map(files.map((file) => [file.fileId, file])).values()];
  const fresh = asked.filter(({ fileId }) => !held.has(fileId)).map(({ fileId }) => fileId);
  const by = actorOf(scope).id;
  const claimed = by ? await claimFiles(trx, { federationId, ids: fresh, by, unitId: stage.unitId }) : [];
  if (claimed.length !== fresh.length)
    throw submissionsRefusals.unknownFile({}, [{ path: 'files', words: ['请重新上传', 'Upload it again'] }]);
  for (const file of claimed) admitFile(context, file);
  const kinds = new Map(
    [...held.values(), ...claimed.map((file) => ({ ...file, fileId: file.id }))].map((file) => [
      file.fileId,
      file.kind,
    ]),
  );
  await trx
    .deleteFrom('submissionFiles')
    .where('federationId', '=', federationId)
    .where('workId', '=', workId)
    .execute();
  if (asked.length > 0)
    await trx
      .insertInto('submissionFiles')
      .values(
        asked.map(({ fileId, caption }, position) => ({
          federationId,
          workId,
          position,
          fileId,
          kind: kinds.get(fileId) ?? 'document',
          caption,
        })),
      )
      .execute();
  const same = await findSameOfPerson(trx, { federationId, stageId: stage.id }, { workId, personId });
  if (same)
    throw submissionsRefusals.sameAgain({ name: same.name, title: same.title || same.name }, [
      { path: 'files', words: [`“${same.name}”已经交过`, `“${same.name}” was handed in before`] },
    ]);
}

interface Claimed {
  kind: string;
  name: string;
  contentType: string;
  bytes: number;
  rawBytes: number | null;
  width: number | null;
  height: number | null;
}

const kindWords = {
  picture: ['照片', 'photos'],
  document: ['文件', 'files'],
} as const satisfies Record<string, Bilingual>;

/** Whether a file may be part of a work here. */
function admitFile({ stage }: Context, { kind, name, contentType, bytes, rawBytes, width, height }: Claimed): void {
  const { pictures, files } = stage.settings;
  const wrong = (zh: string, en: string) => [{ path: 'files', words: [zh, en] as const }];
  const limits = kind === 'picture' ? pictures : files;
  if (!limits) {
    const what = kind === 'picture' ? kindWords.picture : kindWords.document;
    throw submissionsRefusals.notAsked({ what }, wrong(`不收${what[0]}`, `No ${what[1]} here`));
  }
  const size = rawBytes ?? bytes;
  if (size > limits.maxMegabytes * MEGABYTE)
    throw submissionsRefusals.fileTooLarge(
      { name, megabytes: (size / MEGABYTE).toFixed(1), most: limits.maxMegabytes },
      wrong(`“${name}”太大`, `“${name}” is too large`),
    );
  if (kind === 'picture' && pictures) {
    const pixels = Math.max(width ?? 0, height ?? 0);
    if (pixels < pictures.leastPixels)
      throw submissionsRefusals.tooFewPixels(
        { name, pixels, least: pictures.leastPixels },
        wrong(`“${name}”像素不够`, `“${name}” has too few pixels`),
      );
  } else if (files?.kinds === 'pdf' && contentType !== 'application/pdf')
    throw submissionsRefusals.onlyPdf({ name }, wrong(`“${name}”不是 PDF`, `“${name}” is no PDF`));
}
