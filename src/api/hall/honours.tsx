import type { Context } from 'hono';
import { z } from 'zod';
import { formatDay, formatLongDay, styleAt } from '../../kernel/dates.ts';
import { pick, say } from '../../kernel/words.ts';
import { accessRefusals } from '../../people/access/errors.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { HonourLevel } from '../../people/members/audience/rules.ts';
import type { House } from '../../platform/house.ts';
import { agreeToBeShown, listMyHonours } from '../../registries/honours/consents/service.ts';
import type { MyHonour, ShownPortrait } from '../../registries/honours/contract.ts';
import { honourRefusals } from '../../registries/honours/errors.ts';
import { displayUses, levelKey, levelWords, nameOfTitle, useKey } from '../../registries/honours/register.ts';
import {
  readPortrait,
  readShown,
  readWall,
  readWallChoices,
  WALL_PAGE,
  type WallFilters,
} from '../../registries/honours/wall/service.ts';
import { honourWords } from '../../registries/honours/words.ts';
import { HonourPage } from '../../web/hall/pages/honour-page.tsx';
import { HonoursPage } from '../../web/hall/pages/honours-page.tsx';
import { MyHonoursPage } from '../../web/hall/pages/my-honours-page.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { HallFrame, PictureView } from '../../web/hall/views/frame.ts';
import type { HonourCardView, MyHonourView } from '../../web/hall/views/honours.ts';
import { honoursWords } from '../../web/hall/words/honours.ts';
import type { App } from '../request.ts';
import { flash } from './frame.ts';
import type { Hall, Reading } from './hall.ts';
import { personOf } from './person.ts';

const FRONT_CARDS = 6;
const MOST_PAGES = 500;
/** A withdrawn consent holds within a minute, so no copy of a portrait is kept for longer. */
const KEPT_SECONDS = 60;
const WIDTHS = [320, 640, 1280] as const;

/** The wall of honour, its portraits, and the reader's own honours. */
export function addHonours(app: App, hall: Hall): void {
  app.get(paths.honours, (context) =>
    hall.page(context, (reading) => wallPage(hall, reading, new URL(context.req.url).searchParams)),
  );
  app.get('/honours/:id', (context) => hall.page(context, (reading) => honourPage(hall, reading, idOf(context))));
  app.get('/honours/:id/portrait', (context) => portrait(context, hall));
  app.get(paths.myHonours, (context) => hall.page(context, (reading) => myPage(hall, reading)));
  app.post('/me/honours/:id', async (context) => {
    const scope = await hall.scopeOf(context);
    if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
    const { use = [] } = await context.req.parseBody({ all: true });
    const uses = z
      .array(useKey)
      .max(4)
      .parse(Array.isArray(use) ? use : [use]);
    await agreeToBeShown(hall.house, scope, { honourId: idOf(context), uses });
    flash(context, honoursWords.saved);
    return context.redirect(paths.myHonours, 303);
  });
}

function idOf(context: Context): string {
  const id = z.uuid().safeParse(context.req.param('id'));
  if (!id.success) throw honourRefusals.notFound();
  return id.data;
}

async function portrait(context: Context, { house, scopeOf }: Hall): Promise<Response> {
  const scope = await scopeOf(context);
  const asked = z
    .object({
      use: z.enum(['hall', 'screen']).default('hall'),
      width: z.coerce.number().int().min(16).max(4096).default(640),
      format: z.enum(['webp', 'jpeg']).default('webp'),
    })
    .parse(context.req.query());
  const { fileId, body, contentType } = await readPortrait(house, scope, { honourId: idOf(context), ...asked });
  const etag = `"${fileId}-${asked.width}-${asked.format}"`;
  const headers = { etag, 'cache-control': `private, max-age=${KEPT_SECONDS}` };
  if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers);
  return context.body(new Uint8Array(body as Buffer), 200, {
    ...headers,
    'content-type': contentType ?? 'application/octet-stream',
  });
}

function pictureOf({ portrait: address, kind, holderName }: ShownPortrait): PictureView {
  if (!address) return { kind: 'woodcut', name: kind === 'collective' ? 'banner' : 'medal' };
  return {
    kind: 'photo',
    alt: holderName,
    width: 600,
    height: 800,
    sources: WIDTHS.map((width) => ({ href: `${address}&width=${width}`, width })),
  };
}

function cardOf(shown: ShownPortrait, lang: HallFrame['lang']): HonourCardView {
  return {
    href: `/honours/${shown.id}`,
    name: shown.holderName,
    collective: shown.kind === 'collective',
    award: pick(nameOfTitle(shown.title), lang),
    meta: `${pick(honourWords.ofYear, lang)(shown.year)} · ${shown.unitName}`,
    picture: pictureOf(shown),
  };
}

/** A row of the wall for the front page; nothing before anybody is on it. */
export async function frontHonours(house: House, scope: Scope, { lang }: Pick<HallFrame, 'lang'>) {
  const { items } = await readWall(house.db, scope, { page: 1 });
  if (items.length === 0) return undefined;
  const w = say(honoursWords, lang);
  return {
    title: w.wall,
    more: { label: w.all, href: paths.honours },
    cards: items.slice(0, FRONT_CARDS).map((shown) => cardOf(shown, lang)),
  };
}

