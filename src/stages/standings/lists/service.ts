import { sql } from 'kysely';
import type { z } from 'zod';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { tableOf } from '../../../platform/db/rows.ts';
import { groupNames } from '../../service.ts';
import type { EventLine, standingList } from '../contract.ts';
import { drawUp } from '../drafting/service.ts';
import type { Context } from '../queries.ts';
import { fateWords } from '../words.ts';

type Item = z.output<typeof standingList.item>;

/** Everybody as they stand now, released or not. For officers. */
export async function standings(
  context: Context,
  query: ListQuery & z.output<typeof standingList.filters>,
): Promise<Page<Item>> {
  const { trx, scope } = context;
  const { rows } = await drawUp(context);
  const named = await groupNames(context);
  const say = (lines: readonly EventLine[], withFate: boolean) =>
    lines
      .map(({ title, value, fate }) => {
        const said = withFate ? [pick(fateWords[fate], scope.lang)] : [];
        return [pick(title, scope.lang), ...(value ? [value] : []), ...said].join(' ');
      })
      .join(pick(['；', '; '], scope.lang));
  const items = rows.map(({ subject, name, unitName, group, rank, total, events }): Item => {
    const counted = events.filter(({ fate }) => fate === 'counted');
    const others = events.filter(({ fate }) => fate !== 'counted');
    return {
      ...{ ...subject, rank, name, unitName, group: named(group), total },
      ...{ counted: say(counted, false), dropped: say(others, true) },
    };
  });
  const table = tableOf(
    items,
    sql`one (id uuid, kind text, rank integer, name text, "unitName" text, "group" text, total text, counted text, dropped text)`,
  );
  let listed = trx.selectFrom(table).selectAll();
  if (query.ranked) listed = listed.where(sql.ref('rank'), query.ranked === 'true' ? 'is not' : 'is', null);
  if (query.q) {
    const like = containing(query.q);
    listed = listed.where((eb) => eb.or([eb('one.name', 'ilike', like), eb(sql.ref('one.unitName'), 'ilike', like)]));
  }
  return pageOf(listed, query, {
    sorts: {
      rank: { by: sql`one.rank`, of: ({ rank }) => rank },
      name: { by: sql`one.name`, of: ({ name }) => name },
    },
    id: { by: sql`one.id`, of: ({ id }) => id },
    defaultSort: 'rank',
  });
}
