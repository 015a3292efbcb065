-- The stage sessions: dates with agenda, materials and minutes, and who came.
create table sessions (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  title text not null check (title <> ''),
  title_en text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  on_site boolean not null,
  online boolean not null,
  venue text not null default '',
  address text not null default '',
  online_link text,
  capacity integer check (capacity > 0),
  note text not null default '',
  cancelled_at timestamptz,
  cancel_reason text,
  held_at timestamptz,
  held_source uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  check (ends_at > starts_at),
  check (on_site or online),
  check ((cancelled_at is null) = (cancel_reason is null))
);
comment on column sessions.held_at is 'When the first person came; empty again once every attendance was withdrawn.';
comment on column sessions.held_source is 'Source of the fact that it was held: its own id the first time, a new one when it is held anew after a withdrawal.';
create index sessions_by_stage on sessions (federation_id, stage_id, starts_at);

create table session_guests (
  federation_id uuid not null,
  stage_id uuid not null,
  person_id uuid not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (federation_id, stage_id, person_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id)
);
comment on table session_guests is 'The officer''s own list of who is expected, where no other stage feeds this one.';
create index session_guests_by_person on session_guests (federation_id, person_id);

create table session_agenda_items (
  federation_id uuid not null,
  session_id uuid not null,
  position integer not null,
  id uuid not null,
  chapter text not null default '',
  title text not null check (title <> ''),
  starts_at timestamptz,
  minutes integer check (minutes > 0),
  speakers jsonb not null default '[]',
  note text not null default '',
  primary key (federation_id, session_id, position),
  foreign key (federation_id, session_id) references sessions (federation_id, id) on delete cascade
);
comment on column session_agenda_items.speakers is '[{"name": …, "post": …}] in their order: speakers of an item, performers of an act.';

create table session_materials (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  session_id uuid,
  title text not null check (title <> ''),
  file_id uuid,
  url text,
  visibility text not null check (visibility in ('public', 'participants')),
  reading boolean not null default false,
  added_at timestamptz not null,
  added_by uuid,
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  foreign key (federation_id, session_id) references sessions (federation_id, id) on delete cascade,
  foreign key (federation_id, file_id) references files (federation_id, id),
  check ((file_id is null) <> (url is null))
);
comment on column session_materials.reading is 'To be read: who has read it is kept.';
create index session_materials_by_stage on session_materials (federation_id, stage_id, session_id);

create table session_reads (
  federation_id uuid not null,
  material_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (federation_id, material_id, person_id),
  foreign key (federation_id, material_id) references session_materials (federation_id, id) on delete cascade,
  foreign key (federation_id, person_id) references persons (federation_id, id)
);
create index session_reads_by_person on session_reads (federation_id, person_id);

create table session_minutes (
  federation_id uuid not null,
  session_id uuid not null,
  body text not null check (body <> ''),
  visibility text not null check (visibility in ('public', 'participants', 'organisers')),
  written_by uuid,
  writer_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, session_id),
  foreign key (federation_id, session_id) references sessions (federation_id, id) on delete cascade
);

create table session_follow_ups (
  federation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  position integer not null,
  text text not null check (text <> ''),
  owner text not null default '',
  due_on date,
  done_at timestamptz,
  primary key (federation_id, id),
  foreign key (federation_id, session_id) references sessions (federation_id, id) on delete cascade
);
create index session_follow_ups_by_session on session_follow_ups (federation_id, session_id, position);

create table attendances (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  mode text not null check (mode in ('on-site', 'online')),
  method text not null check (method in ('code', 'poster', 'hand', 'self')),
  at timestamptz not null,
  scan_id uuid,
  entered_by uuid,
  entered_by_name text not null,
  entered_at timestamptz not null,
  added_reason text,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text,
  primary key (federation_id, id),
  foreign key (federation_id, session_id) references sessions (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table attendances is 'Rows stay: a withdrawn one keeps its reason, a re-entry is a new row. So the rows are their own history.';
comment on column attendances.added_reason is 'Set where an officer added it afterwards.';
comment on column attendances.scan_id is 'Made by the phone that scanned: sent again, it is the same scan.';
create unique index attendances_one_live on attendances (federation_id, session_id, person_id) where withdrawn_at is null;
create unique index attendances_one_per_scan on attendances (federation_id, stage_id, scan_id) where scan_id is not null;
create index attendances_by_stage on attendances (federation_id, stage_id, session_id, at);
create index attendances_by_person on attendances (federation_id, person_id, stage_id) where withdrawn_at is null;
create index attendances_withdrawn on attendances (federation_id, stage_id, person_id) where withdrawn_at is not null;
