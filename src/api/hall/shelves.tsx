import { addDays, dayOf, formatDay } from '../../kernel/dates.ts';
import { pick } from '../../kernel/words.ts';
import { findPersonId } from '../../people/access/rules.ts';
import { templates } from '../../programmes/templates/register.ts';
import { listPublic, PAGE_PROGRAMMES, type PublicQuery } from '../../programmes/visit/service.ts';
import { FrontPage } from '../../web/hall/pages/front-page.tsx';
import { ProgrammesPage } from '../../web/hall/pages/programmes-page.tsx';
import { SearchPage } from '../../web/hall/pages/search-page.tsx';
import type { FrontView } from '../../web/hall/views/programme.ts';
import type { App } from '../request.ts';
import { frontFigures } from './figures.tsx';
import type { Hall, Reading } from './hall.ts';
import { frontHonours } from './honours.tsx';
import { itemOf, placeIn, titleOf, whenOf } from './views.ts';

const DAYS_AHEAD = 7;

/** The pages that anyone browses: front, programmes, search. */
export function addShelves(app: App, hall: Hall): void {
  app.get('/', (context) =>
    hall.page(context, async (reading) => <FrontPage frame={reading.frame} view={await frontView(hall, reading)} />, {
      alike: true,
    }),
  );
  app.get('/programmes', (context) =>
    hall.page(context, (reading) => programmesPage(hall, reading, new URL(context.req.url).searchParams), {
      alike: true,
    }),
  );
  app.get('/search', (context) =>
    hall.page(context, (reading) => searchPage(hall, reading, new URL(context.req.url).searchParams.get('q') ?? '')),
  );
}

async function frontView({ house }: Hall, { scope, frame }: Reading): Promise<FrontView> {
  const view = findPersonId(scope) ? 'mine' : 'open';
  const [open, near, figures, honours] = await Promise.all([
    listPublic(house, scope, { view, page: 1 }),
    listPublic(house, scope, { view: 'near', page: 1, from: dayOf(frame.now, frame.zone) }),
    frontFigures(house, scope, frame),
    frontHonours(house, scope, frame),
  ]);
  const enrolling = open.items.filter(
    (item) => item.taken !== null && (item.deadline === null || item.deadline > frame.now),
  );
  const [lead, ...rest] = enrolling.length > 0 ? enrolling : open.items;
  const others = [...rest, ...open.items.filter((item) => !enrolling.includes(item) && item !== lead)].slice(0, 9);
  return {
    ...(lead
      ? {
          lead: {
            ...itemOf(lead, frame),
            action: { kind: 'link', label: pick(['看看详情', 'See more'], frame.lang), href: `/programmes/${lead.id}` },
          },
        }
      : {}),
    open: others.map((item) => itemOf(item, frame)),
    openTotal: open.total,
    openHref: `/programmes?view=${view}`,
    diary: near.items
      .flatMap((item) => {
        const when = whenOf(item);
        return when
          ? [
              {
                href: `/programmes/${item.id}`,
                title: titleOf(item, frame.lang),
                when,
                ...(item.place ? { place: placeIn(item, frame.lang) } : {}),
              },
            ]
          : [];
      })
      .slice(0, 7),
    notices: [],
    ...(figures ? { figures } : {}),
    ...(honours ? { honours } : {}),
    ...(frame.account ? {} : { join: { href: '/join' } }),
  };
}

const views = {
  mine: ['为我推荐', 'For me'],
  open: ['正在报名', 'Open now'],
  near: ['按日期', 'By date'],
  all: ['全部', 'All'],
} as const;

async function programmesPage({ house }: Hall, { scope, frame }: Reading, search: URLSearchParams) {
  const person = findPersonId(scope);
  const asked = search.get('view') ?? '';
  const view: PublicQuery['view'] = asked in views ? (asked as PublicQuery['view']) : 'open';
  const template = templates.some((each) => each.key === search.get('kind'))
    ? (search.get('kind') ?? undefined)
    : undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(search.get('day') ?? '') ? (search.get('day') ?? undefined) : undefined;
  const q = search.get('q')?.trim().slice(0, 100) || undefined;
  const page = Math.max(1, Math.min(500, Number(search.get('page')) || 1));
  const { items, total } = await listPublic(house, scope, { view, page, template, day, q });
  const link = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ view, kind: template, day, q, ...changes }))
      if (value) next.set(name, value);
    return `/programmes?${next}`;
  };
  const today = dayOf(frame.now, frame.zone);
  const first = (page - 1) * PAGE_PROGRAMMES;
  return (
    <ProgrammesPage
      frame={frame}
      view={{
        find: { query: q ?? '', kept: { view, ...(template ? { kind: template } : {}), ...(day ? { day } : {}) } },
        tabs: (Object.keys(views) as (keyof typeof views)[])
          .filter((key) => key !== 'mine' || person)
          .map((key) => ({
            label: pick(views[key], frame.lang),
            href: link({ view: key, page: undefined }),
            current: key === view,
          })),
        filters: [
          ...(view === 'near'
            ? [
                {
                  label: pick(['日期', 'Day'], frame.lang),
                  look: 'days' as const,
                  options: Array.from({ length: DAYS_AHEAD }, (_, ahead) => {
                    const each = addDays(today, ahead);
                    return {
                      label: formatDay(each, { lang: frame.lang, zone: frame.zone }),
                      href: link({ day: each === day ? undefined : each }),
                      current: each === day,
                      at: new Date(`${each}T04:00:00Z`),
                    };
                  }),
                },
              ]
            : []),
          {
            label: pick(['类型', 'Kind'], frame.lang),
            look: 'chips' as const,
            options: templates.map((each) => ({
              label: pick(each.words, frame.lang),
              href: link({ kind: each.key === template ? undefined : each.key }),
              current: each.key === template,
            })),
          },
        ],
        items: items.map((item) => itemOf(item, frame)),
        pager: {
          from: total === 0 ? 0 : first + 1,
          to: first + items.length,
          total,
          ...(page > 1 ? { previous: link({ page: String(page - 1) }) } : {}),
          ...(first + items.length < total ? { next: link({ page: String(page + 1) }) } : {}),
        },
        clearHref: '/programmes',
      }}
    />
  );
}

async function searchPage({ house }: Hall, { scope, frame }: Reading, query: string) {
  const q = query.trim().slice(0, 100);
  const { items, total } = q ? await listPublic(house, scope, { view: 'all', page: 1, q }) : { items: [], total: 0 };
  const hits = items.map((item) => {
    const { href, title, kind, when, tag, summary } = itemOf(item, frame);
    return {
      href,
      title,
      kind,
      ...(when ? { when } : {}),
      ...(tag ? { tag } : {}),
      ...(summary ? { excerpt: [{ text: summary }] } : {}),
    };
  });
  return (
    <SearchPage
      frame={frame}
      view={{
        query: q,
        total,
        groups: hits.length > 0 ? [{ title: pick(['活动', 'Programmes'], frame.lang), hits }] : [],
        suggestions: templates
          .slice(0, 6)
          .map((each) => ({ label: pick(each.words, frame.lang), href: `/programmes?view=all&kind=${each.key}` })),
      }}
    />
  );
}
