import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { fontFolders } from './fonts.ts';

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

export interface Print {
  /**
   * Typst 0.13 source, from a file of ours and never built from what people typed. It reads the data by
   * `#let data = json(bytes(sys.inputs.data))` and a picture by `image("/" + name)`.
   */
  template: string;
  /** What people typed goes here: a string reaches the page as text, whatever characters it holds. */
  data: Json;
  /** JPEG, PNG, GIF, WebP or SVG, by the name under which the template reads it: letters, digits, `-`, `_`. */
  images?: Record<string, Buffer>;
  /** Written into the file as its time of creation; without it the same data gives the same bytes. */
  createdAt?: Date;
}

/** A folder that need not exist: all that the compiler may read is put into it from memory. */
const workspace = join(tmpdir(), 'print');
/** Typst keeps what it worked out before; results unused for so many prints are dropped. */
const KEEP_RESULTS_FOR_PRINTS = 10;

let compiler: NodeCompiler | undefined;

/**
 * Prints a document as PDF 1.7 with its fonts embedded (subsets). Compiling is synchronous: from about
 * 20 pages on, do it in a job. @throws Error with Typst's diagnostics when the template is wrong.
 */
export async function renderPdf(print: Print): Promise<Buffer> {
  const images = await readableImages(print.images ?? {});
  return compile(print, images, (typst, document) =>
    typst.pdf(document, {
      creationTimestamp: print.createdAt ? Math.floor(print.createdAt.getTime() / 1000) : undefined,
    }),
  );
}

/** How many pages it would have. Printing it afterwards costs little: what was worked out is remembered. */
export async function countPages(print: Print): Promise<number> {
  const images = await readableImages(print.images ?? {});
  return compile(print, images, (_, document) => document.numOfPages);
}

/** The pages one below another as one SVG on clear ground, letters as outlines. */
export async function renderSvg(print: Print): Promise<string> {
  const images = await readableImages(print.images ?? {});
  return compile(onClearGround(print), images, (typst, document) => typst.plainSvg(document));
}

/** The first page as PNG, for a preview or a share card. Height follows the page. */
export async function renderPng({ widthPx, ...print }: Print & { widthPx: number }): Promise<Buffer> {
  const images = await readableImages(print.images ?? {});
  const { svg, pages } = compile(onClearGround(print), images, (typst, document) => ({
    svg: typst.plainSvg(document),
    pages: document.numOfPages,
  }));
  const drawn = sharp(Buffer.from(svg), { density: 144, limitInputPixels: 100_000_000 * pages });
  const { width, height } = await drawn.metadata();
  return drawn
    .extract({ left: 0, top: 0, width, height: Math.floor(height / pages) })
    .resize({ width: widthPx })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer();
}

/** The SVG writer lays the ground of every page over the first; so no page has one. */
const onClearGround = (print: Print): Print => ({ ...print, template: `#set page(fill: none)\n${print.template}` });

function compile<Result>(
  { template, data }: Print,
  images: readonly (readonly [name: string, content: Buffer])[],
  write: (typst: NodeCompiler, document: NodeTypstDocument) => Result,
): Result {
  compiler ??= NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] });
  const typst = compiler;
  try {
    for (const [name, content] of images) typst.mapShadow(join(workspace, name), content);
    const compiled = typst.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
    if (!compiled.result) throw new Error(`The template does not compile: ${explain(typst, compiled.takeError())}`);
    return write(typst, compiled.result);
  } finally {
    typst.resetShadow();
    typst.evictCache(KEEP_RESULTS_FOR_PRINTS);
  }
}

type CompileError = ReturnType<ReturnType<NodeCompiler['compile']>['takeError']>;

const explain = (typst: NodeCompiler, error: CompileError): string =>
  error ? JSON.stringify(typst.fetchDiagnostics(error)) : 'no diagnostics';

/** Typst 0.13 reads no WebP: such pictures become JPEG, or PNG where they have transparency. */
async function readableImages(images: Record<string, Buffer>): Promise<[name: string, content: Buffer][]> {
  return Promise.all(
    Object.entries(images).map(async ([name, content]): Promise<[string, Buffer]> => {
      if (!/^[\w-]+$/.test(name)) throw new Error(`'${name}' is no name for a picture in print`);
      if (content.toString('latin1', 8, 12) !== 'WEBP') return [name, content];
      const picture = sharp(content);
      const { hasAlpha } = await picture.metadata();
      return [name, await (hasAlpha ? picture.png() : picture.jpeg({ quality: 88 })).toBuffer()];
    }),
  );
}
