import { sql } from 'kysely';
import { may, type Scope } from '../../../people/access/rules.ts';
import { demandOn } from '../../../people/units/service.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { ladderRefusals } from '../errors.ts';
import { getLadder, keepChange, type Ladder, ladderOf, lockLadders, selectLadders, type Tenant } from '../queries.ts';

/** Who came from a stage, with the result of a contest where there is one. */
export interface Coming {
  personId: string;
  /** The stage that handed them in, and what it is called. */
  fromStageId: string;
  event: string;
  rank: number | null;
  score: string;
  tier: string;
  /** The person is told the rank and not the score. */
  onlyRank: boolean;
}

/** Ladders that this scope keeps and that are open: those it may link a programme to. */
export async function listOwnLadders(trx: Trx, scope: Scope): Promise<Pick<Ladder, 'id' | 'title' | 'trade'>[]> {
  const rows = await selectLadders(trx, scope).where('ladders.state', '=', 'open').orderBy('ladders.title').execute();
  return rows
    .filter(({ unitPath }) => may(scope, 'honours.manage', unitPath))
    .map(({ id, title, trade }) => ({ id, title, trade }));
}

/** The ladder that a stage is linked to. */
export async function findLinked(trx: Trx, tenant: Tenant, stageId: string): Promise<Ladder | undefined> {
  const row = await selectLadders(trx, tenant)
    .innerJoin('ladderLinks', (join) =>
      join
        .onRef('ladderLinks.federationId', '=', 'ladders.federationId')
        .onRef('ladderLinks.ladderId', '=', 'ladders.id'),
    )
    .where('ladderLinks.stageId', '=', stageId)
    .executeTakeFirst();
  return row && ladderOf(row);
}

/**
 * Lets a stage bring results and hours to a ladder, in the caller's transaction. Only whoever keeps the ladder may: what
 * counts for a level is decided there. Linking to another ladder takes what was brought off the first, once levels that
 * are just being awarded there are written: they keep the results that they rest on.
 * @throws ladders.not-found, ladders.closed, access.not-allowed
 */
export async function linkStage(
  trx: Trx,
  scope: Scope,
  link: { ladderId: string; stageId: string; feeds: readonly string[]; occasion: string; href: string; now: Date },
): Promise<void> {
  const { ladderId, stageId, feeds, occasion, href, now } = link;
  const { federationId } = scope;
  const before = await lockLink(trx, scope, stageId);
  const moved = before !== undefined && before !== ladderId ? before : undefined;
  await lockLadders(trx, scope, moved ? [ladderId, moved] : [ladderId]);
  const ladder = await getLadder(trx, scope, ladderId);
  demandOn(scope, 'honours.manage', { name: ladder.unitName, path: ladder.unitPath });
  if (ladder.state === 'closed') throw ladderRefusals.closed();
  await trx
    .insertInto('ladderLinks')
    .values({ federationId, stageId, ladderId, feeds: [...feeds], occasion, href, linkedAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'stageId'])
        .doUpdateSet({ ladderId, feeds: [...feeds], occasion, linkedAt: now }),
    )
    .execute();
  if (moved) await keepChange(trx, scope, { ladderId: moved, now, kind: 'unlinked', detail: { occasion } });
  await keepChange(trx, scope, { ladderId, now, kind: 'linked', detail: { occasion } });
}

/** Holds the link of a stage until the transaction ends. @returns the ladder it leads to; undefined where there is no link */
async function lockLink(trx: Trx, { federationId }: Tenant, stageId: string): Promise<string | undefined> {
  const link = await trx
    .selectFrom('ladderLinks')
    .select('ladderId')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return link?.ladderId;
}

/** Keeps who came and with what result; a newer result takes the place of the older. In the caller's transaction. */
export async function keepComing(
  trx: Trx,
  { federationId }: Tenant,
  { stageId, coming, today }: { stageId: string; coming: readonly Coming[]; today: string },
): Promise<void> {
  if (coming.length === 0) return;
  const rows = coming.map((each) => ({ ...each, id: newId() }));
  await sql`
    insert into ladder_results (federation_id, stage_id, from_stage_id, person_id, id, event, rank, score, tier,
                                only_rank, on_day)
    select ${federationId}::uuid, ${stageId}::uuid, one."fromStageId", one."personId", one.id, one.event, one.rank,
           one.score, one.tier, one."onlyRank", ${today}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one
           ("fromStageId" uuid, "personId" uuid, id uuid, event text, rank integer, score text, tier text, "onlyRank" boolean)
    on conflict (federation_id, stage_id, from_stage_id, person_id)
    do update set event = excluded.event, rank = excluded.rank, score = excluded.score, tier = excluded.tier, only_rank = excluded.only_rank,
                  on_day = case when (ladder_results.rank, ladder_results.score, ladder_results.tier)
                                     is distinct from (excluded.rank, excluded.score, excluded.tier)
                                then excluded.on_day else ladder_results.on_day end,
                  withdrawn_at = null`.execute(trx);
}

/** Takes back whoever does not stand in the stage any more. Levels that rest on it stay until their keeper revokes them. */
export async function dropGone(
  trx: Trx,
  { federationId }: Tenant,
  {
    stageId,
    standing,
    now,
  }: { stageId: string; standing: readonly Pick<Coming, 'personId' | 'fromStageId'>[]; now: Date },
): Promise<void> {
  await sql`
    update ladder_results gone set withdrawn_at = ${now}::timestamptz
     where gone.federation_id = ${federationId} and gone.stage_id = ${stageId} and gone.withdrawn_at is null
       and not exists (
         select from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb) as one ("fromStageId" uuid, "personId" uuid)
          where one."fromStageId" = gone.from_stage_id and one."personId" = gone.person_id)`.execute(trx);
}

/** Whether somebody came to a ladder, from wherever. */
export async function isComing(
  trx: Trx,
  { federationId }: Tenant,
  { ladder, personId }: { ladder: Pick<Ladder, 'id'>; personId: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('ladderResults')
    .innerJoin('ladderLinks', (join) =>
      join
        .onRef('ladderLinks.federationId', '=', 'ladderResults.federationId')
        .onRef('ladderLinks.stageId', '=', 'ladderResults.stageId'),
    )
    .select('ladderResults.id')
    .where('ladderResults.federationId', '=', federationId)
    .where('ladderLinks.ladderId', '=', ladder.id)
    .where('ladderResults.personId', '=', personId)
    .where('ladderResults.withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes the link of a stage that leaves its draft. */
export async function removeLink(trx: Trx, { federationId }: Tenant, stageId: string): Promise<void> {
  await trx
    .deleteFrom('ladderResults')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx.deleteFrom('ladderLinks').where('federationId', '=', federationId).where('stageId', '=', stageId).execute();
}
