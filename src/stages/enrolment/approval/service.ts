import type { StageContext } from '../../service.ts';
import { changeState } from '../admission/service.ts';
import { settle } from '../admission/settling/service.ts';
import type { Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { listByIds, listWaiting, lockBooks, writeBooks } from '../queries.ts';
import { type Books, type EnrolmentState, placesFor, take } from '../rules.ts';
import { listMembers, listOtherTeams, listTeams } from '../teams/queries.ts';
import { tellDecided } from '../teams/telling/service.ts';

const approvable: readonly EnrolmentState[] = ['requested', 'declined'];

/**
 * Approves requests in the order they were made; when places run out, the rest go on the waiting list. Nobody passes
 * those who wait already under the same quota.
 */
export async function approve(
  context: StageContext<Settings>,
  { enrolmentIds, reason }: { enrolmentIds: string[]; reason?: string | undefined },
) {
  const { trx, stage, host } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const before = await lockBooks(trx, key);
  const rows = (await listByIds(trx, key, enrolmentIds)).filter((row) =>
    approvable.includes(row.state as EnrolmentState),
  );
  await admitTeams(context, rows);
  const waitingUnder = new Set((await listWaiting(trx, key)).map((row) => row.quotaUnitId));
  let books: Books = before;
  const admitted: typeof rows = [];
  const waiting: typeof rows = [];
  for (const row of rows) {
    const quota = books.quotas.find((each) => each.unitId === row.quotaUnitId);
    if (!waitingUnder.has(row.quotaUnitId) && placesFor(books, quota) >= row.places) {
      books = take(books, row.quotaUnitId, row.places);
      admitted.push(row);
    } else {
      books = { ...books, waiting: books.waiting + 1 };
      waitingUnder.add(row.quotaUnitId);
      waiting.push(row);
    }
  }
  const placed = await changeState(context, admitted, { to: 'admitted', reason });
  await changeState(context, waiting, { to: 'waiting', reason });
  await writeBooks(trx, key, books, before);
  await settle(context, placed);
  await tellDecided(context, admitted, {
    title: [`“${stage.title}”已通过`, `Admitted: ${stage.title}`],
    body: ['请按时参加；如不能参加，请及时取消。', 'Please come; if you cannot, cancel in time.'],
    toMembers: [
      '您所在的队已通过。请按时参加；如不能参加，请尽快告诉队长。',
      'Your team is admitted. Please come; if you cannot, tell your captain soon.',
    ],
  });
  await tellDecided(context, waiting, {
    title: [`“${stage.title}”进入候补`, `On the waiting list: ${stage.title}`],
    body: ['名额已满，有人取消时按先后递补。', 'Places are taken; you move up when one is given back.'],
  });
  for (const row of rows)
    await host.audit('enrolment.approve', { kind: 'person', id: row.personId }, { enrolment: row.id });
  return { changed: rows.length };
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
