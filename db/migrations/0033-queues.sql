-- Whether anybody waits under a quota is asked with every batch of those who enrol.
create index enrolments_waiting on enrolments (federation_id, stage_id, quota_unit_id, seq) where state = 'waiting';

-- A stage that opens has no statistics: to the planner every index that begins with the stage then looks alike, and it took
-- this one to look up one person among thousands. Beginning with the state, it serves only those who ask by state.
drop index enrolments_by_state;
create index enrolments_by_state on enrolments (federation_id, state, stage_id, seq);

-- Checked with every row that is written in a rush, and without any use (docs/decisions/009-hot-path.md): a fact's federation
-- is its unit's; answers are thrown away after a day; a line of history is written by the statement that writes its enrolment.
alter table facts drop constraint facts_federation_id_fkey;
alter table idempotent_answers drop constraint idempotent_answers_federation_id_fkey;
alter table enrolment_changes drop constraint enrolment_changes_federation_id_enrolment_id_fkey;
