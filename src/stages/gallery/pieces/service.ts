import type { Bilingual } from '../../../kernel/words.ts';
import { keepShared } from '../../../platform/db/kept.ts';
import { listShownPersons, type ShownAs } from '../../../registries/honours/wall/service.ts';
import type { SubjectKind } from '../../contract.ts';
import type { HandedSubject, SubjectCard, SubjectResult } from '../../service.ts';
import { type Context, getGallery, keyOf, listAnswers, listPlaces, listSizes } from '../queries.ts';
import {
  type Consents,
  inOrder,
  isOn,
  mayShow,
  type PieceState,
  REST,
  stateOf,
  type Use,
  type Zone,
  zonesOf,
} from '../rules.ts';

type PieceKind = Extract<SubjectKind, 'entry' | 'person' | 'team'>;

export interface PictureOf {
  /** Where it stands among the files of its card. */
  at: number;
  width: number;
  height: number;
  caption: string;
}

/** One piece as it hangs, or would hang if nothing spoke against it. */
export interface Piece {
  id: string;
  kind: PieceKind;
  card: SubjectCard;
  zone: Zone;
  state: PieceState;
  onWall: boolean;
  featured: boolean;
  position: number | null;
  hiddenReason: string | null;
  rank: number | null;
  title: string;
  award: string;
  pictures: PictureOf[];
  /** Of a person who is shown as such: what the roll of honour may tell of them, where they agreed to it there. */
  honoured: Record<Use, ShownAs | null>;
  consents: Consents;
}

/** What a cached list of pieces is kept under; whatever changes a gallery forgets it. */
export const topicOf = ({ stage }: Pick<Context, 'stage'>): { topic: string } => ({ topic: `gallery ${stage.id}` });

/** Whether the exhibition can be seen now. */
export async function isOnNow(context: Context): Promise<boolean> {
  const { state } = await getGallery(context.trx, keyOf(context));
  return isOn({ ...context.stage, state }, context.now);
}

/** All pieces in the order of the exhibition, at most a second old: only to show them. */
export function keptPieces(context: Context): Promise<Piece[]> {
  return keepShared(context.house.db, topicOf(context), 'pieces', () => loadPieces(context));
}

/** Pieces that may be seen in the hall now, in their order. */
export async function shownPieces(context: Context): Promise<Piece[]> {
  return (await keptPieces(context)).filter(({ state }) => state === 'shown');
}

/** Whom a piece shows as a person, by id; null where somebody is shown whom no roster knows. */
function portrayedOf({ kind, id, people }: SubjectCard): (string | null)[] {
  if (kind === 'person') return [id];
  return people.filter(({ part }) => part === 'nominee').map(({ personId }) => personId);
}

/** Everything handed in with where it hangs and whether it may be shown, looked up anew. */
export async function loadPieces(context: Context): Promise<Piece[]> {
  const { trx, scope, stage, host } = context;
  const { settings } = stage;
  const subjects = (await host.subjects())
    .filter(({ kind }) => kind !== 'unit')
    .sort((a, b) => groupPlaceOf(a) - groupPlaceOf(b) || rankOf(a) - rankOf(b));
  const cards = new Map((await host.cards(subjects)).map((card) => [`${card.kind} ${card.id}`, card]));
  const hung = subjects.flatMap((subject) => {
    const card = cards.get(`${subject.kind} ${subject.id}`);
    return card ? [{ subject, card }] : [];
  });
  // People handed on beside the team they sing in are no pieces of their own.
  const members = new Set(
    hung.filter(({ card }) => card.kind === 'team').flatMap(({ card }) => card.people.map(({ personId }) => personId)),
  );
  const standing = hung.filter(({ card }) => card.kind !== 'person' || !members.has(card.id));

  const places = new Map(
    (await listPlaces(trx, keyOf(context))).map((row) => [`${row.subjectKind} ${row.subjectId}`, row]),
  );
  const answers = Map.groupBy(await listAnswers(trx, keyOf(context)), (row) => `${row.subjectKind} ${row.subjectId}`);
  const portrayed = standing.flatMap(({ card }) => portrayedOf(card).filter((id) => id !== null));
  const persons = new Map((await listShownPersons(trx, scope, portrayed)).map((person) => [person.personId, person]));
  const sizes = await listSizes(
    trx,
    stage.federationId,
    standing.flatMap(({ card }) => card.files.filter(({ kind }) => kind === 'picture').map(({ fileId }) => fileId)),
  );
  const groups = await host.groups();
  const { zones, keyOf: zoneKeys } = zonesOf(
    settings.zones,
    standing.map(({ subject, card }) => ({
      chosen: places.get(`${card.kind} ${card.id}`)?.zone ?? null,
      groups: [subject.result?.group ?? '', card.group],
      label: labelOf(subject.result, groups),
    })),
  );
  const pieces = standing.map(({ subject, card }, index): Piece => {
    const place = places.get(`${card.kind} ${card.id}`);
    const shown = portrayedOf(card);
    const portrait = shown[0] ? persons.get(shown[0]) : undefined;
    const consents: Consents = {
      agreed: card.agreed,
      portrayed: shown.map((id) => {
        const person = id === null ? undefined : persons.get(id);
        return { hall: Boolean(person?.hall), wall: Boolean(person?.screen) };
      }),
      hasAuthors: card.kind === 'entry',
      answers: answers.get(`${card.kind} ${card.id}`) ?? [],
    };
    const isLeftOut = settings.people === 'none' && shown.length > 0;
    return {
      id: card.id,
      kind: card.kind as PieceKind,
      card,
      zone: zones.find(({ key }) => key === zoneKeys[index]) ?? { key: REST, words: ['', ''] },
      state: isLeftOut ? 'hidden' : stateOf(consents, place?.hiddenReason ?? null),
      onWall: !isLeftOut && !place?.hiddenReason && mayShow('wall', consents),
      featured: place?.featured ?? false,
      position: place?.position ?? null,
      hiddenReason: place?.hiddenReason ?? null,
      rank: subject.result?.rank ?? null,
      title: card.title,
      award: subject.result?.label ?? '',
      pictures: picturesOf(card, sizes),
      honoured: { hall: portrait?.hall ?? null, wall: portrait?.screen ?? null },
      consents,
    };
  });
  return zones.flatMap(({ key }) =>
    inOrder(
      pieces.filter(({ zone }) => zone.key === key),
      settings.order,
    ),
  );
}

const groupPlaceOf = ({ result }: HandedSubject) => result?.groupPlace ?? Number.MAX_SAFE_INTEGER;
const rankOf = ({ result }: HandedSubject) => result?.rank ?? Number.MAX_SAFE_INTEGER;

function picturesOf(card: SubjectCard, sizes: ReadonlyMap<string, { width: number; height: number }>): PictureOf[] {
  return card.files.flatMap(({ fileId, kind, caption }, at) => {
    const size = sizes.get(fileId);
    return kind === 'picture' && size ? [{ at, caption, ...size }] : [];
  });
}

/** The name that came along, in English as the stage that gives it has it. */
function labelOf(result: SubjectResult | null, groups: ReadonlyMap<string, Bilingual>): Bilingual | null {
  if (!result?.label) return null;
  return [result.label, groups.get(result.group)?.[1] ?? result.label];
}
