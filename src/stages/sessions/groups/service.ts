import { sql } from 'kysely';
import { momentInBoth, styleAt } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { type Context, expectedPersons, keyOf, listSessions, type SessionRow } from '../queries.ts';

/** The group that somebody is of, such as a batch, and when it comes; no moment where it has no session ahead or behind. */
export interface OtherGroup {
  group: Bilingual;
  when: Bilingual | null;
}

/**
 * Of these persons, who are on the list but of another group than the one that a session is for: which, and when it comes.
 * Nobody where the session is for everybody, and nobody who is in no group.
 */
export async function otherGroupsOf(
  context: Context,
  session: Pick<SessionRow, 'forGroup'> | undefined,
  personIds: readonly string[],
): Promise<Map<string, OtherGroup>> {
  const { trx, stage, host } = context;
  if (!session || session.forGroup === '' || !stage.fed || personIds.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; key: string }>`
    select subject.subject_id as person_id, min(subject.result->>'group') as key
      from stage_subjects subject
     where subject.federation_id = ${stage.federationId} and subject.stage_id = ${stage.id}
       and subject.subject_kind = 'person' and subject.withdrawn_at is null
       and subject.result->>'group' is not null
       and subject.subject_id = any(${[...personIds]}::uuid[])
       and subject.subject_id not in (${expectedPersons(context, session.forGroup)})
     group by subject.subject_id`.execute(trx);
  if (rows.length === 0) return new Map();
  const names = await host.groups();
  const style = styleAt(context.now, context.scope.zone);
  const sessions = (await listSessions(trx, keyOf(context))).filter(({ cancelledAt }) => cancelledAt === null);
  return new Map(
    rows.map(({ personId, key }) => {
      const own = sessions.filter(({ forGroup }) => forGroup === key);
      const next = own.find(({ endsAt }) => endsAt >= context.now) ?? own.at(-1);
      return [
        personId,
        { group: names.get(key) ?? [key, key], when: next ? momentInBoth(next.startsAt, style) : null },
      ];
    }),
  );
}

/** What a helper at the door is told of somebody who comes with another batch. */
export function sayOtherGroup({ group, when }: OtherGroup): Bilingual {
  return when
    ? [
        `是“${group[0]}”的，${when[0]} 来；换了批次请主办方补录`,
        `In “${group[1]}”, which checks in ${when[1]}: if they changed, the organiser adds them`,
      ]
    : [
        `是“${group[0]}”的，不是这一场；换了批次请主办方补录`,
        `In “${group[1]}”, not in this session: if they changed, the organiser adds them`,
      ];
}
