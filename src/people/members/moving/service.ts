import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';

interface Moving {
  federationId: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
  on: Day;
  because: 'merged' | 'closed';
  actor: { id?: string | undefined; name: string };
  now: Date;
}

/**
 * Transfers every live member of a unit to another, set-based: the old spell ends on the day, the next begins with the
 * same state, post and number. The caller holds the unit, so that nobody joins meanwhile.
 * @returns how many
 */
export async function moveMembersOfUnit(trx: Trx, { federationId, from, to, on, because, actor, now }: Moving) {
  const live = await trx
    .selectFrom('memberships')
    .select(['id', 'personId', 'state', 'post', 'memberNo', 'fromOn'])
    .where('federationId', '=', federationId)
    .where('unitId', '=', from.id)
    .where('state', '<>', 'ended')
    .forUpdate()
    .execute();
  if (live.length === 0) return 0;
  await sql`
    update memberships
       set state = 'ended', end_reason = 'transferred', to_on = greatest(from_on, ${on}::date), version = version + 1
     where federation_id = ${federationId} and unit_id = ${from.id} and state <> 'ended'`.execute(trx);
  const begun = live.map((old) => ({
    id: newId(),
    person_id: old.personId,
    state: old.state,
    post: old.post,
    member_no: old.memberNo,
    from_on: old.fromOn > on ? old.fromOn : on,
    change_id: newId(),
  }));
  await sql`
    with begun as (
      select * from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as begun
        (id uuid, person_id uuid, state text, post text, member_no text, from_on date, change_id uuid)
    ), written as (
      insert into memberships (federation_id, id, person_id, unit_id, state, post, member_no, from_on, created_at)
      select ${federationId}::uuid, id, person_id, ${to.id}::uuid, state, post, member_no, from_on, ${now}::timestamptz
        from begun
      returning id
    )
    insert into membership_changes (federation_id, id, membership_id, at, actor_id, actor_name, kind, detail)
    select ${federationId}::uuid, begun.change_id, written.id, ${now}::timestamptz, ${actor.id ?? null}::uuid, ${actor.name},
           'transferred', ${JSON.stringify({ from, to, because })}::jsonb
      from written join begun on begun.id = written.id`.execute(trx);
  return live.length;
}
