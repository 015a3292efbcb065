import { findIndicator } from '../../figures/catalogue/register.ts';
import { dayOf } from '../../kernel/dates.ts';
import { pick } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import type { FiguresView, FigureView } from '../../web/hall/views/programme.ts';

const FRONT = ['programmes', 'attendances', 'people-reached', 'leaflets'] as const;
/** Fewer than this are not published: a small number could point at persons. */
const FEWEST_SHOWN = 5;

/** The federation's figures of this month (or this year where the month is young) for the front page. */
export async function publicFigures(
  house: House,
  scope: Scope,
  frame: Pick<HallFrame, 'lang' | 'now' | 'zone'>,
): Promise<FiguresView | undefined> {
  const today = dayOf(frame.now, frame.zone);
  const top = await house.db
    .selectFrom('units')
    .select('id')
    .where('federationId', '=', scope.federationId)
    .where('parentId', 'is', null)
    .where('kind', '<>', 'partner')
    .orderBy('createdAt')
    .executeTakeFirst();
  if (!top) return undefined;
  const period = today.slice(0, 4);
  const [rows, fold] = await Promise.all([
    house.db
      .selectFrom('rollups')
      .select(['indicator', 'amount', 'people', 'declaredAmount'])
      .where('federationId', '=', scope.federationId)
      .where('holderKind', '=', 'unit')
      .where('holderId', '=', top.id)
      .where('period', '=', period)
      .execute(),
    house.db.selectFrom('folds').select('foldedAt').where('federationId', '=', scope.federationId).executeTakeFirst(),
  ]);
  if (rows.length === 0 || !fold?.foldedAt) return undefined;
  const figures = FRONT.flatMap((code): FigureView[] => {
    const indicator = findIndicator(code);
    const row = rows.find((each) => each.indicator === (indicator?.of ?? code));
    if (!indicator || !row) return [];
    const value = indicator.count === 'people' ? row.people : row.amount;
    return [
      {
        label: pick(indicator.words, frame.lang),
        unit: pick(indicator.unitOfMeasure, frame.lang),
        value,
        declared: row.declaredAmount > 0,
        suppressed: value > 0 && value < FEWEST_SHOWN && code !== 'programmes',
      },
    ];
  });
  return {
    title: pick([`${period} 年数字`, `Figures of ${period}`], frame.lang),
    figures,
    freshAt: fold.foldedAt,
    more: { label: pick(['看明细', 'See more'], frame.lang), href: '/figures' },
  };
}
