import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Answer, ask } from './load.ts';

/** As a browser asks, and nothing kept from before. */
const asBrowser = { 'accept-encoding': 'br, gzip' };

export interface Weight {
  html: number;
  styles: number;
  scripts: number;
}

/** Bytes on the wire of a page's first view: the page, its style sheets, and the scripts that it names or preloads. */
export async function weigh(origin: string, path: string, headers: Record<string, string> = {}): Promise<Weight> {
  const page = await ask(origin + path, { headers: { ...asBrowser, ...headers } });
  if (page.status !== 200) throw new Error(`GET ${path}: ${page.status}`);
  const html = textOf(page);
  const tags = [...html.matchAll(/<(link|script)\b[^>]*>/g)].map(([tag]) => tag);
  const addresses = (wanted: (tag: string) => boolean, attribute: string) =>
    tags.filter(wanted).flatMap((tag) => new RegExp(`\\b${attribute}="([^"]+)"`).exec(tag)?.[1] ?? []);
  const sum = async (found: string[]) => {
    const sizes = await Promise.all(
      [...new Set(found)].map(async (href) => {
        const answer = await ask(new URL(href, origin + path).href, { headers: asBrowser });
        if (answer.status !== 200) throw new Error(`GET ${href}: ${answer.status}`);
        return answer.body.length;
      }),
    );
    return sizes.reduce((total, size) => total + size, 0);
  };
  return {
    html: page.body.length,
    styles: await sum(addresses((tag) => /\brel="stylesheet"/.test(tag), 'href')),
    scripts: await sum([
      ...addresses((tag) => tag.startsWith('<script') && tag.includes('src='), 'src'),
      ...addresses((tag) => /\brel="modulepreload"/.test(tag), 'href'),
    ]),
  };
}

/** The body as text, whatever it was compressed with. */
export function textOf({ headers, body }: Answer): string {
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body).toString('utf8');
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body).toString('utf8');
  return body.toString('utf8');
}
