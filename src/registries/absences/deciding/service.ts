import { sql } from 'kysely';
import type { ListQuery } from '../../../kernel/lists.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { accessRefusals } from '../../../people/access/errors.ts';
import { actorOf, findPersonId, may, reachOf, type Scope } from '../../../people/access/rules.ts';
import { keepMessages } from '../../../people/messages/service.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { containing } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import type { MyAbsence } from '../contract.ts';
import { absenceRefusals } from '../errors.ts';
import { lockAbsence, selectAbsences } from '../queries.ts';
import { type AbsenceState, absenceMoves } from '../register.ts';
import { sayReason } from '../rules.ts';
import { keepAbsenceChanges } from '../service.ts';

type Desk = Pick<House, 'db' | 'now'>;

/** Absences at what units within reach ran. */
export async function listAbsences(db: Db, scope: Scope, query: ListQuery & { state?: AbsenceState | undefined }) {
  const tops = reachOf(scope, 'programmes.manage');
  if (tops.length === 0) throw accessRefusals.notAllowedAnywhere({ ability: ['处理未到记录', 'decide on absences'] });
  let listed = selectAbsences(db, scope).where((eb) =>
    eb.or(tops.map((top) => sql<boolean>`units.path <@ ${top}::ltree`)),
  );
  if (query.state) listed = listed.where('absences.state', '=', query.state);
  if (query.q) listed = listed.where(sql<boolean>`(persons.name || ' ' || absences.what) ilike ${containing(query.q)}`);
  const page = await pageOf(listed, query, {
    sorts: { day: { by: sql`absences.day`, of: ({ day }) => day } },
    id: { by: sql`absences.id`, of: ({ id }) => id },
    defaultSort: '-day',
  });
  return {
    ...page,
    items: page.items.map(({ personId: _personId, path: _path, ...item }) => ({
      ...item,
      reason: sayReason(item.reason, scope.lang),
    })),
  };
}

/** What happened to an absence, oldest first. @throws absences.not-found */
export async function listAbsenceHistory(db: Db, scope: Scope, absenceId: string) {
  const row = await selectAbsences(db, scope).where('absences.id', '=', absenceId).executeTakeFirst();
  if (!row || !may(scope, 'programmes.manage', row.path)) throw absenceRefusals.notFound();
  const items = await db
    .selectFrom('absenceChanges')
    .select(['at', 'actorName as by', 'fromState as from', 'toState as to', 'reason'])
    .$narrowType<{ from: AbsenceState | null; to: AbsenceState }>()
    .where('federationId', '=', scope.federationId)
    .where('absenceId', '=', absenceId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return { items: items.map((item) => ({ ...item, reason: sayReason(item.reason, scope.lang) })) };
}

/** The reader's own absences, the newest first. */
export async function listMyAbsences(db: Db, scope: Scope): Promise<MyAbsence[]> {
  const personId = findPersonId(scope);
  if (!personId) return [];
  const rows = await selectAbsences(db, scope)
    .where('absences.personId', '=', personId)
    .orderBy('absences.day', 'desc')
    .orderBy('absences.id')
    .execute();
  return rows.map(({ id, day, what, unitName, state, appeal, reason }) => ({
    ...{ id, day, what, unitName, state, appeal, reason: sayReason(reason, scope.lang) },
    mayAppeal: state === 'counted' && appeal === null,
  }));
}

/** Says why one was absent, or that one was there; it does not count until somebody has decided. @throws absences.not-found, not-appealable */
export async function appealAbsence(
  house: Desk,
  scope: Scope,
  { absenceId, reason }: { absenceId: string; reason: string },
): Promise<{ state: AbsenceState }> {
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  return inTransaction(house.db, async (trx) => {
    const row = await lockAbsence(trx, scope, absenceId);
    if (row?.personId !== personId) throw absenceRefusals.notFound();
    if (row.state !== 'counted' || row.appeal !== null) throw absenceRefusals.notAppealable();
    return change(trx, scope, {
      id: row.id,
      from: row.state,
      to: 'appealed',
      reason,
      now: house.now(),
      set: { appeal: reason },
    });
  });
}

/**
 * Excuses an absence, or lets it stand, with a reason that the person reads.
 * @throws absences.not-found, not-decidable
 */
export async function decideAbsence(
  house: Desk,
  scope: Scope,
  { absenceId, decision, reason }: { absenceId: string; decision: 'excuse' | 'uphold'; reason: string },
): Promise<{ state: AbsenceState }> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    const row = await lockAbsence(trx, scope, absenceId);
    if (!row || !may(scope, 'programmes.manage', row.path)) throw absenceRefusals.notFound();
    const move = absenceMoves[decision];
    if (!move.from.some((state) => state === row.state)) throw absenceRefusals.notDecidable();
    const decided = await change(trx, scope, {
      ...{ id: row.id, from: row.state, to: move.to[0], reason, now },
      set: { reason, decided: decision === 'excuse' },
    });
    const title: Bilingual =
      decision === 'excuse'
        ? [`“${row.what}”未到记录已撤销`, `Your absence was excused: ${row.what}`]
        : [`“${row.what}”申诉未采纳`, `Your absence stands: ${row.what}`];
    await keepMessages(trx, {
      federationId: scope.federationId,
      personIds: [row.personId],
      message: { title, body: [`说明：${reason}`, `Reason: ${reason}`], link: '/me/absences' },
      now,
    });
    await writeAudit(trx, {
      ...{ federationId: scope.federationId, at: now, actor: actorOf(scope), requestId: scope.requestId },
      ...{
        action: `absences.${decision}`,
        subject: { kind: 'person', id: row.personId },
        detail: { absence: row.id, reason },
      },
    });
    return decided;
  });
}

interface Change {
  id: string;
  from: AbsenceState;
  to: AbsenceState;
  reason: string;
  now: Date;
  set: { appeal: string } | { reason: string; decided: boolean };
}

async function change(trx: Trx, scope: Scope, { id, from, to, reason, now, set }: Change) {
  await trx
    .updateTable('absences')
    .set({ state: to, updatedAt: now, ...set })
    .where('federationId', '=', scope.federationId)
    .where('id', '=', id)
    .execute();
  await keepAbsenceChanges(trx, scope, { ids: [id], from, to, reason, now });
  return { state: to };
}
