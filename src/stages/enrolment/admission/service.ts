import { dayOf } from '../../../kernel/dates.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { StageContext, StageFact, Subject } from '../../service.ts';
import type { Answers, Settings } from '../contract.ts';
import { type EnrolmentRow, type Key, listByIds, listWaiting, lockBooks, pathsOf, writeBooks } from '../queries.ts';
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
import { listAdmittedIn, listMembers, listTeams } from '../teams/queries.ts';
import { tellDecided } from '../teams/telling/service.ts';

/** Someone who asks: a person, or a team by its captain. */
export interface Request {
  personId: string;
  subject: Subject;
  places: number;
  answers: Answers;
}

export type Outcome =
  | { enrolmentId: string; state: EnrolmentState; asked: 'now' | 'before' }
  | { state: 'refused'; because: Extract<Verdict, { state: 'refused' }>['because'] };

type Context = StageContext<Settings>;
const keyOf = ({ stage }: Context): Key => ({ federationId: stage.federationId, stageId: stage.id });

/**
 * The one place where places are given. Takes any number of requests in their order, under one lock of the stage's
 * books, by set-based SQL: two people never get one place, and asking again gets the same answer.
 */
export async function admit(context: Context, requests: readonly Request[]): Promise<Outcome[]> {
  const { trx, now } = context;
  const key = keyOf(context);
  const before = await lockBooks(trx, key);
  const known = await listBySubject(context, requests);
  const paths = await pathsOf(
    trx,
    key.federationId,
    requests.map((request) => request.personId),
  );
  const waitingUnder = new Set((await listWaiting(trx, key)).map((row) => row.quotaUnitId));

  let books: Books & { nextSeq: number } = before;
  const outcomes: Outcome[] = [];
  const rows: NewRow[] = [];
  for (const request of requests) {
    const first = rows.find((row) => row.subjectId === request.subject.id) ?? known.get(request.subject.id);
    if (first && liveEnrolmentStates.includes(first.state as EnrolmentState)) {
      outcomes.push({ enrolmentId: first.id, state: first.state as EnrolmentState, asked: 'before' });
      continue;
    }
    const home = paths.get(request.personId);
    const asking: Asking = { path: home?.path ?? null, places: request.places };
    const verdict = judgeInQueue(books, context.stage.settings, asking, waitingUnder);
    if (verdict.state === 'refused') {
      outcomes.push(verdict);
      continue;
    }
    if (verdict.state === 'admitted')
      books = { ...take(books, verdict.quotaUnitId, request.places), nextSeq: books.nextSeq };
    if (verdict.state === 'waiting') {
      books = { ...books, waiting: books.waiting + 1 };
      waitingUnder.add(verdict.quotaUnitId);
    }
    const row = newRow({
      key,
      request,
      verdict,
      id: first?.id ?? newId(),
      unitId: home?.unitId ?? null,
      seq: books.nextSeq,
      now,
      from: first?.state ?? null,
    });
    books = { ...books, nextSeq: books.nextSeq + 1 };
    rows.push(row);
    outcomes.push({ enrolmentId: row.id, state: row.state, asked: 'now' });
  }
  await writeRows(context, rows);
  await writeBooks(trx, key, books, before);
  await settle(
    context,
    rows.filter((row) => row.state === 'admitted'),
  );
  return outcomes;
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
  answers: string;
  requestedAt: Date;
  decidedAt: Date | null;
  admissionId: string | null;
  changeId: string;
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
    answers: JSON.stringify(request.answers),
    requestedAt: now,
    decidedAt: admitted ? now : null,
    admissionId: admitted ? changeId : null,
    changeId,
    from,
  };
}

async function writeRows(context: Context, rows: readonly NewRow[]): Promise<void> {
  const { trx, now } = context;
  if (rows.length === 0) return;
  await trx
    .insertInto('enrolments')
    .values(rows.map(({ changeId: _change, from: _from, ...row }) => ({ ...row, reason: null })))
    .onConflict((conflict) =>
      conflict.columns(['federationId', 'stageId', 'subjectKind', 'subjectId']).doUpdateSet((eb) => ({
        personId: eb.ref('excluded.personId'),
        unitId: eb.ref('excluded.unitId'),
        quotaUnitId: eb.ref('excluded.quotaUnitId'),
        places: eb.ref('excluded.places'),
        state: eb.ref('excluded.state'),
        seq: eb.ref('excluded.seq'),
        answers: eb.ref('excluded.answers'),
        requestedAt: eb.ref('excluded.requestedAt'),
        decidedAt: eb.ref('excluded.decidedAt'),
        admissionId: eb.ref('excluded.admissionId'),
        reason: null,
      })),
    )
    .execute();
  await trx
    .insertInto('enrolmentChanges')
    .values(
      rows.map((row) => ({
        federationId: row.federationId,
        id: row.changeId,
        enrolmentId: row.id,
        at: now,
        actorId: findPersonId(context.scope) ?? null,
        fromState: row.from,
        toState: row.state,
        reason: null,
      })),
    )
    .execute();
}

