import type { StageContext } from '../../service.ts';
import { listPutLast } from '../absences/service.ts';
import { queuesAhead } from '../admission/ahead/service.ts';
import { changeState } from '../admission/service.ts';
import { settle } from '../admission/settling/service.ts';
import { type Books, findSpot, queuesOf, take } from '../books/rules.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { freeOf } from '../holds/service.ts';
import { release } from '../offers/service.ts';
import { type EnrolmentRow, listByIds, lockBooks, writeBooks } from '../queries.ts';
import { calledOf, type EnrolmentState, enrolmentMoves } from '../rules.ts';
import { listMembers, listOtherTeams, listTeams } from '../teams/queries.ts';
import { tellDecided } from '../teams/telling/service.ts';

const approvable: readonly EnrolmentState[] = enrolmentMoves.approve.from;

/**
 * Approves requests in the order they were made, those last whom absences put there; when places run out, the rest go on the waiting list. Nobody passes
 * those who wait already under the same quota.
 */
export async function approve(
  context: StageContext<Settings>,
  { enrolmentIds, reason }: { enrolmentIds: string[]; reason?: string | undefined },
) {
  const { trx, stage, host } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const before = await lockBooks(trx, key);
  const asked = (await listByIds(trx, key, enrolmentIds)).filter((row) =>
    approvable.includes(row.state as EnrolmentState),
  );
  const last = await listPutLast(
    context,
    asked.map(({ personId }) => personId),
  );
  const rows = asked.toSorted((a, b) => Number(last.has(a.personId)) - Number(last.has(b.personId)));
  await admitTeams(context, rows);
  const wishesOf = await admitHolds(context, rows);
  const ahead = await queuesAhead(context, before);
  let books: Books = before;
  const admitted: typeof rows = [];
  const waiting: typeof rows = [];
  for (const row of rows) {
    const spot = findSpot(books, { ...row, wishes: wishesOf(row) }, ahead);
    if (spot) {
      books = take(books, spot, row.places);
      admitted.push({ ...row, ...spot });
    } else {
      books = { ...books, waiting: books.waiting + 1 };
      for (const queue of queuesOf(row)) ahead.add(queue);
      waiting.push(row);
    }
  }
  const placed = await changeState(context, admitted, { to: 'admitted', reason });
  await changeState(context, waiting, { to: 'waiting', reason });
  await writeBooks(trx, key, books, before);
  await settle(context, placed);
  const [zh, en] = calledOf(stage);
  await tellDecided(context, admitted, {
    title: [`“${zh}”已通过`, `Admitted: ${en}`],
    body: ['请按时参加；如不能参加，请及时取消。', 'Please come; if you cannot, cancel in time.'],
    toMembers: [
      '您所在的队已通过。请按时参加；如不能参加，请尽快告诉队长。',
      'Your team is admitted. Please come; if you cannot, tell your captain soon.',
    ],
  });
  await tellDecided(context, waiting, {
    title: [`“${zh}”进入候补`, `On the waiting list: ${en}`],
    body: ['名额已满，有人取消时按先后递补。', 'Places are taken; you move up when one is given back.'],
  });
  for (const row of rows)
    await host.audit('enrolment.approve', { kind: 'person', id: row.personId }, { enrolment: row.id });
  return { changed: rows.length };
}

/** Nobody is approved beside a place elsewhere that excludes this one. @throws enrolment.heldElsewhere, busyElsewhere */
async function admitHolds(
  context: StageContext<Settings>,
  rows: readonly EnrolmentRow[],
): Promise<(row: EnrolmentRow) => readonly string[]> {
  const asking = rows.map((row) => ({ ...row, subject: { kind: row.subjectKind, id: row.subjectId } }));
  const freeFor = await freeOf(context, asking);
  const byId = new Map(asking.map((row) => [row.id, freeFor(row)]));
  for (const { id, personId } of rows) {
    const clash = byId.get(id)?.clash;
    if (!clash) continue;
    const { name } = await context.trx
      .selectFrom('persons')
      .select('name')
      .where('federationId', '=', context.stage.federationId)
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    if (clash.kind === 'appointment') throw enrolmentRefusals.busyElsewhere({ name });
    throw enrolmentRefusals.heldElsewhere({ name, other: clash.other });
  }
  return ({ id, wishes }) => byId.get(id)?.wishes ?? wishes;
}

/** A declined team's members may have found another one since. @throws enrolment.team-member-twice */
async function admitTeams(
  { trx, stage }: StageContext<Settings>,
  rows: readonly { subjectKind: string; subjectId: string; state: string }[],
): Promise<void> {
  const { federationId } = stage;
  const teamIds = rows
    .filter((row) => row.subjectKind === 'team' && row.state === 'declined')
    .map((row) => row.subjectId);
  const members = Map.groupBy(await listMembers(trx, federationId, teamIds), (member) => member.teamId);
  for (const { id: teamId, category } of await listTeams(trx, { federationId, stageId: stage.id }, teamIds)) {
    const personIds = (members.get(teamId) ?? []).flatMap(({ personId }) => personId ?? []);
    const [twice] = await listOtherTeams(trx, { federationId, stageId: stage.id, teamId, category }, personIds);
    if (twice) throw enrolmentRefusals.teamMemberTwice({ name: twice.name, team: twice.team });
  }
}

/** Declines or removes: the places go on to whoever waits, and the people are told why. */
export async function turnAway(
  context: StageContext<Settings>,
  { enrolmentIds, reason }: { enrolmentIds: string[]; reason?: string | undefined },
  to: 'declined' | 'cancelled',
) {
  const { from } = to === 'declined' ? enrolmentMoves.decline : enrolmentMoves.remove;
  const rows = await release(context, { ids: enrolmentIds, from, to, reason });
  const why = reason
    ? ([`原因：${reason}`, `Reason: ${reason}`] as const)
    : (['如有疑问请联系主办单位。', 'Contact the organiser if you have questions.'] as const);
  const [zh, en] = calledOf(context.stage);
  await tellDecided(context, rows, {
    title:
      to === 'declined'
        ? [`“${zh}”未通过`, `Not admitted: ${en}`]
        : [`“${zh}”名额已取消`, `Your place was taken back: ${en}`],
    body: why,
    urgent: to === 'cancelled',
  });
  for (const row of rows)
    await context.host.audit(
      `enrolment.${to}`,
      { kind: 'person', id: row.personId },
      { enrolment: row.id, reason: reason ?? null },
    );
  return { changed: rows.length };
}
