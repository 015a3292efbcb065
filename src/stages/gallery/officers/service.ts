import type { z } from 'zod';
import { listRefusals } from '../../../kernel/list-errors.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import type { Why } from '../../../kernel/why.ts';
import { forgetKept } from '../../../platform/db/kept.ts';
import type { DeskView, featureInput, hideInput, orderInput, pieceList, placeInput, showInput } from '../contract.ts';
import { galleryRefusals } from '../errors.ts';
import { loadPieces, type Piece, topicOf } from '../pieces/service.ts';
import { arrangePlaces, type Context, getGallery, keyOf, writeOrder } from '../queries.ts';
import { byPinyin, isOn, type PieceState, pieceStates } from '../rules.ts';
import { labelOf, picturesOf } from '../show/service.ts';
import { visitsByDay } from '../visits/service.ts';

const DAYS_SHOWN = 14;

/** What has to be so before an exhibition opens. */
function whysOfOpening(pieces: readonly Piece[]): Why[] {
  return [
    { ok: pieces.length > 0, words: ['前一环节已交来展品', 'The stage before has handed pieces on'] },
    {
      ok: pieces.some(({ state }) => state === 'shown'),
      words: ['至少一件可以展出（作者或本人已同意）', 'At least one may be shown: its author or person agreed'],
    },
  ];
}

/** Opens the exhibition: from now on everybody sees it, within the stage's window. @throws gallery.opened, nothing */
export async function open(context: Context) {
  const { trx, now, host, stage } = context;
  const { state } = await getGallery(trx, keyOf(context), { lock: true });
  if (state === 'open') throw galleryRefusals.opened();
  const pieces = await loadPieces(context);
  const unmet = whysOfOpening(pieces).filter(({ ok }) => !ok);
  if (unmet.length > 0)
    throw galleryRefusals.nothing({
      whys: [unmet.map(({ words }) => words[0]).join('；'), unmet.map(({ words }) => words[1]).join('; ')],
    });
  await write(context, { state: 'open', openedAt: now, closedAt: null });
  await host.audit('gallery.open', { kind: 'stage', id: stage.id }, { pieces: pieces.length });
  return { done: true as const };
}

/** Takes the exhibition down: from now on nobody sees it. @throws gallery.notOpen */
export async function close(context: Context) {
  const { trx, now, host, stage } = context;
  const { state } = await getGallery(trx, keyOf(context), { lock: true });
  if (state !== 'open') throw galleryRefusals.notOpen();
  await write(context, { state: 'closed', closedAt: now });
  await host.audit('gallery.close', { kind: 'stage', id: stage.id }, {});
  return { done: true as const };
}

async function write(
  { trx, stage }: Context,
  change: { state: string; openedAt?: Date; closedAt: Date | null },
): Promise<void> {
  await trx
    .updateTable('galleries')
    .set(change)
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  forgetKept(trx, topicOf({ stage }));
}

/** The pieces named, each of which must stand here. @throws gallery.noPiece */
async function getPieces(context: Context, ids: readonly string[]): Promise<{ named: Piece[]; all: Piece[] }> {
  await getGallery(context.trx, keyOf(context), { lock: true });
  const all = await loadPieces(context);
  const byId = new Map(all.map((piece) => [piece.id, piece]));
  const found = [...new Set(ids)].map((id) => byId.get(id));
  if (found.some((piece) => piece === undefined)) throw galleryRefusals.noPiece();
  return { named: found.filter((piece) => piece !== undefined), all };
}

const subjectOf = ({ kind, id }: Piece) => ({ kind, id });

async function arrange(
  context: Context,
  pieceIds: readonly string[],
  change: { zone?: string | null; featured?: boolean; hiddenReason?: string | null },
) {
  const { trx, now } = context;
  const { named: subjects } = await getPieces(context, pieceIds);
  await arrangePlaces(trx, keyOf(context), {
    subjects: subjects.map(subjectOf),
    now,
    ...change,
  });
  forgetKept(trx, topicOf(context));
  return { changed: subjects.length };
}

/** Hangs pieces in a zone, or lets the settings say where again. @throws gallery.noZone, noPiece */
export async function place(context: Context, { pieceIds, zone }: z.output<typeof placeInput>) {
  const isKnown = zone === null || context.stage.settings.zones.some(({ key }) => key === zone);
  if (!isKnown) throw galleryRefusals.noZone({}, [{ path: 'zone', words: ['没有这个展区', 'There is no such zone'] }]);
  return arrange(context, pieceIds, { zone });
}

