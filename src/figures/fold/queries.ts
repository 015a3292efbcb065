import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import { catalogue } from '../catalogue/register.ts';

/** Indicators of which distinct people are told; of the others no person is kept in the roll-ups. */
const ofPeople = [...new Set(catalogue.filter(({ count }) => count === 'people').map(({ code, of }) => of ?? code))];

/** No line of superiors is longer: a guard against a ring that the database cannot forbid. */
const HIGHEST = 40;

/** Takes turns with whoever else folds this federation. @returns up to when changes of the tree are carried over */
export async function lockFold(trx: Trx, federationId: string): Promise<Date | null> {
  await sql`insert into folds (federation_id) values (${federationId}) on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ linesAt: Date | null }>`
    select lines_at from folds where federation_id = ${federationId} for update`.execute(trx);
  return rows[0]?.linesAt ?? null;
}

/** Federations where something waits to be folded, or where the tree may have changed since. */
export async function listFederations(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from federations order by id`.execute(trx);
  return rows.map((row) => row.id);
}

/** Takes the oldest facts off the list of those not folded. @returns their ids */
export async function takeUnfolded(trx: Trx, federationId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ factId: string }>`
    delete from facts_unfolded
     where federation_id = ${federationId}
       and fact_id in (select fact_id from facts_unfolded where federation_id = ${federationId} order by fact_id limit ${limit})
    returning fact_id`.execute(trx);
  return rows.map((row) => row.factId);
}

/**
 * A unit and all above it as organised on a day, for each row of `owners` (unit_id, day). A day before the unit's
 * first span takes its first superior; one after it closed takes its last.
 */
const linesOf = (federationId: string, owners: RawBuilder<unknown>) => sql`
  with recursive line (unit_id, day, holder_id, height) as (
    select unit_id, day, unit_id, 0 from (${owners}) as owners
    union all
    select line.unit_id, line.day, superior.parent_id, line.height + 1
      from line
      cross join lateral (
        select spans.parent_id
          from (
            select parent_id, from_on from unit_parents where federation_id = ${federationId} and unit_id = line.holder_id
            union all
            select parent_id, null from units where federation_id = ${federationId} and id = line.holder_id
          ) as spans (parent_id, from_on)
         order by spans.from_on is null, spans.from_on <= line.day desc,
                  case when spans.from_on <= line.day then spans.from_on end desc, spans.from_on
         limit 1
      ) as superior
     where superior.parent_id is not null and line.height < ${HIGHEST}
  )
  select unit_id, day, array_agg(holder_id order by height) as line from line group by unit_id, day`;

/** Keeps the lines of these facts, where they are not kept yet. */
export async function keepLines(trx: Trx, federationId: string, factIds: string[]): Promise<void> {
  const owners = sql`
    select distinct fact.unit_id, fact.day from facts fact
     where fact.federation_id = ${federationId} and fact.id = any(${factIds}::uuid[])
       and not exists (select from fact_lines kept where kept.federation_id = ${federationId} and kept.unit_id = fact.unit_id and kept.day = fact.day)`;
  await sql`
    insert into fact_lines (federation_id, unit_id, day, line)
    select ${federationId}, fresh.unit_id, fresh.day, fresh.line from (${linesOf(federationId, owners)}) as fresh`.execute(
    trx,
  );
}

/** Adds facts to the roll-ups of all who hold them. */
export async function addFacts(trx: Trx, fold: { federationId: string; now: Date; factIds: string[] }): Promise<void> {
  const { federationId, factIds } = fold;
  await addHeld(trx, {
    ...fold,
    held: sql`
      with fresh as materialized (
        select * from facts where federation_id = ${federationId} and id = any(${factIds}::uuid[])
      )
      select fresh.indicator, 'unit' as holder_kind, unnest(kept.line) as holder_id, fresh.day, fresh.amount, fresh.declared, fresh.person_id
        from fresh join fact_lines kept on kept.federation_id = ${federationId} and kept.unit_id = fresh.unit_id and kept.day = fresh.day
      union all
      select indicator, 'programme', programme_id, day, amount, declared, person_id from fresh where programme_id is not null
      union all
      select indicator, 'campaign', campaign_id, day, amount, declared, person_id from fresh where campaign_id is not null`,
  });
}

/**
 * Carries changes of the tree over to facts folded before they were entered: what such a fact adds leaves the
 * superiors it no longer has and goes to the new ones.
 */
export async function moveLines(trx: Trx, fold: { federationId: string; now: Date; since: Date }): Promise<void> {
  const { federationId, since } = fold;
  const { rows } = await sql<{ unitId: string; day: string; before: string[]; after: string[] }>`
    with changed as materialized (
      select unit_id, min(effective_on) as from_on
        from unit_changes
       where federation_id = ${federationId} and applied_at > ${since} and kind in ('moved', 'merged', 'corrected')
       group by unit_id
    ), kept as materialized (
      select distinct kept.unit_id, kept.day, kept.line
        from changed
        join fact_lines kept on kept.federation_id = ${federationId} and kept.line @> array[changed.unit_id] and kept.day >= changed.from_on
    )
    select kept.unit_id, kept.day, kept.line as before, now_is.line as after
      from kept join (${linesOf(federationId, sql`select unit_id, day from kept`)}) as now_is using (unit_id, day)
     where kept.line <> now_is.line`.execute(trx);
  if (rows.length === 0) return;
  const moved = sql`
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moved ("unitId" uuid, "day" date, "before" uuid[], "after" uuid[])`;
  await addHeld(trx, {
    ...fold,
    held: sql`
      with moved as materialized (select * from ${moved}),
      part as (
        select moved."unitId", moved."day", holder_id, 1 as way from moved cross join unnest(moved."after") as holder_id where holder_id <> all (moved."before")
        union all
        select moved."unitId", moved."day", holder_id, -1 from moved cross join unnest(moved."before") as holder_id where holder_id <> all (moved."after")
      )
      select fact.indicator, 'unit' as holder_kind, part.holder_id, fact.day, part.way * fact.amount as amount, fact.declared, fact.person_id
        from part
        join facts fact on fact.federation_id = ${federationId} and fact.unit_id = part."unitId" and fact.day = part."day"
       where not exists (select from facts_unfolded unfolded where unfolded.federation_id = ${federationId} and unfolded.fact_id = fact.id)`,
  });
  await sql`
    update fact_lines kept set line = moved."after" from ${moved}
     where kept.federation_id = ${federationId} and kept.unit_id = moved."unitId" and kept.day = moved."day"`.execute(
    trx,
  );
}

