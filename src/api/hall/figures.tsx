import { publicFigures } from '../../figures/reading/service.ts';
import { dayOf } from '../../kernel/dates.ts';
import { pick } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { keepShared } from '../../platform/db/kept.ts';
import type { House } from '../../platform/house.ts';
import { FiguresPage } from '../../web/hall/pages/figures-page.tsx';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import type { FiguresView, FigureView } from '../../web/hall/views/programme.ts';
import type { App } from '../request.ts';
import type { Hall, Reading } from './hall.ts';

const FRONT = ['programmes', 'attendances', 'people-reached', 'leaflets'] as const;
const MONTHS_BACK = 6;

type PublicFigures = Awaited<ReturnType<typeof publicFigures>>;

/** The federation's figures for anyone, by period. */
export function addFigures(app: App, hall: Hall): void {
  app.get('/figures', (context) =>
    hall.page(context, (reading) => figuresPage(hall, reading, context.req.query('period') ?? ''), { alike: true }),
  );
}

function viewsOf({ figures }: PublicFigures, lang: HallFrame['lang']): (FigureView & { code: string })[] {
  return figures.map((figure) => ({
    code: figure.indicator,
    label: pick(figure.words, lang),
    unit: pick(figure.unitOfMeasure, lang),
    value: figure.value ?? 0,
    suppressed: figure.value === null,
  }));
}

/** At most a second older than the folding, which says itself how fresh it is. */
function keptFigures({ db }: House, { federationId }: Scope, period: string): Promise<PublicFigures> {
  return keepShared(db, { topic: `figures of ${federationId}` }, period, () =>
    publicFigures(db, { federationId, period }),
  );
}

/** The federation's figures of this year for the front page; nothing before there are any. */
export async function frontFigures(
  house: House,
  scope: Scope,
  frame: Pick<HallFrame, 'lang' | 'now' | 'zone'>,
): Promise<FiguresView | undefined> {
  const period = dayOf(frame.now, frame.zone).slice(0, 4);
  const read = await keptFigures(house, scope, period);
  const shown = viewsOf(read, frame.lang).filter(
    (figure) => (FRONT as readonly string[]).includes(figure.code) && (figure.value > 0 || figure.suppressed),
  );
  if (shown.length === 0 || !read.freshness.foldedAt) return undefined;
  return {
    title: pick([`${period} 年数字`, `Figures of ${period}`], frame.lang),
    figures: shown,
    freshAt: read.freshness.foldedAt,
    more: { label: pick(['看明细', 'See more'], frame.lang), href: '/figures' },
  };
}

async function figuresPage({ house }: Hall, { scope, frame }: Reading, asked: string) {
  const today = dayOf(frame.now, frame.zone);
  const year = today.slice(0, 4);
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => {
    const month = Number(today.slice(5, 7)) - 1 - back;
    return `${Number(year) + Math.floor(month / 12)}-${String(((month + 12) % 12) + 1).padStart(2, '0')}`;
  });
  const periods = [year, ...months];
  const period = periods.includes(asked) ? asked : year;
  const read = await keptFigures(house, scope, period);
  const sayPeriod = (each: string) =>
    each.length === 4
      ? pick([`${each} 年`, each], frame.lang)
      : pick([`${Number(each.slice(5))} 月`, each], frame.lang);
  return (
    <FiguresPage
      frame={frame}
      view={{
        title: pick(['公开数字', 'Public figures'], frame.lang),
        periods: periods.map((each) => ({
          label: sayPeriod(each),
          href: `/figures?period=${each}`,
          current: each === period,
        })),
        period: sayPeriod(period),
        groups: [{ title: frame.federation, figures: viewsOf(read, frame.lang) }],
        freshAt: read.freshness.foldedAt ?? frame.now,
      }}
    />
  );
}
