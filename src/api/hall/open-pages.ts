import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Scope } from '../../people/access/rules.ts';
import type { Db } from '../../platform/db/connect.ts';
import { KEPT_MS, keptVersion } from '../../platform/db/kept.ts';
import { type Packed, pack } from '../../platform/http/text.ts';
import { FLASH } from './frame.ts';

const MOST_PAGES = 300;

interface Kept {
  version: number;
  until: number;
  page: Promise<Packed>;
}

/**
 * Pages that every visitor without a sign-in sees alike, printed at most once a second for each address, language and
 * look; a change of a programme in this process counts at once. Readers who signed in never get one.
 */
export function openPages(db: Db) {
  const kept = new Map<string, Kept>();

  return (context: Context, scope: Scope, print: () => Promise<string>): Promise<Packed> => {
    if (scope.actor.kind !== 'visitor' || getCookie(context, FLASH) !== undefined) return print().then(pack);
    const key = JSON.stringify([
      scope.federationId,
      scope.lang,
      getCookie(context, 'size'),
      getCookie(context, 'theme'),
      context.req.url,
    ]);
    const version = keptVersion(db);
    const now = performance.now();
    const known = kept.get(key);
    if (known && known.version === version && known.until > now) return known.page;
    kept.delete(key);
    if (kept.size >= MOST_PAGES) kept.delete(kept.keys().next().value ?? '');
    const page = print().then(pack);
    kept.set(key, { version, until: now + KEPT_MS, page });
    page.catch(() => kept.delete(key));
    return page;
  };
}
