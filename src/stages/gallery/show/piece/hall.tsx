import { type Lang, pick, say } from '../../../../kernel/words.ts';
import { TextFacts } from '../../../../web/hall/components/facts.tsx';
import { Phrases } from '../../../../web/hall/components/phrases.tsx';
import { Picture } from '../../../../web/hall/components/picture.tsx';
import { StagePage } from '../../../../web/hall/pages/stage-page.tsx';
import type { HallFrame } from '../../../../web/hall/views/frame.ts';
import { langOf } from '../../../../web/kit/phrases.ts';
import type { PageProps } from '../../../hall.tsx';
import type { PieceView } from '../../contract.ts';
import { shapeOf } from '../../rules.ts';
import { words } from '../../words.ts';
import { photoOf, VisitCount } from '../hall.tsx';

/** One piece with an address of its own; the next one by link, arrow key or swipe. */
export function PiecePage({ view, frame, base, programme }: PageProps<PieceView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const { piece } = view;
  const title = piece.title || w.untitled;
  const isPerson = piece.kind === 'person';
  const alt = isPerson ? w.inPortrait(title) : w.altOf(title, piece.by);
  const paragraphs = piece.text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
  const facts = [
    ...(piece.by && piece.by !== title ? [{ label: w.by, value: piece.by }] : []),
    ...(piece.unitName && piece.unitName !== title ? [{ label: w.unit, value: piece.unitName }] : []),
    ...(piece.about ? [{ label: w.post, value: piece.about }] : []),
    ...(piece.award && piece.award !== view.zone.words[0] ? [{ label: w.award, value: piece.award }] : []),
    ...(piece.rank === null ? [] : [{ label: w.rank, value: w.rankOf(piece.rank) }]),
    ...(piece.place ? [{ label: w.place, value: piece.place }] : []),
  ];
  const zone = pick(view.zone.words, lang);
  return (
    <StagePage
      frame={frame}
      title={`${title} · ${programme.title}`}
      section={{ label: programme.title, href: programme.href }}
      personal
      docked
    >
      <exhibit-viewer>
        <article className={piece.pictures.length > 0 ? 'exhibit' : 'exhibit exhibit-text'}>
          {piece.pictures.length > 0 && (
            <div className="exhibit-pictures">
              {piece.pictures.map((picture, at) => (
                <figure key={picture.href} data-r={shapeOf(picture)}>
                  <Picture
                    picture={photoOf(picture, at === 0 ? alt : picture.caption || alt)}
                    edition={frame}
                    sizes="(min-width: 60rem) 50rem, 100vw"
                    eager={at === 0}
                  />
                  {picture.caption && <figcaption lang={langOf(picture.caption, lang)}>{picture.caption}</figcaption>}
                </figure>
              ))}
            </div>
          )}
          <div className="exhibit-label">
            {zone && (
              <p className="kicker" lang={langOf(zone, lang)}>
                {zone}
              </p>
            )}
            <h1 className={isPerson ? 'person-name' : undefined} lang={langOf(title, lang)}>
              {isPerson ? title : <Phrases text={title} lang={lang} />}
            </h1>
            <TextFacts facts={facts} lang={lang} />
            {paragraphs.length > 0 && (
              <div className="prose" lang={langOf(piece.text, lang)}>
                {paragraphs.map((paragraph, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that does not change; two may be alike
                  <p key={at}>{paragraph}</p>
                ))}
              </div>
            )}
            <Attached piece={piece} lang={lang} />
          </div>
        </article>
        <Turning view={view} base={base} frame={frame} />
      </exhibit-viewer>
      <VisitCount base={base} />
    </StagePage>
  );
}

function Attached({ piece, lang }: { piece: PieceView['piece']; lang: Lang }) {
  const w = say(words, lang);
  if (piece.links.length + piece.documents.length === 0) return null;
  return (
    <ul className="exhibit-attached">
      {piece.documents.map(({ href, caption }, at) => (
        <li key={href}>
          <a href={href}>{caption || `${w.document} ${at + 1}`}</a>
        </li>
      ))}
      {piece.links.map((href) => (
        <li key={href}>
          <a href={href} rel="noopener noreferrer nofollow" target="_blank">
            {w.link} <small>{hostOf(href)}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

const hostOf = (href: string) => (URL.canParse(href) ? new URL(href).host : '');

/** Before, after, and back to all: at the foot of the phone's screen, within reach of a thumb. */
function Turning({ view, base, frame }: { view: PieceView; base: string; frame: HallFrame }) {
  const { lang } = frame;
  const w = say(words, lang);
  const turn = (to: PieceView['next'], rel: 'prev' | 'next', label: string) =>
    to ? (
      <a
        rel={rel}
        href={`${base}/piece?piece=${to.id}`}
        aria-label={`${label}${pick(['：', ': '], frame.lang)}${to.title || w.untitled}`}
        {...(to.picture ? { 'data-picture': `${to.picture}&width=1280` } : {})}
      >
        {rel === 'prev' ? `‹ ${label}` : `${label} ›`}
      </a>
    ) : (
      <span />
    );
  return (
    <nav className="exhibit-turn" aria-label={w.exhibition}>
      {turn(view.previous, 'prev', w.previous)}
      <a className="exhibit-all" href={`${base}/exhibition`}>
        {w.all} <small>{w.placeOf(view.at, view.of)}</small>
      </a>
      {turn(view.next, 'next', w.next)}
    </nav>
  );
}