/** Puts pieces of a zone in the given order; those not named come after. @throws gallery.noPiece */
export async function order(context: Context, { pieceIds }: z.output<typeof orderInput>) {
  const { trx, now } = context;
  const { named, all } = await getPieces(context, pieceIds);
  const zones = new Set(named.map(({ zone }) => zone.key));
  const after = all.filter((piece) => piece.position !== null && zones.has(piece.zone.key) && !named.includes(piece));
  await writeOrder(trx, keyOf(context), { named: named.map(subjectOf), after: after.map(subjectOf), now });
  forgetKept(trx, topicOf(context));
  return { changed: named.length };
}

/** Featured pieces hang first, and larger. @throws gallery.noPiece */
export const feature = (context: Context, { pieceIds, featured }: z.output<typeof featureInput>) =>
  arrange(context, pieceIds, { featured });

/** Takes pieces off, with a reason that their people may read. @throws gallery.noPiece */
export async function hide(context: Context, { pieceIds, reason }: z.output<typeof hideInput>) {
  const changed = await arrange(context, pieceIds, { hiddenReason: reason });
  await context.host.audit('gallery.hide', { kind: 'stage', id: context.stage.id }, { pieceIds, reason });
  return changed;
}

/** Hangs pieces again that were hidden; whoever declined stays away. @throws gallery.noPiece */
export async function show(context: Context, { pieceIds }: z.output<typeof showInput>) {
  const changed = await arrange(context, pieceIds, { hiddenReason: null });
  await context.host.audit('gallery.show', { kind: 'stage', id: context.stage.id }, { pieceIds });
  return changed;
}

/** How the exhibition stands, for whoever hangs it. */
export async function deskOf(context: Context): Promise<DeskView> {
  const { trx, stage, now } = context;
  const { state, openedAt, closedAt } = await getGallery(trx, keyOf(context));
  const pieces = await loadPieces(context);
  const zones = [...Map.groupBy(pieces, ({ zone }) => zone.key).values()];
  const days = await visitsByDay(context);
  return {
    state,
    isOn: isOn({ ...stage, state }, now),
    openedAt,
    closedAt,
    zones: zones.map((theirs) => ({
      key: theirs[0]?.zone.key ?? '',
      words: [...(theirs[0]?.zone.words ?? ['', ''])] as [string, string],
      count: theirs.length,
    })),
    states: Object.fromEntries(
      Object.keys(pieceStates).map((each) => [each, pieces.filter((piece) => piece.state === each).length]),
    ),
    visits: days.reduce((sum, { visits }) => sum + visits, 0),
    days: days.slice(0, DAYS_SHOWN),
    whys: whysOfOpening(pieces).map(({ ok, words }) => ({ ok, words: [...words] as [string, string] })),
  };
}

type Row = z.input<(typeof pieceList)['item']>;

/** Everything that was handed in, whatever becomes of it, in the order in which it hangs. */
export async function listPieces(
  context: Context,
  {
    state,
    zone,
    q = '',
    sort = 'position',
    limit,
    cursor,
  }: ListQuery & { state?: PieceState | undefined; zone?: string | undefined },
): Promise<Page<Row>> {
  const by = sort.replace(/^-/, '');
  if (by !== 'position' && by !== 'title') throw listRefusals.unknownSort({ sort });
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0) throw listRefusals.badCursor();
  const wanted = q.trim().toLowerCase();
  const rows = (await loadPieces(context))
    .map((piece, at) => ({ row: rowOf(context, piece, at + 1), zoneKey: piece.zone.key }))
    .filter(({ row, zoneKey }) => (!state || row.state === state) && (zone === undefined || zoneKey === zone))
    .map(({ row }) => row)
    .filter(({ title, by: author, unitName }) => `${title} ${author} ${unitName}`.toLowerCase().includes(wanted));
  if (by === 'title') rows.sort((a, b) => byPinyin.compare(a.title, b.title));
  if (sort.startsWith('-')) rows.reverse();
  const next = from + limit;
  return { items: rows.slice(from, next), nextCursor: next < rows.length ? String(next) : null, total: rows.length };
}

function rowOf(context: Context, piece: Piece, position: number): Row {
  const { title, by, unitName, award } = labelOf(context, piece, 'hall');
  return {
    id: piece.id,
    ...{ title, by, unitName, award, position },
    zone: piece.zone.words[0],
    state: piece.state,
    onWall: piece.onWall,
    featured: piece.featured,
    reason: piece.hiddenReason,
    pictureHref: picturesOf(context, piece, 'hall')[0]?.href ?? null,
  };
}
