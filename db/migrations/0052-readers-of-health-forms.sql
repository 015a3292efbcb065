-- Whoever hands a health form in agrees to the doctors who are named at that moment, and to nobody who is named later.
alter table enrolment_health add column readers uuid[] not null default '{}';
comment on column enrolment_health.readers is
  'Accounts of the doctors to whom its person agreed: those named when it was handed in, or agreed to anew (PIPL art. 29).';
update enrolment_health as health
   set readers = named.readers
  from (select enrolments.federation_id, enrolments.id, array_agg(doctor.account_id) as readers
          from enrolments
          join enrolment_doctors doctor
            on doctor.federation_id = enrolments.federation_id and doctor.stage_id = enrolments.stage_id
         group by enrolments.federation_id, enrolments.id) as named
 where named.federation_id = health.federation_id and named.id = health.enrolment_id;
