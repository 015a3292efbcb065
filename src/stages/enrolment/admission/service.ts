import { sql } from 'kysely';
import type { Bilingual } from '../../../kernel/words.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { allOf, waitedForLater } from '../../../platform/db/connect.ts';
import { toldRows } from '../../../platform/db/rows.ts';
import { newId } from '../../../platform/ids.ts';
import type { StageContext, Subject } from '../../service.ts';
import { countLastInLine, isHeldBack, listOftenAbsent, putsLast, sayAbsences, standLast } from '../absences/service.ts';
import { type Asking, type Books, judge, queuesOf, take, type Verdict } from '../books/rules.ts';
import type { Settings } from '../contract.ts';
import type { Answers } from '../form/contract.ts';
import { dropHolds, type Free, freeOf, keepHolds } from '../holds/service.ts';
import { type EnrolmentRow, type Key, listStandings, lockBooks, type Standing, writeBooks } from '../queries.ts';
import { type EnrolmentState, holdingStates, liveEnrolmentStates } from '../rules.ts';
import { queuesAhead } from './ahead/service.ts';
import { settle } from './settling/service.ts';

/** Someone who asks: a person, or a team by its captain. */
export interface Request {
  personId: string;
  subject: Subject;
  places: number;
  /** Keys of batches, the dearest first; none where there are no batches. */
  wishes: readonly string[];
  answers: Answers;
  /** Who asks: the person, their captain, an officer on their behalf. */
  actorId: string | null;
}

export type Outcome =
  | {
      enrolmentId: string;
      state: EnrolmentState;
      asked: 'now' | 'before';
      requestedAt: Date;
      reason: string | null;
      /** Place in the waiting list, from 1, of who came into it now; those who came before have to be counted. */
      position: number | null;
      batch: string | null;
      wishes: readonly string[];
      offerUntil: Date | null;
      /** Why they come after all others, where they do. */
      putLast?: Bilingual;
    }
  | { state: 'refused'; because: Extract<Verdict, { state: 'refused' }>['because'] }
  | { state: 'refused'; because: 'oftenAbsent' }
  | { state: 'refused'; because: 'clash'; clash: NonNullable<Free['clash']> };

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/** The stage's books under their lock, and what is there of those who ask. */
export interface Held {
  books: Books & { nextSeq: number };
  standings: ReadonlyMap<string, Standing>;
}

/** Locks the books for those who ask. */
export async function hold(context: Context, asking: readonly Pick<Request, 'subject' | 'personId'>[]): Promise<Held> {
  const key = keyOf(context);
  const isBatched = context.stage.settings.batches.length > 0;
  const [books, standings] = await allOf([
    lockBooks(context.trx, key, { isBatched }),
    listStandings(context.trx, key, asking),
  ]);
  return { books, standings };
}

/** Whether a subject has what leaves nothing to ask for. */
export function isLive(standing: Pick<Standing, 'state'> | undefined): boolean {
  return liveEnrolmentStates.includes(standing?.state as EnrolmentState);
}

/** Who gets a place, once what tells of it is written. */
export async function admit(context: Context, requests: readonly Request[]): Promise<Outcome[]> {
  const { outcomes, written } = await decide(context, requests, await hold(context, requests));
  await written;
  return outcomes;
}

interface Decided {
  outcomes: Outcome[];
  written: Promise<unknown>;
}

/**
 * The one place where places are given. Takes any number of requests in their order, under one lock of the stage's
 * books, by set-based SQL: two people never get one place, and asking again gets the same answer.
 */
