-- Allotment of places: sealed seeds, series of enrolments, claims with their score lines, points given by hand.
alter table enrolment_books add column series text check (series <> '');
comment on column enrolment_books.series is 'Enrolments of one series, such as the stays of all years, know who had a place before.';
create index enrolment_books_by_series on enrolment_books (federation_id, series) where series is not null;

alter table enrolment_batches add column ends_on date;

create table enrolment_seals (
  federation_id uuid not null,
  stage_id uuid not null,
  seed_cipher bytea not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  published jsonb,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id) on delete cascade,
  check ((seed is null) = (published is null))
);
comment on table enrolment_seals is 'The seed of a stage''s lots: made once, shown by its SHA-256 (commitment) from the first day, itself with the allotment.';
comment on column enrolment_seals.published is 'What anyone needs to recompute the allotment (allotment/publication/contract.ts).';

create table enrolment_claims (
  federation_id uuid not null,
  enrolment_id uuid not null,
  stage_id uuid not null,
  person_id uuid not null,
  ticket integer not null,
  weight integer not null check (weight > 0),
  points integer not null,
  last_on date,
  tier integer,
  place integer,
  served boolean not null,
  batch text,
  wish integer,
  lines jsonb not null default '[]',
  gates jsonb not null default '[]',
  primary key (federation_id, enrolment_id),
  foreign key (federation_id, enrolment_id) references enrolments (federation_id, id),
  check ((tier is null) = (place is null)),
  check (served or batch is null)
);
comment on table enrolment_claims is 'How each request stood in the allotment, as its person sees it; written with it and never changed.';
comment on column enrolment_claims.place is 'In the order, from 1; null for whoever missed a condition (gates).';
create unique index enrolment_claims_by_place on enrolment_claims (federation_id, stage_id, place);
create index enrolment_claims_by_person on enrolment_claims (federation_id, person_id);

create table enrolment_hand_points (
  federation_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  points integer not null check (points <> 0),
  reason text not null check (reason <> ''),
  primary key (federation_id, id),
  foreign key (federation_id, enrolment_id) references enrolments (federation_id, id)
);
comment on table enrolment_hand_points is 'Points that an officer gave or took by hand, with the reason that the person reads; append-only.';
create index enrolment_hand_points_by_enrolment on enrolment_hand_points (federation_id, enrolment_id, at);
