-- Private notes, names of people on no roster, and photos that were taken back are not kept for ever.
alter table appointment_notes
  alter column sealed drop not null,
  add column erase_at timestamptz,
  add column erased_at timestamptz,
  add constraint appointment_notes_erased check ((sealed is null) = (erased_at is not null));
comment on column appointment_notes.erase_at is 'When what it says is deleted; null until the next look of the job that does it.';
create index appointment_notes_to_erase on appointment_notes (erase_at nulls first) where sealed is not null;

alter table appointments
  add column erase_at timestamptz,
  add column erased_at timestamptz,
  drop constraint appointments_check,
  add constraint appointments_of_somebody check (person_id is not null or name <> '' or erased_at is not null);
comment on column appointments.name is
  'Of somebody who walked in and is on no roster, until it is deleted; empty where the roster knows the person.';
comment on column appointments.erase_at is 'When that name is deleted; null until the next look of the job that does it.';
create index appointments_to_erase on appointments (erase_at nulls first) where name <> '';

alter table appointment_photos
  alter column file_id drop not null,
  add constraint appointment_photos_with_a_file check (file_id is not null or removed_at is not null);
comment on column appointment_photos.file_id is 'Null once the picture was deleted: soon after the photo was taken back.';
create index appointment_photos_to_delete on appointment_photos (federation_id, appointment_id)
  where removed_at is not null and file_id is not null;

-- A slot that was called off is given to nobody, also not to whoever stands there; one that is closed is kept for them.
alter table appointment_slots add column called_off_at timestamptz;
comment on column appointment_slots.called_off_at is 'Whoever gives it does not come: nobody takes a place of it until it is opened again.';
