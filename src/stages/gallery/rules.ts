import type { Bilingual } from '../../kernel/words.ts';

/** How an exhibition stands. */
export const galleryStates = {
  draft: ['布展中', 'Being hung'],
  open: ['展出中', 'Open'],
  closed: ['已撤展', 'Taken down'],
} as const satisfies Record<string, Bilingual>;
export type GalleryState = keyof typeof galleryStates;

/** Where somebody may be shown: on phones and desks, or on screens in public places. */
export const uses = ['hall', 'wall'] as const;
export type Use = (typeof uses)[number];
export type Shown = Record<Use, boolean>;

/** How a piece stands, for the officers who hang it. */
export const pieceStates = {
  shown: ['展出', 'Shown'],
  hidden: ['不展出', 'Hidden'],
  unasked: ['待本人同意', 'Nobody agreed yet'],
  refused: ['本人不同意', 'Declined'],
} as const satisfies Record<string, Bilingual>;
export type PieceState = keyof typeof pieceStates;

/** Whether an exhibition can be seen now: an officer opened it, and its window holds. */
export function isOn(
  { state, opensAt, closesAt }: { state: GalleryState; opensAt: Date | null; closesAt: Date | null },
  now: Date,
): boolean {
  return state === 'open' && !(opensAt && now < opensAt) && !(closesAt && now >= closesAt);
}

/** One answer to whether a piece may be shown; `by` tells one answerer from another, `officer` is on paper. */
export interface Answer extends Shown {
  by: string;
  at: Date;
}

export interface Consents {
  /** Whether its authors, or the person on a photo, agreed in the stage before; undefined where nobody was asked there. */
  agreed: boolean | undefined;
  /** People who are themselves what is shown, with where their honours may be shown; empty for works and collectives. */
  portrayed: readonly Shown[];
  /** A work that somebody made: it needs a yes. */
  hasAuthors: boolean;
  /** The latest of each answerer. */
  answers: readonly Answer[];
}

const OFFICER = 'officer';

/**
 * Whether a piece may be shown for a use. Anybody it belongs to may say no, whatever others or papers say, and a no that an
 * officer was given on paper or by word holds until somebody it belongs to says yes again; a yes given here or on paper
 * goes before what was said elsewhere; a work else needs its author's statement, a person their own yes to the stage before or
 * the consent of the registry of honours. Collectives are shown. (PIPL Art. 13, 15.)
 */
export function mayShow(use: Use, { agreed, portrayed, hasAuthors, answers }: Consents): boolean {
  const officer = answers.find(({ by }) => by === OFFICER);
  const own = answers.filter(({ by }) => by !== OFFICER);
  if (own.some((answer) => !answer[use])) return false;
  const isWithdrawn = officer !== undefined && !officer[use] && own.every(({ at }) => at <= officer.at);
  if (own.length > 0) return !isWithdrawn;
  if (officer) return officer[use];
  if (portrayed.length > 0) return agreed === true || portrayed.every((person) => person[use]);
  return !hasAuthors || agreed === true;
}

/** How a piece stands in the hall, and why. */
export function stateOf(consents: Consents, hiddenReason: string | null): PieceState {
  if (hiddenReason !== null) return 'hidden';
  if (mayShow('hall', consents)) return 'shown';
  return consents.answers.length > 0 ? 'refused' : 'unasked';
}

export interface ZoneSettings {
  key: string;
  label: string;
  labelEn: string;
  /** Keys of groups, parted by commas. */
  groups: string;
}

export interface Zone {
  key: string;
  words: Bilingual;
}

/** What is not taken by any zone. */
export const REST = '';

const groupsOf = ({ groups }: ZoneSettings) => groups.split(/[,，、;；\s]+/u).filter((group) => group !== '');

interface Grouped {
  /** The zone an officer chose. */
  chosen: string | null;
  /** What it came under last, such as a tier; then what it was handed in under. */
  groups: readonly string[];
  /** What its last group is called, where the stage before has a name for it. */
  label: Bilingual | null;
}

/**
 * The zone each piece hangs in. An officer's choice goes first, then the first zone that takes one of its groups. Where
 * the settings have no zones, each named group is one, in the order in which the pieces come.
 */
export function zonesOf(
  settings: readonly ZoneSettings[],
  pieces: readonly Grouped[],
): { zones: Zone[]; keyOf: readonly string[] } {
  if (settings.length === 0) {
    const named = new Map(
      pieces.flatMap(({ groups: [group = ''], label }) => (label && group ? [[group, label] as const] : [])),
    );
    const zones: Zone[] = [...named].map(([key, words]) => ({ key, words }));
    const keyOf = pieces.map(({ groups: [group = ''] }) => (named.has(group) ? group : REST));
    return { zones: withRest(zones, keyOf), keyOf };
  }
  const zones: Zone[] = settings.map(({ key, label, labelEn }) => ({ key, words: [label, labelEn || label] }));
  const known = new Set(zones.map(({ key }) => key));
  const keyOf = pieces.map(({ chosen, groups }) => {
    if (chosen !== null && known.has(chosen)) return chosen;
    return settings.find((zone) => groupsOf(zone).some((group) => groups.includes(group)))?.key ?? REST;
  });
  return { zones: withRest(zones, keyOf), keyOf };
}

/** What no zone takes comes last; where there is nothing else, it needs no name. */
function withRest(zones: readonly Zone[], keyOf: readonly string[]): Zone[] {
  if (!keyOf.includes(REST)) return [...zones];
  return [...zones, { key: REST, words: keyOf.every((key) => key === REST) ? ['', ''] : ['其他', 'More'] }];
}

/** Pieces on a page of one zone: what an old phone still lays out at once. */
export const ZONE_PAGE = 48;

export const orders = {
  rank: ['按名次', 'By rank'],
  title: ['按名称', 'By title'],
  placed: ['按提交先后', 'As they came'],
} as const satisfies Record<string, Bilingual>;
export type Order = keyof typeof orders;

interface Ordered {
  featured: boolean;
  position: number | null;
  rank: number | null;
  title: string;
}

/** Names in the order of a Chinese dictionary. */
export const byPinyin = new Intl.Collator('zh-u-co-pinyin');

/** The order of one zone: the featured first, then as an officer placed them, then by the rule. Stable. */
export function inOrder<Piece extends Ordered>(pieces: readonly Piece[], order: Order): Piece[] {
  const last = Number.POSITIVE_INFINITY;
  return pieces.toSorted(
    (a, b) =>
      Number(b.featured) - Number(a.featured) ||
      compare(a.position ?? last, b.position ?? last) ||
      (order === 'rank' ? compare(a.rank ?? last, b.rank ?? last) : 0) ||
      (order === 'title' ? byPinyin.compare(a.title, b.title) : 0),
  );
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** Widths of tiles in tenths of the row's height; the style sheet knows these. */
const shapes = [5, 7, 8, 10, 13, 15, 18, 24] as const;

/** The shape of a tile that cuts least off a picture. */
export function shapeOf({ width, height }: { width: number; height: number }): string {
  const ratio = (10 * width) / Math.max(1, height);
  const off = (shape: number) => Math.abs(Math.log(ratio / shape));
  return String(shapes.reduce((best, shape) => (off(shape) < off(best) ? shape : best)));
}
