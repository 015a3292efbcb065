import type { Trx } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import type { Part } from '../contract.ts';
import type { Key } from '../queries.ts';

function selectJudges(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingJudges')
    .select([
      'id',
      'accountId',
      'personId',
      'name',
      'part',
      'scores',
      'workLimit',
      'categories',
      'invitedAt',
      'leftAt',
      'leftReason',
      'replaces',
    ])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{ part: Part }>();
}
export type JudgeRow = Awaited<ReturnType<ReturnType<typeof selectJudges>['executeTakeFirstOrThrow']>>;

/** Everybody ever named, in the order of invitation. */
export function listJudges(trx: Trx, key: Key): Promise<JudgeRow[]> {
  return selectJudges(trx, key).orderBy('invitedAt').orderBy('id').execute();
}

/** Those who mark now. */
export function listScoring(trx: Trx, key: Key): Promise<JudgeRow[]> {
  return selectJudges(trx, key).where('scores', '=', true).where('leftAt', 'is', null).orderBy('invitedAt').execute();
}

/** The judge that an account or its person is named as, now. */
export function findNamed(
  trx: Trx,
  key: Key,
  { accountId, personId }: { accountId?: string | null; personId?: string | null },
): Promise<JudgeRow | undefined> {
  if (!accountId && !personId) return Promise.resolve(undefined);
  return selectJudges(trx, key)
    .where('leftAt', 'is', null)
    .where((eb) =>
      eb.or([
        ...(accountId ? [eb('accountId', '=', accountId)] : []),
        ...(personId ? [eb('personId', '=', personId)] : []),
      ]),
    )
    .executeTakeFirst();
}

/** An account of this federation that is not switched off, by id, user name or person. */
export function findAccount(
  trx: Trx,
  federationId: string,
  {
    accountId,
    username,
    personId,
  }: { accountId?: string | undefined; username?: string | undefined; personId?: string | undefined },
) {
  const accounts = trx
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .select(['accounts.id', 'accounts.personId', 'accounts.name'])
    .where('accounts.federationId', '=', federationId)
    .where('accounts.disabledAt', 'is', null);
  if (accountId) return accounts.where('accounts.id', '=', accountId).executeTakeFirst();
  if (username) return accounts.where('authUsers.username', '=', username.toLowerCase()).executeTakeFirst();
  return accounts.where('accounts.personId', '=', personId ?? '').executeTakeFirst();
}

export function findPerson(trx: Trx, federationId: string, personId: string) {
  return trx
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .executeTakeFirst();
}

/** Officers' accounts whose name or user name contains these words. */
export function searchAccounts(trx: Trx, federationId: string, q: string) {
  const like = containing(q);
  return trx
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'accounts.federationId').onRef('units.id', '=', 'accounts.unitId'),
    )
    .select(['accounts.id as accountId', 'accounts.name', 'authUsers.username', 'units.name as unitName'])
    .where('accounts.federationId', '=', federationId)
    .where('accounts.kind', '=', 'officer')
    .where('accounts.disabledAt', 'is', null)
    .where((eb) => eb.or([eb('accounts.name', 'ilike', like), eb('authUsers.username', 'ilike', like)]))
    .orderBy('accounts.name')
    .limit(20)
    .execute();
}
