-- The stage enrolment: the books of places, requests, teams.
create table enrolment_books (
  federation_id uuid not null,
  stage_id uuid not null,
  seats integer check (seats >= 0),
  taken integer not null default 0 check (taken >= 0),
  waiting integer not null default 0 check (waiting >= 0),
  next_seq bigint not null default 1,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  check (seats is null or taken <= seats)
);
comment on table enrolment_books is 'One row per stage: locked by whoever admits, so that two people never get one place.';

create table enrolment_quotas (
  federation_id uuid not null,
  stage_id uuid not null,
  unit_id uuid not null,
  places integer not null check (places >= 0),
  taken integer not null default 0 check (taken >= 0),
  primary key (federation_id, stage_id, unit_id),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id) on delete cascade,
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check (taken <= places)
);
comment on table enrolment_quotas is 'Places kept for a unit and all below it.';

create table enrolments (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'team')),
  subject_id uuid not null,
  person_id uuid not null,
  unit_id uuid,
  quota_unit_id uuid,
  places integer not null default 1 check (places > 0),
  state text not null check (state in ('requested', 'admitted', 'waiting', 'declined', 'cancelled')),
  seq bigint not null,
  answers jsonb not null default '{}',
  requested_at timestamptz not null,
  decided_at timestamptz,
  reason text,
  admission_id uuid,
  primary key (federation_id, id),
  unique (federation_id, stage_id, subject_kind, subject_id),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id),
  foreign key (federation_id, person_id) references persons (federation_id, id)
);
comment on column enrolments.person_id is 'Who asked: the person, or the captain of the team.';
comment on column enrolments.admission_id is 'The change that admitted it: source of its facts, so that a place given back and taken anew counts anew.';
comment on column enrolments.seq is 'Order of asking within the stage: the waiting list moves up by it.';
create index enrolments_by_state on enrolments (federation_id, stage_id, state, seq);
create index enrolments_by_person on enrolments (federation_id, person_id);

create table enrolment_changes (
  federation_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  from_state text,
  to_state text not null,
  reason text,
  primary key (federation_id, id),
  foreign key (federation_id, enrolment_id) references enrolments (federation_id, id)
);
create index enrolment_changes_by_enrolment on enrolment_changes (federation_id, enrolment_id, at);

create table enrolment_teams (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  name text not null check (name <> ''),
  unit_id uuid,
  captain_id uuid not null,
  created_at timestamptz not null,
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id)
);
create unique index enrolment_teams_one_captain on enrolment_teams (federation_id, stage_id, captain_id);

create table enrolment_team_members (
  federation_id uuid not null,
  team_id uuid not null,
  id uuid not null,
  position integer not null,
  name text not null check (name <> ''),
  person_id uuid,
  phone_hash bytea,
  phone_masked text,
  primary key (federation_id, team_id, position),
  foreign key (federation_id, team_id) references enrolment_teams (federation_id, id) on delete cascade
);
comment on column enrolment_team_members.person_id is 'Known where the phone given belongs to a person of this federation.';