/**
 * Adds rows (indicator, holder, day, amount, declared, person) to the roll-ups by month, year and all time. People are
 * kept by month alone, a third of the writing; whether somebody is new to a year is told from their other months.
 */
async function addHeld(
  trx: Trx,
  { federationId, now, held }: { federationId: string; now: Date; held: RawBuilder<unknown> },
): Promise<void> {
  await sql`
    with held as materialized (
      select held.*, to_char(held.day, 'YYYY-MM') as month from (${held}) as held
    ), change as materialized (
      select indicator, holder_kind, holder_id, person_id, month, sum(sign(amount))::integer as delta
        from held where person_id is not null and indicator = any(${ofPeople}::text[])
       group by indicator, holder_kind, holder_id, person_id, month
    ), written as (
      insert into rollup_people as people (federation_id, indicator, holder_kind, holder_id, person_id, month, facts)
      select ${federationId}::uuid, indicator, holder_kind, holder_id, person_id, month, delta from change where delta <> 0
      on conflict (federation_id, indicator, holder_kind, holder_id, person_id, month)
      do update set facts = people.facts + excluded.facts
    ), months as materialized (
      select indicator, holder_kind, holder_id, person_id, month, sum(facts) as before, sum(facts) + sum(delta) as after
        from (
          select indicator, holder_kind, holder_id, person_id, month, 0 as facts, delta from change
          union all
          select touched.indicator, touched.holder_kind, touched.holder_id, touched.person_id, known.month, known.facts, 0
            from (select distinct indicator, holder_kind, holder_id, person_id from change) as touched
            cross join lateral (
              select people.month, people.facts from rollup_people people
               where people.federation_id = ${federationId} and people.indicator = touched.indicator
                 and people.holder_kind = touched.holder_kind and people.holder_id = touched.holder_id
                 and people.person_id = touched.person_id
              offset 0
            ) as known
        ) as each
       group by indicator, holder_kind, holder_id, person_id, month
    ), heads as (
      select indicator, holder_kind, holder_id, period, sum(is_in - was_in) as people
        from (
          select indicator, holder_kind, holder_id, month as period, (after > 0)::integer as is_in, (before > 0)::integer as was_in
            from months
          union all
          select indicator, holder_kind, holder_id, left(month, 4), bool_or(after > 0)::integer, bool_or(before > 0)::integer
            from months group by indicator, holder_kind, holder_id, person_id, left(month, 4)
          union all
          select indicator, holder_kind, holder_id, 'all', bool_or(after > 0)::integer, bool_or(before > 0)::integer
            from months group by indicator, holder_kind, holder_id, person_id
        ) as each
       where is_in <> was_in
       group by indicator, holder_kind, holder_id, period
    ), monthly as materialized (
      select indicator, holder_kind, holder_id, month,
             sum(amount) as amount, coalesce(sum(amount) filter (where declared), 0) as declared_amount, sum(sign(amount)) as facts
        from held group by indicator, holder_kind, holder_id, month
    ), sums as (
      select indicator, holder_kind, holder_id, period.period,
             sum(amount) as amount, sum(declared_amount) as declared_amount, sum(facts) as facts
        from monthly cross join lateral (values (month), (left(month, 4)), ('all')) as period (period)
       group by indicator, holder_kind, holder_id, period.period
    )
    insert into rollups as rollup (federation_id, indicator, holder_kind, holder_id, period, amount, declared_amount, people, facts, folded_at)
    select ${federationId}::uuid, sums.indicator, sums.holder_kind, sums.holder_id, sums.period, sums.amount, sums.declared_amount,
           coalesce(heads.people, 0), sums.facts, ${now}::timestamptz
      from sums left join heads using (indicator, holder_kind, holder_id, period)
    on conflict (federation_id, indicator, holder_kind, holder_id, period)
    do update set amount = rollup.amount + excluded.amount,
                  declared_amount = rollup.declared_amount + excluded.declared_amount,
                  people = rollup.people + excluded.people,
                  facts = rollup.facts + excluded.facts,
                  folded_at = excluded.folded_at`.execute(trx);
}

export async function noteFolded(
  trx: Trx,
  { federationId, now, isAll }: { federationId: string; now: Date; isAll: boolean },
): Promise<void> {
  await sql`
    update folds set lines_at = ${now}, folded_at = case when ${isAll} then ${now}::timestamptz else folded_at end
     where federation_id = ${federationId}`.execute(trx);
}
