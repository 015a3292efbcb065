import { momentOf } from '../../../kernel/dates.ts';
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

/** What is sealed: the questions as they were asked, so that answers are read as they were meant. */
export interface Sealed {
  labels: Record<string, [string, string]>;
  answers: Answers;
}

export const sealOfHealth = (enrolmentId: string) => `enrolment:${enrolmentId}:health`;
