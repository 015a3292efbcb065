import { queryOptions } from '@tanstack/react-query';
import { memberRoutes } from '../../../people/members/contract.ts';
import { type AnswerOf, queryOf } from '../api.ts';
import type { RowOf } from '../list/list-source.ts';

/** A person as lists show one: the phone masked by the server. */
export type PersonItem = RowOf<(typeof memberRoutes)['list']>;
export type MemberDetail = AnswerOf<(typeof memberRoutes)['get']>;

/** Persons within reach by name, pinyin initials or the last four digits of a phone. */
export function personSearchQuery(q: string) {
  return queryOptions({
    ...queryOf(memberRoutes.list, { query: { q, limit: 20 } }),
    enabled: q !== '',
    staleTime: 60_000,
  });
}

/** One person, also for the name of somebody already chosen. */
export function personQuery(personId: string) {
  return queryOptions({
    ...queryOf(memberRoutes.get, { params: { personId } }),
    enabled: personId !== '',
    staleTime: 60_000,
  });
}
