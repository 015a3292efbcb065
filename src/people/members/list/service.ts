import { sql } from 'kysely';
import type { DocumentType } from '../../../kernel/codes/documents.ts';
import type { Sex } from '../../../kernel/codes/gb-tables.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, reachOf, type Scope } from '../../access/rules.ts';
import { withinReach, withinTops } from '../../units/reach/service.ts';
import { getUnit } from '../../units/service.ts';
import { matchesWords, searchTerms } from '../../units/spelling/service.ts';
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
  const within = query.within ? [(await getUnit(db, scope, query.within)).path] : undefined;
  if (within) rows = rows.where(withinTops(path, within));
  const few = await findFewUnits(house, scope, within ?? reachOf(scope, 'members.read'));
  if (few) rows = rows.where(sql<boolean>`memberships.unit_id = any(${few}::uuid[])`);
  if (query.q) rows = rows.where(await searched(house, scope, query.q, todayOf(scope, now)));
  const page = await pageOf(rows, query, {
    sorts: {
      name: { by: sql.ref('persons.pinyin'), of: (row) => row.pinyin, filled: true },
      unitName: { by: sql.ref('units.name'), of: (row) => row.unitName, filled: true },
      fromOn: { by: sql.ref('memberships.from_on'), of: (row) => row.fromOn, filled: true },
    },
    id: { by: sql.ref('memberships.id'), of: (row) => row.membershipId },
    defaultSort: 'name',
  });
  await audit(house, scope, { query, page, reason, now });
  const revealed = reason ? house : undefined;
  return { ...page, items: page.items.map((row) => itemOf(row, revealed)) };
}

/** So many units are named to the list one by one. */
const MOST_UNITS = 300;

/**
 * The units of these subtrees where they are few: by their ids the database knows how few members they have. By a path
 * it does not, and looks for them among all members in the order of the list.
 */
async function findFewUnits({ db }: House, { federationId }: Scope, tops: readonly UnitPath[]) {
  if (tops.length === 0 || tops.some((top) => !top.includes('.'))) return undefined;
  const rows = await db
    .selectFrom('units')
    .select('id')
    .where('federationId', '=', federationId)
    .where(withinTops(sql.ref('path'), tops))
    .limit(MOST_UNITS + 1)
    .execute();
  return rows.length > MOST_UNITS ? undefined : rows.map(({ id }) => id);
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

/** So many persons found are named to the list one by one; more, and the list looks through all in its order. */
const MOST_NAMED = 2000;

/**
 * By name, pinyin and initials; the last four digits of a phone; a whole phone or document; a member number. Each way
 * first finds persons by an index of its own: one condition with `or` over two tables would use none.
 */
async function searched(house: House, { federationId }: Scope, q: string, today: string) {
  const { tail, phone, documents } = readSearch(q, today);
  const named = sql<boolean>`(${matchesWords(sql.ref('persons.words'), q)} and ${holdsCharacters(q)})`;
  const ways = [named];
  if (tail) ways.push(sql<boolean>`right(persons.phone_masked, 4) = ${tail}`);
  if (phone) ways.push(sql<boolean>`persons.phone_hash = ${hashPhone(house, phone)}`);
  for (const document of documents) ways.push(sql<boolean>`persons.document_hash = ${hashDocument(house, document)}`);
  const numbered = sql<boolean>`memberships.member_no = ${q}`;
  const finds = [
    sql`select person_id, true as by_number from memberships where federation_id = ${federationId} and ${numbered}`,
    ...ways.map((way) => sql`select id, false from persons where federation_id = ${federationId} and ${way}`),
  ];
  const { rows } = await sql<{ personId: string; byNumber: boolean }>`
    ${sql.join(finds, sql` union all `)} limit ${MOST_NAMED + 1}`.execute(house.db);
  // A number counts for its own spell only, so what was found is judged once more.
  const asked = rows.some(({ byNumber }) => byNumber) ? [...ways, numbered] : ways;
  const fits = sql<boolean>`(${sql.join(asked, sql` or `)})`;
  if (rows.length > MOST_NAMED) return fits;
  return sql<boolean>`(persons.id = any(${rows.map(({ personId }) => personId)}::uuid[]) and ${fits})`;
}

/** Says again of short Chinese terms what `matchesWords` says, in the form that `persons_by_characters` can look up. */
function holdsCharacters(q: string) {
  const short = searchTerms(q).filter((term) => /^\p{Script=Han}{1,2}$/u.test(term));
  if (short.length === 0) return sql<boolean>`true`;
  return sql<boolean>`string_to_array(lower(persons.name), null) @> ${short.flatMap((term) => [...term])}::text[]`;
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
