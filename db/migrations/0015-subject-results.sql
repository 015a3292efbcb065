-- How a subject came out of the stage that handed it on.
alter table stage_subjects add column result jsonb;
comment on column stage_subjects.result is '{"rank": 1, "score": "92.67", "group": "solo"}: as the stage before ranked and grouped it; null where it did not.';
create index stage_subjects_by_giver on stage_subjects (federation_id, from_stage_id, subject_kind, subject_id);
