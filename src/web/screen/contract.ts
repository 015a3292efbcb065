import type { Lang } from '../../kernel/words.ts';

/** One portrait or work of the loop, as words that a passer-by reads. */
export interface Slide {
  id: string;
  /** Sets a person's name with wide letters, and shows a work's picture whole. */
  kind: 'individual' | 'collective' | 'work';
  kicker: string;
  name: string;
  award: string;
  /** Union and post. */
  from: string;
  deeds: string;
  body: string;
  /** Address of the portrait or woodcut. */
  picture: string;
}

/** Rows that a table of a board has at most: as many as are read from the last seat. */
export const BOARD_ROWS = 8;

export interface BoardRow {
  /** Number in the running order, or rank. */
  number: string;
  name: string;
  from: string;
  /** A score, or in words where it stands. */
  value: string;
  /** Stands out: it is on now, or was just told. */
  lit: boolean;
}

export interface BoardTable {
  title: string;
  rows: BoardRow[];
}

/** What is told large: who is on, or a score just given. */
export interface BoardCall {
  label: string;
  name: string;
  from: string;
  value: string;
  note: string;
}

/** What is going on in a hall: who is on, what was just told, and tables that take turns. */
export interface Board {
  heading: string;
  /** Said where there is nothing to tell yet. */
  empty: string;
  now: BoardCall | null;
  told: BoardCall | null;
  order: BoardTable | null;
  /** One is seen at a time. */
  rankings: BoardTable[];
}

interface Head {
  masthead: string;
  issuer: string;
}
/** What the house adds to every page. */
interface Built {
  /** Names the built script: another one, and the screen loads itself anew. */
  build: string;
  /** Says that everybody on it is invented; empty where that is not so. */
  demo: string;
}

/** What a page shows: portraits or works in a loop, with what is said while there are none, or a board. */
export type Shown = Head & ({ slides: Slide[]; empty: string } | { board: Board });

/** What a screen shows; the same until something is added, changed or gone, so that its hash says whether anything is new. */
export type ScreenData = Built & Shown;

/** A screen of which the house says that there is nothing to show any more: withdrawn, cancelled or gone. */
export function emptied(data: ScreenData): ScreenData {
  if ('slides' in data) return { ...data, slides: [] };
  const nothing = { now: null, told: null, order: null, rankings: [] };
  return { ...data, board: { ...data.board, ...nothing } };
}

export const screenLayouts = ['auto', 'landscape', 'portrait'] as const;
export type ScreenLayout = (typeof screenLayouts)[number];

/** What the page tells its script beside the data. */
export interface ScreenSettings {
  lang: Lang;
  zone: string;
  /** Address that answers `ScreenData`. */
  source: string;
  layout: ScreenLayout;
  /** How often the house is asked for news. */
  askSeconds: number;
}
