import { sql } from 'kysely';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import type { Scope } from '../../../people/access/rules.ts';
import type { HonourLevel } from '../../../people/members/audience/rules.ts';
import { withinReach, withinTops } from '../../../people/units/reach/service.ts';
import { getUnit } from '../../../people/units/service.ts';
import { matchesWords } from '../../../people/units/spelling/service.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { pageOf } from '../../../platform/db/paging.ts';

const rankOf = sql`array_position(array['national', 'city', 'district', 'enterprise'], honours.level)`;

/** Who of a unit and all below was honoured, one line to a person. @throws units.not-found, list.* */
export async function listHonoured(
  db: Db,
  scope: Scope,
  query: ListQuery & { unitId?: string | undefined; level?: HonourLevel | undefined },
) {
  const { unitId, level, q } = query;
  let honours = db
    .selectFrom('honours')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'honours.federationId').onRef('units.id', '=', 'honours.unitId'),
    )
    .where('honours.federationId', '=', scope.federationId)
    .where('honours.state', '=', 'conferred')
    .where('honours.personId', 'is not', null)
    .where(withinReach(scope, 'members.read', sql.ref('units.path')));
  if (unitId) honours = honours.where(withinTops(sql.ref('units.path'), [(await getUnit(db, scope, unitId)).path]));
  if (level) honours = honours.where('honours.level', '=', level);
  if (q) honours = honours.where(matchesWords(sql.ref('honours.words'), q));
  const people = honours
    .groupBy('honours.personId')
    .select([
      sql<string>`honours.person_id`.as('personId'),
      sql<string>`(array_agg(honours.holder_name order by honours.year desc, honours.id))[1]`.as('name'),
      sql<string>`(array_agg(honours.pinyin order by honours.year desc, honours.id))[1]`.as('pinyin'),
      sql<string>`(array_agg(honours.unit_name order by ${rankOf}, honours.year desc, honours.id))[1]`.as('unitName'),
      sql<HonourLevel[]>`array_agg(honours.level order by ${rankOf}, honours.year desc, honours.id)`.as('levels'),
      sql<string[]>`array_agg(honours.title order by honours.year desc, ${rankOf}, honours.id)`.as('titles'),
      sql<number>`count(*)`.as('honours'),
      sql<number>`max(honours.year)`.as('latestYear'),
    ]);
  const page: Page<Awaited<ReturnType<typeof people.execute>>[number]> = await pageOf(
    db.selectFrom(people.as('people')).selectAll(),
    query,
    {
      sorts: {
        name: { by: sql.ref('people.pinyin'), of: (row) => row.pinyin },
        honours: { by: sql.ref('people.honours'), of: (row) => row.honours },
        latestYear: { by: sql.ref('people.latest_year'), of: (row) => row.latestYear },
      },
      id: { by: sql<string>`people.person_id`, of: (row) => row.personId },
      defaultSort: '-latestYear',
    },
  );
  return {
    ...page,
    items: page.items.map(({ pinyin: _, levels, titles, ...person }) => ({
      ...person,
      levels: [...new Set(levels)],
      titles: [...new Set(titles)],
    })),
  };
}
