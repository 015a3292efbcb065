-- The stage appointments: who gives them, slots, who comes when, private notes, photos handed over to whom they show.
create table appointment_providers (
  federation_id uuid not null,
  stage_id uuid not null,
  key text not null,
  account_id uuid,
  primary key (federation_id, stage_id, key),
  foreign key (federation_id, stage_id) references stages (federation_id, id),
  foreign key (federation_id, account_id) references accounts (federation_id, id)
);
comment on table appointment_providers is 'Doctors, photographers, lawyers of a stage, by the keys of its settings, which name them.';
comment on column appointment_providers.account_id is 'Who signs in as this provider and alone reads what they noted; null where helpers keep the list.';

create table appointment_slots (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  provider text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null check (capacity between 1 and 200),
  closed_at timestamptz,
  primary key (federation_id, id),
  foreign key (federation_id, stage_id, provider) references appointment_providers (federation_id, stage_id, key),
  check (ends_at > starts_at),
  constraint appointment_slots_apart exclude using gist (
    federation_id with =, stage_id with =, provider with =, tstzrange(starts_at, ends_at) with &&)
);
comment on column appointment_slots.capacity is 'How many people it takes at once.';
comment on column appointment_slots.closed_at is 'Nobody books it any more; who has it keeps it.';
create index appointment_slots_of_stage on appointment_slots (federation_id, stage_id, starts_at);

create table appointments (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  slot_id uuid not null,
  seat integer not null check (seat > 0),
  person_id uuid,
  name text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('booked', 'arrived', 'done', 'missed', 'cancelled')),
  walk_in boolean not null default false,
  booked_at timestamptz not null,
  reminded_at timestamptz,
  primary key (federation_id, id),
  foreign key (federation_id, slot_id) references appointment_slots (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  check (person_id is not null or name <> ''),
  constraint appointments_one_at_a_time exclude using gist (
    federation_id with =, person_id with =, tstzrange(starts_at, ends_at) with &&)
    where (person_id is not null and state in ('booked', 'arrived'))
);
comment on table appointments is 'Who comes when. A place of a slot is held by one appointment, a person holds one at a time.';
comment on column appointments.seat is 'Which of the places of its slot.';
comment on column appointments.name is 'Of somebody who walked in and is on no roster; empty where the roster knows the person.';
comment on column appointments.starts_at is 'As its slot has it: no person is in two appointments at once, in any stage.';
create unique index appointments_one_for_a_seat on appointments (federation_id, slot_id, seat) where state <> 'cancelled';
create unique index appointments_one_for_a_person on appointments (federation_id, stage_id, person_id)
  where person_id is not null and state in ('booked', 'arrived');
create index appointments_of_stage on appointments (federation_id, stage_id);
create index appointments_of_person on appointments (federation_id, person_id);
create index appointments_to_remind on appointments (starts_at) where state = 'booked' and reminded_at is null;

create table appointment_changes (
  federation_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  kind text not null,
  from_slot_id uuid,
  to_slot_id uuid,
  reason text not null default '',
  primary key (federation_id, id),
  foreign key (federation_id, appointment_id) references appointments (federation_id, id)
);
comment on table appointment_changes is 'Append-only history of appointments.';
create index appointment_changes_of_appointment on appointment_changes (federation_id, appointment_id);

create table appointment_notes (
  federation_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  kind text not null check (kind in ('note', 'referral')),
  author_id uuid not null,
  at timestamptz not null,
  sealed bytea not null,
  primary key (federation_id, id),
  foreign key (federation_id, appointment_id) references appointments (federation_id, id),
  foreign key (federation_id, author_id) references accounts (federation_id, id)
);
comment on table appointment_notes is 'What a doctor or lawyer noted, and to whom they referred: opened by the author and the person, and nobody else.';
comment on column appointment_notes.sealed is 'Words, encrypted and bound to the row.';
create index appointment_notes_of_appointment on appointment_notes (federation_id, appointment_id);

create table appointment_photos (
  federation_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  file_id uuid not null,
  taken_by uuid not null,
  caption text not null default '',
  added_at timestamptz not null,
  handed_over_at timestamptz,
  removed_at timestamptz,
  primary key (federation_id, id),
  foreign key (federation_id, appointment_id) references appointments (federation_id, id),
  foreign key (federation_id, file_id) references files (federation_id, id)
);
comment on table appointment_photos is 'Photos of whoever came, for them alone until they agree to more.';
comment on column appointment_photos.handed_over_at is 'When the person it shows first opened it.';
create index appointment_photos_of_appointment on appointment_photos (federation_id, appointment_id);

create table appointment_consents (
  federation_id uuid not null,
  id uuid not null,
  photo_id uuid not null,
  number integer not null check (number > 0),
  exhibit boolean not null,
  named boolean not null,
  given_by text not null check (given_by in ('person', 'code')),
  at timestamptz not null,
  primary key (federation_id, id),
  unique (federation_id, photo_id, number),
  foreign key (federation_id, photo_id) references appointment_photos (federation_id, id)
);
comment on table appointment_consents is 'Append-only: whether the person shown agrees that a photo is exhibited, with their name or without; the latest counts (PIPL Art. 13–15).';

create table appointment_claims (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  appointment_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  primary key (federation_id, id),
  unique (federation_id, stage_id, code_hash),
  foreign key (federation_id, appointment_id) references appointments (federation_id, id)
);
comment on table appointment_claims is 'Codes on printed cards by which somebody without an account opens their own photos; kept as hashes.';
create unique index appointment_claims_one_that_opens on appointment_claims (federation_id, appointment_id) where revoked_at is null;