export async function decide(
  context: Context,
  requests: readonly Request[],
  { books: before, standings }: Held,
): Promise<Decided> {
  const { now, stage } = context;
  const key = keyOf(context);
  const [ahead, freeFor, oftenAbsent, standingLast] = await allOf([
    queuesAhead(context, before),
    freeOf(context, requests),
    listOftenAbsent(
      context,
      requests.map(({ personId }) => personId),
    ),
    before.waiting === 0 ? Promise.resolve(0) : countLastInLine(context),
  ]);

  let lastInLine = standingLast;
  let books: Books & { nextSeq: number } = before;
  const outcomes: Outcome[] = [];
  const rows: NewRow[] = [];
  const answered = new Map<string, Exclude<Outcome, { state: 'refused' }>>();
  for (const request of requests) {
    const standing = standings.get(request.subject.id);
    const earlier = answered.get(request.subject.id);
    if (earlier) {
      outcomes.push({ ...earlier, asked: 'before' });
      continue;
    }
    if (standing?.id && isLive(standing)) {
      outcomes.push({
        enrolmentId: standing.id,
        state: standing.state as EnrolmentState,
        asked: 'before',
        requestedAt: standing.requestedAt ?? now,
        reason: standing.reason,
        position: null,
        ...{ batch: standing.batch, wishes: standing.wishes ?? [], offerUntil: standing.offerUntil },
      });
      continue;
    }
    if (!putsLast(context) && oftenAbsent.has(request.personId)) {
      outcomes.push({ state: 'refused', because: 'oftenAbsent' });
      continue;
    }
    const { places, wishes } = request;
    const free = freeFor(request);
    if (free.clash) {
      outcomes.push({ state: 'refused', because: 'clash', clash: free.clash });
      continue;
    }
    const asking: Asking = { path: standing?.path ?? null, places, wishes: free.wishes };
    const isLast = standLast(context) && oftenAbsent.has(request.personId);
    const isHeld = isLast && isHeldBack(context);
    // Whoever comes after all others takes nobody's place in the list.
    const waiting = isLast ? books.waiting : books.waiting - lastInLine;
    const judged = judge({ ...books, waiting }, stage.settings, asking, ahead);
    const verdict: Verdict =
      isHeld && judged.state === 'admitted' ? { ...judged, state: 'waiting', batch: null } : judged;
    if (verdict.state === 'refused') {
      outcomes.push(verdict);
      continue;
    }
    const { nextSeq } = books;
    if (verdict.state === 'admitted') books = { ...take(books, verdict, places), nextSeq };
    if (verdict.state === 'waiting') {
      books = { ...books, waiting: books.waiting + 1 };
      if (isLast) lastInLine += 1;
      if (!isHeld) for (const queue of queuesOf({ quotaUnitId: verdict.quotaUnitId, wishes })) ahead.add(queue);
    }
    const row = newRow({
      key,
      request,
      verdict,
      id: standing?.id ?? newId(),
      unitId: standing?.unitId ?? null,
      seq: nextSeq,
      now,
      from: standing?.state ?? null,
    });
    books = { ...books, nextSeq: nextSeq + 1 };
    const isWaiting = verdict.state === 'waiting';
    const outcome =
      isLast && isWaiting
        ? { ...outcomeOf(row, books), putLast: sayAbsences(context) }
        : outcomeOf(row, { waiting: books.waiting - lastInLine });
    rows.push(row);
    answered.set(row.subjectId, outcome);
    outcomes.push(outcome);
  }
  return { outcomes, written: waitedForLater(write(context, rows, { books, before })) };
}

/** Sent in this order without a wait for each answer: everybody who comes next waits for the lock. */
function write(
  context: Context,
  rows: readonly NewRow[],
  { books, before }: { books: Held['books']; before: Books },
): Promise<unknown> {
  if (rows.length === 0) return Promise.resolve();
  const admitted = rows.filter((row) => row.state === 'admitted');
  return allOf([
    writeRows(context, rows),
    writeBooks(context.trx, keyOf(context), books, before),
    keepHolds(context, admitted),
    settle(context, admitted),
  ]);
}

function outcomeOf(
  { id, state, requestedAt, batch, wishes }: NewRow,
  { waiting }: Pick<Books, 'waiting'>,
): Exclude<Outcome, { state: 'refused' }> {
  const position = state === 'waiting' ? waiting : null;
  const given = { batch, wishes, offerUntil: null };
  return { enrolmentId: id, state, asked: 'now', requestedAt, reason: null, position, ...given };
}

interface NewRow {
  federationId: string;
  id: string;
  stageId: string;
  subjectKind: string;
  subjectId: string;
  personId: string;
  unitId: string | null;
  quotaUnitId: string | null;
  places: number;
  state: EnrolmentState;
  seq: number;
  answers: Answers | undefined;
  wishes: readonly string[];
  batch: string | null;
  requestedAt: Date;
  isDecided: boolean;
  admissionId: string | null;
  changeId: string;
  /** Who asked, where they asked for themselves. */
  actorId: string | null;
  from: string | null;
}

interface Making {
  key: Key;
  request: Request;
  verdict: Exclude<Verdict, { state: 'refused' }>;
  id: string;
  unitId: string | null;
  seq: number;
  now: Date;
  from: string | null;
}

