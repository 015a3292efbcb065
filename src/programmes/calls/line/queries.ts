import { sql } from 'kysely';
import type { OnceKey } from '../../../platform/db/answers.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { frozenStates, liveStates } from '../../life/rules.ts';

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

/** So long after somebody asked, all who asked before them and were on their way through a process stand in line too. */
export const ON_THE_WAY_MS = 1000;
/** Whoever asked by then, and every opening that was gathered until then, is complete in the line. */
const completeAt = (now: Date) => new Date(now.getTime() - ON_THE_WAY_MS);

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

/** Places in the line, from 1, of those of these persons who stand in it. */
export async function listPlaces(
  db: Trx | Db,
  { federationId, stageId, action }: LineKey,
  personIds: readonly string[],
): Promise<Map<string, { place: number; notBefore: Date | null }>> {
  const { rows } = await sql<{ personId: string; place: number; notBefore: Date | null }>`
    select person_id, not_before, place
      from (
        select person_id, not_before, row_number() over (order by lot, asked_at, seq) as place
          from call_lines
         where federation_id = ${federationId} and stage_id = ${stageId} and action = ${action}
      ) line
     where person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ personId, ...row }) => [personId, row]));
}

/** The action in whose line a person stands at a stage, and whether its programme is at a stop; none where that is for good. */
export async function findLineOf(
  db: Db,
  { federationId, stageId, personId }: { federationId: string; stageId: string; personId: string },
): Promise<{ action: string; isHeld: boolean } | undefined> {
  const row = await ofProgrammes(db)
    .select(['line.action', 'programmes.state'])
    .where('line.federationId', '=', federationId)
    .where('line.stageId', '=', stageId)
    .where('line.personId', '=', personId)
    .where('programmes.state', 'not in', [...frozenStates])
    .executeTakeFirst();
  return row && { action: row.action, isHeld: !liveStates.some((state) => state === row.state) };
}

function ofProgrammes(db: Trx | Db) {
  return db
    .selectFrom('callLines as line')
    .innerJoin('stages', (join) =>
      join.onRef('stages.federationId', '=', 'line.federationId').onRef('stages.id', '=', 'line.stageId'),
    )
    .innerJoin('programmes', (join) =>
      join
        .onRef('programmes.federationId', '=', 'stages.federationId')
        .onRef('programmes.id', '=', 'stages.programmeId'),
    );
}

/** Everybody who stands in a line of a programme. */
export async function listStanding(
  trx: Trx,
  { federationId, programmeId }: { federationId: string; programmeId: string },
): Promise<string[]> {
  const rows = await ofProgrammes(trx)
    .select('line.personId')
    .distinct()
    .where('line.federationId', '=', federationId)
    .where('stages.programmeId', '=', programmeId)
    .execute();
  return rows.map(({ personId }) => personId);
}

/** Nobody stands in any line of a programme any more. */
export async function clearLines(
  trx: Trx,
  { federationId, programmeId }: { federationId: string; programmeId: string },
): Promise<void> {
  await sql`
    delete from call_lines line using stages stage
     where line.federation_id = ${federationId} and stage.federation_id = line.federation_id
       and stage.id = line.stage_id and stage.programme_id = ${programmeId}`.execute(trx);
}

/** The gathering of an opening that still goes on ends at another moment. */
export async function gatherUntil(
  trx: Trx,
  { federationId, stageId, action }: LineKey,
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  await trx
    .updateTable('callLines')
    .set({ notBefore: until })
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('action', '=', action)
    .where('notBefore', '>', now)
    .execute();
}

/**
 * Lines that may be served now: none while its opening is still gathered or who came within it is on the way, also for those
 * who came later, and none while its programme is at a stop.
 */
export async function listOpenLines(db: Db, now: Date): Promise<LineKey[]> {
  return ofProgrammes(db)
    .select(['line.federationId', 'line.stageId', 'line.action'])
    .where('programmes.state', 'in', [...liveStates])
    .groupBy(['line.federationId', 'line.stageId', 'line.action'])
    .having(sql<boolean>`bool_and(not_before is null or not_before <= ${completeAt(now)})`)
    .execute();
}

export interface Called extends Standing {
  /** `false` where the account was disabled since, or its phone is another person's now. */
  acts: boolean;
}

/**
 * Takes the first of a line out of it, in their order: nobody while its opening is still gathered, or while one who came
 * within it may be on the way, whose lot may be the first.
 */
export async function callFirst(
  trx: Trx,
  { federationId, stageId, action }: LineKey,
  { now, most }: { now: Date; most: number },
): Promise<Called[]> {
  const complete = completeAt(now);
  const { rows } = await sql<Omit<Called, 'once'> & { onceKey: string | null; requestHash: Buffer | null }>`
    with first as (
      select person_id, lot, asked_at, seq from call_lines
       where federation_id = ${federationId} and stage_id = ${stageId} and action = ${action}
         and asked_at <= ${complete}
         and not exists (
           select from call_lines gathered
            where gathered.federation_id = ${federationId} and gathered.stage_id = ${stageId}
              and gathered.action = ${action} and gathered.not_before > ${complete})
       order by lot, asked_at, seq
       limit ${most}
         for update
    ), called as (
      delete from call_lines line using first
       where line.federation_id = ${federationId} and line.stage_id = ${stageId} and line.action = ${action}
         and line.person_id = first.person_id
      returning line.*
    )
    select called.account_id, called.person_id, called.input, called.asked_at, called.once_key, called.request_hash,
           account.disabled_at is null and (account.phone_hash is null or holder.id is not null) as acts
      from called
      left join accounts account
        on account.federation_id = called.federation_id and account.id = called.account_id
      left join persons holder
        on holder.federation_id = called.federation_id and holder.id = called.person_id
        and holder.phone_hash = account.phone_hash
     order by called.lot, called.asked_at, called.seq`.execute(trx);
  return rows.map(({ onceKey, requestHash, ...row }) => ({
    ...row,
    once:
      onceKey === null || requestHash === null
        ? undefined
        : { federationId, actorKey: `account:${row.accountId}`, key: onceKey, requestHash },
  }));
}
