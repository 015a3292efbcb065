import type { z } from 'zod';
import type { Day } from '../../../kernel/dates.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { actorOf, type Scope } from '../../access/rules.ts';
import { refuseWithoutMembers } from '../../units/checks/service.ts';
import { demandOn, lockActiveUnit } from '../../units/service.ts';
import type { endInput, membershipCorrection, resumeInput, retainInput, transferInput } from '../contract.ts';
import { memberRefusals } from '../errors.ts';
import { insertMembership, keepMembershipChange, lockPerson, type MemberRow, setMembership } from '../queries.ts';
import {
  EARLIEST_JOIN,
  type MembershipChangeKind,
  type MembershipMove,
  type MembershipState,
  mayMove,
  membershipMoves,
  membershipStates,
} from '../rules.ts';
import { getMember, todayOf } from '../service.ts';

interface Moved {
  membershipId: string;
  state: MembershipState;
  version: number;
}
type Of<Schema extends z.ZodType> = z.output<Schema> & { personId: string };

interface Work {
  trx: Trx;
  member: MemberRow;
  now: Date;
  today: Day;
  /** Writes history and audit trail. */
  keep: (done: { membershipId?: string; kind: MembershipChangeKind; detail: object; unitId?: string }) => Promise<void>;
}

/** One change of a live membership: held, checked, written with its history in one transaction. */
function change<Result>(
  house: House,
  scope: Scope,
  { personId, version, move }: { personId: string; version: number; move: MembershipMove | 'correct' },
  work: (work: Work) => Promise<Result>,
): Promise<Result> {
  const now = house.now();
  const actor = actorOf(scope);
  return inTransaction(house.db, async (trx) => {
    await lockPerson(trx, scope, personId);
    const member = await getMember(trx, scope, { personId, ability: 'members.manage' });
    if (member.version !== version) throw memberRefusals.changedMeanwhile({ name: member.name });
    if (move !== 'correct' && !mayMove(move, member.state)) throw refuseMove(move, member.state);
    return work({
      trx,
      member,
      now,
      today: todayOf(scope, now),
      keep: async ({ membershipId = member.membershipId, kind, detail, unitId = member.unitId }) => {
        await keepMembershipChange(trx, scope, { membershipId, kind, detail, actor, now });
        await writeAudit(trx, {
          federationId: scope.federationId,
          at: now,
          actor,
          action: `members.${move}`,
          unitId,
          subject: { kind: 'person', id: personId },
          detail,
          requestId: scope.requestId,
        });
      },
    });
  });
}

function refuseMove(move: MembershipMove, state: MembershipState) {
  const [stateZh, stateEn] = membershipStates[state];
  const { words } = membershipMoves[move];
  return memberRefusals.notAMove({ state: stateZh, stateEn, move: words[0], moveEn: words[1] });
}

/** A day of a change: not in the future, not before the membership. @throws members.bad-day */
function checkedDay(on: Day | undefined, { member, today }: Work): Day {
  const day = on ?? today;
  if (day > today || day < member.fromOn) throw memberRefusals.badDay({ from: member.fromOn, to: today });
  return day;
}

/**
 * Transfers a live membership to another union. Both unions must lie within the scope: a common superior does it, or
 * whoever leads both.
 * @throws members.not-found, changed-meanwhile, not-a-move, same-unit, bad-day, units.*, access.not-allowed
 */
