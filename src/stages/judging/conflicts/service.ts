import { actorOf } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { SubjectCard } from '../../service.ts';
import { type EntryRow, getEntry } from '../entries/queries.ts';
import { subjectOf } from '../entries/service.ts';
import { judgingRefusals } from '../errors.ts';
import { type Context, keepHistory, keyOf, lockIn, lockRound, sayCode } from '../queries.ts';
import { listHomes, listJudgeTies, listPaths, listRecusals } from './queries.ts';
import { type EntryTies, findConflict, type Ground, type JudgeTies } from './rules.ts';

export interface Conflict {
  judgeId: string;
  entryId: string;
  ground: Ground;
}

/** Ties between the judges who mark and these entries, from the tree and the roster as they stand now. */
export async function findConflicts(context: Context, entries: readonly EntryRow[]): Promise<Conflict[]> {
  const { trx, stage, host } = context;
  const { federationId } = stage;
  const cards = await host.cards(entries.map(subjectOf));
  const judges = await listJudgeTies(trx, keyOf(context));
  const persons = [
    ...judges.map(({ personId }) => personId),
    ...cards.flatMap(({ people }) => people.map(({ personId }) => personId)),
  ].filter((id) => id !== null);
  const units = [...judges.map(({ unitId }) => unitId), ...cards.map(({ unitId }) => unitId)].filter(
    (id) => id !== null,
  );
  const homes = await listHomes(trx, federationId, persons);
  const paths = await listPaths(trx, federationId, units);
  const known = (...found: (string | undefined)[]) => found.filter((path) => path !== undefined);

  const ties = new Map<string, JudgeTies>(
    judges.map(({ id, personId, unitId }) => [
      id,
      { personId, paths: known(homes.get(personId ?? ''), paths.get(unitId ?? '')) },
    ]),
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  const tiesOf = (card: SubjectCard): EntryTies => ({
    people: card.people,
    paths: known(paths.get(card.unitId ?? ''), ...card.people.map(({ personId }) => homes.get(personId ?? ''))),
  });
  const rule = { organiser: stage.unitPath, unitLine: stage.settings.unitLine };
  return entries.flatMap((entry) => {
    const card = byId.get(entry.subjectId);
    if (!card) return [];
    const theirs = tiesOf(card);
    return [...ties].flatMap(([judgeId, judge]) => {
      const ground = findConflict(judge, theirs, rule);
      return ground ? [{ judgeId, entryId: entry.id, ground }] : [];
    });
  });
}

/**
 * Puts recusals on record: the assignment goes, a sheet that was given is kept and does not count.
 * @returns those that are new
 */
export async function recusePairs(context: Context, conflicts: readonly Conflict[], note = ''): Promise<Conflict[]> {
  const { trx, stage, now, scope } = context;
  const { federationId } = stage;
  const standing = new Set(
    (await listRecusals(trx, keyOf(context))).map(({ judgeId, entryId }) => `${judgeId} ${entryId}`),
  );
  const fresh = conflicts.filter(({ judgeId, entryId }) => !standing.has(`${judgeId} ${entryId}`));
  if (fresh.length === 0) return [];
  await trx
    .insertInto('judgingRecusals')
    .values(
      fresh.map(({ judgeId, entryId, ground }) => ({
        federationId,
        id: newId(),
        stageId: stage.id,
        judgeId,
        entryId,
        ground,
        note,
        at: now,
        actorName: actorOf(scope).name,
      })),
    )
    .execute();
  for (const { judgeId, entryId } of fresh) {
    await trx
      .deleteFrom('judgingAssignments')
      .where('federationId', '=', federationId)
      .where('judgeId', '=', judgeId)
      .where('entryId', '=', entryId)
      .execute();
    await trx
      .updateTable('judgingSheets')
      .set({ struckAt: now, struckReason: 'recusal' })
      .where('federationId', '=', federationId)
      .where('judgeId', '=', judgeId)
      .where('entryId', '=', entryId)
      .where('struckAt', 'is', null)
      .execute();
  }
  await keepHistory(
    context,
    fresh.map(({ judgeId, entryId, ground }) => ({
      kind: 'recused',
      judgeId,
      entryId,
      reason: note,
      detail: { ground },
    })),
  );
  return fresh;
}

/** One judge steps aside from one entry, by own declaration or as the officers find. @throws judging.already-recused */
export async function recuseOne(
  context: Context,
  { judgeId, entryId, ground, note }: { judgeId: string; entryId: string; ground: Ground; note: string },
): Promise<void> {
  await lockIn(context, 'preparing', 'marking', 'closed');
  const entry = await getEntry(context, entryId);
  const fresh = await recusePairs(context, [{ judgeId, entryId, ground }], note);
  if (fresh.length === 0) throw judgingRefusals.alreadyRecused({ code: sayCode(entry.code) });
}

/** Lifts a recusal that was a mistake: a sheet that it struck counts again. One that is still found will be found again. */
export async function liftRecusal(context: Context, { recusalId, reason }: { recusalId: string; reason: string }) {
  const { trx, stage, now } = context;
  const { federationId } = stage;
  await lockIn(context, 'preparing', 'marking', 'closed');
  const lifted = await trx
    .updateTable('judgingRecusals')
    .set({ liftedAt: now, liftedReason: reason })
    .where('federationId', '=', federationId)
    .where('stageId', '=', stage.id)
    .where('id', '=', recusalId)
    .where('liftedAt', 'is', null)
    .returning(['judgeId', 'entryId'])
    .executeTakeFirst();
  if (!lifted) throw judgingRefusals.unknownEntry();
  await trx
    .updateTable('judgingSheets')
    .set({ struckAt: null, struckReason: null })
    .where('federationId', '=', federationId)
    .where('judgeId', '=', lifted.judgeId)
    .where('entryId', '=', lifted.entryId)
    .where('struckReason', '=', 'recusal')
    .execute();
  await keepHistory(context, [{ kind: 'recusal-lifted', ...lifted, reason }]);
  const { state } = await lockRound(context, 'update');
  return { state };
}

/** Recusals that hold, for officers. */
export async function recusals(context: Context) {
  const rows = await listRecusals(context.trx, keyOf(context));
  return rows.map(({ code, ground, ...row }) => ({ ...row, code: sayCode(code), ground: ground as Ground }));
}
