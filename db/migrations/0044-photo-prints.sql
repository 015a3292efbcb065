-- Portrait sessions: whom a photo shows may order prints of it.
alter table appointment_photos add column prints integer not null default 0 check (prints between 0 and 20);
comment on column appointment_photos.prints is 'Copies on paper that whom it shows ordered.';