export function transferMember(house: House, scope: Scope, input: Of<typeof transferInput>): Promise<Moved> {
  const { unitId, post, on, note } = input;
  return change(house, scope, { ...input, move: 'transfer' }, async (work) => {
    const { trx, member, now, keep } = work;
    const unit = await lockActiveUnit(trx, scope, unitId);
    demandOn(scope, 'members.manage', unit);
    refuseWithoutMembers(unit);
    if (unit.id === member.unitId) throw memberRefusals.sameUnit({ name: member.name, unit: unit.name });
    const day = checkedDay(on, work);
    const state = member.state === 'ended' ? 'active' : member.state;
    await setMembership(trx, scope, member.membershipId, { state: 'ended', endReason: 'transferred', toOn: day });
    const membershipId = await insertMembership(trx, scope, {
      personId: member.personId,
      unitId: unit.id,
      state,
      post: post === undefined ? member.post : post,
      memberNo: member.memberNo,
      fromOn: day,
      now,
    });
    const from = { id: member.unitId, name: member.unitName };
    const detail = { from, to: { id: unit.id, name: unit.name }, on: day, ...(note ? { note } : {}) };
    await keep({ membershipId, kind: 'transferred', detail, unitId: unit.id });
    return { membershipId, state, version: 1 };
  });
}

/** Retains a membership: retirement, unemployment, a closed employer. @throws members.not-found, changed-meanwhile, not-a-move */
export function retainMember(house: House, scope: Scope, input: Of<typeof retainInput>): Promise<Moved> {
  return turn(house, scope, { ...input, move: 'retain', kind: 'retained', state: 'retained' });
}

/** Makes a retained membership active again. @throws members.not-found, changed-meanwhile, not-a-move */
export function resumeMember(house: House, scope: Scope, input: Of<typeof resumeInput>): Promise<Moved> {
  return turn(house, scope, { ...input, move: 'resume', kind: 'resumed', state: 'active' });
}

interface Turn {
  personId: string;
  version: number;
  move: 'retain' | 'resume';
  kind: MembershipChangeKind;
  state: 'active' | 'retained';
  reason?: string;
  note?: string | undefined;
}

function turn(house: House, scope: Scope, input: Turn): Promise<Moved> {
  const { kind, state, reason, note } = input;
  return change(house, scope, input, async ({ trx, member, keep }) => {
    const version = await setMembership(trx, scope, member.membershipId, { state });
    await keep({ kind, detail: { ...(reason ? { reason } : {}), ...(note ? { note } : {}) } });
    return { membershipId: member.membershipId, state, version };
  });
}

/** Ends a membership; the person may join again later. @throws members.not-found, changed-meanwhile, not-a-move, bad-day */
export function endMembership(house: House, scope: Scope, input: Of<typeof endInput>): Promise<Moved> {
  const { reason, on, note } = input;
  return change(house, scope, { ...input, move: 'end' }, async (work) => {
    const { trx, member, keep } = work;
    const toOn = checkedDay(on, work);
    const version = await setMembership(trx, scope, member.membershipId, { state: 'ended', endReason: reason, toOn });
    await keep({ kind: 'ended', detail: { reason, on: toOn, ...(note ? { note } : {}) } });
    return { membershipId: member.membershipId, state: 'ended', version };
  });
}

/** Corrects post, number or first day of a membership. @throws members.not-found, changed-meanwhile, bad-day */
export function correctMembership(house: House, scope: Scope, input: Of<typeof membershipCorrection>): Promise<Moved> {
  const { post, memberNo, fromOn } = input;
  return change(house, scope, { ...input, move: 'correct' }, async ({ trx, member, today, keep }) => {
    const latest = member.toOn ?? today;
    if (fromOn && (fromOn > latest || fromOn < EARLIEST_JOIN))
      throw memberRefusals.badDay({ from: EARLIEST_JOIN, to: latest });
    const given = { post, memberNo, fromOn };
    const changed = Object.entries(given).filter(
      ([key, value]) => value !== undefined && value !== member[key as keyof typeof given],
    );
    if (changed.length === 0)
      return { membershipId: member.membershipId, state: member.state, version: member.version };
    const after = Object.fromEntries(changed);
    const before = Object.fromEntries(changed.map(([key]) => [key, member[key as keyof typeof given]]));
    const version = await setMembership(trx, scope, member.membershipId, after);
    await keep({ kind: 'corrected', detail: { before, after } });
    return { membershipId: member.membershipId, state: member.state, version };
  });
}
