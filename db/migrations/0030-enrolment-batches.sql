-- Scarce places: batches and ranked wishes, places offered until a deadline, quotas handed down.
create table enrolment_batches (
  federation_id uuid not null,
  stage_id uuid not null,
  key text not null,
  places integer not null check (places >= 0),
  taken integer not null default 0 check (taken >= 0),
  primary key (federation_id, stage_id, key),
  foreign key (federation_id, stage_id) references enrolment_books (federation_id, stage_id) on delete cascade,
  check (taken <= places)
);
comment on table enrolment_batches is 'Places of each batch (批次) of a stage that has some; their order and names are in its settings.';

alter table enrolment_books add column allotted_at timestamptz;
comment on column enrolment_books.allotted_at is 'When places were given out by draw or priority; whoever asks later is judged as in first-come.';

alter table enrolment_quotas add column given_by uuid;
alter table enrolment_quotas add foreign key (federation_id, stage_id, given_by)
  references enrolment_quotas (federation_id, stage_id, unit_id);
comment on column enrolment_quotas.given_by is 'Unit above whose quota this was given down from; null where the settings of the stage name it.';
comment on column enrolment_quotas.places is 'What the unit has itself: less what it gave down, which stands in rows of its own.';

alter table enrolments drop constraint enrolments_state_check;
alter table enrolments add constraint enrolments_state_check
  check (state in ('requested', 'applied', 'offered', 'admitted', 'waiting', 'declined', 'cancelled', 'lapsed'));
alter table enrolments add column batch text;
alter table enrolments add column wishes jsonb not null default '[]' check (jsonb_typeof(wishes) = 'array');
alter table enrolments add column offer_until timestamptz;
alter table enrolments add check ((state = 'offered') = (offer_until is not null));
comment on column enrolments.batch is 'Key of the batch in which a place is or was held; null where the stage has no batches.';
comment on column enrolments.wishes is 'Keys of batches, the dearest first.';
comment on column enrolments.offer_until is 'Until when an offered place waits to be confirmed.';
create index enrolments_by_offer on enrolments (offer_until) where state = 'offered';
