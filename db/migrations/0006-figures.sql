-- Facts, and the roll-ups folded from them.
create table facts (
  federation_id uuid not null references federations (id),
  id uuid not null,
  indicator text not null,
  unit_id uuid not null,
  programme_id uuid,
  campaign_id uuid,
  stage_id uuid,
  person_id uuid,
  person_unit_id uuid,
  day date not null,
  amount numeric not null,
  declared boolean not null default false,
  source_kind text not null,
  source_id uuid not null,
  corrects uuid,
  recorded_at timestamptz not null,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  foreign key (federation_id, corrects) references facts (federation_id, id)
);
comment on table facts is 'Append-only. A correction is a further fact that names the one it corrects. unit_id is the one owning unit.';
comment on column facts.person_unit_id is 'The union the person belonged to on that day.';
create unique index facts_one_per_source on facts (federation_id, indicator, source_kind, source_id) where corrects is null;
create index facts_by_unit on facts (federation_id, indicator, unit_id, day);
create index facts_by_programme on facts (federation_id, programme_id, indicator, day);
create index facts_by_campaign on facts (federation_id, campaign_id, indicator, day) where campaign_id is not null;
create index facts_by_source on facts (federation_id, source_kind, source_id);

create table facts_unfolded (
  federation_id uuid not null,
  fact_id uuid not null,
  primary key (federation_id, fact_id)
);
comment on table facts_unfolded is 'Facts that the roll-ups do not hold yet; the folding job takes them with skip locked.';

create table fact_lines (
  federation_id uuid not null,
  unit_id uuid not null,
  day date not null,
  line uuid[] not null,
  primary key (federation_id, unit_id, day),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on table fact_lines is 'Under whom a unit''s facts of a day are folded: itself and all above it, as organised then. Kept, so that a reversal goes the way its fact went, and a move entered late can be carried over.';
create index fact_lines_by_holder on fact_lines using gin (line);

create table rollups (
  federation_id uuid not null references federations (id),
  indicator text not null,
  holder_kind text not null check (holder_kind in ('unit', 'programme', 'campaign')),
  holder_id uuid not null,
  period text not null,
  amount numeric not null,
  declared_amount numeric not null default 0,
  people integer not null default 0,
  facts integer not null default 0,
  folded_at timestamptz not null,
  primary key (federation_id, indicator, holder_kind, holder_id, period)
);
comment on table rollups is 'amount adds; people is distinct persons within this holder and period and never adds.';
create index rollups_by_holder on rollups (federation_id, holder_kind, holder_id, period);

create table rollup_people (
  federation_id uuid not null references federations (id),
  indicator text not null,
  holder_kind text not null,
  holder_id uuid not null,
  person_id uuid not null,
  month text not null,
  facts integer not null,
  primary key (federation_id, indicator, holder_kind, holder_id, person_id, month)
);
comment on table rollup_people is 'Who is counted in rollups.people: facts of a person by month. Years and all time are told from the months.';

create table folds (
  federation_id uuid primary key references federations (id),
  folded_at timestamptz,
  lines_at timestamptz
);
comment on table folds is 'Locked by whoever folds. folded_at: when the roll-ups last held every committed fact, the freshness line.';
comment on column folds.lines_at is 'Changes of the tree applied up to here are carried over to facts folded before.';

create unique index facts_one_correction on facts (federation_id, corrects) where corrects is not null;