function newRow({ key, request, verdict, id, unitId, seq, now, from }: Making): NewRow {
  const changeId = newId();
  const admitted = verdict.state === 'admitted';
  return {
    ...key,
    id,
    subjectKind: request.subject.kind,
    subjectId: request.subject.id,
    personId: request.personId,
    unitId,
    quotaUnitId: verdict.quotaUnitId,
    places: request.places,
    state: verdict.state,
    seq,
    // Most are asked nothing.
    answers: Object.keys(request.answers).length > 0 ? request.answers : undefined,
    wishes: request.wishes,
    batch: verdict.batch,
    requestedAt: now,
    isDecided: admitted,
    admissionId: admitted ? changeId : null,
    changeId,
    actorId: request.actorId,
    from,
  };
}

/** Requests and the first line of their history, in one statement. */
async function writeRows({ trx, now, stage }: Context, rows: readonly NewRow[]): Promise<void> {
  const told = toldRows(rows, {
    ...{ id: 'uuid', subjectKind: 'text', subjectId: 'uuid', personId: 'uuid', unitId: 'uuid', quotaUnitId: 'uuid' },
    ...{ places: 'int', state: 'text', seq: 'bigint', answers: 'jsonb', wishes: 'jsonb', batch: 'text' },
    ...{ isDecided: 'boolean', admissionId: 'uuid', changeId: 'uuid', actorId: 'uuid', from: 'text' },
  });
  await sql`
    with told as (
      select id, subject_kind, subject_id, person_id, unit_id, quota_unit_id, places, state, seq, answers, wishes, batch,
             is_decided, admission_id, change_id, actor_id, "from"
        from ${told}
    ), changed as (
      insert into enrolment_changes (federation_id, id, enrolment_id, at, actor_id, from_state, to_state)
      select ${stage.federationId}, change_id, id, ${now}, actor_id, "from", state from told
    )
    insert into enrolments (federation_id, id, stage_id, subject_kind, subject_id, person_id, unit_id, quota_unit_id,
                            places, state, seq, answers, wishes, batch, requested_at, decided_at, admission_id)
    select ${stage.federationId}, id, ${stage.id}, subject_kind, subject_id, person_id, unit_id, quota_unit_id,
           places, state, seq, coalesce(answers, '{}'), wishes, batch, ${now},
           case when is_decided then ${now}::timestamptz end, admission_id from told
    on conflict (federation_id, stage_id, subject_kind, subject_id) do update
       set person_id = excluded.person_id, unit_id = excluded.unit_id, quota_unit_id = excluded.quota_unit_id,
           places = excluded.places, state = excluded.state, seq = excluded.seq, answers = excluded.answers,
           wishes = excluded.wishes, batch = excluded.batch, offer_until = null, requested_at = excluded.requested_at,
           decided_at = excluded.decided_at, admission_id = excluded.admission_id, reason = null`.execute(trx);
}

export interface Change {
  to: EnrolmentState;
  reason?: string | undefined;
  /** Until when a place that is offered waits to be confirmed. */
  offerUntil?: Date | undefined;
}

/**
 * Changes the state of enrolments that are already locked with the books, and keeps the trace. Where a place is given, the
 * rows say in which batch.
 */
export async function changeState(
  context: Context,
  rows: readonly EnrolmentRow[],
  { to, reason, offerUntil }: Change,
): Promise<EnrolmentRow[]> {
  const { trx, now, scope, stage } = context;
  const changed: EnrolmentRow[] = [];
  for (const row of rows) {
    const changeId = newId();
    const admissionId = to === 'admitted' ? changeId : row.admissionId;
    await trx
      .updateTable('enrolments')
      .set({
        ...{ state: to, decidedAt: now, reason: reason ?? null, admissionId },
        ...{ batch: row.batch, offerUntil: offerUntil ?? null },
      })
      .where('federationId', '=', stage.federationId)
      .where('id', '=', row.id)
      .execute();
    await trx
      .insertInto('enrolmentChanges')
      .values({
        federationId: stage.federationId,
        id: changeId,
        enrolmentId: row.id,
        at: now,
        actorId: findPersonId(scope) ?? (scope.actor.kind === 'account' ? scope.actor.id : null),
        fromState: row.state,
        toState: to,
        reason: reason ?? null,
      })
      .execute();
    changed.push({ ...row, state: to, admissionId, offerUntil: offerUntil ?? null });
  }
  const isHeld = (state: string) => holdingStates.some((holding) => holding === state);
  if (!isHeld(to))
    await dropHolds(
      context,
      rows.filter(({ state }) => isHeld(state)).map(({ id }) => id),
    );
  else
    await keepHolds(
      context,
      rows.filter(({ state }) => !isHeld(state)),
    );
  return changed;
}
