import type { StageContext } from '../../../service.ts';
import { isHeldBack, listPutLast, putsLast } from '../../absences/service.ts';
import { type Books, isAllotted, openQuotas, queuesOf, type Waiting } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { freeOf, isWatching } from '../../holds/service.ts';
import { type EnrolmentRow, listQueues, listWaiting } from '../../queries.ts';

type Context = StageContext<Settings>;

/** So much of the waiting list is read at a time. */
export const PART = 200;

/**
 * The queues that nobody who asks now may pass. Where the stage watches for other places, whoever waits and could not have
 * a place that is free stands in nobody's way: it would stay empty.
 */
export async function queuesAhead(context: Context, books: Books): Promise<Set<string>> {
  if (books.waiting === 0) return new Set();
  const { trx, stage } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const under = isWatching(context) || putsLast(context) ? openQuotas(books) : [];
  if (under.length === 0) return new Set(await listQueues(trx, key, books));
  const ahead = new Set<string>();
  const open = { under: under.filter((unitId) => unitId !== null), shared: under.includes(null), quotas: books.quotas };
  for (let after = -1; ; ) {
    const part = await listWaiting(trx, key, { ...open, after, limit: PART });
    for (const row of await ableOf(context, part, isHeldBack(context) ? 'others' : 'all'))
      for (const queue of queuesOf(row)) ahead.add(queue);
    const last = part.at(-1);
    if (!last || part.length < PART) return ahead;
    after = last.seq;
  }
}

/** Whose turn it is: those whom the rule of absences puts after all others, or those others. */
export type Turn = 'all' | 'others' | 'last';

/** The turns in which a waiting list moves up now. */
export function turnsOf(context: Context): Turn[] {
  if (!putsLast(context) || isAllotted(context.stage.settings.admit)) return ['all'];
  return isHeldBack(context) ? ['others'] : ['others', 'last'];
}

/**
 * Those who wait and whose turn it is, without those who have another place meanwhile that excludes this one, each with the
 * wishes they may have.
 */
export async function ableOf(context: Context, waiting: readonly EnrolmentRow[], turn: Turn): Promise<Waiting[]> {
  const last = await listPutLast(
    context,
    waiting.map(({ personId }) => personId),
  );
  const queue = waiting.filter(({ personId }) => turn === 'all' || last.has(personId) === (turn === 'last'));
  const asking = queue.map((row) => ({ ...row, subject: { kind: row.subjectKind, id: row.subjectId } }));
  const freeFor = await freeOf(context, asking);
  return asking.flatMap((row) => {
    const { wishes, clash } = freeFor(row);
    return clash ? [] : [{ ...row, wishes }];
  });
}
