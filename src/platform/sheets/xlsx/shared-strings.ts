import { refusals } from '../errors.ts';
import type { SheetLimits } from '../limits.ts';
import type { Archive } from './archive.ts';
import { createStringItem } from './string-item.ts';
import { readXml } from './xml.ts';

/** A real sheet of a million rows had 3 million. Each costs about 40 bytes besides its text. */
const MAX_STRINGS = 5_000_000;

/** The table of texts that cells refer to by index. The row that shows a text beyond the limit refuses it. */
export async function readSharedStrings(input: {
  archive: Archive;
  part: string | undefined;
  limits: SheetLimits;
}): Promise<string[]> {
  const { archive, part, limits } = input;
  if (!part || !archive.has(part)) return [];
  const strings: string[] = [];
  const item = createStringItem(limits);
  await readXml(archive.read(part), {
    open(name) {
      item.open(name);
    },
    text: item.text,
    close(name) {
      item.close(name);
      if (name !== 'si') return;
      if (strings.push(item.take()) > MAX_STRINGS) throw refusals.unpacksTooFar();
    },
  });
  return strings;
}
