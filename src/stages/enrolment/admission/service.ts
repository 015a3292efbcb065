import { sql } from 'kysely';
import { findPersonId } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { StageContext, Subject } from '../../service.ts';
import type { Answers, Settings } from '../contract.ts';
import {
  type EnrolmentRow,
  type Key,
  listByIds,
  listQueues,
  listStandings,
  listWaiting,
  lockBooks,
  type Standing,
  writeBooks,
} from '../queries.ts';
import {
  type Asking,
  type Books,
  type EnrolmentState,
  judge,
  liveEnrolmentStates,
  moveUp,
  take,
  type Verdict,
} from '../rules.ts';
import { tellDecided } from '../teams/telling/service.ts';
import { settle, unsettle } from './settling/service.ts';

/** Someone who asks: a person, or a team by its captain. */
export interface Request {
  personId: string;
  subject: Subject;
  places: number;
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
    }
  | { state: 'refused'; because: Extract<Verdict, { state: 'refused' }>['because'] };

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
  const books = await lockBooks(context.trx, key);
  return { books, standings: await listStandings(context.trx, key, asking) };
}

/** Whether a subject has what leaves nothing to ask for. */
export function isLive(standing: Pick<Standing, 'state'> | undefined): boolean {
  return liveEnrolmentStates.includes(standing?.state as EnrolmentState);
}

/**
 * The one place where places are given. Takes any number of requests in their order, under one lock of the stage's
 * books, by set-based SQL: two people never get one place, and asking again gets the same answer.
 */
export async function admit(context: Context, requests: readonly Request[], held?: Held): Promise<Outcome[]> {
  const { trx, now, stage } = context;
  const key = keyOf(context);
  const { books: before, standings } = held ?? (await hold(context, requests));
  const waitingUnder =
    before.waiting === 0
      ? new Set<string | null>()
      : await listQueues(trx, key, [null, ...before.quotas.map(({ unitId }) => unitId)]);

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
      });
      continue;
    }
    const asking: Asking = { path: standing?.path ?? null, places: request.places };
    const verdict = judgeInQueue(books, stage.settings, asking, waitingUnder);
    if (verdict.state === 'refused') {
      outcomes.push(verdict);
      continue;
    }
    const { nextSeq } = books;
    if (verdict.state === 'admitted') books = { ...take(books, verdict.quotaUnitId, request.places), nextSeq };
    if (verdict.state === 'waiting') {
      books = { ...books, waiting: books.waiting + 1 };
      waitingUnder.add(verdict.quotaUnitId);
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
    const outcome = outcomeOf(row, books);
    rows.push(row);
    answered.set(row.subjectId, outcome);
    outcomes.push(outcome);
  }
  if (rows.length === 0) return outcomes;
  await writeRows(context, rows);
  await writeBooks(trx, key, books, before);
  await settle(
    context,
    rows.filter((row) => row.state === 'admitted'),
  );
  return outcomes;
}

function outcomeOf({ id, state, requestedAt }: NewRow, { waiting }: Books): Exclude<Outcome, { state: 'refused' }> {
  const position = state === 'waiting' ? waiting : null;
  return { enrolmentId: id, state, asked: 'now', requestedAt, reason: null, position };
}

/** Judges by the books, with the quota's own queue in mind. */
function judgeInQueue(
  books: Books,
  terms: Settings,
  asking: Asking,
  waitingUnder: ReadonlySet<string | null>,
): Verdict {
  const alone = judge(books, terms, asking, false);
  if (alone.state !== 'admitted' || !waitingUnder.has(alone.quotaUnitId)) return alone;
  return judge(books, terms, asking, true);
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
  answers: Answers;
  requestedAt: Date;
  decidedAt: Date | null;
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
    answers: request.answers,
    requestedAt: now,
    decidedAt: admitted ? now : null,
    admissionId: admitted ? changeId : null,
    changeId,
    actorId: request.actorId,
    from,
  };
}

