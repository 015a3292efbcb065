-- Health forms are erased some days after the stay; what they said goes, that they were handed in stays.
alter table enrolment_health
  alter column sealed drop not null,
  add column erase_at timestamptz,
  add column erased_at timestamptz,
  add constraint enrolment_health_erased check ((sealed is null) = (erased_at is not null));
comment on table enrolment_health is
  'Health forms; one goes when its place is given back or its person takes it back, and is emptied some days after the stay.';
comment on column enrolment_health.erase_at is 'When what it says is deleted; null until the next look of the job that does it.';
create index enrolment_health_to_erase on enrolment_health (erase_at nulls first) where sealed is not null;

-- What officers type once and readers of English pages should not have to take in Chinese.
alter table programmes
  add column summary_en text not null default '',
  add column place_en text not null default '';
comment on column programmes.place_en is 'In English; empty where nobody gave one, and the Chinese one is shown.';
alter table units
  add column name_en text not null default '';
comment on column units.name_en is 'In English, as the hall shows it; empty where nobody gave one, and the Chinese one is shown.';
