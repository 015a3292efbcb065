-- One person stands in a line once, whatever accounts they have: a second account is no second lot.
delete from call_lines line using call_lines other
 where other.federation_id = line.federation_id and other.stage_id = line.stage_id and other.action = line.action
   and other.person_id = line.person_id
   and (other.lot, other.asked_at, other.seq) < (line.lot, line.asked_at, line.seq);
alter table call_lines drop constraint call_lines_pkey;
alter table call_lines add primary key (federation_id, stage_id, action, person_id);
comment on column call_lines.account_id is 'By which the person asked first.';
