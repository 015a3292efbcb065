-- Who asks while more ask than can be served at once, or while an opening is still gathered, stands in a line that outlives
-- the server.
create table call_lines (
  federation_id uuid not null,
  stage_id uuid not null,
  action text not null,
  account_id uuid not null,
  person_id uuid not null,
  seq bigint generated always as identity,
  lot integer not null,
  not_before timestamptz,
  asked_at timestamptz not null,
  input jsonb not null,
  once_key text,
  request_hash bytea,
  primary key (federation_id, stage_id, action, account_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id) on delete cascade,
  check ((once_key is null) = (request_hash is null))
);
comment on table call_lines is 'One row while somebody waits for an action that is taken together; deleted in the transaction that answers it.';
comment on column call_lines.lot is 'Drawn for those who came while the opening was gathered, the same for all others: the line is in the order of lot, asked_at, seq.';
comment on column call_lines.not_before is 'Until then the opening is gathered and nobody is served.';
create index call_lines_in_order on call_lines (federation_id, stage_id, action, lot, asked_at, seq);
