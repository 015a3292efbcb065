import { drawNumber } from '../../../platform/ids.ts';
import { listRecusals } from '../conflicts/queries.ts';
import { findConflicts, recusePairs } from '../conflicts/service.ts';
import { listEntries, takesPart } from '../entries/queries.ts';
import { categoryNames } from '../entries/service.ts';
import { listScoring } from '../judges/queries.ts';
import { type Context, keepHistory, keyOf, lockIn, sayCode } from '../queries.ts';
import { insertAssignments, listAssignments } from './queries.ts';
import { judgesNeeded, planAssignment, shuffled } from './rules.ts';

/** Finds conflicts anew and gives every entry the judges it still needs; what is assigned stays. */
export async function assignEntries(context: Context) {
  const { trx, stage } = context;
  const entries = (await listEntries(context)).filter(takesPart);
  const found = await recusePairs(context, await findConflicts(context, entries));
  const judges = await listScoring(trx, keyOf(context));
  const recused = await listRecusals(trx, keyOf(context));
  const { added, unfilled } = planAssignment({
    judges: judges.map(({ id, workLimit, categories }) => ({
      judgeId: id,
      limit: workLimit ?? stage.settings.workLimit,
      groups: categories,
    })),
    entries: shuffled(entries, drawNumber).map(({ id, category }) => ({ entryId: id, group: category })),
    kept: await listAssignments(trx, keyOf(context)),
    recused,
    perEntry: stage.settings.assign === 'all' ? null : stage.settings.perEntry,
    least: judgesNeeded(stage.settings, judges.length),
  });
  await insertAssignments(trx, keyOf(context), added, context.now);
  const named = await categoryNames(context);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    added: added.length,
    recused: found.length,
    unfilled: unfilled
      .map(({ entryId, has, needs }) => {
        const entry = byId.get(entryId);
        return {
          entryId,
          code: sayCode(entry?.code ?? null),
          category: named(entry?.category ?? ''),
          title: entry?.title ?? '',
          has,
          needs,
        };
      })
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** The officer's command: after judges or entries changed. */
export async function assign(context: Context) {
  await lockIn(context, 'marking', 'closed');
  const outcome = await assignEntries(context);
  await keepHistory(context, [{ kind: 'assigned', detail: { added: outcome.added, recused: outcome.recused } }]);
  return outcome;
}
