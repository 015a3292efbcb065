import type { z } from 'zod';
import { may } from '../../../people/access/rules.ts';
import { findFile, readFileAt } from '../../../platform/files/uploads.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { ownPieces } from '../consents/service.ts';
import type { besides, ExhibitionView, exhibitionQuery, fileQuery, PieceCard, PieceView } from '../contract.ts';
import { galleryRefusals } from '../errors.ts';
import { isOnNow, keptPieces, type PictureOf, type Piece, shownPieces } from '../pieces/service.ts';
import type { Context } from '../queries.ts';
import { type Use, ZONE_PAGE } from '../rules.ts';
import { visitsOf } from '../visits/service.ts';

/** Pieces of each zone on the first page: three rows on a phone, two on a desk. */
const FIRST = 12;
const PANEL_PIECES = 6;
/** A portrait's own shape (registries/honours). */
const PORTRAIT = { width: 600, height: 800, caption: '' };
const OPENING_CHARACTERS = 60;
const MOST_NAMES = 4;
/** A hidden piece is gone within a minute, also from a browser that keeps its picture. */
const KEPT_SECONDS = 60;
/** Read while a slide stands. */
const SLIDE_CHARACTERS = 150;
/** Two hours at twelve seconds each, and what a screen's machine keeps of pictures: as the wall of honour (registries/honours). */
const SLIDES_MOST = 600;

type Beside = keyof typeof besides;

/** The exhibition: every zone's first pieces, or one zone page by page. Nothing of it while it is not open. */
export async function exhibitionOf(
  context: Context,
  { zone, page }: z.output<typeof exhibitionQuery>,
): Promise<ExhibitionView> {
  const { settings, closesAt } = context.stage;
  const { foreword, forewordEn } = settings;
  const on = await isOnNow(context);
  const pieces = on ? await shownPieces(context) : [];
  const zones = [...Map.groupBy(pieces, (piece) => piece.zone.key)].map(([key, theirs]) => ({ key, theirs }));
  const asked = zone === undefined ? undefined : zones.find(({ key }) => key === zone);
  const from = (page - 1) * ZONE_PAGE;
  const view = ({ key, theirs }: (typeof zones)[number], shown: readonly Piece[]) => ({
    key,
    words: [...(theirs[0]?.zone.words ?? ['', ''])] as [string, string],
    count: theirs.length,
    pieces: shown.map((piece) => cardOf(context, piece)),
  });
  return {
    isOn: on,
    foreword: on ? [foreword, forewordEn || foreword] : ['', ''],
    closesAt,
    count: pieces.length,
    zones: asked
      ? [view(asked, asked.theirs.slice(from, from + ZONE_PAGE))]
      : zones.map((each) => view(each, each.theirs.slice(0, FIRST))),
    page: asked
      ? {
          from: Math.min(from + 1, asked.theirs.length),
          to: Math.min(from + ZONE_PAGE, asked.theirs.length),
          total: asked.theirs.length,
        }
      : null,
    visits: on && settings.visits ? await visitsOf(context) : null,
  };
}

/** One piece whole, with those before and after it. @throws gallery.notOn, noPiece */
export async function pieceOf(context: Context, { pieceId }: { pieceId: string }): Promise<PieceView> {
  if (!(await isOnNow(context))) throw galleryRefusals.notOn();
  const pieces = await shownPieces(context);
  const at = pieces.findIndex(({ id }) => id === pieceId);
  const piece = pieces[at];
  if (!piece) throw galleryRefusals.noPiece();
  const { card } = piece;
  const text = textOf(piece, 'hall');
  return {
    piece: {
      ...labelOf(context, piece, 'hall'),
      about: piece.kind === 'person' ? (piece.honoured.hall?.holderPost ?? '') : '',
      rank: tells(context, 'rank') ? piece.rank : null,
      text: card.longText || piece.honoured.hall?.deedsLong || text,
      pictures: picturesOf(context, piece, 'hall'),
      documents: card.files.flatMap(({ kind, caption }, index) =>
        kind === 'document' ? [{ href: hrefOf(context, piece, index, 'hall'), caption }] : [],
      ),
      links: card.links,
    },
    zone: { key: piece.zone.key, words: [...piece.zone.words] as [string, string] },
    at: at + 1,
    of: pieces.length,
    previous: neighbourOf(context, pieces[at - 1]),
    next: neighbourOf(context, pieces[at + 1]),
  };
}

const neighbourOf = (context: Context, piece: Piece | undefined) =>
  piece ? { id: piece.id, title: piece.title, picture: picturesOf(context, piece, 'hall')[0]?.href ?? '' } : null;

