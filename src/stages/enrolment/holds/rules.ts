import { addDays, type Day, dayOf, momentOf } from '../../../kernel/dates.ts';
import type { Hold, Span } from '../../../registries/holds/rules.ts';

interface Terms {
  noClash: boolean;
  oneOf: string;
  batches: readonly { key: string; startsOn: string | null; endsOn: string | null }[];
}

interface Times {
  beginsAt: Date | null;
  endsAt: Date | null;
  zone: string;
  now: Date;
}

/**
 * What a place in a batch (or in the one lot) holds: whole days of the batch, else the time of the whole; a whole of which
 * no end is known takes its first day. Nothing where the settings watch for nothing.
 */
export function holdOf({ noClash, oneOf, batches }: Terms, batch: string | null, times: Times): Hold | undefined {
  const during = noClash
    ? spanOf(
        batches.find(({ key }) => key === batch),
        times,
      )
    : null;
  const begins = during?.from ?? times.beginsAt ?? times.now;
  const tag = oneOf === '' ? null : `${oneOf} ${dayOf(begins, times.zone).slice(0, 4)}`;
  return during === null && tag === null ? undefined : { during, tag };
}

function spanOf(batch: Terms['batches'][number] | undefined, { beginsAt, endsAt, zone }: Times): Span | null {
  const startsOn = batch?.startsOn ?? batch?.endsOn;
  if (startsOn) {
    const last: Day = batch?.endsOn ?? startsOn;
    return { from: momentOf(startsOn, '00:00', zone), to: momentOf(addDays(last, 1), '00:00', zone) };
  }
  if (!beginsAt) return null;
  if (endsAt && endsAt > beginsAt) return { from: beginsAt, to: endsAt };
  return { from: beginsAt, to: momentOf(addDays(dayOf(beginsAt, zone), 1), '00:00', zone) };
}
