-- Nobody has two places at one time, or two of what may be had once a year.
create table enrolment_holds (
  federation_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  stage_id uuid not null,
  begins_at timestamptz,
  ends_at timestamptz,
  tag text check (tag <> ''),
  primary key (federation_id, enrolment_id, person_id),
  foreign key (federation_id, enrolment_id) references enrolments (federation_id, id),
  constraint enrolment_holds_apart exclude using gist (
    federation_id with =, person_id with =, stage_id with <>, tstzrange(begins_at, ends_at) with &&
  ) where (begins_at is not null),
  constraint enrolment_holds_once exclude using gist (
    federation_id with =, person_id with =, stage_id with <>, tag with =
  ) where (tag is not null),
  check ((begins_at is null) = (ends_at is null) and begins_at < ends_at),
  check (begins_at is not null or tag is not null)
);
comment on table enrolment_holds is 'Places that persons have or are offered in stages which watch for two at once (from begins_at to ends_at) or for one of a kind a year (tag).';
comment on column enrolment_holds.tag is 'Of the stage''s settings, with the year.';