/**
 * A picture or file of a piece, as long as the piece may be shown: no address of it outlives a consent, and officers see it
 * before the opening. Nothing of its owner goes along, not even its name.
 * @throws gallery.notOn, noPiece
 */
export async function fileOf(
  context: Context,
  { pieceId, at, width, use }: z.output<typeof fileQuery>,
): Promise<FileAnswer> {
  const { house, stage } = context;
  const pieces = await keptPieces(context);
  const piece = pieces.find(({ id }) => id === pieceId);
  if (!manages(context)) {
    if (!(await isOnNow(context))) throw galleryRefusals.notOn();
    if (!piece || !(use === 'wall' ? piece.onWall : piece.state === 'shown')) throw galleryRefusals.noPiece();
  }
  const part = piece?.card.files[at];
  const file = part ? await findFile(house.db, { federationId: stage.federationId, id: part.fileId }) : undefined;
  if (!part || !file) throw galleryRefusals.noPiece();
  const answer = await readFileAt(house, file, part.kind === 'picture' ? { width: width ?? 1280 } : {});
  const etag = `"${file.id}-${width ?? 0}"`;
  return { ...answer, name: `${stage.id.slice(-6)}-${at + 1}`, kept: { seconds: KEPT_SECONDS, etag } };
}

/** Officers of the programme look at a piece before it opens. */
function manages({ scope, stage }: Context): boolean {
  return may(scope, 'programmes.manage', stage.unitPath);
}

/** What screens on walls show: the first pieces that may hang in public places. */
export async function screenOf(context: Context) {
  const on = await isOnNow(context);
  const pieces = on ? (await keptPieces(context)).filter(({ onWall }) => onWall).slice(0, SLIDES_MOST) : [];
  return {
    isOn: on,
    slides: pieces.map((piece) => ({
      ...labelOf(context, piece, 'wall'),
      zone: [...piece.zone.words] as [string, string],
      text: beginningOf(textOf(piece, 'wall'), SLIDE_CHARACTERS),
      picture: picturesOf(context, piece, 'wall')[0]?.href ?? '',
    })),
  };
}

/** What the programme's page shows: some pieces and how many; the visitor's own that wait for an answer. */
export async function hallViewOf(context: Context) {
  const {
    isOn: on,
    count,
    visits,
    zones,
    closesAt,
  } = await context.shared('panel', () => exhibitionOf(context, { page: 1 }));
  const few = zones.flatMap(({ pieces }) => pieces).slice(0, PANEL_PIECES);
  return { isOn: on, count, visits, closesAt, pieces: few, hasOwn: (await ownPieces(context)).length > 0 };
}
export type GalleryHallView = Awaited<ReturnType<typeof hallViewOf>>;

const tells = ({ stage }: Context, what: Beside) => stage.settings.beside.includes(what);

function cardOf(context: Context, piece: Piece): PieceCard {
  const pictures = picturesOf(context, piece, 'hall');
  return {
    ...labelOf(context, piece, 'hall'),
    picture: pictures[0] ?? null,
    pictures: pictures.length,
    opening: pictures.length > 0 ? '' : beginningOf(textOf(piece, 'hall'), OPENING_CHARACTERS),
    featured: piece.featured,
  };
}

/** What the label beside a piece says. A team is named, not the people in it: they were not asked. */
export function labelOf(context: Context, { id, kind, title, card, award, honoured }: Piece, use: Use) {
  const names = card.people.filter(({ part }) => part === 'author').map(({ name }) => name);
  const by =
    names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join('、')}等 ${names.length} 人` : names.join('、');
  return {
    id,
    kind,
    title,
    by: kind === 'entry' && tells(context, 'author') ? by : '',
    unitName: tells(context, 'unit') ? card.unitName : '',
    award: tells(context, 'award') ? award || (honoured[use]?.title ?? '') : '',
    place: tells(context, 'place') ? (card.place ?? '') : '',
  };
}

const textOf = ({ card, honoured }: Piece, use: Use) => card.text || (honoured[use]?.deeds ?? '');

function beginningOf(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}

const hrefOf = ({ stage }: Pick<Context, 'stage'>, { id }: Pick<Piece, 'id'>, at: number, use: Use) =>
  `/api/v1/stages/gallery/${stage.id}/file?pieceId=${id}&at=${at}&use=${use}`;

/** Its own pictures, else the portrait of the person in it. */
export function picturesOf(context: Pick<Context, 'stage'>, piece: Piece, use: Use) {
  if (piece.pictures.length > 0)
    return piece.pictures.map(({ at, ...size }: PictureOf) => ({ href: hrefOf(context, piece, at, use), ...size }));
  const portrait = piece.honoured[use]?.portrait;
  return portrait ? [{ href: portrait, ...PORTRAIT }] : [];
}
