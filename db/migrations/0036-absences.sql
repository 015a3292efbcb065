-- The registry of absences: who had a place and did not come; counted until an officer excuses it.
create table absences (
  federation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  stage_id uuid not null,
  source_id uuid not null,
  unit_id uuid not null,
  day date not null,
  what text not null check (what <> ''),
  state text not null check (state in ('counted', 'appealed', 'excused')),
  appeal text,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (federation_id, id),
  unique (federation_id, source_id, person_id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check (state <> 'appealed' or appeal is not null)
);
comment on column absences.source_id is 'The session or appointment to which the person did not come.';
comment on column absences.unit_id is 'The unit that ran it, whose officers decide on appeals.';
comment on column absences.appeal is 'What the person says of it.';
comment on column absences.reason is 'What the officer said who decided last.';
create index absences_by_person on absences (federation_id, person_id, day) where state = 'counted';
create index absences_by_unit on absences (federation_id, unit_id, day, id);

create table absence_changes (
  federation_id uuid not null,
  id uuid not null,
  absence_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  from_state text,
  to_state text not null,
  reason text,
  primary key (federation_id, id),
  foreign key (federation_id, absence_id) references absences (federation_id, id)
);
comment on table absence_changes is 'What happened to each absence; append-only.';
create index absence_changes_by_absence on absence_changes (federation_id, absence_id, at);

alter table sessions add column roll_closed_at timestamptz;
comment on column sessions.roll_closed_at is 'When the officer last said that everybody who came is checked in: the others on the list were entered as absent.';
