-- Quotas are handed down from union to union, and what is left of them goes back on a day.
create table enrolment_quota_changes (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  kind text not null check (kind in ('given', 'taken-back', 'clawed-back')),
  from_unit_id uuid,
  to_unit_id uuid,
  places integer not null check (places > 0),
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id) on delete cascade,
  foreign key (federation_id, from_unit_id) references units (federation_id, id),
  foreign key (federation_id, to_unit_id) references units (federation_id, id),
  check (from_unit_id is distinct from to_unit_id)
);
comment on table enrolment_quota_changes is 'Places that went from one unit''s quota to another''s; append-only. A unit that is null stands for the places shared by all.';
create index enrolment_quota_changes_by_stage on enrolment_quota_changes (federation_id, stage_id, at);

alter table enrolment_books add column claw_back_at timestamptz;
alter table enrolment_books add column claw_back_told_at timestamptz;
alter table enrolment_books add column clawed_back_at timestamptz;
comment on column enrolment_books.claw_back_at is 'When what is left of the quotas goes back, by the settings; null where it stays.';
comment on column enrolment_books.claw_back_told_at is 'When the officers of those who still hold places were reminded.';
create index enrolment_books_by_claw_back on enrolment_books (claw_back_at) where claw_back_at is not null and clawed_back_at is null;
