import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { z } from 'zod';
import { clockOf, formatDay } from '../../kernel/dates.ts';
import { pick, say } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { findFederation } from '../../people/access/settings/service.ts';
import { getUnit } from '../../people/units/service.ts';
import type { House } from '../../platform/house.ts';
import type { ShownPortrait } from '../../registries/honours/contract.ts';
import { kindKey, levelKey, levelWords } from '../../registries/honours/register.ts';
import { listShown } from '../../registries/honours/wall/service.ts';
import { honourWords } from '../../registries/honours/words.ts';
import { type ScreenData, type Slide, screenLayouts } from '../../web/screen/contract.ts';
import { screenPage } from '../../web/screen/page.ts';
import { readAssets } from '../hall/frame.ts';
import type { App } from '../request.ts';

const PORTRAIT_WIDTH_PX = 1280;
/** Read in the twelve seconds that a slide stands. */
const DEEDS_CHARACTERS = 150;

const filters = z.object({
  unit: z.uuid().optional(),
  level: levelKey.optional(),
  kind: kindKey.optional(),
  year: z.coerce.number().int().min(1949).max(2200).optional(),
});
type Filters = z.output<typeof filters>;

/** Screens on walls: a page whose first frame is there without script, its data, and the worker that keeps it. */
export function addScreen(
  app: App,
  house: House,
  { scopeOf, dist }: { scopeOf: (context: Context) => Promise<Scope>; dist: string },
): void {
  let read: ReturnType<typeof readAssets>['screen'] | undefined;
  const assets = () => (read ??= readAssets(dist).screen);

  app.get('/screen/honours', async (context) => {
    const { layout, ...asked } = filters
      .extend({ layout: z.enum(screenLayouts).default('auto') })
      .parse(context.req.query());
    const scope = await scopeOf(context);
    const { lang, zone } = scope;
    const data = await honoursData(context, house, { scope, asked, build: assets().script });
    const now = house.now();
    const search = new URLSearchParams({ ...kept(asked), lang });
    const page = screenPage({
      data,
      settings: { lang, zone, source: `/screen/honours.json?${search}`, layout },
      clock: clockOf(now, zone),
      day: formatDay(now, { lang, zone }),
      assets: assets(),
    });
    return context.html(page, 200, { 'cache-control': 'no-cache' });
  });

  app.get('/screen/honours.json', async (context) => {
    const scope = await scopeOf(context);
    const asked = filters.parse(context.req.query());
    const body = JSON.stringify(await honoursData(context, house, { scope, asked, build: assets().script }));
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { etag, 'cache-control': 'no-cache' };
    if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers);
    return context.body(body, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  });

  app.get('/screen/worker.js', async (context) => {
    const script = await readFile(join(dist, 'hall', assets().worker.replace(/^\/assets/, '')), 'utf8');
    return context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
}

function kept(asked: Filters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

async function honoursData(
  context: Context,
  house: House,
  { scope, asked, build }: { scope: Scope; asked: Filters; build: string },
): Promise<ScreenData> {
  const { lang } = scope;
  const { unit: unitId, ...narrowed } = asked;
  const [federation, unit, shown] = await Promise.all([
    findFederation(house, context.req.header('host')),
    unitId ? getUnit(house.db, scope, unitId) : undefined,
    listShown(house.db, scope, { ...narrowed, unitId, use: 'screen' }),
  ]);
  const w = say(honourWords, lang);
  return {
    build,
    masthead: w.wall,
    issuer: unit?.name ?? federation?.name ?? '',
    demo: federation?.demo ? w.demoMark : '',
    slides: shown.map((each) => slideOf(each, lang)),
  };
}

function slideOf(shown: ShownPortrait, lang: Scope['lang']): Slide {
  const { id, kind, level, year, holderName, holderPost, title, unitName, conferringBody, deeds, portrait } = shown;
  const cut = [...deeds];
  return {
    id,
    kind,
    kicker: pick(honourWords.levelOfYear, lang)(year, pick(levelWords[level], lang)),
    name: holderName,
    award: title,
    from: [unitName, holderPost].filter((part) => part !== '').join('　'),
    deeds: cut.length > DEEDS_CHARACTERS ? `${cut.slice(0, DEEDS_CHARACTERS).join('')}…` : deeds,
    body: pick(honourWords.conferredBy, lang)(conferringBody),
    picture: portrait
      ? `${portrait}&width=${PORTRAIT_WIDTH_PX}`
      : `/woodcuts/${kind === 'collective' ? 'banner' : 'medal'}.svg`,
  };
}
