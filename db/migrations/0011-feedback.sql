-- The stage feedback: ratings and words.
create table feedback_answers (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  respondent bytea not null,
  person_id uuid,
  ratings jsonb not null,
  words text not null default '',
  quotable boolean not null default false,
  answered_on date not null,
  primary key (federation_id, id),
  unique (federation_id, stage_id, respondent),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on column feedback_answers.respondent is 'Keyed hash of stage and person: one answer each, without naming who.';
comment on column feedback_answers.person_id is 'Empty where the stage is anonymous; the day alone is kept as time.';
