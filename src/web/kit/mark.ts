import { colours } from './tokens.ts';

/** The hall's mark, 家 in the masthead's type on red (Noto Serif SC Black, SIL Open Font License 1.1): icon and share picture. */
const glyph =
  'M47 4q9-1 14 0q5 1 7 4q2 2 2 5q-1 3-3 5q-2 3-6 3q-3 0-7-2q0-4-3-8q-2-4-5-7zM94 20l8-8l15 13q-1 1-2 1q-1 0-3 1q-3 2-8 5q-4 3-8 4h-1q0-3 0-6q0-3 0-5q1-3 0-5zM21 12q3 8 3 13q0 6-2 10q-2 4-5 6q-2 1-4 1q-3 0-5-1q-2-1-3-4q-1-4 0-7q2-2 5-4q2-1 5-3q2-2 3-5q1-3 1-6zM102 20v3h-83v-3zM109 55q0 1-1 1q-1 0-3 0q-6 2-13 4q-8 2-15 3q-8 2-16 3l-1-1q6-3 12-8q6-4 11-9q6-4 9-8zM74 58q4 10 10 16q7 7 15 12q9 4 18 7l-1 1q-10 2-13 15q-8-6-14-12q-6-7-10-16q-4-10-6-23zM70 82q-8 6-18 11q-10 5-22 9q-12 4-25 6v-1q11-4 21-11q11-6 19-14q9-8 14-16zM61 66q-6 4-14 8q-9 5-19 8q-9 4-19 6l-1-1q8-4 17-10q8-6 15-13q7-7 11-14zM48 48q8 5 14 11q5 7 8 15q3 7 4 15q0 7-1 13q-1 6-4 9q-2 3-7 5q-6 1-13 1q0-7-3-11q-1-1-3-2q-3-2-7-3v-1q3 0 6 0q3 1 5 1q3 0 5 0q1 0 2 0q1-1 1-1q1-3 2-7q1-4 0-10q0-5-1-12q-1-6-3-12q-2-6-6-11zM68 39q-6 7-15 12q-9 6-20 10q-11 4-23 7l-1-1q8-4 15-9q7-5 13-11q5-5 9-10h22zM86 26q0 0 1 2q2 1 4 3q2 2 5 4q3 2 5 4q0 0-1 1q-1 0-3 0h-74l-1-3h55z';

/** The mark as a whole file, 180 × 180 units. The ground reaches the edge, as home screens and share cards cut it themselves. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 180"><path fill="${colours.red[0]}" d="M0 0h180v180H0z"/><path fill="${colours.paper[0]}" transform="translate(28 30)" d="${glyph}"/></svg>`;
