-- The stage gallery: an exhibition of what was handed in, what officers arranged, who agreed to be shown, visits by day.
create table galleries (
  federation_id uuid not null,
  stage_id uuid not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null))
);

create table gallery_places (
  federation_id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'team', 'entry')),
  subject_id uuid not null,
  zone text,
  position integer,
  featured boolean not null default false,
  hidden_reason text check (hidden_reason <> ''),
  changed_at timestamptz not null,
  primary key (federation_id, stage_id, subject_kind, subject_id),
  foreign key (federation_id, stage_id) references galleries (federation_id, stage_id)
);
comment on table gallery_places is 'What an officer arranged about a piece; a piece without a row stands where the settings put it.';
comment on column gallery_places.zone is 'Null: the zone that takes its group.';
comment on column gallery_places.position is 'Within its zone; null: after those with one, in the order of the settings.';
comment on column gallery_places.hidden_reason is 'Why it is not shown; null where nothing hides it.';

create table gallery_consents (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'team', 'entry')),
  subject_id uuid not null,
  number integer not null check (number > 0),
  person_id uuid,
  hall boolean not null,
  wall boolean not null,
  given_by text not null check (given_by in ('person', 'officer')),
  actor_name text not null,
  evidence text not null default '',
  at timestamptz not null,
  primary key (federation_id, id),
  unique (federation_id, stage_id, subject_kind, subject_id, number),
  foreign key (federation_id, stage_id) references galleries (federation_id, stage_id),
  check ((given_by = 'person') = (person_id is not null)),
  check (given_by = 'person' or evidence <> '' or not (hall or wall))
);
comment on table gallery_consents is 'Append-only log of who agreed to be shown in this exhibition (PIPL Art. 13–15); the latest of each counts.';
comment on column gallery_consents.hall is 'In the hall, on phones and desks; wall: on screens in public places.';

create table gallery_visits (
  federation_id uuid not null,
  stage_id uuid not null,
  day date not null,
  visits integer not null check (visits > 0),
  primary key (federation_id, stage_id, day),
  foreign key (federation_id, stage_id) references galleries (federation_id, stage_id)
);
comment on table gallery_visits is 'Visits by day, and nothing of who visited: no address, no cookie, no account.';
