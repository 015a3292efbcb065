import { memberRefusals } from '../errors.ts';

/** Too short to say anything is no reason. */
const SHORTEST_REASON = 4;

/** A reason that the person can make something of. @throws members.reveal-reason */
export function checkReason(reason: string | undefined): string {
  const given = reason?.trim() ?? '';
  if ([...given].length < SHORTEST_REASON)
    throw memberRefusals.revealReason({}, [{ path: 'reason', words: ['请写明原因', 'Give the reason'] }]);
  return given;
}