async function wallPage({ house }: Hall, { scope, frame }: Reading, search: URLSearchParams) {
  const { lang } = frame;
  const w = say(honoursWords, lang);
  const choices = await readWallChoices(house.db, scope);
  const asked = (name: string) => search.get(name)?.trim().slice(0, 60) || undefined;
  const level = levelKey.safeParse(asked('level')).data;
  const unitId = choices.districts.find(({ id }) => id === asked('unit'))?.id;
  const year = choices.years.find((each) => String(each) === asked('year'));
  const title = asked('title');
  const q = asked('q');
  const page = Math.max(1, Math.min(MOST_PAGES, Number(asked('page')) || 1));
  const filters: WallFilters = { unitId, level, year, title, q };
  const { items, total } = await readWall(house.db, scope, { ...filters, page });
  const kept = { unit: unitId, year: year === undefined ? undefined : String(year), level, title, q };
  const link = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...kept, ...changes })) if (value) next.set(name, value);
    return next.size > 0 ? `${paths.honours}?${next}` : paths.honours;
  };
  const group = (label: string, name: string, options: readonly { value: string; label: string }[], now?: string) => ({
    label,
    look: 'row' as const,
    options: options.map((option) => ({
      label: option.label,
      href: link({ [name]: option.value === now ? undefined : option.value }),
      current: option.value === now,
    })),
  });
  const levels = (Object.keys(levelWords) as HonourLevel[]).filter((each) => choices.levels.includes(each));
  const { q: _, ...carried } = kept;
  const first = (page - 1) * WALL_PAGE;
  return (
    <HonoursPage
      frame={frame}
      view={{
        query: q ?? '',
        kept: Object.fromEntries(Object.entries(carried).flatMap(([name, value]) => (value ? [[name, value]] : []))),
        filters: [
          group(
            w.level,
            'level',
            levels.map((each) => ({ value: each, label: pick(levelWords[each], lang) })),
            level,
          ),
          group(
            w.district,
            'unit',
            choices.districts.map(({ id, name }) => ({ value: id, label: name.replace(/总工会$/, '') })),
            unitId,
          ),
          group(
            w.year,
            'year',
            choices.years.map((each) => ({ value: `${each}`, label: `${each}` })),
            kept.year,
          ),
          group(
            w.title,
            'title',
            choices.titles.map((each) => ({ value: each, label: pick(nameOfTitle(each), lang) })),
            title,
          ),
        ].filter(({ options }) => options.length > 1 || options.some(({ current }) => current)),
        groups: levels.flatMap((each) => {
          const cards = items.filter((item) => item.level === each).map((item) => cardOf(item, lang));
          return cards.length > 0 ? [{ key: each, title: pick(levelWords[each], lang), cards }] : [];
        }),
        pager: {
          from: total === 0 ? 0 : first + 1,
          to: first + items.length,
          total,
          ...(page > 1 ? { previous: link({ page: String(page - 1) }) } : {}),
          ...(first + items.length < total ? { next: link({ page: String(page + 1) }) } : {}),
        },
        ...(Object.values(kept).some((value) => value) ? { clearHref: paths.honours } : {}),
      }}
    />
  );
}

async function honourPage({ house }: Hall, { scope, frame }: Reading, id: string) {
  const { lang } = frame;
  const w = say(honoursWords, lang);
  const shown = await readShown(house.db, scope, id);
  return (
    <HonourPage
      frame={frame}
      view={{
        name: shown.holderName,
        collective: shown.kind === 'collective',
        kicker: pick(honourWords.levelOfYear, lang)(shown.year, pick(levelWords[shown.level], lang)),
        award: pick(nameOfTitle(shown.title), lang),
        post: shown.holderPost,
        union: shown.unitName,
        picture: pictureOf(shown),
        paragraphs: (shown.deedsLong || shown.deeds).split(/\n+/).filter((paragraph) => paragraph.trim() !== ''),
        facts: [
          { label: w.body, value: shown.conferringBody },
          { label: w.on, value: formatLongDay(shown.conferredOn, lang) },
          ...(shown.basis ? [{ label: w.basis, value: shown.basis }] : []),
        ],
        others: shown.others.map((other) => cardOf(other, lang)),
        url: `${frame.origin}/honours/${id}`,
      }}
    />
  );
}

async function myPage({ house }: Hall, { scope, frame }: Reading) {
  personOf(scope);
  const honours = await listMyHonours(house, scope);
  return <MyHonoursPage frame={frame} honours={honours.map((honour) => mineOf(honour, frame))} />;
}

function mineOf(honour: MyHonour, frame: HallFrame): MyHonourView {
  const { lang, zone } = frame;
  const w = say(honoursWords, lang);
  const day = honour.agreedAt && formatDay(honour.agreedAt, { lang, ...styleAt(frame.now, zone) });
  const { revocation } = honour;
  return {
    id: honour.id,
    award: pick(nameOfTitle(honour.title), lang),
    kicker: pick(honourWords.levelOfYear, lang)(honour.year, pick(levelWords[honour.level], lang)),
    facts: [
      { label: w.body, value: honour.conferringBody },
      { label: w.on, value: formatLongDay(honour.conferredOn, lang) },
      ...(honour.basis ? [{ label: w.basis, value: honour.basis }] : []),
      { label: w.union, value: honour.unitName },
      ...(honour.treatment ? [{ label: w.treatment, value: honour.treatment }] : []),
    ],
    ...(revocation ? { revoked: w.revoked(revocation.revokedOn, revocation.decidedBy, revocation.reason) } : {}),
    answered: !day
      ? { tone: 'last', text: w.unanswered }
      : honour.shownIn.length === 0
        ? { tone: 'quiet', text: w.nowhere(day) }
        : { tone: 'open', text: honour.agreedBy === 'officer' ? w.byOfficer(day) : w.byYou(day) },
    ...(honour.state === 'conferred' && honour.shownIn.includes('hall') ? { href: `/honours/${honour.id}` } : {}),
    ...(honour.state === 'conferred'
      ? {
          ask: {
            post: `/me/honours/${honour.id}`,
            options: useKey.options.map((use) => ({ value: use, label: pick(displayUses[use], lang) })),
            agreed: honour.shownIn,
          },
        }
      : {}),
  };
}
