import type { Trx } from '../../platform/db/connect.ts';
import { pendingObjections } from './rules.ts';

export interface Key {
  federationId: string;
  stageId: string;
}

export type NoticeRow = Awaited<ReturnType<typeof getNotice>>;

/** The notice of a stage; locked where it is about to change, so that posting, objecting and ending take turns. */
export async function getNotice(trx: Trx, { federationId, stageId }: Key, { lock = false } = {}) {
  const query = trx
    .selectFrom('notices')
    .select(['state', 'fromOn', 'untilOn', 'postedAt', 'finishedAt', 'nextNumber'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{ state: 'draft' | 'posted' | 'finished' }>();
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export type NameRow = Awaited<ReturnType<ReturnType<typeof selectNames>['execute']>>[number];

/** Names on the list and behind it, by group, rank and the order in which they were handed in. */
export function selectNames(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('noticeNames')
    .select([
      'id',
      'subjectKind',
      'subjectId',
      'groupKey',
      'rank',
      'position',
      'name',
      'about',
      'unitName',
      'deeds',
      'personIds',
      'state',
      'substitute',
      'fromOn',
      'untilOn',
      'reason',
      'result',
    ])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{
      state: 'listed' | 'reserve' | 'removed' | 'passed';
      subjectKind: 'person' | 'team' | 'unit' | 'entry';
    }>();
}

/** Names in the order of the board. */
export function listNames(trx: Trx, key: Key, states: readonly NameRow['state'][]) {
  return selectNames(trx, key)
    .where('state', 'in', [...states])
    .orderBy('groupKey')
    .orderBy('rank', (order) => order.asc().nullsLast())
    .orderBy('position')
    .execute();
}

/** How many objections there are in each state. */
export async function countObjections(trx: Trx, { federationId, stageId }: Key) {
  const rows = await trx
    .selectFrom('noticeObjections')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .groupBy('state')
    .execute();
  const of = (states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + Number(count), 0);
  return { pending: of(pendingObjections), upheld: of(['upheld']), dismissed: of(['dismissed']) };
}

/** Who handles objections here. */
export function listHandlers(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('noticeHandlers')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.federationId', '=', 'noticeHandlers.federationId')
        .onRef('accounts.id', '=', 'noticeHandlers.accountId'),
    )
    .select(['accounts.id as accountId', 'accounts.name', 'accounts.personId'])
    .where('noticeHandlers.federationId', '=', federationId)
    .where('noticeHandlers.stageId', '=', stageId)
    .orderBy('accounts.name')
    .execute();
}

export type ObjectionRow = Awaited<ReturnType<ReturnType<typeof selectObjections>['execute']>>[number];

/** Objections with whom they are about. */
export function selectObjections(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('noticeObjections as objection')
    .innerJoin('noticeNames as about', (join) =>
      join.onRef('about.federationId', '=', 'objection.federationId').onRef('about.id', '=', 'objection.nameId'),
    )
    .select([
      'objection.id',
      'objection.number',
      'objection.channel',
      'objection.receivedOn',
      'objection.state',
      'objection.sealed',
      'objection.assignedTo',
      'objection.reply',
      'objection.nameId',
      'about.name as aboutName',
      'about.unitName as aboutUnit',
    ])
    .where('objection.federationId', '=', federationId)
    .where('objection.stageId', '=', stageId)
    .$narrowType<{
      state: 'received' | 'investigating' | 'upheld' | 'dismissed';
      channel: 'online' | 'phone' | 'letter' | 'email' | 'visit';
    }>();
}

/** Deletes the notice of a stage that never left its draft. */
export async function removeNotice(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .deleteFrom('noticeHandlers')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx.deleteFrom('notices').where('federationId', '=', federationId).where('stageId', '=', stageId).execute();
}
