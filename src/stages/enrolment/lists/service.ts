import { sql } from 'kysely';
import type { ListQuery } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { StageContext } from '../../service.ts';
import { placeInLine } from '../absences/service.ts';
import type { Batch, Settings } from '../contract.ts';
import type { Answers } from '../form/contract.ts';
import { sayAnswer } from '../form/rules.ts';
import type { HealthState } from '../health/contract.ts';
import { isAsked } from '../health/standing/service.ts';
import type { EnrolmentRow, Key } from '../queries.ts';
import type { EnrolmentState } from '../rules.ts';
import { listMembers } from '../teams/queries.ts';
import { selectEnrolled } from './queries.ts';

type Context = StageContext<Settings>;

/** What batches are called, by their keys; one that the settings no longer have is told by its key. */
export function batchNames({ batches }: { batches: readonly Batch[] }): (key: string) => [string, string] {
  const names = new Map(batches.map(({ key, label, labelEn }) => [key, [label, labelEn || label] as const]));
  return (key) => [...(names.get(key) ?? [key, key])];
}

/** The books of batches in the order of the settings, with their days. */
export function inOrder<Book extends { key: string }>({ batches }: Pick<Settings, 'batches'>, books: readonly Book[]) {
  return batches.flatMap(({ key, startsOn, endsOn }) =>
    books.filter((book) => book.key === key).map((book) => ({ ...book, startsOn, endsOn })),
  );
}

/** An enrolment as its person sees it. */
export async function viewOf(context: Context, row: EnrolmentRow) {
  const { trx, stage } = context;
  const key: Key = { federationId: stage.federationId, stageId: stage.id };
  const team =
    row.subjectKind === 'team'
      ? await trx
          .selectFrom('enrolmentTeams')
          .select('name')
          .where('federationId', '=', key.federationId)
          .where('id', '=', row.subjectId)
          .executeTakeFirst()
      : undefined;
  const nameOf = batchNames(stage.settings);
  const members = team ? await listMembers(trx, key.federationId, [row.subjectId]) : [];
  return {
    id: row.id,
    state: row.state as EnrolmentState,
    ...(row.state === 'waiting' ? await placeInLine(context, row) : { position: null, putLast: null }),
    requestedAt: row.requestedAt,
    reason: row.reason,
    batch: row.batch === null ? null : nameOf(row.batch),
    wishes: row.wishes.map(nameOf),
    offerUntil: row.offerUntil,
    team: team ? { name: team.name, members: members.map((member) => member.name) } : null,
  };
}

/** The officer's list: who asked, from where, in what state, with answers. */
export async function listEnrolments(
  context: Context,
  query: ListQuery & {
    state?: EnrolmentState | undefined;
    unitId?: string | undefined;
    batch?: string | undefined;
    health?: 'missing' | 'in' | undefined;
  },
) {
  const { trx, stage, scope } = context;
  let listed = selectEnrolled(trx, { federationId: stage.federationId, stageId: stage.id })
    .leftJoin('enrolmentTeams as team', (join) =>
      join.onRef('team.federationId', '=', 'enrolments.federationId').onRef('team.id', '=', 'enrolments.subjectId'),
    )
    .leftJoin('enrolmentHealth as form', (join) =>
      join.onRef('form.federationId', '=', 'enrolments.federationId').onRef('form.enrolmentId', '=', 'enrolments.id'),
    )
    .select([
      'enrolments.id',
      'persons.name',
      'team.name as team',
      'team.category',
      'enrolments.places',
      'units.name as unitName',
      'persons.phoneMasked as phone',
      'enrolments.state',
      'enrolments.batch',
      'enrolments.wishes',
      'enrolments.offerUntil',
      'enrolments.seq',
      'enrolments.requestedAt',
      'enrolments.reason',
      'enrolments.answers',
      'form.handedInAt',
    ])
    .$narrowType<{ wishes: string[] }>();
  if (query.state) listed = listed.where('enrolments.state', '=', query.state);
  if (query.batch) listed = listed.where('enrolments.batch', '=', query.batch);
  if (query.health)
    listed = listed
      .where('enrolments.state', '=', 'admitted')
      .where('form.handedInAt', query.health === 'in' ? 'is not' : 'is', null);
  if (query.unitId) {
    listed = listed.where(
      sql<boolean>`units.path <@ (select top.path from units top where top.federation_id = ${stage.federationId} and top.id = ${query.unitId})`,
    );
  }
  if (query.q) {
    const like = containing(query.q.toLowerCase());
    listed = listed.where(
      sql<boolean>`(persons.name || ' ' || persons.pinyin || ' ' || persons.initials || ' ' || coalesce(team.name, '')) ilike ${like}`,
    );
  }
  const page = await pageOf(listed, query, {
    sorts: {
      seq: { by: sql`enrolments.seq`, of: (row) => row.seq },
      name: { by: sql`persons.name`, of: (row) => row.name },
      unitName: { by: sql`units.name`, of: (row) => row.unitName },
      requestedAt: { by: sql`enrolments.requested_at`, of: (row) => row.requestedAt },
    },
    id: { by: sql`enrolments.id`, of: (row) => row.id },
    defaultSort: 'seq',
  });
  const labels = new Map(
    stage.settings.questions.map((question) => [
      question.key,
      pick([question.label, question.labelEn || question.label], scope.lang),
    ]),
  );
  const categories = new Map(
    stage.settings.categories.map(({ key, label, labelEn }) => [key, pick([label, labelEn || label], scope.lang)]),
  );
  const nameOf = batchNames(stage.settings);
  const healthOf = (state: string, handedInAt: Date | null): HealthState =>
    state !== 'admitted' || !isAsked(context) ? 'none' : handedInAt ? 'in' : 'missing';
  const batchName = (key: string) => pick(nameOf(key), scope.lang);
  return {
    ...page,
    items: page.items.map(({ handedInAt, ...row }) => ({
      ...row,
      health: healthOf(row.state, handedInAt),
      category: categories.get(row.category ?? '') ?? '',
      state: row.state as EnrolmentState,
      batch: row.batch === null ? '' : batchName(row.batch),
      wishes: row.wishes.map(batchName).join(pick(['、', ', '], scope.lang)),
      answers: Object.entries(row.answers as Answers)
        .map(([key, value]) => `${labels.get(key) ?? key}: ${sayAnswer(value, scope.lang)}`)
        .join('\n'),
    })),
  };
}

/** What happened to one enrolment, oldest first. */
export function listHistory({ trx, stage }: Context, enrolmentId: string) {
  return trx
    .selectFrom('enrolmentChanges')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'enrolmentChanges.federationId')
        .onRef('enrolments.id', '=', 'enrolmentChanges.enrolmentId'),
    )
    .select([
      'enrolmentChanges.at',
      'enrolmentChanges.fromState',
      'enrolmentChanges.toState',
      'enrolmentChanges.reason',
    ])
    .where('enrolmentChanges.federationId', '=', stage.federationId)
    .where('enrolments.stageId', '=', stage.id)
    .where('enrolmentChanges.enrolmentId', '=', enrolmentId)
    .orderBy('enrolmentChanges.at')
    .orderBy('enrolmentChanges.id')
    .execute();
}
