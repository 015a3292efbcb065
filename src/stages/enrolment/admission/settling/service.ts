import { dayOf } from '../../../../kernel/dates.ts';
import { allOf } from '../../../../platform/db/connect.ts';
import type { StageContext, StageFact, Subject } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import { deleteHealth } from '../../health/queries.ts';
import type { EnrolmentRow } from '../../queries.ts';
import { listAdmittedIn, listMembers, listTeams } from '../../teams/queries.ts';

type Context = StageContext<Settings>;
type Settled = Pick<EnrolmentRow, 'id' | 'subjectId' | 'personId' | 'places' | 'admissionId' | 'batch'> & {
  subjectKind: string;
};

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
  const categories = await categoriesOf(context, rows);
  const batches = new Map(rows.map(({ subjectId, batch }) => [subjectId, batch]));
  const handed = subjectsOf(rows, members).map((subject) => {
    const group = subject.kind === 'team' ? categories.get(subject.id) : batches.get(subject.id);
    return group ? { ...subject, result: { rank: null, score: '', group } } : subject;
  });
  await allOf([context.host.record(facts), context.host.handOn(handed)]);
}

/** What follows from places given back; what was told of somebody's health for the place is deleted. */
export async function unsettle(context: Context, rows: readonly Settled[]): Promise<void> {
  if (rows.length === 0) return;
  const members = await membersOf(context, rows);
  await context.host.reverse(
    rows.flatMap((row) => [
      { kind: 'enrolment', id: row.admissionId ?? row.id },
      ...(members.get(row.subjectId) ?? []).map((member) => ({ kind: 'team-member', id: member.id })),
    ]),
  );
  await deleteHealth(
    context.trx,
    context.stage.federationId,
    rows.map(({ id }) => id),
  );
  const subjects = subjectsOf(rows, members);
  const persons = subjects.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  const others = await listAdmittedIn(
    context.trx,
    { federationId: context.stage.federationId, stageId: context.stage.id },
    {
      personIds: persons,
      except: rows.map(({ subjectId }) => subjectId),
    },
  );
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
