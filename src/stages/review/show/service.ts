import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import type { ListQuery } from '../../../kernel/lists.ts';
import { isWithin } from '../../../kernel/unit-path.ts';
import { may, reachOf } from '../../../people/access/rules.ts';
import { withinTops } from '../../../people/units/reach/service.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { StageContext } from '../../service.ts';
import type { Level, NomineeDetail, NomineeItem, Settings, Step } from '../contract.ts';
import { moveNominee, type NomineeMove, nomineeMoves } from '../course/rules.ts';
import { reviewRefusals } from '../errors.ts';
import {
  getBoard,
  type Key,
  listLevelsOf,
  listOpinions,
  type NomineeRow,
  namesOfPaths,
  selectNominees,
  superiorPath,
} from '../queries.ts';

export type Context = StageContext<Settings>;
export const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

export const wordsOf = ({ label, labelEn }: { label: string; labelEn: string }): [string, string] => [
  label,
  labelEn || label,
];

/** The step that a nominee has reached; settings keep their steps once there are nominees. */
export function stepOf({ stage }: Context, { step }: Pick<NomineeRow, 'step'>): Step {
  const found = stage.settings.steps[step];
  if (!found) throw new Error(`stage ${stage.id} has no step ${step}`);
  return found;
}

/** The path of the unit whose officers decide for a level of this nominee. */
export function pathOfLevel({ stage }: Context, { unitPath }: Pick<NomineeRow, 'unitPath'>, level: Level): string {
  switch (level) {
    case 'own':
      return unitPath;
    case 'superior':
      return unitPath === stage.unitPath ? unitPath : superiorPath(unitPath);
    case 'organiser':
      return stage.unitPath;
    case 'above':
      return superiorPath(stage.unitPath);
  }
}

/** Whether this scope acts for the union that nominated. */
export const actsForNominator = ({ scope }: Context, { unitPath }: Pick<NomineeRow, 'unitPath'>): boolean =>
  may(scope, 'programmes.manage', unitPath);

/** Whether this scope decides the step that the nominee has reached. */
export const decides = (context: Context, row: NomineeRow): boolean =>
  may(context.scope, 'programmes.manage', pathOfLevel(context, row, stepOf(context, row).level));

/** Nominees of unions within reach; the organiser's officers see all. Everybody else sees none. */
export function withinSight(context: Context) {
  return withinTops(sql.ref('units.path'), sightOf(context));
}

function sightOf({ scope, stage }: Context): string[] {
  const tops = reachOf(scope, 'programmes.manage');
  return tops.map((top) => (isWithin(stage.unitPath, top) ? stage.unitPath : top));
}

function stepView(step: Step) {
  const { key, level, asks, departments } = step;
  return { key, words: wordsOf(step), level, asks, departments };
}

export function itemOf(context: Context, row: NomineeRow): NomineeItem {
  const today = dayOf(context.now, context.scope.zone);
  const isWaiting = row.state === 'reviewing' || row.state === 'returned';
  return {
    id: row.id,
    name: row.name,
    about: row.about,
    group: row.groupKey,
    kind: row.kind,
    unitId: row.unitId,
    unitName: row.unitName,
    categories: row.categories,
    state: row.state,
    step: stepOf(context, row).key,
    dueOn: row.dueOn,
    overdue: isWaiting && row.dueOn !== null && row.dueOn < today,
    rank: row.rank,
    updatedAt: row.updatedAt,
  };
}

type NomineeQuery = ListQuery & {
  state?: string | undefined;
  group?: string | undefined;
  step?: string | undefined;
  mine?: boolean | undefined;
};

/** Nominees within sight, filtered. */
export async function listNominees(context: Context, query: NomineeQuery) {
  const { steps } = context.stage.settings;
  let rows = selectNominees(context.trx, keyOf(context)).where(withinSight(context));
  if (query.state) rows = rows.where('nominee.state', '=', query.state);
  if (query.group) rows = rows.where('nominee.groupKey', '=', query.group);
  if (query.step)
    rows = rows.where(
      'nominee.step',
      '=',
      steps.findIndex(({ key }) => key === query.step),
    );
  if (query.q) rows = rows.where('nominee.name', 'ilike', containing(query.q));
  if (query.mine) rows = rows.where('nominee.state', '=', 'reviewing').where(decidedBy(context));
  const page = await pageOf(rows, query, {
    sorts: {
      name: { by: sql.ref('nominee.name'), of: (row) => row.name },
      rank: { by: sql.ref('nominee.rank'), of: (row) => row.rank },
      updatedAt: { by: sql`date_trunc('milliseconds', nominee.updated_at)`, of: (row) => row.updatedAt },
    },
    id: { by: sql.ref('nominee.id'), of: (row) => row.id },
    defaultSort: '-updatedAt',
  });
  return { ...page, items: page.items.map((row) => itemOf(context, row)) };
}