/** Requests and the first line of their history, in one statement. */
async function writeRows({ trx, now }: Context, rows: readonly NewRow[]): Promise<void> {
  await sql`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told (
        "federationId" uuid, "id" uuid, "stageId" uuid, "subjectKind" text, "subjectId" uuid, "personId" uuid,
        "unitId" uuid, "quotaUnitId" uuid, "places" int, "state" text, "seq" bigint, "answers" jsonb,
        "decidedAt" timestamptz, "admissionId" uuid, "changeId" uuid, "actorId" uuid, "from" text
      )
    ), changed as (
      insert into enrolment_changes (federation_id, id, enrolment_id, at, actor_id, from_state, to_state)
      select "federationId", "changeId", "id", ${now}, "actorId", "from", "state" from told
    )
    insert into enrolments (federation_id, id, stage_id, subject_kind, subject_id, person_id, unit_id, quota_unit_id,
                            places, state, seq, answers, requested_at, decided_at, admission_id)
    select "federationId", "id", "stageId", "subjectKind", "subjectId", "personId", "unitId", "quotaUnitId",
           "places", "state", "seq", "answers", ${now}, "decidedAt", "admissionId" from told
    on conflict (federation_id, stage_id, subject_kind, subject_id) do update
       set person_id = excluded.person_id, unit_id = excluded.unit_id, quota_unit_id = excluded.quota_unit_id,
           places = excluded.places, state = excluded.state, seq = excluded.seq, answers = excluded.answers,
           requested_at = excluded.requested_at, decided_at = excluded.decided_at,
           admission_id = excluded.admission_id, reason = null`.execute(trx);
}

interface Change {
  to: EnrolmentState;
  reason?: string | undefined;
}

/** Changes the state of enrolments that are already locked with the books, and keeps the trace. */
export async function changeState(
  context: Context,
  rows: readonly EnrolmentRow[],
  { to, reason }: Change,
): Promise<EnrolmentRow[]> {
  const { trx, now, scope, stage } = context;
  const changed: EnrolmentRow[] = [];
  for (const row of rows) {
    const changeId = newId();
    const admissionId = to === 'admitted' ? changeId : row.admissionId;
    await trx
      .updateTable('enrolments')
      .set({ state: to, decidedAt: now, reason: reason ?? null, admissionId })
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
    changed.push({ ...row, state: to, admissionId });
  }
  return changed;
}

/**
 * Ends enrolments, gives their places back, and lets the waiting list move up. They are read under the lock of the
 * books, so that two who end the same one give its place back once.
 * @returns those that were in one of the states `from`, as they were before
 */
export async function release(
  context: Context,
  { ids, from, ...change }: Change & { ids: readonly string[]; from: readonly EnrolmentState[] },
): Promise<EnrolmentRow[]> {
  const { trx } = context;
  const key = keyOf(context);
  const before = await lockBooks(trx, key);
  const rows = (await listByIds(trx, key, ids)).filter((row) => from.includes(row.state as EnrolmentState));
  if (rows.length === 0) return [];
  let books: Books = before;
  for (const row of rows) {
    if (row.state === 'admitted') books = take(books, row.quotaUnitId, -row.places);
    if (row.state === 'waiting') books = { ...books, waiting: books.waiting - 1 };
  }
  await unsettle(
    context,
    rows.filter((row) => row.state === 'admitted'),
  );
  await changeState(context, rows, change);
  await writeBooks(trx, key, books, before);
  await moveUpNow(context);
  return rows;
}

/** Lets the waiting list move up as far as the books allow, and tells those who got a place. */
export async function moveUpNow(context: Context): Promise<void> {
  const { trx, stage } = context;
  const key = keyOf(context);
  const before = await lockBooks(trx, key);
  const queue = await listWaiting(trx, key);
  const { moved, books } = moveUp(before, queue);
  if (moved.length === 0) return;
  const ids = new Set(moved.map((row) => row.id));
  const admitted = await changeState(
    context,
    queue.filter((row) => ids.has(row.id)),
    { to: 'admitted' },
  );
  await writeBooks(trx, key, books, before);
  await settle(context, admitted);
  await tellDecided(context, admitted, {
    title: [`“${stage.title}”候补成功`, `A place for you: ${stage.title}`],
    body: [
      '有人取消，您已递补录取。如不能参加，请及时取消，把名额留给别人。',
      'Somebody gave a place back and it is yours. If you cannot come, please cancel so that others can.',
    ],
    toMembers: [
      '有人取消，您所在的队已递补录取。如不能参加，请尽快告诉队长。',
      'Places were given back and your team has them. If you cannot come, tell your captain soon.',
    ],
    urgent: true,
  });
}
