import type { Bilingual } from '../../../kernel/words.ts';
import { useNumbers, usePick, useWords } from '../../../web/console/preferences.tsx';
import { panelWords } from './words.ts';

export interface RatingView {
  key: string;
  label: Bilingual;
  answers: number;
  mean: number | null;
  /** How many gave 1, 2, 3, 4 and 5. */
  counts: readonly number[];
}

/** One thing that was rated: its mean, and how many gave each mark, best first. */
export function RatingBars({ rating }: { rating: RatingView }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const { number } = useNumbers();
  const most = Math.max(1, ...rating.counts);
  const marks = rating.counts.map((count, at) => ({ stars: at + 1, count })).reverse();
  return (
    <article className="rating">
      <header>
        <h3>{pick(rating.label)}</h3>
        {rating.mean === null ? (
          <p className="meta">{w.notRated}</p>
        ) : (
          <p className="rating-mean">
            <b>{rating.mean.toFixed(2)}</b>
            <span className="meta">
              {w.outOf} · {w.ratedBy(number(rating.answers))}
            </span>
          </p>
        )}
      </header>
      <ul>
        {marks.map(({ stars, count }) => (
          <li key={stars} aria-label={w.starsOf(stars, number(count))}>
            <span className="meta">{w.stars(stars)}</span>
            <span className="rating-track" aria-hidden="true">
              <span className={`rating-${stars}`} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="rating-count">{number(count)}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
