-- Programmes and their stages. Whatever a stage keeps of its own is in the stage's migration.
create table programmes (
  federation_id uuid not null references federations (id),
  id uuid not null,
  template text not null,
  title text not null check (title <> ''),
  title_en text,
  summary text not null default '',
  body text not null default '',
  unit_id uuid not null,
  campaign_id uuid,
  strand text,
  state text not null check (state in ('draft', 'submitted', 'published', 'running', 'closed', 'archived', 'cancelled')),
  starts_at timestamptz,
  ends_at timestamptz,
  place text not null default '',
  audience jsonb not null default '{}',
  fields jsonb not null default '{}',
  woodcut text not null,
  cover_file_id uuid,
  cancel_reason text,
  published_at timestamptz,
  search tsvector not null default '',
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  foreign key (federation_id, campaign_id) references programmes (federation_id, id),
  check (ends_at is null or starts_at is null or ends_at >= starts_at),
  check ((state = 'cancelled') = (cancel_reason is not null))
);
comment on column programmes.campaign_id is 'The campaign (itself a programme) that groups this one; strand names its part there.';
comment on column programmes.search is 'jieba tokens of title, summary, place and unit, made by the service.';
create index programmes_by_state on programmes (federation_id, state, starts_at);
create index programmes_by_unit on programmes (federation_id, unit_id, created_at desc);
create index programmes_by_campaign on programmes (federation_id, campaign_id) where campaign_id is not null;
create index programmes_by_search on programmes using gin (search);

create table programme_units (
  federation_id uuid not null,
  programme_id uuid not null,
  unit_id uuid not null,
  part text not null check (part in ('co-organiser', 'partner')),
  primary key (federation_id, programme_id, unit_id),
  foreign key (federation_id, programme_id) references programmes (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on table programme_units is 'Credited beside the owning unit, never summed twice.';

create table programme_changes (
  federation_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  kind text not null,
  from_state text,
  to_state text,
  detail jsonb not null default '{}',
  primary key (federation_id, id),
  foreign key (federation_id, programme_id) references programmes (federation_id, id)
);
create index programme_changes_by_programme on programme_changes (federation_id, programme_id, at desc);

create table stages (
  federation_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  kind text not null,
  key text not null,
  position integer not null,
  title text not null,
  title_en text not null,
  settings jsonb not null,
  takes_from uuid,
  opens_at timestamptz,
  closes_at timestamptz,
  version integer not null default 1,
  primary key (federation_id, id),
  unique (federation_id, programme_id, key),
  foreign key (federation_id, programme_id) references programmes (federation_id, id),
  foreign key (federation_id, takes_from) references stages (federation_id, id),
  check (closes_at is null or opens_at is null or closes_at > opens_at)
);
comment on column stages.takes_from is 'The stage whose subjects come in here; null takes anyone of the audience.';

create table stage_subjects (
  federation_id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'team', 'unit', 'entry')),
  subject_id uuid not null,
  from_stage_id uuid not null,
  handed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (federation_id, stage_id, subject_kind, subject_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on table stage_subjects is 'Subjects handed into a stage by the one before it; withdrawn when that stage takes them back.';
create index stage_subjects_by_subject on stage_subjects (federation_id, subject_kind, subject_id) where withdrawn_at is null;
