import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import { selectEnrolled } from '../lists/queries.ts';
import type { Key } from '../queries.ts';

/** Accounts that may open the health forms of a stage, by their names. */
export function listDoctors(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolmentDoctors as doctor')
    .innerJoin('accounts', (join) =>
      join.onRef('accounts.federationId', '=', 'doctor.federationId').onRef('accounts.id', '=', 'doctor.accountId'),
    )
    .select(['accounts.id', 'accounts.name'])
    .where('doctor.federationId', '=', federationId)
    .where('doctor.stageId', '=', stageId)
    .orderBy('accounts.name')
    .execute();
}

/** Writes who may open them, in place of those who were named before. */
export async function writeDoctors(
  trx: Trx,
  { federationId, stageId }: Key,
  accountIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('enrolmentDoctors')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  if (accountIds.length === 0) return;
  await trx
    .insertInto('enrolmentDoctors')
    .values(accountIds.map((accountId) => ({ federationId, stageId, accountId })))
    .execute();
}

/** The form of one enrolment as it lies there, sealed. */
export function findHealth(trx: Trx, federationId: string, enrolmentId: string) {
  return trx
    .selectFrom('enrolmentHealth')
    .select(['sealed', 'handedInAt', 'erasedAt', 'readers'])
    .where('federationId', '=', federationId)
    .where('enrolmentId', '=', enrolmentId)
    .executeTakeFirst();
}

/** Deletes forms whose purpose is over. */
export async function deleteHealth(trx: Trx, federationId: string, enrolmentIds: readonly string[]): Promise<number> {
  if (enrolmentIds.length === 0) return 0;
  const { numDeletedRows } = await trx
    .deleteFrom('enrolmentHealth')
    .where('federationId', '=', federationId)
    .where('enrolmentId', 'in', [...enrolmentIds])
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forms of a stage that still say something. */
export function listToErase(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('enrolmentHealth as health')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.federationId', '=', 'health.federationId')
        .onRef('enrolments.id', '=', 'health.enrolmentId'),
    )
    .select(['health.enrolmentId', 'health.handedInAt', 'enrolments.batch'])
    .where('health.federationId', '=', federationId)
    .where('enrolments.stageId', '=', stageId)
    .where('health.sealed', 'is not', null)
    .execute();
}

/** Empties the forms whose time is over, and keeps the time of the others. @returns how many were emptied */
export async function writeErasing(
  trx: Trx,
  federationId: string,
  { rows, now }: { rows: readonly { enrolmentId: string; eraseAt: Date }[]; now: Date },
): Promise<{ count: number }> {
  const { rows: written } = await sql<{ erasedAt: Date | null }>`
    update enrolment_health as health
       set erase_at = timed.erase_at,
           sealed = case when timed.erase_at <= ${now} then null else health.sealed end,
           erased_at = case when timed.erase_at <= ${now} then ${now}::timestamptz else null end
      from unnest(${rows.map(({ enrolmentId }) => enrolmentId)}::uuid[],
                  ${rows.map(({ eraseAt }) => eraseAt)}::timestamptz[]) as timed (enrolment_id, erase_at)
     where health.federation_id = ${federationId}
       and health.enrolment_id = timed.enrolment_id
       and health.sealed is not null
    returning health.erased_at`.execute(trx);
  return { count: written.filter(({ erasedAt }) => erasedAt !== null).length };
}

/** Lets the times of a stage's forms be counted anew. */
export async function forgetErasing(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .updateTable('enrolmentHealth as health')
    .from('enrolments')
    .set({ eraseAt: null })
    .whereRef('enrolments.federationId', '=', 'health.federationId')
    .whereRef('enrolments.id', '=', 'health.enrolmentId')
    .where('health.federationId', '=', federationId)
    .where('enrolments.stageId', '=', stageId)
    .where('health.sealed', 'is not', null)
    .execute();
}

/** Everybody who has a place, by name, with when the form was handed in; never what it says. */
export function listAdmitted(trx: Trx, key: Key) {
  return selectEnrolled(trx, key)
    .leftJoin('enrolmentHealth as health', (join) =>
      join
        .onRef('health.federationId', '=', 'enrolments.federationId')
        .onRef('health.enrolmentId', '=', 'enrolments.id'),
    )
    .select([
      'enrolments.id as enrolmentId',
      'enrolments.personId',
      'enrolments.batch',
      'persons.name',
      'units.name as unitName',
      'health.handedInAt',
      'health.erasedAt',
      'health.readers',
    ])
    .where('enrolments.state', '=', 'admitted')
    .orderBy(sql`units.name nulls last`)
    .orderBy('persons.name')
    .orderBy('enrolments.id')
    .execute();
}
