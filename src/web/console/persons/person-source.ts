import { queryOptions } from '@tanstack/react-query';
import type { Page } from '../../../kernel/lists.ts';
import { api } from '../api.ts';

/** A person as lists show one: the phone masked by the server. */
export interface PersonItem {
  id: string;
  name: string;
  phoneMasked: string | null;
  unitName: string;
}

/** Persons within reach by name, pinyin initials or the last four digits of a phone. */
export function personSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['/members', 'search', q],
    queryFn: ({ signal }) => api.get<Page<PersonItem>>('/members', { q, limit: 20 }, signal),
    enabled: q !== '',
    staleTime: 60_000,
  });
}

/** One person, for the name of somebody already chosen. */
export function personQuery(personId: string) {
  return queryOptions({
    queryKey: ['/members', 'one', personId],
    queryFn: ({ signal }) => api.get<PersonItem>(`/members/${personId}`, undefined, signal),
    enabled: personId !== '',
    staleTime: 5 * 60_000,
  });
}
