/**
 * Joins PDFs that the house printed (`renderPdf`) into one, in order. Pages, fonts and pictures are taken over as they
 * are, only their numbers change; outlines, metadata and fonts that parts have in common are not merged.
 * Files from elsewhere are not for this: it reads the plain cross-reference table that our compiler writes.
 * @throws Error when a part is no such file
 */
export function joinPdfs(parts: readonly Buffer[], { title }: { title: string }): Buffer {
  const pieces: Buffer[] = [];
  const offsets: number[] = [0];
  let length = 0;
  const put = (text: string | Buffer) => {
    const piece = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    pieces.push(piece);
    length += piece.length;
  };
  put('%PDF-1.7\n%\x80\x80\x80\x80\n');

  const kids: string[] = [];
  let pages = 0;
  for (const part of parts) {
    const read = readPart(part);
    // Numbers of this part go on after those before it; 1 to 3 are kept for catalogue, page tree and information.
    const shift = Math.max(offsets.length, FIRST_FREE) - 1;
    const tree = `${read.pages + shift} 0 R`;
    for (const { number, head, rest } of read.objects) {
      offsets[number + shift] = length;
      const shifted = shiftReferences(head, shift);
      const owned = number === read.pages ? shifted.replace(/^<</, `<<\n  /Parent ${TREE} 0 R`) : shifted;
      put(`${number + shift} 0 obj\n${owned}`);
      put(rest);
      put('\nendobj\n');
    }
    kids.push(tree);
    pages += read.count;
  }

  const own = [
    [CATALOGUE, `<< /Type /Catalog /Pages ${TREE} 0 R >>`],
    [TREE, `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`],
    [INFORMATION, `<< /Title ${utf16(title)} >>`],
  ] as const;
  for (const [number, text] of own) {
    offsets[number] = length;
    put(`${number} 0 obj\n${text}\nendobj\n`);
  }
  const start = length;
  const size = Math.max(offsets.length, FIRST_FREE);
  put(`xref\n0 ${size}\n0000000000 65535 f \n`);
  for (let number = 1; number < size; number++) {
    const at = offsets[number];
    put(at === undefined ? '0000000000 00000 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`);
  }
  put(`trailer\n<< /Size ${size} /Root ${CATALOGUE} 0 R /Info ${INFORMATION} 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(pieces);
}

const CATALOGUE = 1;
const TREE = 2;
const INFORMATION = 3;
const FIRST_FREE = 4;

interface Part {
  /** Number of the root of the page tree, and how many pages hang from it. */
  pages: number;
  count: number;
  /** `head`: the object up to its stream, where it has one; `rest`: the stream, byte for byte. */
  objects: { number: number; head: string; rest: Buffer }[];
}

function readPart(pdf: Buffer): Part {
  const text = pdf.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const table = /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [fn]\s+)+)trailer\s/.exec(text.slice(start));
  const root = /\/Root (\d+) 0 R/.exec(text.slice(start))?.[1];
  if (!table || !root) throw new Error('This PDF is not one that the house printed');
  const entries = table[2]?.trim().split(/\s*\n/) ?? [];
  const at = entries.flatMap((entry, number) =>
    entry.endsWith('n') ? [{ number, from: Number(entry.slice(0, 10)) }] : [],
  );
  const ends = [...at.map(({ from }) => from), start].sort((a, b) => a - b);
  const objects = at.map(({ number, from }) => {
    const end = ends.find((each) => each > from) ?? start;
    return { number, ...cut(pdf, text, { number, from, end }) };
  });
  const catalogue = objects.find(({ number }) => number === Number(root))?.head ?? '';
  const pages = Number(/\/Pages (\d+) 0 R/.exec(catalogue)?.[1]);
  const count = Number(/\/Count (\d+)/.exec(objects.find(({ number }) => number === pages)?.head ?? '')?.[1]);
  if (!(count > 0)) throw new Error('This PDF has no pages');
  return { pages, count, objects: objects.filter(({ number }) => number !== Number(root)) };
}

function cut(pdf: Buffer, text: string, { number, from, end }: { number: number; from: number; end: number }) {
  const opening = `${number} 0 obj\n`;
  const close = text.lastIndexOf('\nendobj', end);
  if (!text.startsWith(opening, from) || close < from) throw new Error(`Object ${number} is not where the table says`);
  const inner = from + opening.length;
  const stream = text.indexOf('\nstream\n', inner);
  const split = stream >= 0 && stream < close ? stream : close;
  return { head: text.slice(inner, split), rest: pdf.subarray(split, close) };
}

/** Raises every reference `7 0 R` outside of strings. */
function shiftReferences(head: string, shift: number): string {
  let shifted = '';
  for (let at = 0; at < head.length; ) {
    if (head.charAt(at) === '(') {
      const end = endOfString(head, at);
      shifted += head.slice(at, end);
      at = end;
    } else {
      const next = head.indexOf('(', at);
      const end = next < 0 ? head.length : next;
      shifted += head.slice(at, end).replace(/\b(\d+) 0 R\b/g, (_, number: string) => `${Number(number) + shift} 0 R`);
      at = end;
    }
  }
  return shifted;
}

function endOfString(head: string, from: number): number {
  let depth = 0;
  for (let at = from; at < head.length; at++) {
    const character = head.charAt(at);
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return head.length;
}

function utf16(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
