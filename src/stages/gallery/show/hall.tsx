import { dayOf, formatLongDay } from '../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { Empty } from '../../../web/hall/components/empty.tsx';
import { Filter } from '../../../web/hall/components/filter.tsx';
import { Pager } from '../../../web/hall/components/pager.tsx';
import { Phrases } from '../../../web/hall/components/phrases.tsx';
import { Picture } from '../../../web/hall/components/picture.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { PictureView } from '../../../web/hall/views/frame.ts';
import { sayCount } from '../../../web/kit/numbers.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PageProps, PanelProps } from '../../hall.tsx';
import type { ExhibitionView, PieceCard } from '../contract.ts';
import { shapeOf, ZONE_PAGE } from '../rules.ts';
import { words } from '../words.ts';
import type { GalleryHallView } from './service.ts';

/** So few pieces hang larger. */
const FEW = 2;
const WIDTHS = [320, 640, 1280] as const;
/** Widths at which a tile stands: half a phone, a third of a desk. */
const TILE_SIZES = '(min-width: 60rem) 22rem, (min-width: 40rem) 33vw, 60vw';

export function photoOf({ href, ...size }: { href: string; width: number; height: number }, alt: string): PictureView {
  const sources = WIDTHS.map((width) => ({ href: `${href}&width=${width}`, width }));
  return { kind: 'photo', alt, width: size.width, height: size.height, sources };
}

/** Counts one visit, once for each browser session; without script none is counted. */
export function VisitCount({ base }: { base: string }) {
  const id = base.split('/').at(-1) ?? '';
  return <visit-count data-gallery={id} data-href={`/api/v1/stages/gallery/${id}/visit`} />;
}

