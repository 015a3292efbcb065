import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { maskName } from '../../kernel/codes/masking.ts';
import type { Lang } from '../../kernel/words.ts';
import { findPersonId, type Scope } from '../../people/access/rules.ts';
import { findFederation } from '../../people/access/settings/service.ts';
import { countUnread } from '../../people/messages/service.ts';
import type { House } from '../../platform/house.ts';
import type { HallFrame, Size, Theme } from '../../web/hall/views/frame.ts';
import { inLang } from './views.ts';

const A_YEAR_SECONDS = 31_536_000;
/** The cookie of what is said once, on the next page. */
export const FLASH = 'flash';

interface ManifestEntry {
  file: string;
  css?: string[];
}

type Assets = HallFrame['assets'] & { worker: string; screen: HallFrame['assets'] & { worker: string } };
const read = new Map<string, Assets>();

/** Addresses of the built styles, islands and service workers of hall and screen; read once from each build. */
export function readAssets(dist: string): Assets {
  const known = read.get(dist);
  if (known) return known;
  const manifest = JSON.parse(readFileSync(join(dist, 'hall', '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const fileOf = (key: string) => {
    const entry = manifest[key];
    if (!entry) throw new Error(`The hall was built without ${key}.`);
    return `/assets/${entry.file}`;
  };
  const assets = {
    stylesheet: fileOf('src/web/hall/styles/hall.css'),
    script: fileOf('src/web/hall/islands/hall.ts'),
    worker: fileOf('src/web/hall/islands/service-worker.ts'),
    screen: {
      stylesheet: fileOf('src/web/screen/styles/screen.css'),
      script: fileOf('src/web/screen/islands/screen.ts'),
      worker: fileOf('src/web/screen/islands/screen-worker.ts'),
    },
  };
  read.set(dist, assets);
  return assets;
}

/** What every hall page is drawn in, for this request. */
export async function frameOf(
  context: Context,
  house: House,
  { scope, assets }: { scope: Scope; assets: HallFrame['assets'] },
): Promise<HallFrame> {
  const url = new URL(context.req.url);
  const [federation, account] = await Promise.all([
    findFederation(house, context.req.header('host')),
    accountOf(house, scope),
  ]);
  const flash = readFlash(context, scope.lang);
  return {
    lang: scope.lang,
    zone: scope.zone,
    now: house.now(),
    size: (getCookie(context, 'size') === 'large' ? 'large' : 'normal') satisfies Size,
    theme: themeOf(getCookie(context, 'theme')),
    path: url.pathname + url.search,
    origin: new URL(house.url).origin,
    federation: inLang(federation?.name ?? '', federation?.nameEn ?? '', scope.lang),
    demo: federation?.demo ?? false,
    ...(account ? { account } : {}),
    ...(flash ? { flash } : {}),
    assets,
  };
}

function themeOf(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

async function accountOf(house: House, scope: Scope): Promise<HallFrame['account'] | undefined> {
  if (scope.actor.kind !== 'account') return undefined;
  const personId = findPersonId(scope);
  const unread = personId ? await countUnread(house.db, { federationId: scope.federationId, personId }) : 0;
  return { name: maskName(scope.actor.name), unread };
}

/** Says something once, on the next page. */
export function flash(
  context: Context,
  words: readonly [zh: string, en: string],
  tone: 'done' | 'refused' = 'done',
): void {
  setCookie(context, FLASH, Buffer.from(JSON.stringify([tone, ...words])).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 60,
  });
}

function readFlash(context: Context, lang: Lang): HallFrame['flash'] | undefined {
  const cookie = getCookie(context, FLASH);
  if (!cookie) return undefined;
  setCookie(context, FLASH, '', { path: '/', maxAge: 0 });
  try {
    const [tone, zh, en] = JSON.parse(Buffer.from(cookie, 'base64url').toString()) as string[];
    return { tone: tone === 'refused' ? 'refused' : 'done', text: String(lang === 'en' ? en : zh).slice(0, 300) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const preferences = { lang: ['zh', 'en'], size: ['normal', 'large'], theme: ['auto', 'light', 'dark'] } as const;

/** `?lang=`, `?size=` and `?theme=` become cookies, and the address loses them. @returns the address to go to, if any */
export function keepPreferences(context: Context): string | undefined {
  const url = new URL(context.req.url);
  let changed = false;
  for (const [name, values] of Object.entries(preferences)) {
    const value = url.searchParams.get(name);
    if (value === null) continue;
    url.searchParams.delete(name);
    changed = true;
    if ((values as readonly string[]).includes(value))
      setCookie(context, name, value, { path: '/', sameSite: 'Lax', maxAge: A_YEAR_SECONDS });
  }
  return changed ? url.pathname + url.search : undefined;
}
