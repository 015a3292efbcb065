import { sql } from 'kysely';
import { formatMoment } from '../../../../kernel/dates.ts';
import { type Bilingual, pick } from '../../../../kernel/words.ts';
import { actorOf, findPersonId } from '../../../../people/access/rules.ts';
import { tableOf } from '../../../../platform/db/rows.ts';
import { newId } from '../../../../platform/ids.ts';
import type { StageContext } from '../../../service.ts';
import { settle } from '../../admission/settling/service.ts';
import { type Books, isAllotted, take } from '../../books/rules.ts';
import type { Settings } from '../../contract.ts';
import { enrolmentRefusals } from '../../errors.ts';
import { keepHolds } from '../../holds/service.ts';
import { type Key, listByIds, lockBooks, writeBooks } from '../../queries.ts';
import { type EnrolmentState, offerDeadline } from '../../rules.ts';
import { type Applicant, type Draft, drawUp } from '../drafting/service.ts';
import type { Published } from '../publication/contract.ts';
import { allotInOrder } from '../publication/rules.ts';
import { keyedBy, openSeal } from '../seal/service.ts';
import type { Given } from '../wishes/rules.ts';
import { outcomeWords } from '../words.ts';
import { tellAllotted } from './telling/service.ts';

type Context = StageContext<Settings>;
/** A request and what became of it; without a place in the order where it missed a condition. */
export type Decided = Applicant &
  Given & { place: number | null; state: EnrolmentState; reason: Bilingual | null; changeId: string };

/** Rows in one statement, well below the 65,535 parameters of PostgreSQL's protocol. */
const AT_ONCE = 1000;

/**
 * Gives out all places at once, for good: by the sealed seed, in one transaction, with everything published that anyone
 * needs to recompute it.
 * @throws enrolment.not-allotted, already-allotted, window-needed, window-open, allotment-changed
 */
export async function allot(context: Context, { digest }: { digest: string }) {
  const { trx, stage, now, host } = context;
  const key: Key = { federationId: stage.federationId, stageId: stage.id };
  const before = await lockBooks(trx, key);
  admitAllotment(context, before);
  const draft = await drawUp(context, before);
  if (draft.digest !== digest) throw enrolmentRefusals.allotmentChanged();
  const { seed, commitment } = await openSeal(context);
  const order = allotInOrder(draft.offer, draft.standing, keyedBy(seed));
  const decided = decide(context, { order, barred: draft.barred });
  const { books, nextSeq, queue } = enter(before, { decided, draft });
  await writeDecided(context, decided, queue);
  await writeBooks(trx, key, { ...books, nextSeq }, before);
  await trx
    .updateTable('enrolmentBooks')
    .set({ allottedAt: now })
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .execute();
  await publish(context, { seed, commitment, draft, order });
  const rows = await listByIds(
    trx,
    key,
    decided.filter(({ state }) => state === 'admitted').map(({ id }) => id),
  );
  await settle(context, rows);
  await keepHolds(
    context,
    decided.filter(({ served }) => served),
  );
  await tellAllotted(context, decided);
  const count = (state: EnrolmentState) => decided.filter((each) => each.state === state).length;
  const counts = {
    served: decided.filter(({ served }) => served).length,
    waiting: count('waiting'),
    declined: count('declined'),
  };
  await host.audit('enrolment.allot', { kind: 'stage', id: stage.id }, { ...counts, commitment, digest });
  return counts;
}

/** @throws enrolment.not-allotted, already-allotted, window-needed, window-open */
function admitAllotment({ stage, now, scope }: Context, { allotted }: Books): void {
  if (!isAllotted(stage.settings.admit)) throw enrolmentRefusals.notAllotted();
  if (allotted) throw enrolmentRefusals.alreadyAllotted();
  if (stage.closesAt === null) throw enrolmentRefusals.windowNeeded();
  if (now >= stage.closesAt) return;
  const { closesAt } = stage;
  const say = (lang: 'zh' | 'en') => formatMoment(closesAt, { lang, zone: scope.zone });
  throw enrolmentRefusals.windowOpen({ until: [say('zh'), say('en')] });
}

function decide(
  { stage: { settings } }: Context,
  { order, barred }: { order: readonly (Applicant & Given)[]; barred: readonly Applicant[] },
): Decided[] {
  let waiting = 0;
  const placed = order.map((each, index): Decided => {
    const place = { ...each, place: index + 1, changeId: newId() };
    if (each.served) return { ...place, state: settings.confirmHours === null ? 'admitted' : 'offered', reason: null };
    const waits = settings.waitingList && (settings.waitingLimit === null || waiting < settings.waitingLimit);
    if (!waits) return { ...place, state: 'declined', reason: outcomeWords.noneLeft };
    waiting += 1;
    return { ...place, state: 'waiting', reason: null };
  });
  const missed = barred.map(
    (each): Decided => ({
      ...{ ...each, served: false, batch: null, wish: null, place: null, changeId: newId(), state: 'declined' },
      reason: outcomeWords.missed(each.gates.filter(({ ok }) => !ok).map(({ words }) => words)),
    }),
  );
  return [...placed, ...missed];
}

