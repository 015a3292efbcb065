create table submission_clearances (
  federation_id uuid not null,
  stage_id uuid not null,
  work_id uuid not null,
  other_id uuid not null,
  note text not null check (length(note) <= 400),
  actor_name text not null,
  at timestamptz not null,
  primary key (federation_id, stage_id, work_id, other_id),
  foreign key (federation_id, work_id) references submission_works (federation_id, id) on delete cascade,
  foreign key (federation_id, other_id) references submission_works (federation_id, id) on delete cascade,
  foreign key (federation_id, stage_id) references stages (federation_id, id) on delete cascade,
  check (work_id < other_id)
);
comment on table submission_clearances is 'Pairs of works that an officer looked at and found to be no copies; a likeness found later stands open again. It holds for the contest whose officers looked. The smaller id comes first.';
create index submission_clearances_by_other on submission_clearances (federation_id, other_id);
