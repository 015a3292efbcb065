-- Health forms of those who have a place: read by the person and by the doctors whom the stage names.
create table enrolment_doctors (
  federation_id uuid not null,
  stage_id uuid not null,
  account_id uuid not null,
  primary key (federation_id, stage_id, account_id),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id) on delete cascade,
  foreign key (federation_id, account_id) references accounts (federation_id, id)
);
comment on table enrolment_doctors is 'Who may open the health forms of a stage, by the user names of its settings.';
create index enrolment_doctors_by_account on enrolment_doctors (federation_id, account_id);

create table enrolment_health (
  federation_id uuid not null,
  enrolment_id uuid not null,
  sealed bytea not null,
  handed_in_at timestamptz not null,
  primary key (federation_id, enrolment_id),
  foreign key (federation_id, enrolment_id) references enrolments (federation_id, id)
);
comment on table enrolment_health is 'Health forms; one goes when its place is given back or its person takes it back.';
comment on column enrolment_health.sealed is 'Questions and answers, encrypted and bound to the row.';
