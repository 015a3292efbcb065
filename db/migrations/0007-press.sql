-- Briefs drawn from a programme's own records.
create table briefs (
  federation_id uuid not null references federations (id),
  id uuid not null,
  unit_id uuid not null,
  programme_id uuid,
  year integer not null,
  issue_number integer,
  total_number integer,
  document jsonb not null,
  state text not null check (state in ('draft', 'issued')),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  issued_at timestamptz,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check ((state = 'issued') = (issue_number is not null))
);
comment on column briefs.document is 'BriefDraft of press/contract.ts: the text, and the links of its numbers to the figures they came from.';
comment on column briefs.issue_number is 'Within unit and year; total_number within the unit. Given when it is issued, then nothing of it changes.';
create unique index briefs_one_number on briefs (federation_id, unit_id, year, issue_number) where issue_number is not null;
create unique index briefs_one_total on briefs (federation_id, unit_id, total_number) where total_number is not null;
create index briefs_by_programme on briefs (federation_id, programme_id) where programme_id is not null;
create index briefs_by_unit on briefs (federation_id, unit_id, created_at desc);