/** Rows whose step is decided by a level for which this scope acts. */
export function decidedBy(context: Context) {
  const { scope, stage } = context;
  const tops = reachOf(scope, 'programmes.manage');
  const byLevel = {
    own: withinTops(sql.ref('units.path'), tops),
    superior: withinTops(
      sql<string>`case when nlevel(units.path) > 1 then subpath(units.path, 0, -1) else units.path end`,
      tops,
    ),
    organiser: sql<boolean>`${may(scope, 'programmes.manage', stage.unitPath)}::boolean`,
    above: sql<boolean>`${may(scope, 'programmes.manage', superiorPath(stage.unitPath))}::boolean`,
  } satisfies Record<Level, unknown>;
  const cases = stage.settings.steps.map(({ level }, step) => sql`when ${step}::integer then ${byLevel[level]}`);
  return sql<boolean>`case nominee.step ${sql.join(cases, sql` `)} else false end`;
}

/** One nominee within sight, with its whole course. @throws review.no-nominee */
export async function readNominee(context: Context, nomineeId: string): Promise<NomineeDetail> {
  const { trx, stage, scope } = context;
  const row = await selectNominees(trx, keyOf(context))
    .where('nominee.id', '=', nomineeId)
    .where(withinSight(context))
    .executeTakeFirst();
  if (!row) throw reviewRefusals.noNominee();
  const nameOfStep = (step: number) => stage.settings.steps[step]?.key ?? '';
  const history = await trx
    .selectFrom('reviewMoves')
    .select(['at', 'actorName', 'move', 'step', 'reason', 'detail'])
    .where('federationId', '=', stage.federationId)
    .where('nomineeId', '=', nomineeId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const opinions = await listOpinions(trx, keyOf(context), [nomineeId]);
  const { settledAt } = await getBoard(trx, keyOf(context));
  const { actor } = scope;
  const levels =
    actor.kind === 'account' ? (await listLevelsOf(trx, keyOf(context), actor.id, [nomineeId])).get(nomineeId) : [];
  const { level } = stepOf(context, row);
  const isFirstEyes = (levels ?? []).every((each) => each.level === level);
  const moves = (Object.keys(nomineeMoves) as NomineeMove[]).filter(
    (move) =>
      !settledAt &&
      moveNominee(row, move, stage.settings.steps.length) !== undefined &&
      (nomineeMoves[move].by === 'nominator' ? actsForNominator(context, row) : decides(context, row) && isFirstEyes),
  );
  const { groups, categories, steps, noticeDays, deedsShortMost, deedsLongMost } = stage.settings;
  const group = groups.find(({ key }) => key === row.groupKey);
  const choices = categories.map((category) => ({ key: category.key, words: wordsOf(category) }));
  const path = pathOfLevel(context, row, level);
  const names = await namesOfPaths(trx, stage.federationId, [path]);
  return {
    ...itemOf(context, row),
    deedsShort: row.deedsShort,
    deedsLong: row.deedsLong,
    version: row.version,
    groupWords: group ? wordsOf(group) : [row.groupKey, row.groupKey],
    categoryWords: choices.filter(({ key }) => row.categories.includes(key)).map(({ words }) => words),
    choices,
    steps: steps.map(stepView),
    decidedBy: names.get(path) ?? '',
    ...{ noticeDays, deedsShortMost, deedsLongMost },
    moves,
    opinions: opinions.map(({ step, department, verdict, document, givenOn }) => ({
      ...{ step: nameOfStep(step), department, verdict, document },
      on: givenOn,
    })),
    history: history.map(({ step, detail, ...line }) => ({
      ...line,
      step: nameOfStep(step),
      detail: detail as Record<string, unknown>,
    })),
  };
}

const MOST_SHOWN = 200;

/** What waits for this officer, the most urgent first, and what their unions nominated. */
export async function showDesk(context: Context) {
  const { trx, stage, scope } = context;
  const { groups, steps } = stage.settings;
  const tops = reachOf(scope, 'programmes.manage');
  const rows = () => selectNominees(trx, keyOf(context)).where(withinSight(context)).limit(MOST_SHOWN);
  const waiting = await rows()
    .where('nominee.state', '=', 'reviewing')
    .where(decidedBy(context))
    .orderBy('nominee.dueOn')
    .orderBy('nominee.id')
    .execute();
  const mine = new Set(waiting.map(({ id }) => id));
  const own = await rows()
    .where('nominee.state', 'in', ['draft', 'returned', 'reviewing', 'approved', 'rejected'])
    .where(withinTops(sql.ref('units.path'), tops))
    .orderBy('nominee.updatedAt', 'desc')
    .orderBy('nominee.id')
    .execute();
  return {
    settled: (await getBoard(trx, keyOf(context))).settledAt !== null,
    nominates: tops.some((top) => isWithin(top, stage.unitPath) || isWithin(stage.unitPath, top)),
    groups: groups.map((group) => ({ key: group.key, words: wordsOf(group), kind: group.kind })),
    steps: steps.map(stepView),
    waiting: waiting.map((row) => itemOf(context, row)),
    own: own.filter(({ id }) => !mine.has(id)).map((row) => itemOf(context, row)),
  };
}
