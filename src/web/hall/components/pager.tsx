import { say } from '../../../kernel/words.ts';
import type { Edition, PagerView } from '../views/frame.ts';
import { programmeWords } from '../words/programmes.ts';

/** Previous and next page of a list, with where we are. */
export function Pager({ pager, edition }: { pager: PagerView | undefined; edition: Edition }) {
  if (!pager || (!pager.previous && !pager.next)) return null;
  const w = say(programmeWords, edition.lang);
  return (
    <nav className="pager" aria-label={w.pager}>
      {pager.previous ? (
        <a rel="prev" href={pager.previous}>
          ‹ {w.previous}
        </a>
      ) : (
        <span />
      )}
      <span className="meta">{w.shown(pager.from, pager.to, pager.total)}</span>
      {pager.next ? (
        <a rel="next" href={pager.next}>
          {w.next} ›
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
