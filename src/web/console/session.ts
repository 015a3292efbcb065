import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { meRoutes } from '../../people/access/me/contract.ts';
import type { Ability } from '../../people/access/rules.ts';
import { type AnswerOf, queryOf } from './api.ts';

/** Who is signed in, for which federation, with which roles. */
export type Me = AnswerOf<(typeof meRoutes)['me']>;
export type UnitRef = Me['unit'];

export const meQuery = queryOptions({ ...queryOf(meRoutes.me), staleTime: 5 * 60_000 });

/** The signed-in officer; known before any page draws. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Everything that one's roles allow anywhere; the server checks each use against its unit. */
export function abilitiesOf(me: Pick<Me, 'roles'>): ReadonlySet<Ability> {
  return new Set(me.roles.flatMap((grant) => grant.allows));
}

/** `true` where one's roles allow it somewhere: what is not allowed anywhere is not offered. */
export function useMay(ability: Ability): boolean {
  return abilitiesOf(useMe()).has(ability);
}
