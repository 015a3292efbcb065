import { Refusal } from '../../../kernel/refusal.ts';
import { refusals } from '../errors.ts';

/**
 * An error of the zip or inflate library as the refusal that it means: the file is damaged.
 * Both report damage as plain errors, so the original stays behind as the cause, for the log.
 */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const refusal = refusals.damaged();
  refusal.cause = error;
  return refusal;
}
