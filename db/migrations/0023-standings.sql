-- The stage standings (总成绩): a stage may take from several, and what each of them hands in stands beside the others.
alter table stages add column also_from uuid[] not null default '{}';
comment on column stages.also_from is 'More stages whose subjects come in here, for stages that take from several.';

alter table stage_subjects drop constraint stage_subjects_pkey;
alter table stage_subjects add primary key (federation_id, stage_id, subject_kind, subject_id, from_stage_id);

create table standing_editions (
  federation_id uuid not null,
  stage_id uuid not null,
  edition integer not null check (edition > 0),
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  reason text not null default '',
  primary key (federation_id, stage_id, edition),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  check (edition = 1 or reason <> '')
);
comment on table standing_editions is 'Releases of an all-round result. The newest holds; a later one says why it was needed.';

create table standing_rows (
  federation_id uuid not null,
  stage_id uuid not null,
  edition integer not null,
  subject_kind text not null check (subject_kind in ('person', 'team')),
  subject_id uuid not null,
  position integer not null,
  name text not null,
  unit_name text not null default '',
  person_ids uuid[] not null default '{}',
  group_key text not null default '',
  place integer,
  total text not null default '',
  decided_by text not null default '',
  events jsonb not null,
  primary key (federation_id, stage_id, edition, subject_kind, subject_id),
  foreign key (federation_id, stage_id, edition) references standing_editions (federation_id, stage_id, edition)
);
comment on column standing_rows.events is 'As released: of each event the result, what it is worth, and whether it counted.';
comment on column standing_rows.place is 'Null where somebody took too few events to be ranked.';