function Tile({ card, base, lang }: { card: PieceCard; base: string; lang: Lang }) {
  const w = say(words, lang);
  const title = card.title || w.untitled;
  const { picture } = card;
  return (
    <li data-r={picture ? shapeOf(picture) : 'text'} className={card.featured ? 'featured' : undefined}>
      {picture ? (
        <Picture
          picture={photoOf(picture, title)}
          edition={{ lang, zone: '', now: new Date(0) }}
          sizes={TILE_SIZES}
          mute
        />
      ) : (
        <p className="tile-text" lang={langOf(card.opening || title, lang)}>
          {card.opening || title}
        </p>
      )}
      <h3 lang={langOf(title, lang)}>
        <a href={`${base}/piece?piece=${card.id}`}>{title}</a>
      </h3>
      <p className="meta" lang={langOf(card.by || card.unitName, lang)}>
        {[card.by || card.unitName, card.pictures > 1 ? w.picturesOf(card.pictures) : ''].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

/** Pieces as they hang: pictures in rows of one height, texts as leaves of paper. */
function Wall({ cards, base, lang }: { cards: readonly PieceCard[]; base: string; lang: Lang }) {
  return (
    <ul className={cards.length <= FEW ? 'exhibits exhibits-few' : 'exhibits'}>
      {cards.map((card) => (
        <Tile key={card.id} card={card} base={base} lang={lang} />
      ))}
    </ul>
  );
}

/** Some pieces on the programme's page, and the way in. Nothing before the opening. */
export function GalleryPanel({ view, frame, base }: PanelProps<GalleryHallView>) {
  const { lang } = frame;
  const w = say(words, lang);
  if (!view.isOn && !view.hasOwn) return null;
  const own = { label: w.mine, href: `${base}/mine` };
  return (
    <Section title={w.exhibition} {...(view.hasOwn ? { more: own } : {})}>
      {view.isOn && (
        <>
          <Wall cards={view.pieces} base={base} lang={lang} />
          <p className="notice-links">
            <a className="btn" href={`${base}/exhibition`}>
              {w.enter}
            </a>
            <span className="meta">{[w.count(view.count), ...sayVisits(view.visits, lang)].join(' · ')}</span>
          </p>
        </>
      )}
    </Section>
  );
}

const sayVisits = (visits: number | null, lang: Lang): string[] =>
  visits === null || visits === 0 ? [] : [say(words, lang).visits(sayCount(visits))];

function ClosedPage({ frame, programme }: Pick<PageProps<unknown>, 'frame' | 'programme'>) {
  const w = say(words, frame.lang);
  return (
    <StagePage
      frame={frame}
      title={`${w.exhibition} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
    >
      <div className="page-head">
        <h1>{w.exhibition}</h1>
      </div>
      <Empty
        title={w.notOn}
        text={w.notOnAdvice}
        links={[{ label: w.toProgramme, href: programme.href }]}
        woodcut="exhibition"
        edition={frame}
      />
    </StagePage>
  );
}

/** The exhibition by zones, or one zone whole. */
export function ExhibitionPage({ view, frame, base, programme }: PageProps<ExhibitionView>) {
  if (!view.isOn) return <ClosedPage frame={frame} programme={programme} />;
  const { lang } = frame;
  const w = say(words, lang);
  const here = `${base}/exhibition`;
  const [zone] = view.zones;
  const isZone = view.page !== null;
  const foreword = pick(view.foreword, lang);
  const closes = view.closesAt ? [w.until(formatLongDay(dayOf(view.closesAt, frame.zone), lang))] : [];
  return (
    <StagePage
      frame={frame}
      title={`${w.exhibition} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
    >
      <div className="page-head">
        <p className="kicker">{w.exhibition}</p>
        <h1>
          <Phrases text={programme.title} lang={lang} />
        </h1>
        <p className="meta" title={w.visitsAbout}>
          {[w.count(view.count), ...closes, ...sayVisits(view.visits, lang)].join(' · ')}
        </p>
      </div>
      {foreword && !isZone && (
        <p className="standfirst" lang={langOf(foreword, lang)}>
          {foreword}
        </p>
      )}
      {isZone && (
        <p>
          <a href={here}>‹ {w.backToAll}</a>
        </p>
      )}
      {!isZone && view.zones.length > 1 && (
        <Filter
          edition={frame}
          group={{
            label: w.zones,
            look: 'row',
            options: view.zones.map(({ key, words: name, count }) => ({
              label: pick(name, lang),
              href: zoneHref(here, key),
              count,
            })),
          }}
        />
      )}
      {view.zones.map(({ key, words: name, count, pieces }) => {
        const wall = <Wall cards={pieces} base={base} lang={lang} />;
        const isWhole = isZone || pieces.length === count;
        if (view.zones.length === 1 && key === '' && isWhole) return <div key={key}>{wall}</div>;
        const title = view.zones.length === 1 && key === '' ? w.all : pick(name, lang);
        const more = { label: w.allOfZone(count), href: zoneHref(here, key) };
        return (
          <Section key={key} title={title} {...(isWhole ? {} : { more })}>
            {wall}
          </Section>
        );
      })}
      {view.count === 0 && (
        <Empty title={w.nothing} text={w.nothingAdvice} woodcut="exhibition" edition={frame} links={[]} />
      )}
      {view.page && <Pager pager={pagerOf(view.page, zoneHref(here, zone?.key ?? ''))} edition={frame} />}
      {view.visits !== null && <p className="meta gallery-note">{w.visitsAbout}</p>}
      <VisitCount base={base} />
    </StagePage>
  );
}

const zoneHref = (here: string, key: string) => `${here}?zone=${encodeURIComponent(key)}`;

function pagerOf({ from, to, total }: NonNullable<ExhibitionView['page']>, here: string) {
  const page = Math.ceil(from / ZONE_PAGE) || 1;
  return {
    ...{ from, to, total },
    ...(page > 1 ? { previous: `${here}&page=${page - 1}` } : {}),
    ...(to < total ? { next: `${here}&page=${page + 1}` } : {}),
  };
}
