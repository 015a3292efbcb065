import { sayTimeLeft } from '../../kit/time-left.ts';
import type { Edition } from '../views/frame.ts';

/** How long until a deadline: said when the page was made, counted down where there is script. */
export function TimeLeft({ until, edition }: { until: Date; edition: Edition }) {
  const leftMs = until.getTime() - edition.now.getTime();
  return <time-left data-left-ms={leftMs}>{sayTimeLeft(leftMs, edition.lang)}</time-left>;
}
