-- What a team competes in.
alter table enrolment_teams add column category text not null default '';
comment on column enrolment_teams.category is 'Key of a category of the stage''s settings; empty where there are none.';
