import { queryOptions } from '@tanstack/react-query';
import { memberRoutes } from '../../../people/members/contract.ts';
import { unitRoutes } from '../../../people/units/contract.ts';
import { programmeRoutes } from '../../../programmes/contract.ts';
import { queryOf } from '../api.ts';
import type { UnitRef } from '../session.ts';

/** One line of the global search: where it leads and what it says. */
export interface Hit {
  key: string;
  kind: 'page' | 'programme' | 'unit' | 'member';
  to: string;
  title: string;
  detail: string;
}

const hitsPerKind = 5;

/** The path of a unit in words, itself left out. */
export function pathWords(path: readonly UnitRef[]): string {
  return path
    .slice(0, -1)
    .map((unit) => unit.name)
    .join(' › ');
}

/** Programmes, units and members that match, asked side by side. */
export function hitQueries(q: string) {
  const enabled = q.trim() !== '';
  const query = { q: q.trim(), limit: hitsPerKind };
  return [
    queryOptions({
      ...queryOf(programmeRoutes.listProgrammes, { query }),
      enabled,
      select: (page): Hit[] =>
        page.items.map((item) => ({
          key: item.id,
          kind: 'programme',
          to: `/programmes/${item.id}`,
          title: item.title,
          detail: item.unitName,
        })),
    }),
    queryOptions({
      ...queryOf(unitRoutes.search, { query }),
      enabled,
      select: (page): Hit[] =>
        page.items.map((item) => ({
          key: item.id,
          kind: 'unit',
          to: `/units/${item.id}`,
          title: item.name,
          detail: pathWords(item.path),
        })),
    }),
    queryOptions({
      ...queryOf(memberRoutes.list, { query }),
      enabled,
      select: (page): Hit[] =>
        page.items.map((item) => ({
          key: item.id,
          kind: 'member',
          to: `/members?open=${item.id}`,
          title: item.name,
          detail: [item.phoneMasked, item.unitName].filter(Boolean).join(' · '),
        })),
    }),
  ] as const;
}
