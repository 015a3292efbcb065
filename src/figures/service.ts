import { sql } from 'kysely';
import type { Day } from '../kernel/dates.ts';
import type { Trx } from '../platform/db/connect.ts';
import { toldRows } from '../platform/db/rows.ts';
import { newId } from '../platform/ids.ts';

/** Something countable that became true. */
export interface Fact {
  indicator: string;
  /** The one owning unit; others are credited elsewhere, never summed. */
  unitId: string;
  programmeId?: string | null;
  campaignId?: string | null;
  stageId?: string | null;
  personId?: string | null;
  day: Day;
  amount: number;
  /** Only declared, not proven by a record of this house. */
  declared?: boolean;
  /** The row that made it true: the same indicator and source twice counts once. */
  source: { kind: string; id: string };
}

/** Writes facts in the transaction that makes them true. The roll-ups fold them a moment later. */
export async function recordFacts(
  trx: Trx,
  { federationId, now, facts }: { federationId: string; now: Date; facts: Fact[] },
): Promise<void> {
  if (facts.length === 0) return;
  const told = facts.map(({ source, ...fact }) => ({
    ...fact,
    id: newId(),
    sourceKind: source.kind,
    sourceId: source.id,
    declared: fact.declared ?? false,
  }));
  const table = toldRows(told, {
    ...{ id: 'uuid', indicator: 'text', unitId: 'uuid', programmeId: 'uuid', campaignId: 'uuid', stageId: 'uuid' },
    ...{ personId: 'uuid', day: 'date', amount: 'numeric', declared: 'boolean', sourceKind: 'text', sourceId: 'uuid' },
  });
  await sql`
    with written as (
      insert into facts (federation_id, id, indicator, unit_id, programme_id, campaign_id, stage_id, person_id, person_unit_id,
                         day, amount, declared, source_kind, source_id, recorded_at)
      select ${federationId}, told.id, told.indicator, told.unit_id, told.programme_id, told.campaign_id, told.stage_id,
             told.person_id, membership.unit_id, told.day, told.amount, told.declared, told.source_kind, told.source_id, ${now}
        from ${table}
        left join memberships membership
          on membership.federation_id = ${federationId} and membership.person_id = told.person_id and membership.state <> 'ended'
      on conflict do nothing
      returning federation_id, id
    )
    insert into facts_unfolded (federation_id, fact_id)
    select federation_id, id from written`.execute(trx);
}

/** Takes back the facts of these sources by facts of the opposite amount that name them. The trace stays. */
export async function reverseFacts(
  trx: Trx,
  { federationId, now, sources }: { federationId: string; now: Date; sources: { kind: string; id: string }[] },
): Promise<void> {
  if (sources.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select fact.id
      from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as source (kind text, id uuid)
      join facts fact on fact.federation_id = ${federationId} and fact.source_kind = source.kind and fact.source_id = source.id and fact.corrects is null
     where not exists (select from facts correction where correction.federation_id = ${federationId} and correction.corrects = fact.id)`.execute(
    trx,
  );
  if (rows.length === 0) return;
  const reversals = rows.map((row) => ({ id: newId(), corrects: row.id }));
  await sql`
    with written as (
      insert into facts (federation_id, id, indicator, unit_id, programme_id, campaign_id, stage_id, person_id, person_unit_id,
                         day, amount, declared, source_kind, source_id, corrects, recorded_at)
      select fact.federation_id, reversal.id, fact.indicator, fact.unit_id, fact.programme_id, fact.campaign_id, fact.stage_id, fact.person_id,
             fact.person_unit_id, fact.day, -fact.amount, fact.declared, fact.source_kind, fact.source_id, fact.id, ${now}
        from jsonb_to_recordset(${JSON.stringify(reversals)}::jsonb) as reversal (id uuid, corrects uuid)
        join facts fact on fact.federation_id = ${federationId} and fact.id = reversal.corrects
      on conflict do nothing
      returning federation_id, id
    )
    insert into facts_unfolded (federation_id, fact_id)
    select federation_id, id from written`.execute(trx);
}
