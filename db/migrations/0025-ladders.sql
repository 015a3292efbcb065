-- The registry of skill ladders (竞赛—提升—晋级): rungs, what leads to them, who stands where.
create table ladders (
  federation_id uuid not null references federations (id),
  id uuid not null,
  unit_id uuid not null,
  title text not null check (title <> ''),
  title_en text not null default '',
  trade text not null check (trade <> ''),
  trade_code text not null default '',
  about text not null default '',
  assessor text not null default '',
  rungs jsonb not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on table ladders is 'One trade, from the lowest level to the highest, kept by one union.';
comment on column ladders.rungs is '[{"level", "contest", "hours", "jump"}], the lowest first.';
comment on column ladders.assessor is 'Who assesses the skill and is printed on the certificate; the keeping union where empty.';

create table ladder_changes (
  federation_id uuid not null,
  id uuid not null,
  ladder_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  kind text not null check (kind in ('created', 'changed', 'linked', 'unlinked', 'awarded', 'revoked')),
  detail jsonb not null default '{}',
  primary key (federation_id, id),
  foreign key (federation_id, ladder_id) references ladders (federation_id, id)
);
create index ladder_changes_by_ladder on ladder_changes (federation_id, ladder_id, at desc);

create table ladder_links (
  federation_id uuid not null,
  stage_id uuid not null,
  ladder_id uuid not null,
  feeds uuid[] not null,
  occasion text not null,
  href text not null,
  linked_at timestamptz not null,
  primary key (federation_id, stage_id),
  foreign key (federation_id, ladder_id) references ladders (federation_id, id),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on table ladder_links is 'Whose results and hours count: a stage brings what those that feed it hand in.';
comment on column ladder_links.feeds is 'Stages whose training hours count.';
create index ladder_links_by_ladder on ladder_links (federation_id, ladder_id);

create table ladder_results (
  federation_id uuid not null,
  stage_id uuid not null,
  from_stage_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  event text not null,
  rank integer,
  score text not null default '',
  tier text not null default '',
  on_day date not null,
  withdrawn_at timestamptz,
  primary key (federation_id, stage_id, from_stage_id, person_id),
  unique (federation_id, id),
  foreign key (federation_id, stage_id) references ladder_links (federation_id, stage_id),
  foreign key (federation_id, person_id) references persons (federation_id, id)
);
comment on table ladder_results is 'Who came from where, with the result of a contest; without rank and score they only take part.';
create index ladder_results_by_person on ladder_results (federation_id, person_id);

create table ladder_awards (
  federation_id uuid not null,
  id uuid not null,
  ladder_id uuid not null,
  level text not null check (level <> ''),
  person_id uuid not null,
  person_name text not null,
  unit_id uuid not null,
  unit_name text not null,
  awarded_on date not null,
  basis text not null default '',
  result_id uuid,
  evidence jsonb not null,
  awarded_by text not null,
  created_at timestamptz not null,
  revoked_on date,
  revoked_by text,
  reason text,
  primary key (federation_id, id),
  foreign key (federation_id, ladder_id) references ladders (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check ((revoked_on is null) = (reason is null))
);
comment on table ladder_awards is 'Levels as they were awarded. Nothing is deleted: a revoked one stays, with its reason.';
comment on column ladder_awards.result_id is 'The result it rests on: one result counts for one level.';
comment on column ladder_awards.evidence is 'What was met on that day, as the person is shown it.';
create unique index ladder_awards_once on ladder_awards (federation_id, ladder_id, person_id, level) where revoked_on is null;
create unique index ladder_awards_result_once on ladder_awards (federation_id, result_id)
  where revoked_on is null and result_id is not null;
create index ladder_awards_by_person on ladder_awards (federation_id, person_id);
