-- The stage review: nominees on their way up the tree, opinions of departments, what each level decided.
create table review_boards (
  federation_id uuid not null,
  stage_id uuid not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on table review_boards is 'Locked while nominees are ordered and settled, so that two officers take turns.';

create table review_nominees (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  group_key text not null check (group_key <> ''),
  kind text not null check (kind in ('individual', 'collective')),
  person_id uuid,
  unit_id uuid not null,
  name text not null check (name <> ''),
  about text not null default '',
  categories text[] not null default '{}',
  deeds_short text not null default '',
  deeds_long text not null default '',
  state text not null check (state in ('draft', 'reviewing', 'returned', 'approved', 'rejected', 'withdrawn')),
  step integer not null default 0 check (step >= 0),
  due_on date,
  rank integer check (rank > 0),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (federation_id, id),
  foreign key (federation_id, stage_id) references review_boards (federation_id, stage_id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check ((kind = 'individual') = (person_id is not null)),
  check (state = 'approved' or rank is null)
);
comment on column review_nominees.unit_id is 'The union that nominates: the person''s own, or that of the collective.';
comment on column review_nominees.about is 'What a public list says beside the name, as it was at nomination.';
comment on column review_nominees.step is 'The step that it has reached, from 0; what was returned goes back to it.';
comment on column review_nominees.due_on is 'The last working day for the step at hand.';
create unique index review_nominees_one_per_person on review_nominees (federation_id, stage_id, person_id)
  where person_id is not null and state in ('draft', 'reviewing', 'returned', 'approved');
create index review_nominees_by_state on review_nominees (federation_id, stage_id, state, step);
create index review_nominees_by_unit on review_nominees (federation_id, unit_id);

create table review_moves (
  federation_id uuid not null,
  id uuid not null,
  nominee_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  move text not null check (move in ('nominate', 'correct', 'submit', 'approve', 'return', 'reject', 'withdraw', 'opine', 'order')),
  step integer not null,
  level text check (level in ('own', 'superior', 'organiser', 'above')),
  reason text,
  detail jsonb not null default '{}',
  primary key (federation_id, id),
  foreign key (federation_id, nominee_id) references review_nominees (federation_id, id)
);
comment on table review_moves is 'Append-only: every step of every nominee, with the vote, the unit''s notice or the opinion it rests on.';
comment on column review_moves.level is 'On whose behalf of the tree it was decided; one account decides for one level of a nominee.';
create index review_moves_by_nominee on review_moves (federation_id, nominee_id, at);

create table review_opinions (
  federation_id uuid not null,
  nominee_id uuid not null,
  step integer not null,
  department text not null check (department <> ''),
  verdict text not null check (verdict in ('agree', 'disagree', 'noRecord')),
  document text not null default '',
  given_on date not null,
  primary key (federation_id, nominee_id, step, department),
  foreign key (federation_id, nominee_id) references review_nominees (federation_id, id)
);
comment on table review_opinions is 'What each department said last (征求意见); disagreement is a veto (一票否决).';
