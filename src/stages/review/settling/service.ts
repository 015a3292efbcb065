import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import type { Why } from '../../../kernel/why.ts';
import { actorOf } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import { reviewRefusals } from '../errors.ts';
import { admitChange } from '../nominating/service.ts';
import { getBoard, keepMoves, type NomineeRow, selectNominees } from '../queries.ts';
import { judgePlan } from '../quota/rules.ts';
import { type Context, keyOf, wordsOf } from '../show/service.ts';

/** Puts the approved nominees of a group into the order in which they are recommended. @throws review.settled, bad-order */
export async function order(
  context: Context,
  { group, nomineeIds }: { group: string; nomineeIds: string[] },
): Promise<{ changed: number }> {
  const { trx, stage, scope, now, host } = context;
  await admitChange(context);
  const rows = (await listApproved(context)).filter(({ groupKey }) => groupKey === group);
  const known = new Set(rows.map(({ id }) => id));
  if (known.size !== nomineeIds.length || nomineeIds.some((id) => !known.delete(id))) throw reviewRefusals.badOrder();
  await sql`
    update review_nominees
       set rank = told.rank, version = version + 1, updated_at = ${now}::timestamptz
      from unnest(${nomineeIds}::uuid[]) with ordinality as told (id, rank)
     where federation_id = ${stage.federationId} and review_nominees.id = told.id`.execute(trx);
  await keepMoves(trx, {
    federationId: stage.federationId,
    lines: nomineeIds.map((nomineeId, at) => ({
      nomineeId,
      move: 'order',
      step: stage.settings.steps.length - 1,
      detail: { rank: at + 1 },
    })),
    actor: actorOf(scope),
    now,
    newId,
  });
  await host.audit('review.order', { kind: 'stage', id: stage.id }, { group, nominees: nomineeIds.length });
  return { changed: nomineeIds.length };
}

function listApproved(context: Context): Promise<NomineeRow[]> {
  return selectNominees(context.trx, keyOf(context))
    .where('nominee.state', '=', 'approved')
    .orderBy('nominee.groupKey')
    .orderBy('nominee.rank', (by) => by.asc().nullsLast())
    .orderBy('nominee.id')
    .execute();
}

/** The first of each group in the order recommended, as many as it has places. */
function chosenOf({ stage }: Context, approved: readonly NomineeRow[]): NomineeRow[] {
  return stage.settings.groups.flatMap(({ key, places }) =>
    approved.filter(({ groupKey }) => groupKey === key).slice(0, places),
  );
}

const sayWhy = ({ ok, words }: Why) => ({ ok, words: [...words] as [string, string] });

function planOf(context: Context, approved: readonly NomineeRow[]): Why[] {
  const { groups, shares, categories } = context.stage.settings;
  return judgePlan(
    { groups, shares, categories },
    chosenOf(context, approved).map((row) => ({ group: row.groupKey, categories: row.categories })),
  );
}

/** What has to be so before the list goes on. */
function whysOfSettling(context: Context, rows: readonly { state: string }[], approved: readonly NomineeRow[]): Why[] {
  const open = rows.filter(({ state }) => state === 'reviewing' || state === 'returned').length;
  const unordered = approved.filter(({ rank }) => rank === null).length;
  return [
    { ok: approved.length > 0, words: ['有审核通过的对象', 'Somebody is approved'] },
    {
      ok: open === 0,
      words:
        open === 0
          ? ['没有在审的对象', 'Nobody is under review']
          : [`还有 ${open} 个在审或退回修改`, `Still under review or returned: ${open}`],
    },
    {
      ok: unordered === 0,
      words:
        unordered === 0
          ? ['推荐次序已排', 'All are ordered']
          : [`还有 ${unordered} 个没有排次序`, `Not ordered yet: ${unordered}`],
    },
    ...planOf(context, approved),
  ];
}

/** The officer's one page: who stands where, who is late, the quota plan, what is missing before the list goes on. */
export async function showBoard(context: Context) {
  const { trx, stage, now, scope } = context;
  const today = dayOf(now, scope.zone);
  const rows = await selectNominees(trx, keyOf(context)).execute();
  const approved = await listApproved(context);
  const { settledAt } = await getBoard(trx, keyOf(context));
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  return {
    settled: settledAt !== null,
    steps: stage.settings.steps.map((step, index) => {
      const waiting = rows.filter(
        (row) => row.step === index && (row.state === 'reviewing' || row.state === 'returned'),
      );
      return {
        key: step.key,
        words: wordsOf(step),
        waiting: waiting.length,
        overdue: waiting.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
      };
    }),
    states,
    groups: stage.settings.groups.map((group) => {
      const own = rows.filter(({ groupKey }) => groupKey === group.key);
      return {
        key: group.key,
        words: wordsOf(group),
        places: group.places,
        nominated: own.filter(({ state }) => state !== 'withdrawn' && state !== 'draft').length,
        approved: own.filter(({ state }) => state === 'approved').length,
      };
    }),
    plan: planOf(context, approved).map(sayWhy),
    settle: whysOfSettling(context, rows, approved).map(sayWhy),
  };
}

/**
 * Settles the list: everybody within the places of their group, then the reserve, goes on in the order recommended.
 * @throws review.settled, not-settled
 */
export async function settle(context: Context): Promise<{ recommended: number; reserve: number }> {
  const { trx, stage, now, scope, host } = context;
  await admitChange(context);
  const approved = await listApproved(context);
  const rows = await selectNominees(trx, keyOf(context)).execute();
  const unmet = whysOfSettling(context, rows, approved).filter(({ ok }) => !ok);
  if (unmet.length > 0)
    throw reviewRefusals.notSettled({
      whys: [unmet.map(({ words }) => words[0]).join('；'), unmet.map(({ words }) => words[1]).join('; ')],
    });
  await trx
    .updateTable('reviewBoards')
    .set({ settledAt: now, settledBy: actorOf(scope).id ?? null })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  const going = stage.settings.groups.flatMap(({ key, places, reserve }) =>
    approved.filter(({ groupKey }) => groupKey === key).slice(0, places + reserve),
  );
  await host.handOn(
    going.map(({ id, groupKey, rank }) => ({ kind: 'entry', id, result: { rank, score: '', group: groupKey } })),
  );
  const recommended = chosenOf(context, approved).length;
  await host.audit(
    'review.settle',
    { kind: 'stage', id: stage.id },
    { recommended, reserve: going.length - recommended },
  );
  return { recommended, reserve: going.length - recommended };
}
