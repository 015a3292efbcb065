import { now } from '../browser.ts';
import { useDates, usePick, useWords } from '../preferences.tsx';
import { partWords } from './words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export interface FreshnessProps {
  /** Up to when every record is counted; null before the first count. */
  foldedAt: string | null;
  /** Records that are not counted yet. */
  waiting: number;
}

/** How fresh figures are, in words: “更新于 2 分钟前”. */
export function Freshness({ foldedAt: at, waiting }: FreshnessProps) {
  const w = useWords(partWords);
  const dates = useDates();
  const pick = usePick();
  if (at === null) return <p className="meta freshness">{w.notYet}</p>;
  const ageMs = now().getTime() - new Date(at).getTime();
  const words =
    ageMs < minuteMs
      ? w.justNow
      : ageMs < hourMs
        ? w.minutesAgo(Math.floor(ageMs / minuteMs))
        : ageMs < dayMs
          ? w.hoursAgo(Math.floor(ageMs / hourMs))
          : w.at(dates.moment(at));
  return (
    <p className="meta freshness">
      {w.fromRecords}
      {pick(['，', ', '])}
      <time dateTime={at}>{words}</time>
      {waiting > 0 && `${pick(['，', ', '])}${w.waiting(waiting)}`}
    </p>
  );
}
