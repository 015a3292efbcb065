-- The stage judging: one instance is one round. Marks are kept as they were given; scores and ranks are worked out from them.
create table judging_rounds (
  federation_id uuid not null,
  stage_id uuid not null,
  state text not null default 'preparing' check (state in ('preparing', 'marking', 'closed', 'released')),
  started_at timestamptz,
  closed_at timestamptz,
  released_at timestamptz,
  edition integer not null default 0 check (edition >= 0),
  tie_decision jsonb not null default '{"rule": "none"}',
  act_id uuid,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on table judging_rounds is 'preparing → marking → closed → released. Writers of marks hold the row for share, those who change the state for update.';
comment on column judging_rounds.edition is 'The released result that holds: 1 at release, one more with each ruling of the arbitration group.';
comment on column judging_rounds.act_id is 'Live scoring: the act on the stage now.';

create table judging_judges (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  account_id uuid,
  person_id uuid,
  name text not null check (length(name) between 1 and 60),
  part text not null check (part in ('judge', 'chief', 'arbiter')),
  scores boolean not null,
  work_limit integer check (work_limit >= 0),
  categories text[] not null default '{}',
  invited_at timestamptz not null,
  left_at timestamptz,
  left_reason text,
  replaces uuid,
  primary key (federation_id, id),
  check (account_id is not null or person_id is not null),
  check (part <> 'arbiter' or not scores),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  foreign key (federation_id, account_id) references accounts (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, replaces) references judging_judges (federation_id, id)
);
comment on table judging_judges is 'Named accounts or persons of a round. One who leaves stays, with the marks given; a successor names whom they replace.';
create unique index judging_judges_one_account on judging_judges (federation_id, stage_id, account_id) where left_at is null and account_id is not null;
create unique index judging_judges_one_person on judging_judges (federation_id, stage_id, person_id) where left_at is null and person_id is not null;
create index judging_judges_of_account on judging_judges (federation_id, account_id) where account_id is not null;
create index judging_judges_of_person on judging_judges (federation_id, person_id) where person_id is not null;

create table judging_entries (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('entry', 'team', 'person')),
  subject_id uuid not null,
  code integer check (code > 0),
  category text not null default '',
  title text not null default '',
  unit_id uuid,
  unit_name text not null default '',
  before_score text not null default '',
  made_at timestamptz not null,
  arrived_at timestamptz not null,
  position integer check (position > 0),
  called_at timestamptz,
  shown_at timestamptz,
  withdrawn_at timestamptz,
  excluded_at timestamptz,
  primary key (federation_id, id),
  unique (federation_id, stage_id, subject_kind, subject_id),
  unique (federation_id, stage_id, code),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on column judging_entries.id is 'Random (UUIDv4): judges see it, so it tells neither subject nor time.';
comment on column judging_entries.code is 'Given in random order when the round starts; what arrives later has the next ones.';
comment on column judging_entries.made_at is 'When it was handed in; decides where the chain of tie-breaks asks for the earlier.';

create table judging_recusals (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  judge_id uuid not null,
  entry_id uuid not null,
  ground text not null check (ground in ('self', 'team', 'mentor', 'unit', 'declared', 'officer')),
  note text not null default '',
  at timestamptz not null,
  actor_name text not null,
  lifted_at timestamptz,
  lifted_reason text,
  primary key (federation_id, id),
  foreign key (federation_id, judge_id) references judging_judges (federation_id, id),
  foreign key (federation_id, entry_id) references judging_entries (federation_id, id)
);
create unique index judging_recusals_one_live on judging_recusals (federation_id, judge_id, entry_id) where lifted_at is null;
create index judging_recusals_by_stage on judging_recusals (federation_id, stage_id);

create table judging_assignments (
  federation_id uuid not null,
  stage_id uuid not null,
  judge_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  primary key (federation_id, judge_id, entry_id),
  foreign key (federation_id, judge_id) references judging_judges (federation_id, id),
  foreign key (federation_id, entry_id) references judging_entries (federation_id, id)
);
create index judging_assignments_by_stage on judging_assignments (federation_id, stage_id, entry_id);

create table judging_sheets (
  federation_id uuid not null,
  stage_id uuid not null,
  judge_id uuid not null,
  entry_id uuid not null,
  version integer not null check (version > 0),
  complete boolean not null,
  comment text not null default '',
  saved_at timestamptz not null,
  struck_at timestamptz,
  struck_reason text,
  primary key (federation_id, judge_id, entry_id),
  foreign key (federation_id, judge_id) references judging_judges (federation_id, id),
  foreign key (federation_id, entry_id) references judging_entries (federation_id, id)
);
comment on table judging_sheets is 'What one judge gave one entry. Only complete ones that are not struck count.';
create index judging_sheets_by_stage on judging_sheets (federation_id, stage_id, entry_id);

create table judging_marks (
  federation_id uuid not null,
  stage_id uuid not null,
  entry_id uuid not null,
  judge_id uuid not null,
  criterion text not null,
  mark integer not null check (mark >= 0),
  primary key (federation_id, stage_id, entry_id, judge_id, criterion),
  foreign key (federation_id, judge_id, entry_id) references judging_sheets (federation_id, judge_id, entry_id)
);
comment on column judging_marks.mark is 'In thousandths, as it was given.';

create table judging_measures (
  federation_id uuid not null,
  stage_id uuid not null,
  entry_id uuid not null,
  criterion text not null,
  mark integer not null check (mark >= 0),
  primary key (federation_id, stage_id, entry_id, criterion),
  foreign key (federation_id, entry_id) references judging_entries (federation_id, id)
);
comment on table judging_measures is 'What the office gives an entry once: a written paper, a time. In thousandths.';

create table judging_history (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid,
  actor_name text not null,
  judge_id uuid,
  entry_id uuid,
  reason text not null default '',
  detail jsonb not null default '{}',
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on table judging_history is 'Append-only: every state, every version of a sheet, every measure, call, recusal, replacement and ruling.';
create index judging_history_by_stage on judging_history (federation_id, stage_id, at);
create index judging_history_by_entry on judging_history (federation_id, entry_id, at) where entry_id is not null;

create table judging_results (
  federation_id uuid not null,
  stage_id uuid not null,
  edition integer not null check (edition > 0),
  entry_id uuid not null,
  category text not null,
  score text not null,
  place integer,
  passage text not null check (passage in ('on', 'belowLine', 'belowScore', 'unitFull', 'tied', 'notRanked')),
  decided_by text,
  primary key (federation_id, stage_id, edition, entry_id),
  foreign key (federation_id, entry_id) references judging_entries (federation_id, id)
);
comment on table judging_results is 'Append-only: what was released, whole, edition by edition.';

create table judging_rulings (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  entry_id uuid not null,
  judge_id uuid,
  kind text not null check (kind in ('strike', 'restore', 'correct', 'exclude', 'readmit')),
  reason text not null check (length(reason) between 1 and 1000),
  appeal text not null default '',
  detail jsonb not null default '{}',
  at timestamptz not null,
  arbiter_id uuid not null,
  arbiter_name text not null,
  edition integer not null,
  primary key (federation_id, id),
  foreign key (federation_id, entry_id) references judging_entries (federation_id, id),
  foreign key (federation_id, arbiter_id) references judging_judges (federation_id, id)
);
comment on column judging_rulings.edition is 'The edition of the result that it made; 0 before release.';
create index judging_rulings_by_stage on judging_rulings (federation_id, stage_id, at);
