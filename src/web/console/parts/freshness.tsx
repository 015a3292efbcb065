import { now } from '../browser.ts';
import { useDates, usePick, useWords } from '../preferences.tsx';
import { partWords } from './words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How fresh figures are, in words: “更新于 2 分钟前”. */
export function Freshness({ at }: { at: string }) {
  const w = useWords(partWords);
  const dates = useDates();
  const pick = usePick();
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
    </p>
  );
}
