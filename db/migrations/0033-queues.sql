-- Whether anybody waits under a quota is asked with every batch of those who enrol.
create index enrolments_waiting on enrolments (federation_id, stage_id, quota_unit_id, seq) where state = 'waiting';
