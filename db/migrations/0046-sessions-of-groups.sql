-- A session may be for one group of those who were handed in, such as the batch that arrives then.
alter table sessions add column for_group text not null default '';
comment on column sessions.for_group is 'Key of the group that is expected, as the stage before names it; empty for everybody.';
