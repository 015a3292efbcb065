-- Places and booked times exclude each other: what they hold of a person's time stands in one table, whatever stage gave it.
alter table enrolment_holds rename to held_places;
alter table held_places rename column enrolment_id to source_id;
alter table held_places rename constraint enrolment_holds_pkey to held_places_pkey;
alter table held_places rename constraint enrolment_holds_once to held_places_once;
alter table held_places drop constraint enrolment_holds_federation_id_enrolment_id_fkey;
alter table held_places add column kind text;
alter table held_places add column programme_id uuid;
update held_places held set kind = 'enrolment', programme_id = stage.programme_id
  from stages stage where stage.federation_id = held.federation_id and stage.id = held.stage_id;
-- Nobody holds anything in a programme that was cancelled.
delete from held_places held using programmes programme
 where programme.federation_id = held.federation_id and programme.id = held.programme_id and programme.state = 'cancelled';
alter table held_places
  alter column kind set not null,
  alter column programme_id set not null,
  add constraint held_places_kind check (kind in ('enrolment', 'appointment')),
  add foreign key (federation_id, stage_id) references stages (federation_id, id);
alter table held_places drop constraint enrolment_holds_apart;
alter table held_places add constraint held_places_apart exclude using gist (
  federation_id with =, person_id with =, kind with =, stage_id with <>, tstzrange(begins_at, ends_at) with &&
) where (begins_at is not null);
-- A time booked in a programme lies within the place that its person has in the same one.
alter table held_places add constraint held_places_between exclude using gist (
  federation_id with =, person_id with =, kind with <>, programme_id with <>, tstzrange(begins_at, ends_at) with &&
) where (begins_at is not null);
comment on table held_places is 'What persons hold: places that are given or offered in stages which watch for two at once (from begins_at to ends_at) or for one of a kind a year (tag), and times booked.';
comment on column held_places.source_id is 'The enrolment or the appointment.';
comment on column held_places.kind is 'Of stage: those of one kind exclude each other between stages, those of two kinds between programmes.';
create index held_places_of_stage on held_places (federation_id, stage_id);
-- Times that were booked before; whoever has two by now keeps both.
insert into held_places (federation_id, source_id, person_id, stage_id, kind, programme_id, begins_at, ends_at)
select held.federation_id, held.id, held.person_id, held.stage_id, 'appointment', stage.programme_id, held.starts_at, held.ends_at
  from appointments held
  join stages stage on stage.federation_id = held.federation_id and stage.id = held.stage_id
  join programmes programme on programme.federation_id = stage.federation_id and programme.id = stage.programme_id
 where held.person_id is not null and held.state in ('booked', 'arrived') and programme.state <> 'cancelled'
on conflict do nothing;
