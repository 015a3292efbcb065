import { type DocumentType, documentTypes, parseDocument } from '../../kernel/codes/documents.ts';
import type { Sex } from '../../kernel/codes/gb-tables.ts';
import { parsePhone } from '../../kernel/codes/phone.ts';
import { type Day, dayOf } from '../../kernel/dates.ts';
import { pick } from '../../kernel/words.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import { type Ability, may, type Scope } from '../access/rules.ts';
import { demandOn } from '../units/service.ts';
import type { MemberDetail } from './contract.ts';
import { memberRefusals } from './errors.ts';
import { listKnownFields } from './fields/queries.ts';
import { findPresentMembership, listMembershipChanges, listSpells, type MemberRow } from './queries.ts';
import { type MembershipChangeKind, type MembershipMove, mayMove, membershipMoves } from './rules.ts';

/**
 * A person whose present union (or last one) lies where the scope may use an ability. Whoever may not even read there
 * learns no more than that there is nobody.
 * @throws members.not-found, access.not-allowed
 */
export async function getMember(
  db: Trx | Db,
  scope: Scope,
  { personId, ability }: { personId: string; ability: Ability },
): Promise<MemberRow> {
  const member = await findPresentMembership(db, scope, personId);
  if (!member || !may(scope, 'members.read', member.unitPath)) throw memberRefusals.notFound();
  demandOn(scope, ability, { name: member.unitName, path: member.unitPath });
  return member;
}

/** Everything an officer sees of a member. @throws members.not-found */
export async function getMemberDetail(db: Db, scope: Scope, personId: string): Promise<MemberDetail> {
  const member = await getMember(db, scope, { personId, ability: 'members.read' });
  const manage = may(scope, 'members.manage', member.unitPath);
  const known = await listKnownFields(db, scope, personId);
  const moves = (Object.keys(membershipMoves) as MembershipMove[]).filter((move) => mayMove(move, member.state));
  return {
    id: member.personId,
    name: member.name,
    sex: member.sex as Sex,
    bornOn: member.bornOn,
    phoneMasked: member.phoneMasked,
    documentType: member.documentKind as DocumentType | null,
    documentMasked: member.documentMasked,
    workerKinds: member.workerKinds,
    honours: member.honours,
    unitName: member.unitName,
    membership: spellOf(member),
    known: known.map(({ field, learnedAt }) => ({ field, learnedAt })),
    version: member.personVersion,
    may: { manage, reveal: may(scope, 'members.reveal', member.unitPath), moves: manage ? moves : [] },
  };
}

/**
 * The spells and changes of a member. Spells in unions beyond the reach show their days but not the union.
 * @throws members.not-found
 */
export async function getMemberHistory(db: Db, scope: Scope, personId: string) {
  await getMember(db, scope, { personId, ability: 'members.read' });
  const spells = await listSpells(db, scope, personId);
  const seen = (row: Pick<MemberRow, 'unitPath'>) => may(scope, 'members.read', row.unitPath);
  const changes = await listMembershipChanges(db, scope, personId);
  const hidden = {
    unitId: null,
    unitName: pick(['其他工会', 'Another union'], scope.lang),
    post: null,
    memberNo: null,
  };
  const hiddenIds = new Set(spells.filter((row) => !seen(row)).map((row) => row.unitId));
  return {
    spells: spells.map((row) => (seen(row) ? spellOf(row) : { ...spellOf(row), ...hidden })),
    changes: changes
      .filter((change) => may(scope, 'members.read', change.unitPath))
      .map(({ detail, kind, unitPath: _path, ...change }) => ({
        ...change,
        kind: kind as MembershipChangeKind,
        detail: withoutUnits(detail as Record<string, unknown>, hiddenIds),
      })),
  };
}

/** The detail of a change without the unions that may not be seen: where somebody came from, or went to. */
function withoutUnits(detail: Record<string, unknown>, hiddenIds: ReadonlySet<string>): Record<string, unknown> {
  const isHidden = (value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value && hiddenIds.has(String(value.id));
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => !isHidden(value)));
}

function spellOf(row: MemberRow): MemberDetail['membership'] {
  const { membershipId, unitId, unitName, state, post, memberNo, fromOn, toOn, endReason, version } = row;
  return { id: membershipId, unitId, unitName, state, post, memberNo, fromOn, toOn, endReason, version };
}

/** What a search text may mean besides a name: the end of a phone, a whole phone, a document of any kind. */
export function readSearch(q: string, today: Day) {
  const phone = parsePhone(q);
  const types = Object.keys(documentTypes) as DocumentType[];
  const documents = types.flatMap((type) => {
    const parsed = parseDocument({ type, number: q, today });
    return parsed.ok ? [parsed.value] : [];
  });
  return { tail: /^\d{4}$/.test(q) ? q : undefined, phone: phone.ok ? phone.value.e164 : undefined, documents };
}

/** Today where the scope's federation is. */
export function todayOf(scope: Pick<Scope, 'zone'>, now: Date): Day {
  return dayOf(now, scope.zone);
}
