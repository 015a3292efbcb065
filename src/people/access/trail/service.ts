import { sql } from 'kysely';
import { addDays, type Day, momentOf } from '../../../kernel/dates.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { type Bilingual, pick } from '../../../kernel/words.ts';
import { containing, escapeLike } from '../../../platform/db/like.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { withinReach } from '../../units/reach/service.ts';
import { accessRefusals } from '../errors.ts';
import { findPersonId, reachOf, type Scope } from '../rules.ts';
import { type EntryRow, selectEntries } from './queries.ts';
import { actionWords } from './words.ts';

export interface EntryView {
  id: string;
  at: Date;
  actor: { kind: string; id: string | null; name: string };
  action: string;
  /** The action in the reader's language. */
  what: string;
  unit: { id: string; name: string } | null;
  subject: { kind: string; id: string } | null;
  detail: Record<string, unknown>;
  requestId: string | null;
  /** Number in the hash chain; null in the moment before it is sealed. */
  seq: number | null;
}

export interface TrailFilters {
  action?: string | undefined;
  actorId?: string | undefined;
  unitId?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
  /** Days, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
}

/**
 * The audit trail, for auditors: what happened on units within their reach; what belongs to no unit (signing in, settings)
 * from the top only.
 */
export async function listTrail(
  house: Pick<House, 'db'>,
  scope: Scope,
  query: ListQuery & TrailFilters,
): Promise<Page<EntryView>> {
  const { action, actorId, unitId, subjectKind, subjectId, from, to, q } = query;
  const seesAll = reachOf(scope, 'audit.read').some((path) => !path.includes('.'));
  let rows = selectEntries(house.db, scope.federationId);
  if (!seesAll) rows = rows.where(withinReach(scope, 'audit.read', sql.ref('units.path')));
  if (action) rows = rows.where('auditEntries.action', 'like', `${escapeLike(action)}%`);
  if (actorId) rows = rows.where('auditEntries.actorId', '=', actorId);
  if (unitId) rows = rows.where('auditEntries.unitId', '=', unitId);
  if (subjectKind) rows = rows.where('auditEntries.subjectKind', '=', subjectKind);
  if (subjectId) rows = rows.where('auditEntries.subjectId', '=', subjectId);
  if (from) rows = rows.where('auditEntries.at', '>=', momentOf(from, '00:00', scope.zone));
  if (to) rows = rows.where('auditEntries.at', '<', momentOf(addDays(to, 1), '00:00', scope.zone));
  if (q) rows = rows.where('auditEntries.actorName', 'like', containing(q));
  return paged(scope, query, rows);
}

/** Who looked at or changed the data of the person behind the scope, others than that person. @throws access.not-a-person */
export async function listLookedAt(
  house: Pick<House, 'db'>,
  scope: Scope,
  query: ListQuery,
): Promise<Page<Pick<EntryView, 'id' | 'at' | 'what' | 'unit'> & { who: string; reason: string | null }>> {
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  const own = scope.actor.kind === 'account' ? scope.actor.id : '';
  const rows = selectEntries(house.db, scope.federationId)
    .where('auditEntries.subjectKind', '=', 'person')
    .where('auditEntries.subjectId', '=', personId)
    .where('auditEntries.actorId', 'is distinct from', own);
  const page = await paged(scope, query, rows);
  const items = page.items.map(({ id, at, what, unit, actor, detail }) => {
    const reason = typeof detail.reason === 'string' ? detail.reason : null;
    return { id, at, what, unit, who: actor.name, reason };
  });
  return { ...page, items };
}

async function paged(scope: Scope, query: ListQuery, rows: ReturnType<typeof selectEntries>): Promise<Page<EntryView>> {
  const page = await pageOf(rows, query, {
    sorts: { at: { by: sql.ref('audit_entries.at'), of: (row) => row.at } },
    id: { by: sql.ref('audit_entries.id'), of: (row) => row.id },
    defaultSort: '-at',
  });
  return { ...page, items: page.items.map((row) => viewOf(row, scope)) };
}

function viewOf(row: EntryRow, scope: Scope): EntryView {
  const { id, at, action, detail, requestId, seq, subjectKind, subjectId, unitId } = row;
  const words: Bilingual | undefined = actionWords[action];
  return {
    id,
    at,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action,
    what: words ? pick(words, scope.lang) : action,
    unit: unitId ? { id: unitId, name: row.unitName ?? unitId } : null,
    subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null,
    detail: typeof detail === 'object' && detail !== null ? { ...detail } : {},
    requestId,
    seq,
  };
}
