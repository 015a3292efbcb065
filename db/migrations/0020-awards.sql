-- Certificates (荣誉证书), which outlive what they were given for; the stage awards (评奖); print runs of many sheets.
create table certificate_years (
  federation_id uuid not null references federations (id),
  year integer not null,
  next_number integer not null default 1,
  primary key (federation_id, year)
);
comment on table certificate_years is 'The next serial number of each year; its row is the queue of those who issue.';

create table certificates (
  federation_id uuid not null references federations (id),
  id uuid not null,
  number text not null check (number <> ''),
  kind text not null check (kind <> ''),
  title text not null check (title <> ''),
  holder_name text not null check (holder_name <> ''),
  person_id uuid,
  holder_unit_id uuid,
  body text not null check (body <> ''),
  award text not null check (award <> ''),
  issuers text[] not null check (cardinality(issuers) > 0),
  unit_id uuid not null,
  issued_on date not null,
  source_kind text not null,
  source_id uuid not null,
  batch_id uuid not null,
  position integer not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_on date,
  revoked_by text,
  reason text,
  primary key (federation_id, id),
  unique (federation_id, number),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  foreign key (federation_id, holder_unit_id) references units (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  check (person_id is null or holder_unit_id is null),
  check ((revoked_at is null) = (revoked_on is null)),
  check ((revoked_at is null) = (revoked_by is null)),
  check ((revoked_at is null) = (reason is null))
);
comment on table certificates is 'Nothing is deleted: a revoked certificate stays, and says so to whoever checks its number.';
comment on column certificates.number is 'Year, serial, seven random characters and a check character: readable, and not to be guessed.';
comment on column certificates.holder_name is 'Person, team or unit as named then; the names stand as they were printed.';
comment on column certificates.award is 'What it certifies in a few words, such as a prize: what a check shows.';
comment on column certificates.issuers is 'Issuing bodies as printed, the first first; unit_id is the one that keeps it.';
comment on column certificates.batch_id is 'What it was issued with, such as a stage: printed in one run, in the order of position.';
comment on column certificates.reason is 'Why it was revoked; shown to officers, not to whoever checks it.';
create unique index certificates_one_per_source on certificates
  (federation_id, source_kind, source_id, (coalesce(person_id::text, holder_unit_id::text, holder_name)));
create index certificates_by_batch on certificates (federation_id, batch_id, position);
create index certificates_by_person on certificates (federation_id, person_id, issued_on desc) where person_id is not null;
create index certificates_by_unit on certificates (federation_id, unit_id, issued_on desc);

create table certificate_seals (
  federation_id uuid not null,
  unit_id uuid not null,
  file_id uuid not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (federation_id, unit_id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  foreign key (federation_id, file_id) references files (federation_id, id)
);
comment on table certificate_seals is 'The picture of a unit''s seal (印章), printed on the certificates it issues.';

create table print_runs (
  federation_id uuid not null references federations (id),
  id uuid not null,
  printer text not null,
  name text not null,
  lang text not null check (lang in ('zh', 'en')),
  about_id uuid not null,
  unit_id uuid not null,
  items uuid[] not null check (cardinality(items) > 0),
  done integer not null default 0,
  state text not null check (state in ('waiting', 'done', 'failed')),
  tries integer not null default 0,
  started_by text not null,
  created_at timestamptz not null,
  advanced_at timestamptz not null,
  finished_at timestamptz,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check (done between 0 and cardinality(items)),
  check ((state = 'done') = (finished_at is not null))
);
comment on table print_runs is 'Many sheets into one PDF, some at a time: what is done stays done when the server stops.';
comment on column print_runs.printer is 'Who lays out the items, such as certificates.';
comment on column print_runs.about_id is 'What the items belong to, so that a run is found again.';
comment on column print_runs.tries is 'Failures in a row of the part that comes next.';
create index print_runs_waiting on print_runs (advanced_at) where state = 'waiting';
create index print_runs_by_about on print_runs (federation_id, printer, about_id, created_at desc);

-- The stage awards.
create table award_lists (
  federation_id uuid not null,
  stage_id uuid not null,
  state text not null check (state in ('draft', 'released')),
  released_at timestamptz,
  released_on date,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  check ((state = 'released') = (released_at is not null))
);

create table award_choices (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('place', 'tie', 'organiser')),
  subject_kind text not null check (subject_kind in ('person', 'team', 'unit', 'entry')),
  subject_id uuid not null,
  tier text not null default '',
  chosen text not null check (chosen in ('auto', 'none', 'ineligible', 'tier', 'yes', 'no')),
  reason text not null check (reason <> ''),
  actor_id uuid,
  actor_name text not null,
  at timestamptz not null,
  primary key (federation_id, id),
  unique (federation_id, stage_id, number),
  foreign key (federation_id, stage_id) references award_lists (federation_id, stage_id),
  check ((kind = 'place') = (chosen in ('auto', 'none', 'ineligible', 'tier')))
);
comment on table award_choices is 'Append-only: what officers decided beside the rule, each with its reason. The latest of a kind, subject and tier counts.';

create table awards (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'team', 'unit', 'entry')),
  subject_id uuid not null,
  organiser boolean not null default false,
  tier text not null,
  tier_name text not null,
  position integer not null,
  group_key text not null default '',
  rank integer,
  score text not null default '',
  title text not null,
  about text not null default '',
  unit_id uuid,
  unit_name text not null default '',
  people jsonb not null default '[]',
  person_ids uuid[] not null default '{}',
  reason text not null default '',
  state text not null check (state in ('given', 'revoked')),
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  primary key (federation_id, id),
  unique (federation_id, stage_id, organiser, subject_kind, subject_id),
  foreign key (federation_id, stage_id) references award_lists (federation_id, stage_id),
  check ((state = 'revoked') = (revoked_at is not null)),
  check ((state = 'revoked') = (revoked_reason is not null))
);
comment on table awards is 'Awards as they were released: who, which tier, names as they were then. Nothing changes here but a revocation.';
comment on column awards.people is '[{"personId", "name", "part"}]: whose it is, the first first.';
comment on column awards.reason is 'Why an officer placed it there, where the rule alone did not.';
create index awards_by_stage on awards (federation_id, stage_id, position);
create index awards_by_person on awards using gin (person_ids);
