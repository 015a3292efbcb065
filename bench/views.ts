import { type BrowserContext, chromium, type Request } from 'playwright-core';
import { findBrowser } from '../scripts/browser.ts';

const KB = 1024;
/** A page on a bus: HTML, styles and script, pictures apart. */
const HALL_LIMIT = 40 * KB;
const CONSOLE_SCRIPT_LIMIT = 400 * KB;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
/** What a page asks for by itself once it stands, such as islands, is part of its first view. */
const SETTLE_MS = 1500;

export interface View {
  what: string;
  /** With headers, as they came over the wire. */
  bytes: number;
  limit: number;
  /** The bytes by kind of file. */
  parts: string;
}

type Kind = 'document' | 'stylesheet' | 'script';

/**
 * What a fresh browser loads for the first view of hall and console.
 * @param cookie of an officer, for the console
 * @param programme path of a programme's page
 */
export async function measureViews(
  origin: string,
  { cookie, programme }: { cookie: string; programme: string },
): Promise<View[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags });
  try {
    const look = async (path: string, kinds: readonly Kind[], cookies?: string) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
      if (cookies) await context.addCookies(readCookies(cookies, origin));
      const loaded = await load(context, origin + path);
      await context.close();
      const parts = kinds.map((kind) => ({ kind, bytes: loaded.get(kind) ?? 0 }));
      return {
        bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
        parts: parts.map(({ kind, bytes }) => `${kind} ${(bytes / KB).toFixed(1)}`).join(', '),
      };
    };
    const page: Kind[] = ['document', 'stylesheet', 'script'];
    return [
      { what: 'hall: front page', limit: HALL_LIMIT, ...(await look('/', page)) },
      { what: 'hall: programme', limit: HALL_LIMIT, ...(await look(programme, page)) },
      { what: 'console: script', limit: CONSOLE_SCRIPT_LIMIT, ...(await look('/console/', ['script'], cookie)) },
    ];
  } finally {
    await browser.close();
  }
}

/** Bytes on the wire by kind of file, until the page rests. */
async function load(context: BrowserContext, url: string): Promise<Map<string, number>> {
  const finished: Request[] = [];
  const page = await context.newPage();
  page.on('requestfinished', (request) => finished.push(request));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(SETTLE_MS);
  const bytes = new Map<string, number>();
  for (const request of finished) {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const kind = request.resourceType();
    bytes.set(kind, (bytes.get(kind) ?? 0) + responseBodySize + responseHeadersSize);
  }
  await page.close();
  return bytes;
}

function readCookies(cookies: string, url: string) {
  return cookies.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
