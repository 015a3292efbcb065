alter table ladder_results add column only_rank boolean not null default false;
comment on column ladder_results.only_rank is 'The contest tells those who took part their rank and keeps the score: it counts on the ladder, and is not shown.';
