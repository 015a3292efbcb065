import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Ability, type Role, roles } from '../../people/access/rules.ts';
import { api } from './api.ts';

export interface UnitRef {
  id: string;
  name: string;
}

export interface MyGrant {
  role: Role;
  unit: UnitRef;
}

/** Who is signed in, for which federation, with which roles. */
export interface Me {
  account: { id: string; name: string; phone?: string | null };
  person: { id: string; name: string } | null;
  roles: MyGrant[];
  federation: { id?: string; name: string; demo: boolean };
  unit: UnitRef;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get<Me>('/me', undefined, signal),
  staleTime: 5 * 60_000,
});

/** The signed-in officer; known before any page draws. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Everything that one's roles allow anywhere; the server checks each use against its unit. */
export function abilitiesOf(me: Pick<Me, 'roles'>): ReadonlySet<Ability> {
  return new Set(me.roles.flatMap((grant): readonly Ability[] => roles[grant.role]?.allows ?? []));
}

/** `true` where one's roles allow it somewhere: what is not allowed anywhere is not offered. */
export function useMay(ability: Ability): boolean {
  return abilitiesOf(useMe()).has(ability);
}
