-- The stage tally: numbers that units declare, with date, evidence and every correction.
create table tally_reports (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  unit_id uuid not null,
  indicator text not null,
  form text not null default '',
  day date not null,
  amount numeric not null check (amount >= 0),
  note text not null default '',
  evidence uuid[] not null default '{}',
  reported_by uuid,
  reporter_name text not null,
  reported_at timestamptz not null,
  corrects uuid,
  reason text,
  replaced_at timestamptz,
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  foreign key (federation_id, corrects) references tally_reports (federation_id, id)
);
comment on table tally_reports is 'A correction is a further row that names the one it corrects; a withdrawn report is corrected to 0. Live rows have no replaced_at.';
create index tally_reports_by_stage on tally_reports (federation_id, stage_id, unit_id, indicator, day);
create unique index tally_reports_one_correction on tally_reports (federation_id, corrects) where corrects is not null;
