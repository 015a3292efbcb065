import { sql } from 'kysely';
import type { Bilingual } from '../../kernel/words.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/ids.ts';
import { TEXTS } from './texts/contract.ts';

const SHOWN = 50;

export interface NewMessage {
  title: Bilingual;
  body: Bilingual;
  /** Address in the hall that it leads to. */
  link: string;
}

/** Puts a message into people's inboxes, in the transaction that it tells of. */
export async function keepMessages(
  trx: Trx,
  {
    federationId,
    personIds,
    message,
    now,
  }: { federationId: string; personIds: readonly string[]; message: NewMessage; now: Date },
): Promise<void> {
  if (personIds.length === 0) return;
  const { link, ...said } = message;
  const words = JSON.stringify(said);
  const told = personIds.map((personId) => ({ id: newId(), personId }));
  await sql`
    insert into messages (federation_id, id, person_id, words, link, created_at)
    select ${federationId}::uuid, told.id, told."personId", ${words}::jsonb, ${link}, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, "personId" uuid)`.execute(trx);
}

/**
 * Sends a text message to each of these persons who has a phone, once the running transaction has committed: it only
 * leaves one job, whatever the number of persons.
 */
export async function sendTexts(
  house: Pick<House, 'jobs'>,
  trx: Trx,
  { federationId, personIds, text }: { federationId: string; personIds: readonly string[]; text: Bilingual },
): Promise<void> {
  if (personIds.length > 0) await house.jobs.enqueue(trx, TEXTS, { id: newId(), federationId, personIds, text });
}

interface Inbox {
  federationId: string;
  personId: string;
}

export interface MessageRow extends NewMessage {
  createdAt: Date;
  readAt: Date | null;
}

/** The newest messages of a person. */
export async function listMessages(db: Db, { federationId, personId }: Inbox): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['words', 'link', 'createdAt', 'readAt'])
    .where('federationId', '=', federationId)
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(({ words, link, createdAt, readAt }) => {
    const { title, body } = words as { title: [string, string]; body: [string, string] };
    return { title, body, link: link ?? '', createdAt, readAt };
  });
}

export async function countUnread(db: Db, { federationId, personId }: Inbox): Promise<number> {
  const { count } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', federationId)
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks all of a person's messages as read. */
export async function readAllMessages(db: Db, { federationId, personId, now }: Inbox & { now: Date }): Promise<void> {
  await db
    .updateTable('messages')
    .set({ readAt: now })
    .where('federationId', '=', federationId)
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .execute();
}
