/**
 * Tokens of colour, type and space, shared by hall, console and screen.
 * `tokens.css` carries the same values for style sheets; `tokens.test.ts` holds the two together
 * and checks every pair in `contrastPairs` against WCAG 2.2 AA.
 */

/** Each colour in light and in dark: warm paper and black ink, ink-brown at night. */
export const colours = {
  paper: ['#fbf8f2', '#171410'],
  sheet: ['#ffffff', '#201c17'],
  ink: ['#1d1a16', '#efe8dc'],
  ink2: ['#5a5248', '#b9ad9d'],
  ink3: ['#736a5e', '#978b7c'],
  rule: ['#ddd4c6', '#3a332a'],
  line: ['#8b8175', '#7d7264'],
  red: ['#b3131d', '#f0767a'],
  redDeep: ['#8c0d16', '#f58e8d'],
  redWash: ['#f9e9e6', '#3a1d1b'],
  onRed: ['#ffffff', '#1b0b0a'],
  gold: ['#7d5710', '#d9ae5c'],
  goldWash: ['#f6eedb', '#322813'],
  green: ['#2c6a4c', '#7cc09b'],
  greenWash: ['#e6f0e9', '#1a2c22'],
  blue: ['#27507a', '#8ab4e0'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type ColourName = keyof typeof colours;

/** Text on ground, with the least contrast each pair must reach (4.5 for text, 3 for lines of controls). */
export const contrastPairs = [
  ['ink', 'paper', 4.5],
  ['ink', 'sheet', 4.5],
  ['ink2', 'paper', 4.5],
  ['ink2', 'sheet', 4.5],
  ['ink3', 'paper', 4.5],
  ['ink3', 'sheet', 4.5],
  ['red', 'paper', 4.5],
  ['red', 'sheet', 4.5],
  ['red', 'redWash', 4.5],
  ['redDeep', 'paper', 4.5],
  ['onRed', 'red', 4.5],
  ['onRed', 'redDeep', 4.5],
  ['gold', 'goldWash', 4.5],
  ['gold', 'paper', 4.5],
  ['green', 'greenWash', 4.5],
  ['green', 'paper', 4.5],
  ['ink', 'goldWash', 4.5],
  ['ink', 'redWash', 4.5],
  ['ink', 'greenWash', 4.5],
  ['ink2', 'goldWash', 4.5],
  ['blue', 'paper', 4.5],
  ['line', 'paper', 3],
  ['line', 'sheet', 3],
] as const satisfies readonly (readonly [ColourName, ColourName, number])[];

/** System fonts only: nothing is downloaded. */
export const fonts = {
  serif:
    '"Noto Serif SC", "Source Han Serif SC", "Songti SC", "Noto Serif CJK SC", STSong, SimSun, "Noto Serif", Georgia, serif',
  sans: '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif',
  /** On English pages: Chinese fonts after the generic one, since their apostrophe is as wide as a character. */
  serifEn: 'Georgia, "Noto Serif", "Times New Roman", serif, "Noto Serif SC", "Songti SC", "Noto Serif CJK SC"',
  sansEn: '-apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif, "PingFang SC", "Noto Sans CJK SC"',
} as const;

/** Type scale in rem. */
export const stepsRem = { '-1': 0.8125, '0': 1, '1': 1.1875, '2': 1.5, '3': 1.9375, '4': 2.625 } as const;
/** Space scale in rem. */
export const spacesRem = { '1': 0.375, '2': 0.75, '3': 1.125, '4': 1.75, '5': 2.75 } as const;
/** Least height and width of whatever is pressed: 46 px at 16 px to the rem. */
export const touchRem = 2.875;
export const radiusPx = 3;
