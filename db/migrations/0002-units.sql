-- The organisation: a tree by leadership, effective-dated, with changes that may lie in the future.
create table units (
  federation_id uuid not null references federations (id),
  id uuid not null,
  parent_id uuid,
  path ltree not null,
  depth integer generated always as (nlevel(path)) stored,
  kind text not null check (kind in ('territorial', 'industrial', 'association', 'primary', 'joint', 'branch', 'group', 'partner')),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  pinyin text not null,
  initials text not null,
  former_names text not null default '',
  words text generated always as (
    lower(name || ' ' || short_name || ' ' || pinyin || ' ' || initials || ' ' || coalesce(uscc, '') || ' ' || former_names)
  ) stored,
  uscc text,
  region_code text,
  industry_id uuid,
  address text,
  phone text,
  valid_until date,
  status text not null default 'active' check (status in ('active', 'closed', 'merged')),
  merged_into uuid,
  from_on date not null,
  to_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  unique (federation_id, path) deferrable initially immediate,
  foreign key (federation_id, parent_id) references units (federation_id, id) deferrable,
  foreign key (federation_id, industry_id) references units (federation_id, id) deferrable,
  check ((status = 'active') = (to_on is null))
);
comment on table units is 'Unions of every level and partner units that are no unions. path: labels are ids without hyphens.';
comment on column units.pinyin is 'Syllables without spaces or tones; initials holds their first letters.';
comment on column units.words is 'What a search looks through: names of now and before, spelling, code.';
comment on column units.merged_into is 'Where it went. A merged unit lies under its successor, so whoever leads that one reaches its records.';
comment on column units.industry_id is 'The industrial union a unit also belongs to (second tree); roll-ups use one tree at a time.';
comment on column units.valid_until is 'End of the legal-person certificate (总工办发〔2020〕20号).';
create unique index units_one_uscc on units (federation_id, uscc) where uscc is not null and status = 'active';
create unique index units_one_name on units (federation_id, parent_id, name) where status = 'active';
create index units_by_parent on units (federation_id, parent_id, name);
create index units_by_path on units using gist (path);
create index units_by_industry on units (federation_id, industry_id);
create index units_by_words on units using gin (words gin_trgm_ops);

create table unit_parents (
  federation_id uuid not null,
  unit_id uuid not null,
  from_on date not null,
  to_on date,
  parent_id uuid,
  primary key (federation_id, unit_id, from_on),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check (to_on is null or to_on >= from_on)
);
comment on table unit_parents is 'Who led a unit when: half-open spans [from_on, to_on). Figures as organised then read from here.';
create unique index unit_parents_one_now on unit_parents (federation_id, unit_id) where to_on is null;

create table unit_changes (
  federation_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('created', 'renamed', 'moved', 'merged', 'closed', 'corrected')),
  effective_on date not null,
  detail jsonb not null,
  reason text,
  recorded_by uuid,
  actor_name text not null,
  recorded_at timestamptz not null,
  applied_at timestamptz,
  withdrawn_at timestamptz,
  failed_at timestamptz,
  failure jsonb,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on column unit_changes.applied_at is 'Null while the effective day lies ahead; a daily job applies what is due.';
comment on column unit_changes.failure is 'Why the change could not be made when its day came: {"code", "words": [zh, en]}.';
create index unit_changes_by_unit on unit_changes (federation_id, unit_id, effective_on desc);
create index unit_changes_due on unit_changes (federation_id, effective_on) where applied_at is null and withdrawn_at is null and failed_at is null;
