import { say } from '../../../../kernel/words.ts';
import type { HallFrame } from '../../../../web/hall/views/frame.ts';
import { words } from '../../words.ts';
import type { SheetView } from '../contract.ts';

/** A work as a judge sees it: pictures to swipe through, text, attachments. */
export function Work({ view, frame }: { view: SheetView; frame: HallFrame }) {
  const w = say(words, frame.lang);
  const { work } = view;
  const empty = work.pictures.length + work.documents.length + work.links.length === 0 && !work.text;
  return (
    <>
      {work.title && <h2>{work.title}</h2>}
      {work.pictures.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: several pictures scroll by keyboard too
        <section className="works" tabIndex={0} aria-label={w.openLarge}>
          {work.pictures.map(({ href, large, caption }, at) => (
            <figure key={href}>
              <a href={large}>
                <img
                  src={href}
                  srcSet={`${href} 640w, ${large} 1280w`}
                  sizes="(min-width: 60rem) 40rem, 100vw"
                  alt={caption || w.entry(work.code)}
                  loading={at > 0 ? 'lazy' : undefined}
                />
              </a>
              {caption && <figcaption>{caption}</figcaption>}
            </figure>
          ))}
        </section>
      )}
      {work.text && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls by keyboard too
        <div className="manuscript prose" tabIndex={0}>
          {work.text.split(/\n+/).map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in their order
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      )}
      {(work.documents.length > 0 || work.links.length > 0) && (
        <p className="ways">
          {work.documents.map(({ href, caption }, at) => (
            <a key={href} href={href}>
              {caption || `${w.document} ${at + 1}`}
            </a>
          ))}
          {work.links.map((link, at) => (
            <a key={link} href={link} rel="noreferrer">
              {w.link} {at + 1}
            </a>
          ))}
        </p>
      )}
      {empty && <p className="meta">{w.noWork}</p>}
    </>
  );
}
