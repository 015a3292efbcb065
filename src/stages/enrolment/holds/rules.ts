import { addDays, type Day, dayOf, momentOf } from '../../../kernel/dates.ts';

export interface Span {
  from: Date;
  /** Not part of it. */
  to: Date;
}

/** What having a place keeps its person from having elsewhere. */
export interface Hold {
  during: Span | null;
  /** At most one place a person may have of this kind; null where there is no such limit. */
  tag: string | null;
}

/** A place that a person has elsewhere. */
export interface HeldElsewhere extends Hold {
  personId: string;
  stageId: string;
}

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

/** The place elsewhere that stands against this one, and why. */
export function findClash(
  hold: Hold,
  elsewhere: readonly HeldElsewhere[],
): { with: HeldElsewhere; because: 'sameTime' | 'sameKind' } | undefined {
  for (const each of elsewhere) {
    if (hold.tag !== null && hold.tag === each.tag) return { with: each, because: 'sameKind' };
    const [a, b] = [hold.during, each.during];
    if (a && b && a.from < b.to && b.from < a.to) return { with: each, because: 'sameTime' };
  }
  return undefined;
}
