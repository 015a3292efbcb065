import { addDays, momentOf } from '../../../kernel/dates.ts';
import type { Batch } from '../contract.ts';
import type { Answers } from '../form/contract.ts';

/**
 * When the stay of a place begins, from when on its health form stays as it is: the first day of its batch, else the
 * beginning of the whole; null where neither is set.
 */
export function stayBegins(
  { batches }: { batches: readonly Pick<Batch, 'key' | 'startsOn'>[] },
  { batch, beginsAt, zone }: { batch: string | null; beginsAt: Date | null; zone: string },
): Date | null {
  const startsOn = batches.find(({ key }) => key === batch)?.startsOn;
  return startsOn ? momentOf(startsOn, '00:00', zone) : beginsAt;
}

const DAY_MS = 86_400_000;

interface ErasingTerms {
  batches: readonly Pick<Batch, 'key' | 'startsOn' | 'endsOn'>[];
  /** Days after the end of the stay. */
  healthForm: { eraseDays: number };
}

interface Stay {
  batch: string | null;
  beginsAt: Date | null;
  endsAt: Date | null;
  handedInAt: Date;
  zone: string;
}

/**
 * When a health form is erased: so many days after the last day of its batch, else after the end of the whole, or its
 * beginning where no end is known; counted from the day it was handed in where no time is known at all.
 */
export function erasesAt({ batches, healthForm }: ErasingTerms, stay: Stay): Date {
  const batch = batches.find(({ key }) => key === stay.batch);
  const lastOn = batch?.endsOn ?? batch?.startsOn;
  const ends = lastOn
    ? momentOf(addDays(lastOn, 1), '00:00', stay.zone)
    : (stay.endsAt ?? stay.beginsAt ?? stay.handedInAt);
  return new Date(ends.getTime() + healthForm.eraseDays * DAY_MS);
}

/** What is sealed: the questions as they were asked, so that answers are read as they were meant. */
export interface Sealed {
  labels: Record<string, [string, string]>;
  answers: Answers;
}

export const sealOfHealth = (enrolmentId: string) => `enrolment:${enrolmentId}:health`;

/** What a form says, question by question as they were asked then. */
export const saidOf = ({ labels, answers }: Sealed): { label: [string, string]; answer: Answers[string] }[] =>
  Object.entries(answers).map(([key, answer]) => ({ label: labels[key] ?? [key, key], answer }));
