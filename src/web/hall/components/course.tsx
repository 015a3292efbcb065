import type { Lang } from '../../../kernel/words.ts';
import { sayFigure } from '../../kit/numbers.ts';
import type { FiguresPageView } from '../views/reports.ts';

/** A course over time as printed bars, each beside its number: no script, no inline style. */
export function Course({ course, lang }: { course: NonNullable<FiguresPageView['course']>; lang: Lang }) {
  const most = Math.max(1, ...course.points.map(({ value }) => value));
  return (
    <ol className="course">
      {course.points.map(({ label, value }) => (
        <li key={label}>
          <span className="meta">{label}</span>
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width={Math.max(0.5, Math.round((value / most) * 100))} height="1" />
          </svg>
          <b>{sayFigure(value, lang)}</b>
        </li>
      ))}
    </ol>
  );
}
