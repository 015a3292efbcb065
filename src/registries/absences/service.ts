import { sql } from 'kysely';
import { type Bilingual, pick } from '../../kernel/words.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import { keepMessages } from '../../people/messages/service.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { Tenant } from './queries.ts';
import type { AbsenceState } from './register.ts';

/** What people did not come to, as whoever holds it tells it. */
export interface Missed {
  stageId: string;
  /** The session or appointment: one absence for each person. */
  sourceId: string;
  /** The unit that runs it, whose officers decide on appeals. */
  unitId: string;
  day: string;
  /** As people know it, such as `职工疗休养 · 第一批`. */
  what: string;
}

/**
 * Enters people as absent inside the caller's transaction, and tells them how to appeal. Who is entered already stays as
 * they are, and so does who was excused by an officer; one whom only the roll excused counts again.
 * @returns how many were entered now
 */
export async function recordAbsences(
  trx: Trx,
  scope: Scope,
  { missed, personIds, now }: { missed: Missed; personIds: readonly string[]; now: Date },
): Promise<number> {
  if (personIds.length === 0) return 0;
  const { federationId } = scope;
  const told = personIds.map((personId) => ({ id: newId(), personId }));
  const { rows } = await sql<{ id: string; personId: string; isNew: boolean }>`
    insert into absences (federation_id, id, person_id, stage_id, source_id, unit_id, day, what, state, created_at, updated_at)
    select ${federationId}, told.id, told."personId", ${missed.stageId}, ${missed.sourceId}, ${missed.unitId},
           ${missed.day}, ${missed.what}, 'counted', ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, "personId" uuid)
    on conflict (federation_id, source_id, person_id) do update
       set state = 'counted', appeal = null, reason = null, updated_at = excluded.updated_at
     where absences.state = 'excused' and not absences.decided
    returning id, person_id, xmax = 0 as is_new`.execute(trx);
  for (const [isNew, entered] of Map.groupBy(rows, (row) => row.isNew))
    await keepAbsenceChanges(trx, scope, {
      ...{ ids: entered.map(({ id }) => id), from: isNew ? null : 'excused', to: 'counted', reason: null, now },
    });
  await keepMessages(trx, {
    federationId,
    personIds: rows.map(({ personId }) => personId),
    message: {
      title: [`“${missed.what}”记为未到`, `Entered as absent: ${missed.what}`],
      body: [
        '签到名单里没有您。如果到了，或者有特殊情况，可以在“我的—未到记录”里申诉。',
        'You were not checked in. If you were there, or could not help it, appeal under “My page, absences”.',
      ],
      link: '/me/absences',
    },
    now,
  });
  return rows.length;
}

/** Excuses those who were there after all, such as whoever is checked in afterwards; all of them where none are named. */
export async function excuseAbsences(
  trx: Trx,
  scope: Scope,
  {
    sourceId,
    personIds,
    reason,
    now,
  }: { sourceId: string; personIds?: readonly string[]; reason: Bilingual; now: Date },
): Promise<void> {
  if (personIds?.length === 0) return;
  const text = pick(reason, scope.lang);
  for (const from of ['counted', 'appealed'] as const) {
    const rows = await trx
      .updateTable('absences')
      .set({ state: 'excused', reason: text, updatedAt: now })
      .where('federationId', '=', scope.federationId)
      .where('sourceId', '=', sourceId)
      .where('state', '=', from)
      .$if(personIds !== undefined, (query) => query.where('personId', 'in', [...(personIds ?? [])]))
      .returning('id')
      .execute();
    await keepAbsenceChanges(trx, scope, { ids: rows.map(({ id }) => id), from, to: 'excused', reason: text, now });
  }
}

/** Days of the absences that count against each of these persons. */
export async function listCountedDays(
  trx: Trx,
  { federationId }: Tenant,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('absences')
    .select(['personId', 'day'])
    .where('federationId', '=', federationId)
    .where('state', '=', 'counted')
    .where('personId', 'in', [...personIds])
    .execute();
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...byPerson].map(([personId, absences]) => [personId, absences.map(({ day }) => day)]));
}

/** Keeps the trace of a change. */
export async function keepAbsenceChanges(
  trx: Trx,
  scope: Scope,
  change: { ids: readonly string[]; from: AbsenceState | null; to: AbsenceState; reason: string | null; now: Date },
): Promise<void> {
  if (change.ids.length === 0) return;
  const { id: actorId = null, name } = actorOf(scope);
  await trx
    .insertInto('absenceChanges')
    .values(
      change.ids.map((absenceId) => ({
        ...{ federationId: scope.federationId, id: newId(), absenceId, at: change.now },
        ...{ actorId, actorName: name, fromState: change.from, toState: change.to, reason: change.reason },
      })),
    )
    .execute();
}