async function listBySubject({ trx, stage }: Context, requests: readonly Request[]) {
  if (requests.length === 0) return new Map<string, { id: string; subjectId: string; state: string }>();
  const rows = await trx
    .selectFrom('enrolments')
    .select(['id', 'subjectId', 'state'])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where(
      'subjectId',
      'in',
      requests.map((request) => request.subject.id),
    )
    .execute();
  return new Map(rows.map((row) => [row.subjectId, row]));
}

type Settled = Pick<EnrolmentRow, 'id' | 'subjectId' | 'personId' | 'places' | 'admissionId'> & { subjectKind: string };

/** What follows from places given: subjects go on to the next stage, facts are written. */
export async function settle(context: Context, rows: readonly Settled[]): Promise<void> {
  if (rows.length === 0) return;
  const members = await membersOf(context, rows);
  const day = dayOf(context.now, context.scope.zone);
  const facts: StageFact[] = rows.flatMap((row) => [
    {
      indicator: 'enrolments',
      personId: row.personId,
      day,
      amount: 1,
      source: { kind: 'enrolment', id: row.admissionId ?? row.id },
    },
    ...(members.get(row.subjectId) ?? [])
      .filter((member) => member.personId !== row.personId)
      .map((member) => ({
        indicator: 'enrolments',
        ...(member.personId ? { personId: member.personId } : {}),
        day,
        amount: 1,
        source: { kind: 'team-member', id: member.id },
      })),
  ]);
  await context.host.record(facts);
  const categories = await categoriesOf(context, rows);
  await context.host.handOn(
    subjectsOf(rows, members).map((subject) => {
      const group = subject.kind === 'team' ? categories.get(subject.id) : undefined;
      return group ? { ...subject, result: { rank: null, score: '', group } } : subject;
    }),
  );
}

/** What follows from places given back. */
export async function unsettle(context: Context, rows: readonly Settled[]): Promise<void> {
  if (rows.length === 0) return;
  const members = await membersOf(context, rows);
  await context.host.reverse(
    rows.flatMap((row) => [
      { kind: 'enrolment', id: row.admissionId ?? row.id },
      ...(members.get(row.subjectId) ?? []).map((member) => ({ kind: 'team-member', id: member.id })),
    ]),
  );
  const subjects = subjectsOf(rows, members);
  const persons = subjects.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  const others = await listAdmittedIn(context.trx, keyOf(context), {
    personIds: persons,
    except: rows.map(({ subjectId }) => subjectId),
  });
  // Whoever gives a solo back and sings in a choir stays in what comes next.
  await context.host.takeBack(subjects.filter(({ kind, id }) => kind !== 'person' || !others.has(id)));
}

/** The categories in which teams compete, where the settings have some. */
async function categoriesOf({ trx, stage }: Context, rows: readonly Settled[]): Promise<Map<string, string>> {
  if (stage.settings.categories.length === 0) return new Map();
  const key = { federationId: stage.federationId, stageId: stage.id };
  const teams = await listTeams(
    trx,
    key,
    rows.map(({ subjectId }) => subjectId),
  );
  return new Map(teams.map(({ id, category }) => [id, category]));
}

type Members = Map<string, { id: string; personId: string | null }[]>;

async function membersOf({ trx, stage }: Context, rows: readonly Settled[]): Promise<Members> {
  const teamIds = rows.filter((row) => row.subjectKind === 'team').map((row) => row.subjectId);
  return Map.groupBy(await listMembers(trx, stage.federationId, teamIds), (member) => member.teamId);
}

/** Persons go on as persons; a team goes on as a team in its category, and its known members as persons. */
function subjectsOf(rows: readonly Settled[], members: Members): Subject[] {
  return rows.flatMap((row): Subject[] => [
    { kind: row.subjectKind === 'team' ? 'team' : 'person', id: row.subjectId },
    ...(members.get(row.subjectId) ?? []).flatMap((member): Subject[] =>
      member.personId ? [{ kind: 'person', id: member.personId }] : [],
    ),
  ]);
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
