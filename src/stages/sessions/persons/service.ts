import { listReachable } from '../../../people/members/reach/service.ts';
import { sessionsRefusals } from '../errors.ts';
import { type Context, keyOf, listCame, listExpected } from '../queries.ts';

/**
 * Refuses persons whom the officer does not know: neither within reach, nor on the list or in a session already.
 * @throws sessions.unknownPerson
 */
export async function admitPersons(context: Context, personIds: readonly string[]): Promise<void> {
  const { trx, scope } = context;
  const reachable = await listReachable(trx, scope, personIds);
  const others = personIds.filter((id) => !reachable.has(id));
  if (others.length === 0) return;
  const known = new Set([...(await listExpected(context, others)), ...(await listCame(trx, keyOf(context), others))]);
  const count = others.filter((id) => !known.has(id)).length;
  if (count > 0) throw sessionsRefusals.unknownPerson({ count });
}
