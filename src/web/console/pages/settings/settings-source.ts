import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api.ts';

/** What a federation says of itself. */
export interface FederationSettings {
  name: string;
  shortName: string;
  zone: string;
  /** Kinds of unit whose programmes a superior approves. */
  approval: string[];
  /** Days that differ from the national calendar. */
  holidays: { day: string; off: boolean; name?: string }[];
}

const path = '/settings/federation';

export const federationQuery = queryOptions({
  queryKey: [path],
  queryFn: ({ signal }) => api.get<FederationSettings>(path, undefined, signal),
});

/** Changes what is given. */
export function changeFederation(change: Partial<FederationSettings>): Promise<FederationSettings> {
  return api.patch<FederationSettings>(path, change);
}
