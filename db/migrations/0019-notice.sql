-- The stage notice (公示): the list on the board, and objections to it.
create table notices (
  federation_id uuid not null,
  stage_id uuid not null,
  state text not null check (state in ('draft', 'posted', 'finished')),
  from_on date,
  until_on date,
  posted_at timestamptz,
  finished_at timestamptz,
  next_number integer not null default 1,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  check ((state = 'draft') = (posted_at is null))
);
comment on column notices.until_on is 'The last day of the first list; a substitute has a later one of its own.';
comment on column notices.next_number is 'Register number of the next objection.';

create table notice_names (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'team', 'unit', 'entry')),
  subject_id uuid not null,
  group_key text not null default '',
  rank integer,
  position integer not null,
  name text not null,
  about text not null default '',
  unit_name text not null default '',
  deeds text not null default '',
  person_ids uuid[] not null default '{}',
  state text not null check (state in ('listed', 'reserve', 'removed', 'passed')),
  substitute boolean not null default false,
  from_on date,
  until_on date,
  reason text,
  result jsonb,
  primary key (federation_id, id),
  unique (federation_id, stage_id, subject_kind, subject_id),
  foreign key (federation_id, stage_id) references notices (federation_id, stage_id),
  check (state = 'reserve' or state = 'removed' or from_on is not null)
);
comment on table notice_names is 'Names as they stood on the board: the public list is what was posted, whatever changes later.';
comment on column notice_names.person_ids is 'Whom to tell when they are taken off.';
create index notice_names_by_state on notice_names (federation_id, stage_id, state, group_key, rank);

create table notice_handlers (
  federation_id uuid not null,
  stage_id uuid not null,
  account_id uuid not null,
  primary key (federation_id, stage_id, account_id),
  foreign key (federation_id, stage_id) references notices (federation_id, stage_id),
  foreign key (federation_id, account_id) references accounts (federation_id, id)
);
comment on table notice_handlers is 'Who may see objections and whoever objects; nobody else can, whatever role they have.';

create table notice_objections (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  name_id uuid not null,
  number integer not null,
  channel text not null check (channel in ('online', 'phone', 'letter', 'email', 'visit')),
  received_on date not null,
  state text not null check (state in ('received', 'investigating', 'upheld', 'dismissed')),
  sealed bytea not null,
  receipt_hash bytea not null,
  assigned_to uuid,
  reply text,
  concluded_at timestamptz,
  primary key (federation_id, id),
  unique (federation_id, stage_id, number),
  unique (federation_id, receipt_hash),
  foreign key (federation_id, stage_id) references notices (federation_id, stage_id),
  foreign key (federation_id, name_id) references notice_names (federation_id, id),
  check ((state in ('upheld', 'dismissed')) = (concluded_at is not null))
);
comment on column notice_objections.sealed is 'What was said, by whom, encrypted: {"words", "name", "contact"}. Only the day is kept of when.';
comment on column notice_objections.receipt_hash is 'Keyed hash of the receipt that whoever objected keeps.';
create index notice_objections_by_state on notice_objections (federation_id, stage_id, state);

create table notice_objection_moves (
  federation_id uuid not null,
  id uuid not null,
  objection_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  move text not null check (move in ('register', 'assign', 'note', 'conclude')),
  sealed bytea not null,
  primary key (federation_id, id),
  foreign key (federation_id, objection_id) references notice_objections (federation_id, id)
);
comment on table notice_objection_moves is 'Append-only history of an objection; what was written is encrypted.';
create index notice_objection_moves_by_objection on notice_objection_moves (federation_id, objection_id, at);