/** The books afterwards, and where in the waiting list each of those stands who got no place: in their order. */
function enter(before: Books & { nextSeq: number }, { decided, draft }: { decided: readonly Decided[]; draft: Draft }) {
  let books: Books = { ...before, allotted: true };
  let { nextSeq } = before;
  const queue = new Map<string, number>();
  for (const { id, state, served, pool, batch, size } of decided) {
    if (served) books = take(books, { quotaUnitId: draft.pools.get(pool) ?? null, batch }, size);
    if (state !== 'waiting') continue;
    books = { ...books, waiting: books.waiting + 1 };
    queue.set(id, nextSeq);
    nextSeq += 1;
  }
  return { books, nextSeq, queue };
}

async function writeDecided(context: Context, decided: readonly Decided[], queue: ReadonlyMap<string, number>) {
  const { trx, stage, now, scope } = context;
  const { federationId, id: stageId, settings } = stage;
  const hours = settings.confirmHours;
  const until = hours === null ? null : offerDeadline(now, hours, stage.beginsAt);
  const textOf = (reason: Bilingual | null) => (reason ? pick(reason, scope.lang) : null);
  const table = tableOf(
    decided.map(({ id, state, batch, reason, changeId }) => ({
      ...{ id, state, batch, reason: textOf(reason), seq: queue.get(id) ?? null },
      ...{ until: state === 'offered' ? until : null, admission: state === 'admitted' ? changeId : null },
    })),
    sql`one (id uuid, state text, batch text, reason text, seq bigint, until timestamptz, admission uuid)`,
  );
  await trx
    .updateTable('enrolments')
    .from(table)
    .set((eb) => ({
      state: eb.ref('one.state'),
      batch: eb.ref('one.batch'),
      reason: eb.ref('one.reason'),
      decidedAt: now,
      seq: sql<number>`coalesce(one.seq, enrolments.seq)`,
      offerUntil: sql<Date | null>`one.until`,
      admissionId: sql<string | null>`coalesce(one.admission, enrolments.admission_id)`,
    }))
    .where('enrolments.federationId', '=', federationId)
    .whereRef('enrolments.id', '=', 'one.id')
    .execute();
  const actorId = findPersonId(scope) ?? actorOf(scope).id ?? null;
  for (let from = 0; from < decided.length; from += AT_ONCE) {
    const some = decided.slice(from, from + AT_ONCE);
    await trx
      .insertInto('enrolmentChanges')
      .values(
        some.map(({ id, changeId, state, reason }) => ({
          ...{ federationId, id: changeId, enrolmentId: id, at: now, actorId },
          ...{ fromState: 'applied', toState: state, reason: textOf(reason) },
        })),
      )
      .execute();
    await trx
      .insertInto('enrolmentClaims')
      .values(
        some.map((each) => ({
          ...{ federationId, stageId, enrolmentId: each.id, personId: each.personId },
          ...{ ticket: each.ticket, weight: each.weight, points: each.points, lastOn: each.lastOn },
          ...{ tier: each.place === null ? null : each.tier, place: each.place },
          ...{ served: each.served, batch: each.batch, wish: each.wish },
          ...{ lines: JSON.stringify(each.lines), gates: JSON.stringify(each.gates) },
        })),
      )
      .execute();
  }
}

/** Opens the seal and keeps what anyone needs to recompute the result. */
async function publish(
  { trx, stage }: Context,
  {
    seed,
    commitment,
    draft,
    order,
  }: {
    seed: string;
    commitment: string;
    draft: Draft;
    order: readonly (Applicant & Given)[];
  },
): Promise<void> {
  const data: Published = {
    ...{ format: 'unionhall-allotment-1', title: stage.occasion, commitment, seed },
    pools: [...draft.offer.pools],
    batches: [...draft.offer.batches],
    tickets: order.map(({ ticket, size, weight, tier, pool, wishes, served, batch }) => ({
      ...{ ticket, size, weight, tier, pool, served, batch },
      wishes: draft.offer.batches.length === 0 ? [] : wishes,
    })),
  };
  await trx
    .updateTable('enrolmentSeals')
    .set({ seed, published: JSON.stringify(data) })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
}
