import type { z } from 'zod';
import { actorOf, findPersonId } from '../../../people/access/rules.ts';
import { forgetKept } from '../../../platform/db/kept.ts';
import { newId } from '../../../platform/ids.ts';
import type { agreeInput, consentInput, MineView } from '../contract.ts';
import { galleryRefusals } from '../errors.ts';
import { isOnNow, keptPieces, loadPieces, type Piece, topicOf } from '../pieces/service.ts';
import { type Context, getGallery, keyOf, listAnswers } from '../queries.ts';
import { mayShow } from '../rules.ts';

/** Whether a piece shows or was made by this person. */
const isOf = (personId: string) => (piece: Piece) =>
  piece.kind !== 'team' &&
  (piece.card.people.some((each) => each.personId === personId && each.part !== 'mentor') ||
    (piece.kind === 'person' && piece.id === personId));

/** The reader's own pieces. */
export async function ownPieces(context: Context): Promise<Piece[]> {
  const personId = findPersonId(context.scope);
  return personId ? (await keptPieces(context)).filter(isOf(personId)) : [];
}

/** The reader's own pieces, and what is shown of them where. */
export async function mineOf(context: Context): Promise<MineView> {
  const personId = findPersonId(context.scope) ?? '';
  const answers = (await listAnswers(context.trx, keyOf(context))).filter(({ by }) => by === personId);
  return {
    isOn: await isOnNow(context),
    pieces: (await loadPieces(context)).filter(isOf(personId)).map((piece) => ({
      id: piece.id,
      title: piece.title,
      hall: mayShow('hall', piece.consents),
      wall: mayShow('wall', piece.consents),
      answeredAt:
        answers.find(({ subjectKind, subjectId }) => subjectKind === piece.kind && subjectId === piece.id)?.at ?? null,
      hiddenReason: piece.hiddenReason,
    })),
  };
}

/** A person says whether what is theirs is shown, and where; it holds from this moment on. @throws gallery.noPiece, notYours */
export async function agree(context: Context, { pieceId, hall, wall }: z.output<typeof agreeInput>) {
  const personId = findPersonId(context.scope) ?? '';
  const piece = await getPiece(context, pieceId);
  if (!isOf(personId)(piece)) throw galleryRefusals.notYours();
  await keepAnswer(context, piece, { hall, wall, personId, evidence: '' });
  return { done: true as const };
}

/** An officer records what was agreed to on paper, or withdrawn. @throws gallery.noPiece, evidenceNeeded */
export async function recordConsent(context: Context, { pieceId, ...given }: z.output<typeof consentInput>) {
  if ((given.hall || given.wall) && given.evidence === '')
    throw galleryRefusals.evidenceNeeded({}, [{ path: 'evidence', words: ['请写明依据', 'Say on what evidence'] }]);
  const piece = await getPiece(context, pieceId);
  await keepAnswer(context, piece, { ...given, personId: null });
  return { done: true as const };
}

async function getPiece(context: Context, pieceId: string): Promise<Piece> {
  await getGallery(context.trx, keyOf(context), { lock: true });
  const piece = (await loadPieces(context)).find(({ id }) => id === pieceId);
  if (!piece) throw galleryRefusals.noPiece();
  return piece;
}

async function keepAnswer(
  context: Context,
  piece: Piece,
  { hall, wall, personId, evidence }: { hall: boolean; wall: boolean; personId: string | null; evidence: string },
): Promise<void> {
  const { trx, stage, scope, now, host } = context;
  const last = await trx
    .selectFrom('galleryConsents')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('subjectKind', '=', piece.kind)
    .where('subjectId', '=', piece.id)
    .executeTakeFirst();
  await trx
    .insertInto('galleryConsents')
    .values({
      ...keyOf(context),
      id: newId(),
      subjectKind: piece.kind,
      subjectId: piece.id,
      number: (last?.number ?? 0) + 1,
      personId,
      hall,
      wall,
      givenBy: personId ? 'person' : 'officer',
      actorName: actorOf(scope).name,
      evidence,
      at: now,
    })
    .execute();
  forgetKept(trx, topicOf(context));
  await host.audit('gallery.consent', { kind: piece.kind, id: piece.id }, { title: piece.title, hall, wall, evidence });
}
