import { keyOf } from '../../../kernel/fields.ts';

/** Upright for bus stops and notice boards, across for outdoor screens and hoardings. */
export const posterLayouts = { portrait: ['竖版', 'Portrait'], landscape: ['横版', 'Landscape'] } as const;
export type PosterLayout = keyof typeof posterLayouts;
export const posterLayout = keyOf(posterLayouts);

/** One poster, all of it text for people to read. */
export interface Poster {
  kicker: string;
  name: string;
  post: string;
  union: string;
  award: string;
  body: string;
  deeds: string;
  /** Name of a picture handed over beside the data. */
  image: string;
}

/** What a poster is printed from. */
export interface PosterSheet {
  lang: 'zh' | 'en';
  layout: PosterLayout;
  masthead: string;
  issuer: string;
  demo: string;
  posters: Poster[];
}
