import { sql } from 'kysely';
import type { OnceKey } from '../../../platform/db/answers.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';

/** The line before one action of a stage. */
export interface LineKey {
  federationId: string;
  stageId: string;
  action: string;
}

export interface Standing {
  accountId: string;
  personId: string;
  input: unknown;
  askedAt: Date;
  once: OnceKey | undefined;
}

/** Lot of all who did not come while an opening was gathered: after those who did. */
export const LAST_LOT = 2_147_483_647;

/** Whether anybody stands in this line. */
export async function hasLine(trx: Trx, { federationId, stageId, action }: LineKey): Promise<boolean> {
  const row = await trx
    .selectFrom('callLines')
    .select('seq')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('action', '=', action)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts people into the line; who stands there already keeps their place. */
export async function standInLine(
  trx: Trx,
  { federationId, stageId, action }: LineKey,
  standing: readonly (Standing & { lot: number; notBefore: Date | null })[],
): Promise<void> {
  const rows = standing.map(({ once, ...row }) => ({
    ...row,
    onceKey: once?.key ?? null,
    print: once?.requestHash.toString('hex') ?? null,
  }));
  await sql`
    insert into call_lines (federation_id, stage_id, action, account_id, person_id, lot, not_before, asked_at, input, once_key, request_hash)
    select ${federationId}, ${stageId}, ${action}, one."accountId", one."personId", one."lot", one."notBefore", one."askedAt",
           one."input", one."onceKey", decode(one."print", 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (
        "accountId" uuid, "personId" uuid, "lot" int, "notBefore" timestamptz, "askedAt" timestamptz, "input" jsonb,
        "onceKey" text, "print" text)
    on conflict do nothing`.execute(trx);
}

/** Places in the line, from 1, of those of these accounts who stand in it. */
export async function listPlaces(
  db: Trx | Db,
  { federationId, stageId, action }: LineKey,
  accountIds: readonly string[],
): Promise<Map<string, { place: number; notBefore: Date | null }>> {
  const { rows } = await sql<{ accountId: string; place: number; notBefore: Date | null }>`
    select mine.account_id, mine.not_before, (
      select count(*) from call_lines before
       where before.federation_id = mine.federation_id and before.stage_id = mine.stage_id and before.action = mine.action
         and (before.lot, before.asked_at, before.seq) <= (mine.lot, mine.asked_at, mine.seq)) as place
      from call_lines mine
     where mine.federation_id = ${federationId} and mine.stage_id = ${stageId} and mine.action = ${action}
       and mine.account_id = any(${[...accountIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ accountId, ...row }) => [accountId, row]));
}

/** The action in whose line an account stands at a stage. */
export async function findLineOf(
  db: Db,
  { federationId, stageId, accountId }: { federationId: string; stageId: string; accountId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('callLines')
    .select('action')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row?.action;
}

/** Lines in which somebody may be served now. */
export async function listOpenLines(db: Db, now: Date): Promise<LineKey[]> {
  return db
    .selectFrom('callLines')
    .select(['federationId', 'stageId', 'action'])
    .distinct()
    .where((eb) => eb.or([eb('notBefore', 'is', null), eb('notBefore', '<=', now)]))
    .execute();
}

/** Takes the first of a line out of it, in their order; nobody while its opening is still gathered. */
export async function callFirst(
  trx: Trx,
  { federationId, stageId, action }: LineKey,
  { now, most }: { now: Date; most: number },
): Promise<Standing[]> {
  const { rows } = await sql<Omit<Standing, 'once'> & { onceKey: string | null; requestHash: Buffer | null }>`
    with first as (
      select account_id, lot, asked_at, seq from call_lines
       where federation_id = ${federationId} and stage_id = ${stageId} and action = ${action}
         and (not_before is null or not_before <= ${now})
       order by lot, asked_at, seq
       limit ${most}
         for update
    ), called as (
      delete from call_lines line using first
       where line.federation_id = ${federationId} and line.stage_id = ${stageId} and line.action = ${action}
         and line.account_id = first.account_id
      returning line.*
    )
    select account_id, person_id, input, asked_at, once_key, request_hash from called order by lot, asked_at, seq`.execute(
    trx,
  );
  return rows.map(({ onceKey, requestHash, ...row }) => ({
    ...row,
    once:
      onceKey === null || requestHash === null
        ? undefined
        : { federationId, actorKey: `account:${row.accountId}`, key: onceKey, requestHash },
  }));
}
