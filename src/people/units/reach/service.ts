import { type Expression, sql } from 'kysely';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import { type Ability, reachOf, type Scope } from '../../access/rules.ts';

/** The condition that a path lies within one of these subtrees; never true without any. */
export function withinTops(path: Expression<string>, tops: readonly UnitPath[]) {
  if (tops.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    tops.map((top) => sql`${path} <@ ${top}::ltree`),
    sql` or `,
  )})`;
}

/** The condition that a path lies where the scope may use an ability. */
export function withinReach(scope: Pick<Scope, 'grants'>, ability: Ability, path: Expression<string>) {
  return withinTops(path, reachOf(scope, ability));
}
