import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { covers, readCoverage } from './coverage.ts';

/** The weights that print: text, headlines and mastheads in serif; labels and tables in sans. Both under the OFL. */
const cuts = [
  { from: '@expo-google-fonts/noto-serif-sc', folder: '400Regular', file: 'NotoSerifSC_400Regular.ttf' },
  { from: '@expo-google-fonts/noto-serif-sc', folder: '700Bold', file: 'NotoSerifSC_700Bold.ttf' },
  { from: '@expo-google-fonts/noto-serif-sc', folder: '900Black', file: 'NotoSerifSC_900Black.ttf' },
  { from: '@expo-google-fonts/noto-sans-sc', folder: '400Regular', file: 'NotoSansSC_400Regular.ttf' },
  { from: '@expo-google-fonts/noto-sans-sc', folder: '700Bold', file: 'NotoSansSC_700Bold.ttf' },
] as const;

// Resolves from this file, which is bundled into dist: node_modules lies above it either way.
const { resolve } = createRequire(import.meta.url);
const packageFolder = (name: string): string => dirname(resolve(`${name}/package.json`));

/** One folder per cut, each holding a single font file. */
export const fontFolders = (): string[] => cuts.map(({ from, folder }) => join(packageFolder(from), folder));

let coverage: ReturnType<typeof readCoverage> | undefined;

/**
 * The characters of a text that the fonts of the house cannot draw: each once, in order. They cover all of
 * CJK Unified Ideographs and Extension A; of Extension B only what GB 18030 asks for. Such a character prints
 * if a font of the machine has it, and as an empty box if none does.
 */
export async function findUnprintable(text: string): Promise<string[]> {
  const { from, folder, file } = cuts[0];
  coverage ??= readCoverage(join(packageFolder(from), folder, file));
  const ranges = await coverage;
  return [...new Set(text)].filter((character) => character > ' ' && !covers(ranges, character.codePointAt(0) ?? 0));
}
