import { type Query, queryString } from './api.ts';
import { parseSearch } from './search-params.ts';

/** Addresses within the console, as text: `/figures?unit=…`. */
export const places = {
  programme: (programmeId: string) => `/programmes/${programmeId}`,
  programmeSettings: (programmeId: string, part = '') =>
    `/programmes/${programmeId}/settings${part === '' ? '' : `/${part}`}`,
  programmeFigures: (programmeId: string, query: Query = {}) =>
    `/programmes/${programmeId}/figures${queryString(query)}`,
  stage: (programmeId: string, stageId: string) => `/programmes/${programmeId}/stages/${stageId}`,
  unit: (unitId: string) => `/units/${unitId}`,
  members: (query: Query = {}) => `/members${queryString(query)}`,
  figures: (query: Query = {}) => `/figures${queryString(query)}`,
  ladder: (ladderId: string) => `/ladders/${ladderId}`,
  brief: (briefId: string) => `/briefs/${briefId}`,
} as const satisfies Record<string, (...args: never[]) => string>;

/** An address as the router takes it: its path, and its search apart. */
export function splitPlace(place: string): { to: string; search: Record<string, string> } {
  const [to = '/', search = ''] = place.split('?');
  return { to, search: parseSearch(search) };
}
