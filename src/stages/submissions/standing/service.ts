import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../platform/ids.ts';
import type { Subject } from '../../service.ts';
import { renewPeople } from '../people/service.ts';
import { type Context, findWork, keyOf, listOwned, listPeople, takeNumber, type WorkRow } from '../queries.ts';
import { areEnough } from '../rules.ts';
import type { WorkState } from '../states/rules.ts';

/** A work comes into the contest: it gets its number, is counted, and goes on. @returns the number */
export async function enter(context: Context, work: WorkRow, unitId: string | null): Promise<number> {
  const { trx, stage, now } = context;
  const number = work.number ?? (await takeNumber(trx, keyOf(context)));
  await trx
    .updateTable('submissionWorks')
    .set({ number, unitId, state: 'handed-in', reason: null, handedInAt: now })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', work.id)
    .execute();
  await renewPeople(context, work.id);
  await count(context, work.id);
  await passOn(context, work.id);
  return number;
}

/** A work leaves the contest: its facts are taken back, and it goes on no more. */
export async function leave(
  context: Context,
  workId: string,
  { state, reason }: { state: 'withdrawn' | 'disqualified'; reason?: string },
): Promise<void> {
  const { trx, stage } = context;
  await uncount(context, workId);
  await trx
    .updateTable('submissionWorks')
    .set({ state, reason: reason ?? null })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', workId)
    .execute();
  await context.host.takeBack([{ kind: 'entry', id: workId }]);
  await passOn(context, workId);
}

/** Facts of a work that stands: the work, and each of its authors, whether we know them or not. */
export async function count(context: Context, workId: string): Promise<void> {
  const { trx, stage, scope, now, host } = context;
  const handInId = newId();
  await trx
    .updateTable('submissionWorks')
    .set({ handInId })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', workId)
    .execute();
  const people = await listPeople(trx, stage.federationId, [workId]);
  const day = dayOf(now, scope.zone);
  await host.record([
    { indicator: 'works', day, amount: 1, source: { kind: 'work', id: handInId } },
    ...people
      .filter(({ part }) => part !== 'mentor')
      .map(({ id, personId }) => ({
        indicator: 'authorships',
        ...(personId ? { personId } : {}),
        day,
        amount: 1,
        source: { kind: 'work-author', id },
      })),
  ]);
}

/** Takes the facts of a work back. */
export async function uncount(context: Context, workId: string): Promise<void> {
  const { trx, stage, host } = context;
  const work = await findWork(trx, keyOf(context), workId);
  if (!work?.handInId) return;
  const people = await listPeople(trx, stage.federationId, [workId]);
  await host.reverse([
    { kind: 'work', id: work.handInId },
    ...people.filter(({ part }) => part !== 'mentor').map(({ id }) => ({ kind: 'work-author', id })),
  ]);
  await trx
    .updateTable('submissionWorks')
    .set({ handInId: null })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', workId)
    .execute();
}

/**
 * Hands on what stands of whoever owns this work, or, while it is fewer than the least number, takes it back: a person
 * takes part with enough works or not at all.
 */
export async function passOn(context: Context, workId: string): Promise<void> {
  const { trx, stage, host } = context;
  const work = await findWork(trx, keyOf(context), workId);
  if (!work) return;
  const owned = await listOwned(trx, keyOf(context), work);
  const standing = owned.filter(({ state }) => state === 'handed-in');
  if (standing.length === 0) return;
  const enough = areEnough(
    stage.settings,
    owned.map(({ state, category }) => ({ state: state as WorkState, category })),
  );
  const subjectOf = ({ id }: WorkRow): Subject => ({ kind: 'entry', id });
  if (!enough) {
    await host.takeBack(standing.map(subjectOf));
    return;
  }
  await host.handOn(
    standing.map((each) => ({
      ...subjectOf(each),
      result: {
        rank: null,
        score: '',
        group: each.category,
        ...categoryOf(stage.settings, each.category),
      },
    })),
  );
}

/** What a category is called, and where it stands among the others; nothing where there are none. */
function categoryOf(
  { categories }: Context['stage']['settings'],
  key: string,
): { label?: string; groupPlace?: number } {
  const at = categories.findIndex((category) => category.key === key);
  const label = categories[at]?.label;
  return label ? { label, groupPlace: at + 1 } : {};
}
