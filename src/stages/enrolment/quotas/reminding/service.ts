import { sql } from 'kysely';
import { counted } from '../../../../kernel/words.ts';
import { reachOf, type Scope } from '../../../../people/access/rules.ts';
import type { Trx } from '../../../../platform/db/connect.ts';
import type { StageTask } from '../../../service.ts';
import { momentOf } from '../../offers/telling/service.ts';
import { REMIND_DAYS } from '../rules.ts';

const DAY_MS = 86_400_000;

/**
 * Places of units for which somebody runs programmes that go back within some days, unless they are used: a task of every
 * officer of those units, whoever runs the enrolment and whether the officer's account belongs to a person or not.
 */
export async function listPlacesGoingBack(
  trx: Trx,
  { scope, now }: { scope: Scope; now: Date },
): Promise<(StageTask & { stageId: string })[]> {
  const tops = reachOf(scope, 'programmes.manage');
  if (tops.length === 0) return [];
  const rows = await trx
    .selectFrom('enrolmentBooks as books')
    .innerJoin('enrolmentQuotas as quota', (join) =>
      join.onRef('quota.federationId', '=', 'books.federationId').onRef('quota.stageId', '=', 'books.stageId'),
    )
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'quota.federationId').onRef('units.id', '=', 'quota.unitId'),
    )
    .select((eb) => [
      'books.stageId',
      'books.clawBackAt',
      eb.fn.countAll<number>().as('units'),
      sql<string>`min(units.name)`.as('unitName'),
      sql<number>`sum(quota.places - quota.taken)::integer`.as('left'),
    ])
    .where('books.federationId', '=', scope.federationId)
    .where('books.clawedBackAt', 'is', null)
    .where('books.clawBackAt', '>', now)
    .where('books.clawBackAt', '<=', new Date(now.getTime() + REMIND_DAYS * DAY_MS))
    .whereRef('quota.places', '>', 'quota.taken')
    .where((eb) => eb.or(tops.map((top) => sql<boolean>`units.path <@ ${top}::ltree`)))
    .groupBy(['books.stageId', 'books.clawBackAt'])
    .orderBy('books.clawBackAt')
    .execute();
  return rows.flatMap(({ stageId, clawBackAt, units, unitName, left }) => {
    if (!clawBackAt) return [];
    const [zh, en] = momentOf({ scope, now }, clawBackAt);
    const whose =
      units === 1 ? ([unitName, unitName] as const) : ([`${units} 个单位`, counted(units, 'union')] as const);
    return {
      stageId,
      count: left,
      words: [
        `${whose[0]}还有 ${left} 个名额没有用，${zh} 收回`,
        `${counted(left, 'place')} of ${whose[1]} not used; they go back ${en}`,
      ],
    };
  });
}
