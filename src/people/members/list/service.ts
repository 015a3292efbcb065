import { sql } from 'kysely';
import type { DocumentType } from '../../../kernel/codes/documents.ts';
import type { Sex } from '../../../kernel/codes/gb-tables.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { withinReach, withinTops } from '../../units/reach/service.ts';
import { getUnit } from '../../units/service.ts';
import { matchesWords } from '../../units/spelling/service.ts';
import type { MemberItem, memberList } from '../contract.ts';
import { type MemberRow, selectMemberships } from '../queries.ts';
import { checkReason } from '../reveal/rules.ts';
import { COPY_FROM_ROWS } from '../rules.ts';
import { hashDocument, hashPhone, openDocument, openPhone } from '../sealing/service.ts';
import { readSearch, todayOf } from '../service.ts';

type MemberQuery = ListQuery & (typeof memberList)['filters']['_output'];

/**
 * Members of units within reach, numbers masked; filtered, sorted, one page. With `reveal` and a reason, those whose
 * union the scope may reveal in full, each with a line that the person sees. A page as long as an export's leaves a
 * line in the audit trail.
 * @throws members.reveal-reason, units.not-found, list.unknown-sort, list.bad-cursor
 */
export async function listMembers(house: House, scope: Scope, query: MemberQuery): Promise<Page<MemberItem>> {
  const { db } = house;
  const now = house.now();
  const reason = query.reveal ? checkReason(query.reason) : undefined;
  const path = sql.ref<string>('units.path');
  let rows = selectMemberships(db, scope).where(withinReach(scope, 'members.read', path));
  if (reason) rows = rows.where(withinReach(scope, 'members.reveal', path));
  rows = filtered(rows, query);
  if (query.within) rows = rows.where(withinTops(path, [(await getUnit(db, scope, query.within)).path]));
  if (query.q) rows = rows.where(searched(house, query.q, todayOf(scope, now)));
  const page = await pageOf(rows, query, {
    sorts: {
      name: { by: sql.ref('persons.pinyin'), of: (row) => row.pinyin },
      unitName: { by: sql.ref('units.name'), of: (row) => row.unitName },
      fromOn: { by: sql.ref('memberships.from_on'), of: (row) => row.fromOn },
    },
    id: { by: sql.ref('memberships.id'), of: (row) => row.membershipId },
    defaultSort: 'name',
  });
  await audit(house, scope, { query, page, reason, now });
  const revealed = reason ? house : undefined;
  return { ...page, items: page.items.map((row) => itemOf(row, revealed)) };
}

type Memberships = ReturnType<typeof selectMemberships>;

function filtered(
  rows: Memberships,
  { unit, state, kind, honour, sex, joinedFrom, joinedTo }: MemberQuery,
): Memberships {
  // A transfer ends one spell and begins the next: the ended half is no ended membership.
  let found = state
    ? rows
        .where('memberships.state', 'in', state.split(','))
        .where(sql<boolean>`memberships.end_reason is distinct from 'transferred'`)
    : rows.where('memberships.state', '<>', 'ended');
  if (unit) found = found.where('memberships.unitId', '=', unit);
  if (kind) found = found.where(sql<boolean>`persons.worker_kinds && ${kind.split(',')}::text[]`);
  if (honour) found = found.where(sql<boolean>`persons.honours && ${honour.split(',')}::text[]`);
  if (sex) found = found.where('persons.sex', '=', sex);
  if (joinedFrom) found = found.where('memberships.fromOn', '>=', joinedFrom);
  if (joinedTo) found = found.where('memberships.fromOn', '<=', joinedTo);
  return found;
}

/** By name, pinyin and initials; the last four digits of a phone; a whole phone or document; a member number. */
function searched(house: House, q: string, today: string) {
  const { tail, phone, documents } = readSearch(q, today);
  const ways = [matchesWords(sql.ref('persons.words'), q), sql<boolean>`memberships.member_no = ${q}`];
  if (tail) ways.push(sql<boolean>`right(persons.phone_masked, 4) = ${tail}`);
  if (phone) ways.push(sql<boolean>`persons.phone_hash = ${hashPhone(house, phone)}`);
  for (const document of documents) ways.push(sql<boolean>`persons.document_hash = ${hashDocument(house, document)}`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

function itemOf(row: MemberRow, house: House | undefined): MemberItem {
  return {
    id: row.personId,
    membershipId: row.membershipId,
    name: row.name,
    sex: row.sex as Sex,
    phoneMasked: row.phoneMasked,
    documentType: row.documentKind as DocumentType | null,
    documentMasked: row.documentMasked,
    unitId: row.unitId,
    unitName: row.unitName,
    state: row.state,
    workerKinds: row.workerKinds,
    honours: row.honours,
    post: row.post,
    memberNo: row.memberNo,
    fromOn: row.fromOn,
    toOn: row.toOn,
    phone: house ? openPhone(house, row.personId, row.phoneCipher) : null,
    document: house ? openDocument(house, row.personId, row.documentCipher) : null,
  };
}

interface Shown {
  query: MemberQuery;
  page: Page<MemberRow>;
  reason: string | undefined;
  now: Date;
}

async function audit(house: House, scope: Scope, { query, page, reason, now }: Shown): Promise<void> {
  const common = { federationId: scope.federationId, at: now, actor: actorOf(scope), requestId: scope.requestId };
  if (reason)
    await writeAudit(
      house.db,
      ...page.items.map((row) => ({
        ...common,
        action: 'members.reveal',
        unitId: row.unitId,
        subject: { kind: 'person', id: row.personId },
        detail: { reason, by: 'list', fields: ['phone', 'document'] },
      })),
    );
  if (query.limit < COPY_FROM_ROWS || query.cursor) return;
  const { limit: _limit, cursor: _cursor, q, ...filters } = query;
  const detail = { rows: page.total, revealed: reason !== undefined, filters, searched: q !== undefined };
  await writeAudit(house.db, { ...common, action: 'members.export', unitId: query.within ?? query.unit, detail });
}
