import { sql } from 'kysely';
import type { Db } from '../../../platform/db/connect.ts';
import type { StageContext } from '../../service.ts';
import { ableOf, PART, turnsOf } from '../admission/ahead/service.ts';
import { type Change, changeState } from '../admission/service.ts';
import { settle, unsettle } from '../admission/settling/service.ts';
import { type Books, moveUp, openQuotas, take } from '../books/rules.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { type EnrolmentRow, type Key, listByIds, listOffered, listWaiting, lockBooks, writeBooks } from '../queries.ts';
import { type EnrolmentState, enrolmentMoves, holdingStates, offerDeadline } from '../rules.ts';
import { tellLapsed, tellMovedUp, tellOffered } from './telling/service.ts';

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/**
 * Ends enrolments, gives their places back, and lets the waiting list move up. They are read under the lock of the
 * books, so that two who end the same one give its place back once.
 * @returns those that were in one of the states `from`, as they were before
 */
export async function release(
  context: Context,
  { ids, from, ...change }: Change & { ids: readonly string[]; from: readonly EnrolmentState[] },
): Promise<EnrolmentRow[]> {
  const key = keyOf(context);
  const before = await lockBooks(context.trx, key);
  const rows = (await listByIds(context.trx, key, ids)).filter((row) => from.includes(row.state as EnrolmentState));
  if (rows.length === 0) return [];
  await end(context, { rows, change, before });
  await moveUpNow(context);
  return rows;
}

async function end(
  context: Context,
  { rows, change, before }: { rows: readonly EnrolmentRow[]; change: Change; before: Books },
): Promise<void> {
  let books: Books = before;
  for (const row of rows) {
    if (holdingStates.includes(row.state as EnrolmentState)) books = take(books, row, -row.places);
    if (row.state === 'waiting') books = { ...books, waiting: books.waiting - 1 };
  }
  await unsettle(
    context,
    rows.filter((row) => row.state === 'admitted'),
  );
  await changeState(context, rows, change);
  await writeBooks(context.trx, keyOf(context), books, before);
}

/**
 * Lets the waiting list move up as far as the books allow, and tells those who got a place: they have it, or it is offered
 * to them until a deadline where the stage has places confirmed. Offers whose time is over are taken back before.
 */
export async function moveUpNow(context: Context): Promise<void> {
  const { trx, stage, now } = context;
  const key = keyOf(context);
  await lapse(context);
  const before = await lockBooks(trx, key);
  const { rows, books } = await nextInLine(context, before);
  if (rows.length === 0) return;
  const hours = stage.settings.confirmHours;
  const offerUntil = hours === null ? undefined : offerDeadline(now, hours, stage.beginsAt);
  const changed = await changeState(context, rows, { to: offerUntil ? 'offered' : 'admitted', offerUntil });
  await writeBooks(trx, key, books, before);
  if (offerUntil) return tellOffered(context, changed);
  await settle(context, changed);
  await tellMovedUp(context, changed);
}

/** Who moves up, with the batch each comes into. The list is read only as far as places reach: it may be long. */
async function nextInLine(context: Context, before: Books): Promise<{ rows: EnrolmentRow[]; books: Books }> {
  const ahead = new Set<string>();
  const rows: EnrolmentRow[] = [];
  let books = before;
  for (const turn of turnsOf(context)) {
    for (let after = -1; ; ) {
      const under = books.waiting === 0 ? [] : openQuotas(books);
      if (under.length === 0) return { rows, books };
      const part = await listWaiting(context.trx, keyOf(context), {
        under: under.filter((unitId) => unitId !== null),
        shared: under.includes(null),
        ...{ quotas: books.quotas, after, limit: PART },
      });
      const up = moveUp(books, await ableOf(context, part, turn), ahead);
      const spots = new Map(up.moved.map(({ id, batch }) => [id, batch]));
      rows.push(...part.flatMap((row) => (spots.has(row.id) ? [{ ...row, batch: spots.get(row.id) ?? null }] : [])));
      books = up.books;
      const last = part.at(-1);
      if (!last || part.length < PART) break;
      after = last.seq;
    }
  }
  return { rows, books };
}

/** Stages in which the time of an offer is over. */
export function listDue(db: Db, now: Date): Promise<{ stageId: string }[]> {
  return db
    .selectFrom('enrolments')
    .select('stageId')
    .distinct()
    .where('state', '=', 'offered')
    .where('offerUntil', '<=', now)
    .execute();
}

/**
 * Stages in which people wait and places are free that those people could not have: for what they had elsewhere, and may
 * have given back since in a programme that knows nothing of this one; or since absences put them last, until enrolment
 * closed or they were excused.
 */
export function listPassedOver(db: Db, now: Date): Promise<{ stageId: string }[]> {
  return db
    .selectFrom('enrolmentBooks as books')
    .innerJoin('stages', (join) =>
      join.onRef('stages.federationId', '=', 'books.federationId').onRef('stages.id', '=', 'books.stageId'),
    )
    .innerJoin('programmes', (join) =>
      join
        .onRef('programmes.federationId', '=', 'stages.federationId')
        .onRef('programmes.id', '=', 'stages.programmeId'),
    )
    .select('books.stageId')
    .where('books.waiting', '>', 0)
    .where((eb) => eb.or([eb('books.seats', 'is', null), eb('books.taken', '<', eb.ref('books.seats'))]))
    .where(sql<boolean>`(stages.settings @> '{"noClash": true}' or stages.settings ->> 'oneOf' <> ''
                           or stages.settings @> '{"absenceRule": {"effect": "last"}}')`)
    .where((eb) => eb.or([eb('programmes.endsAt', 'is', null), eb('programmes.endsAt', '>', now)]))
    .execute();
}

/** Takes offers back whose time is over; the waiting list is not moved up here. */
async function lapse(context: Context): Promise<void> {
  const key = keyOf(context);
  const before = await lockBooks(context.trx, key);
  const rows = await listOffered(context.trx, key, context.now);
  if (rows.length === 0) return;
  await end(context, { rows, change: { to: 'lapsed' }, before });
  await tellLapsed(context, rows);
}

/**
 * Takes an offered place for good.
 * @throws enrolment.nothing-offered, offer-over
 */
export async function confirm(context: Context, enrolmentId: string): Promise<void> {
  const { trx, now } = context;
  await lockBooks(trx, keyOf(context));
  const [row] = await listByIds(trx, keyOf(context), [enrolmentId]);
  if (row?.state === 'admitted') return;
  if (row?.state === 'lapsed') throw enrolmentRefusals.offerOver();
  if (!row || !enrolmentMoves.confirm.from.some((state) => state === row.state))
    throw enrolmentRefusals.nothingOffered();
  if (row.offerUntil && row.offerUntil <= now) throw enrolmentRefusals.offerOver();
  await settle(context, await changeState(context, [row], { to: 'admitted' }));
}
