import type { Lang } from '../../kernel/words.ts';

/** One portrait of the loop, as words that a passer-by reads. */
export interface Slide {
  id: string;
  /** Sets a person's name with wide letters. */
  kind: 'individual' | 'collective';
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

/** What a screen shows; the same until somebody is added, changed or gone, so that its hash says whether anything is new. */
export interface ScreenData {
  /** Names the built script: another one, and the screen loads itself anew. */
  build: string;
  masthead: string;
  issuer: string;
  demo: string;
  slides: Slide[];
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
}
