import { sql } from 'kysely';
import { maskName } from '../../../kernel/codes/masking.ts';
import { may } from '../../../people/access/rules.ts';
import { containing } from '../../../platform/db/like.ts';
import type { HelperData } from '../contract.ts';
import { sessionsRefusals } from '../errors.ts';
import {
  type Context,
  countAttendances,
  countExpected,
  expectedPersons,
  findSession,
  hasList,
  keyOf,
  listSessions,
} from '../queries.ts';
import { nearestSession, placeText, titleOf } from '../rules.ts';
import { teamsIn } from '../teams/service.ts';

const MOST_FOUND = 20;

/**
 * People by name, pinyin, initials or the last four digits of their phone: those on the list, or, where anyone may come,
 * members within the unit that holds the stage. Others than those on the list are shown masked.
 * @throws sessions.unknownSession
 */
export async function lookUp(context: Context, { sessionId, q }: { sessionId: string; q: string }) {
  const { trx, stage } = context;
  if (!(await findSession(trx, keyOf(context), sessionId))) throw sessionsRefusals.unknownSession();
  const { federationId } = stage;
  const listed = hasList(context);
  const like = containing(q.toLowerCase());
  const matches = /^\d{4}$/.test(q) ? sql`right(person.phone_masked, 4) = ${q}` : sql`person.words like ${like}`;
  const reach = listed ? sql`person.id in (${expectedPersons(context)})` : sql`unit.path <@ ${stage.unitPath}::ltree`;
  const { rows } = await sql<{
    personId: string;
    name: string;
    unitName: string | null;
    phoneTail: string | null;
    arrivedAt: Date | null;
  }>`
    select person.id as person_id, person.name, unit.name as unit_name, right(person.phone_masked, 4) as phone_tail, attendance.at as arrived_at
      from persons person
      left join memberships membership
        on membership.federation_id = person.federation_id and membership.person_id = person.id and membership.state <> 'ended'
      left join units unit on unit.federation_id = membership.federation_id and unit.id = membership.unit_id
      left join attendances attendance
        on attendance.federation_id = person.federation_id and attendance.session_id = ${sessionId}
       and attendance.person_id = person.id and attendance.withdrawn_at is null
     where person.federation_id = ${federationId} and ${matches} and ${reach}
     order by person.name, person.id
     limit ${MOST_FOUND}`.execute(trx);
  return rows.map((row) => ({
    ...row,
    name: listed ? row.name : maskName(row.name),
    unitName: row.unitName ?? '',
    phoneTail: row.phoneTail ?? '',
  }));
}

/** What a helper at the door sees: the sessions with their counts, and whom they looked up. */
export async function helper(
  context: Context,
  { sessionId, q = '' }: { sessionId?: string | undefined; q?: string | undefined },
): Promise<HelperData> {
  const { trx, stage, scope, now } = context;
  const sessions = await listSessions(trx, keyOf(context));
  const counts = await countAttendances(trx, keyOf(context));
  const current = sessionId
    ? sessions.find((session) => session.id === sessionId)
    : nearestSession(sessions, stage.settings, now);
  if (sessionId && !current) throw sessionsRefusals.unknownSession();
  return {
    stageId: stage.id,
    sessions: sessions.map((session) => ({
      sessionId: session.id,
      title: titleOf(session),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      place: placeText(session),
      cancelled: session.cancelledAt !== null,
      arrived: counts.get(session.id)?.arrived ?? 0,
      online: counts.get(session.id)?.online ?? 0,
    })),
    current: current?.id ?? null,
    expected: await countExpected(context),
    byHand: stage.settings.ways.includes('hand'),
    poster: stage.settings.ways.includes('poster'),
    mayPrint: may(scope, 'programmes.manage', stage.unitPath),
    query: q,
    found: current && q.length >= 2 ? await lookUp(context, { sessionId: current.id, q }) : [],
    teams: current ? await teamsIn(context, current.id) : [],
  };
}
