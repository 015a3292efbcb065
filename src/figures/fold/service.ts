import { sql } from 'kysely';
import { inTransaction } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';

/** Facts folded in one transaction: large enough to be quick, small enough not to hold locks for long. */
const BATCH = 5_000;

/**
 * Folds new facts into the roll-ups of every unit above their owner (as organised on the fact's day), of their
 * programme and campaign, by month, year and all time. Amounts add; people are counted once per holder and period.
 * @returns how many facts were folded.
 */
export async function foldFacts(house: House): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(house.db, async (trx) => {
      const { rows } = await sql<{ count: number }>`
        with picked as (
          select federation_id, fact_id from facts_unfolded order by fact_id limit ${BATCH} for update skip locked
        ), taken as (
          delete from facts_unfolded unfolded
           using picked
           where unfolded.federation_id = picked.federation_id and unfolded.fact_id = picked.fact_id
          returning unfolded.federation_id, unfolded.fact_id
        ), fresh as materialized (
          select fact.* from taken join facts fact on fact.federation_id = taken.federation_id and fact.id = taken.fact_id
        ), owners as materialized (
          select distinct federation_id, unit_id, day from fresh
        ), lines as materialized (
          with recursive line (federation_id, unit_id, day, ancestor_id) as (
            select federation_id, unit_id, day, unit_id from owners
            union
            select line.federation_id, line.unit_id, line.day, span.parent_id
              from line
              join unit_parents span
                on span.federation_id = line.federation_id and span.unit_id = line.ancestor_id
               and span.from_on <= greatest(line.day, (select min(first.from_on) from unit_parents first
                                                        where first.federation_id = line.federation_id and first.unit_id = line.ancestor_id))
               and (span.to_on is null or span.to_on > greatest(line.day, (select min(first.from_on) from unit_parents first
                                                        where first.federation_id = line.federation_id and first.unit_id = line.ancestor_id)))
             where span.parent_id is not null
          )
          select * from line
        ), held as materialized (
          select fresh.federation_id, fresh.indicator, 'unit' as holder_kind, lines.ancestor_id as holder_id, fresh.day, fresh.amount, fresh.declared, fresh.person_id
            from fresh join lines on lines.federation_id = fresh.federation_id and lines.unit_id = fresh.unit_id and lines.day = fresh.day
          union all
          select federation_id, indicator, 'programme', programme_id, day, amount, declared, person_id from fresh where programme_id is not null
          union all
          select federation_id, indicator, 'campaign', campaign_id, day, amount, declared, person_id from fresh where campaign_id is not null
        ), dated as materialized (
          select held.*, period.period
            from held cross join lateral (values (to_char(day, 'YYYY-MM')), (to_char(day, 'YYYY')), ('all')) as period (period)
        ), seen as (
          insert into rollup_people as people (federation_id, indicator, holder_kind, holder_id, period, person_id, facts)
          select federation_id, indicator, holder_kind, holder_id, period, person_id, sum(sign(amount))
            from dated where person_id is not null
           group by 1, 2, 3, 4, 5, 6
           order by 1, 2, 3, 4, 5, 6
          on conflict (federation_id, indicator, holder_kind, holder_id, period, person_id)
          do update set facts = people.facts + excluded.facts
          returning federation_id, indicator, holder_kind, holder_id, period, person_id, facts
        ), change as (
          select federation_id, indicator, holder_kind, holder_id, period, person_id, sum(sign(amount)) as delta
            from dated where person_id is not null group by 1, 2, 3, 4, 5, 6
        ), heads as (
          select federation_id, indicator, holder_kind, holder_id, period,
                 count(*) filter (where seen.facts > 0 and seen.facts - change.delta <= 0)
                 - count(*) filter (where seen.facts <= 0 and seen.facts - change.delta > 0) as people
            from seen join change using (federation_id, indicator, holder_kind, holder_id, period, person_id)
           group by 1, 2, 3, 4, 5
        ), sums as (
          select federation_id, indicator, holder_kind, holder_id, period,
                 sum(amount) as amount, coalesce(sum(amount) filter (where declared), 0) as declared_amount, sum(sign(amount)) as facts
            from dated group by 1, 2, 3, 4, 5
        ), kept as (
          insert into rollups as rollup (federation_id, indicator, holder_kind, holder_id, period, amount, declared_amount, people, facts, folded_at)
          select sums.federation_id, sums.indicator, sums.holder_kind, sums.holder_id, sums.period, sums.amount, sums.declared_amount,
                 coalesce(heads.people, 0), sums.facts, ${house.now()}
            from sums left join heads using (federation_id, indicator, holder_kind, holder_id, period)
           order by 1, 2, 3, 4, 5
          on conflict (federation_id, indicator, holder_kind, holder_id, period)
          do update set amount = rollup.amount + excluded.amount,
                        declared_amount = rollup.declared_amount + excluded.declared_amount,
                        people = rollup.people + excluded.people,
                        facts = rollup.facts + excluded.facts,
                        folded_at = excluded.folded_at
          returning 1
        )
        select count(*) as count from taken`.execute(trx);
      return rows[0]?.count ?? 0;
    });
    folded += batch;
    if (batch < BATCH) break;
  }
  const now = house.now();
  await house.db
    .insertInto('folds')
    .columns(['federationId', 'foldedAt'])
    .expression(house.db.selectFrom('federations').select(['id', sql<Date>`${now}::timestamptz`.as('foldedAt')]))
    .onConflict((conflict) =>
      conflict.column('federationId').doUpdateSet((eb) => ({ foldedAt: eb.ref('excluded.foldedAt') })),
    )
    .execute();
  return folded;
}
