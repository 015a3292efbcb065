// The comparison, in a process of its own: the same admission, one transaction for each request, by a plain client.

import { text } from 'node:stream/consumers';
import pg from 'pg';

export interface Plain {
  url: string;
  clients: number;
  federationId: string;
  stageId: string;
  nextId: string;
  programmeId: string;
  topId: string;
  people: { personId: string; accountId: string; unitId: string }[];
}

export interface Plained {
  ms: number;
  admitted: number;
  waiting: number;
}

/**
 * What the service does for one request, in one function and so in one round trip and the shortest time under the lock:
 * the enrolment with its history, the fact, the hand-over to the next stage, the answer to the request's key.
 */
export const PLAIN_FUNCTION = `
create or replace function enrol_plain(fed uuid, stage uuid, next_stage uuid, programme uuid, top uuid, person uuid, home uuid, account text)
returns text language plpgsql as $$
declare
  book enrolment_books%rowtype;
  quota enrolment_quotas%rowtype;
  kept integer;
  state text;
  enrolment uuid := gen_random_uuid();
  change uuid := gen_random_uuid();
  fact uuid := gen_random_uuid();
begin
  select * into book from enrolment_books where federation_id = fed and stage_id = stage for update;
  perform 1 from enrolments where federation_id = fed and stage_id = stage and subject_kind = 'person' and subject_id = person;
  if found then return 'before'; end if;
  select * into quota from enrolment_quotas where federation_id = fed and stage_id = stage and unit_id = home;
  if book.taken < book.seats and quota.taken < quota.places then
    state := 'admitted';
    update enrolment_quotas set taken = taken + 1 where federation_id = fed and stage_id = stage and unit_id = home;
    update enrolment_books set taken = taken + 1, next_seq = next_seq + 1 where federation_id = fed and stage_id = stage;
  else
    state := 'waiting';
    update enrolment_books set waiting = waiting + 1, next_seq = next_seq + 1 where federation_id = fed and stage_id = stage;
  end if;
  insert into enrolments (federation_id, id, stage_id, subject_kind, subject_id, person_id, unit_id, quota_unit_id, places, state, seq, requested_at, decided_at, admission_id)
  values (fed, enrolment, stage, 'person', person, person, home, home, 1, state, book.next_seq, now(), now(), case when state = 'admitted' then change end);
  insert into enrolment_changes (federation_id, id, enrolment_id, at, to_state) values (fed, change, enrolment, now(), state);
  if state = 'admitted' then
    insert into facts (federation_id, id, indicator, unit_id, programme_id, stage_id, person_id, person_unit_id, day, amount, source_kind, source_id, recorded_at)
    values (fed, fact, 'enrolments', top, programme, stage, person, home, current_date, 1, 'enrolment', change, now());
    insert into facts_unfolded (federation_id, fact_id) values (fed, fact);
    insert into stage_subjects (federation_id, stage_id, subject_kind, subject_id, from_stage_id, handed_at)
    values (fed, next_stage, 'person', person, stage, now());
  end if;
  insert into idempotent_answers (federation_id, actor_key, key, request_hash, status, answer, created_at)
  values (fed, account, enrolment::text, decode(repeat('00', 32), 'hex'), 200, jsonb_build_object('id', enrolment, 'state', state, 'requestedAt', now()), now());
  return state;
end $$`;

async function enrolAll({
  url,
  clients,
  federationId,
  stageId,
  nextId,
  programmeId,
  topId,
  people,
}: Plain): Promise<Plained> {
  const pool = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const left = people.toReversed();
  const counts = { admitted: 0, waiting: 0 };
  const since = performance.now();
  await Promise.all(
    pool.map(async (client) => {
      for (let one = left.pop(); one; one = left.pop()) {
        const { rows } = await client.query({
          name: 'enrol',
          text: 'select enrol_plain($1, $2, $3, $4, $5, $6, $7, $8) as state',
          values: [
            federationId,
            stageId,
            nextId,
            programmeId,
            topId,
            one.personId,
            one.unitId,
            `account:${one.accountId}`,
          ],
        });
        const state = rows[0]?.state as keyof typeof counts;
        counts[state]++;
      }
    }),
  );
  const ms = performance.now() - since;
  await Promise.all(pool.map((client) => client.end()));
  return { ms, ...counts };
}

if (process.argv[2] === 'run') {
  const plained = await enrolAll(JSON.parse(await text(process.stdin)) as Plain);
  if (process.connected) process.disconnect();
  console.log(JSON.stringify(plained));
}
