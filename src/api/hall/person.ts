import { accessRefusals } from '../../people/access/errors.ts';
import { findPersonId, type Scope } from '../../people/access/rules.ts';

/** The person behind the scope. @throws access.sign-in-first, not-a-person */
export function personOf(scope: Scope): string {
  if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  return personId;
}
