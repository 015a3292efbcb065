import { drawNumber, randomId } from '../../../platform/ids.ts';
import { groupNames, type Subject, type SubjectCard } from '../../service.ts';
import { shuffled } from '../assignment/rules.ts';
import { judgingRefusals } from '../errors.ts';
import { type Context, keepHistory, keyOf, lockIn } from '../queries.ts';
import { type EntryRow, listEntries, numberEntries, orderEntries, takesPart, upsertEntries } from './queries.ts';
import { madeAtOf } from './rules.ts';

/** Keeps what is told of subjects that stand in this stage: category, title, unit, the score of the round before. */
export async function register(context: Context, subjects: readonly Subject[]): Promise<void> {
  const handed = new Map((await context.host.subjects()).map((subject) => [subject.id, subject]));
  const cards = await context.host.cards([...subjects]);
  await upsertEntries(
    context.trx,
    keyOf(context),
    cards.map((card) => {
      const result = handed.get(card.id)?.result;
      return {
        id: randomId(),
        subjectKind: card.kind,
        subjectId: card.id,
        category: result?.group || card.group,
        title: card.title,
        unitId: card.unitId,
        unitName: card.unitName,
        beforeScore: result?.score ?? '',
        madeAt: (card.kind === 'person' ? undefined : madeAtOf(card.id)) ?? context.now,
      };
    }),
    context.now,
  );
}

/** Takes in everything that stands in the stage, told anew. */
export async function registerAll(context: Context): Promise<void> {
  const subjects = (await context.host.subjects()).filter(({ kind }) => kind === context.stage.settings.subject);
  await register(context, subjects);
}

/** Gives codes in random order to whatever has none yet. */
export async function numberNew(context: Context): Promise<void> {
  const entries = await listEntries(context);
  const fresh = entries.filter(({ code, withdrawnAt }) => code === null && !withdrawnAt);
  if (fresh.length === 0) return;
  const last = Math.max(0, ...entries.map(({ code }) => code ?? 0));
  const ids = shuffled(fresh, drawNumber).map(({ id }) => id);
  await numberEntries(context.trx, keyOf(context), ids, last + 1);
}

/** Sets the running order of what takes part, or draws it by lot. @throws judging.wrong-order */
export async function order(context: Context, { entryIds }: { entryIds?: string[] | undefined }) {
  const round = await lockIn(context, 'preparing', 'marking');
  if (round.state === 'preparing') await registerAll(context);
  const entries = (await listEntries(context)).filter(({ withdrawnAt, excludedAt }) => !withdrawnAt && !excludedAt);
  const ids = entryIds ?? shuffled(entries, drawNumber).map(({ id }) => id);
  const known = new Set(entries.map(({ id }) => id));
  if (ids.length !== known.size || new Set(ids).size !== ids.length || ids.some((id) => !known.has(id)))
    throw judgingRefusals.wrongOrder();
  await orderEntries(context.trx, keyOf(context), ids);
  await keepHistory(context, [{ kind: entryIds ? 'order' : 'draw', detail: { entryIds: ids } }]);
  return { state: round.state };
}

/** The card of an entry, as the stage in which it began tells it; nothing for what is gone. */
export async function findCard(context: Context, entry: EntryRow): Promise<SubjectCard | undefined> {
  const [card] = await context.host.cards([{ kind: entry.subjectKind, id: entry.subjectId }]);
  return card;
}

/** What categories are called. */
export const categoryNames = groupNames;

export const subjectOf = ({ subjectKind, subjectId }: EntryRow): Subject => ({ kind: subjectKind, id: subjectId });

/** What takes part, by code. */
export async function listParticipating(context: Context): Promise<EntryRow[]> {
  return (await listEntries(context)).filter(takesPart);
}
