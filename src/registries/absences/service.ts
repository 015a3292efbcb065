import { sql } from 'kysely';
import type { Day } from '../../kernel/dates.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import { keepMessages } from '../../people/messages/service.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { Tenant } from './queries.ts';
import type { AbsenceState } from './register.ts';
import { type AbsenceRule, countsSince, type Excuse, excuses } from './rules.ts';

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

/** Somebody whose absence counts from now on. */
export interface Entered {
  personId: string;
  /** The change by which it counts, so that what follows from it can be taken back with it. */
  changeId: string;
  /** The person's union where it lies within the unit that ran it, else that unit. */
  unitId: string;
}

/**
 * Enters people as absent inside the caller's transaction, and tells them how to appeal. Who is entered already stays as
 * they are, and so does who was excused by an officer; one whom only the roll excused counts again.
 * @returns those who were entered now
 */
export async function recordAbsences(
  trx: Trx,
  scope: Scope,
  { missed, personIds, now }: { missed: Missed; personIds: readonly string[]; now: Date },
): Promise<Entered[]> {
  if (personIds.length === 0) return [];
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
  const changes = new Map<string, string>();
  for (const [isNew, entered] of Map.groupBy(rows, (row) => row.isNew)) {
    const kept = await keepAbsenceChanges(trx, scope, {
      ...{ ids: entered.map(({ id }) => id), from: isNew ? null : 'excused', to: 'counted', reason: null, now },
    });
    for (const { absenceId, id } of kept) changes.set(absenceId, id);
  }
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
  const homes = await homesWithin(trx, federationId, {
    unitId: missed.unitId,
    personIds: rows.map(({ personId }) => personId),
  });
  return rows.map(({ id, personId }) => ({
    ...{ personId, changeId: changes.get(id) ?? id, unitId: homes.get(personId) ?? missed.unitId },
  }));
}

/** The unions of those persons who belong to this unit or one below it. */
async function homesWithin(
  trx: Trx,
  federationId: string,
  { unitId, personIds }: { unitId: string; personIds: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; unitId: string }>`
    select membership.person_id, membership.unit_id
      from memberships membership
      join units top on top.federation_id = membership.federation_id and top.id = ${unitId}
      join units home on home.federation_id = membership.federation_id and home.id = membership.unit_id and home.path <@ top.path
     where membership.federation_id = ${federationId}
       and membership.person_id = any(${[...personIds]}::uuid[])
       and membership.state <> 'ended'`.execute(trx);
  return new Map(rows.map((row) => [row.personId, row.unitId]));
}

/** What an absence says of places, for the figures: somebody else could have had this one. */
export const unusedPlaces = (entered: readonly Entered[], day: string) =>
  entered.map(({ personId, changeId, unitId }) => ({
    ...{ indicator: 'places-unused', personId, unitId, day, amount: 1 },
    source: { kind: 'absence', id: changeId },
  }));

/**
 * Excuses those who were there after all, such as whoever is checked in afterwards; all of them where none are named. Who
 * was excused by an officer before stays so, with that reason; that they came is news for the figures all the same.
 * @returns the changes by which they had counted, as sources of facts
 */
export async function excuseAbsences(
  trx: Trx,
  scope: Scope,
  { sourceId, personIds, reason, now }: { sourceId: string; personIds?: readonly string[]; reason: Excuse; now: Date },
): Promise<{ kind: string; id: string }[]> {
  if (personIds?.length === 0) return [];
  const [text] = excuses[reason];
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
    const ids = rows.map(({ id }) => id);
    await keepAbsenceChanges(trx, scope, { ids, from, to: 'excused', reason: text, now });
  }
  const counted = await trx
    .selectFrom('absenceChanges as change')
    .innerJoin('absences as absence', (join) =>
      join.onRef('absence.federationId', '=', 'change.federationId').onRef('absence.id', '=', 'change.absenceId'),
    )
    .select('change.id')
    .where('change.federationId', '=', scope.federationId)
    .where('absence.sourceId', '=', sourceId)
    .where('change.toState', '=', 'counted')
    .$if(personIds !== undefined, (query) => query.where('absence.personId', 'in', [...(personIds ?? [])]))
    .execute();
  return counted.map(({ id }) => ({ kind: 'absence', id }));
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

/** A query for the ids of everybody whose absences are more than a rule allows today, to be looked into by another. */
export function overLimit({ federationId }: Tenant, { rule, today }: { rule: AbsenceRule; today: Day }) {
  return sql<{ personId: string }>`
    select person_id from absences
     where federation_id = ${federationId} and state = 'counted'
       and day >= ${countsSince(today, rule.withinMonths)} and day <= ${today}
     group by person_id
    having count(*) > ${rule.most}`;
}

/** Keeps the trace of a change. @returns the changes, by absence */
export async function keepAbsenceChanges(
  trx: Trx,
  scope: Scope,
  change: { ids: readonly string[]; from: AbsenceState | null; to: AbsenceState; reason: string | null; now: Date },
): Promise<{ absenceId: string; id: string }[]> {
  if (change.ids.length === 0) return [];
  const { id: actorId = null, name } = actorOf(scope);
  const rows = change.ids.map((absenceId) => ({
    ...{ federationId: scope.federationId, id: newId(), absenceId, at: change.now },
    ...{ actorId, actorName: name, fromState: change.from, toState: change.to, reason: change.reason },
  }));
  await trx.insertInto('absenceChanges').values(rows).execute();
  return rows;
}
