alter table absences add column decided boolean not null default false;
comment on column absences.decided is 'An officer excused it: it is not entered again, whatever is corrected on the roll.';
