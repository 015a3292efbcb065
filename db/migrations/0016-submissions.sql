-- The stage submissions: works with their people, files, history and likenesses; files that arrive in pieces.
alter table files
  add column raw_key text,
  add column raw_bytes bigint check (raw_bytes >= 0),
  add column raw_sha256 bytea,
  add column likeness bigint,
  add column mirrored bigint;
comment on column files.raw_key is 'The upload byte for byte, where it is kept beside the cleaned picture: never shown, handed out only on record.';
comment on column files.likeness is 'Perceptual hash of a picture (platform/pictures/likeness.ts): near pictures differ in few bits; null where it says nothing.';
comment on column files.mirrored is 'The same of the picture turned left to right.';

create table uploads (
  federation_id uuid not null references federations (id),
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  kind text not null check (kind in ('picture', 'document')),
  unit_id uuid,
  visibility text not null check (visibility in ('public', 'private')),
  original boolean not null,
  bytes bigint not null check (bytes > 0),
  sha256 bytea,
  received bigint not null default 0 check (received >= 0),
  file_id uuid,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  primary key (federation_id, id),
  check (received <= bytes)
);
comment on table uploads is 'Files that arrive in pieces over a bad network; swept where nothing comes any more.';
comment on column uploads.owner_id is 'The account that sends it; nobody else sees it.';
create index uploads_by_owner on uploads (federation_id, owner_id, touched_at);

create table upload_pieces (
  federation_id uuid not null,
  upload_id uuid not null,
  from_byte bigint not null check (from_byte >= 0),
  bytes bigint not null check (bytes > 0),
  storage_key text not null,
  primary key (federation_id, upload_id, from_byte),
  foreign key (federation_id, upload_id) references uploads (federation_id, id) on delete cascade
);

create table submission_books (
  federation_id uuid not null,
  stage_id uuid not null,
  next_number integer not null default 1 check (next_number > 0),
  primary key (federation_id, stage_id),
  foreign key (federation_id, stage_id) references stages (federation_id, id)
);
comment on table submission_books is 'One row per stage: locked by whoever hands in, so that numbers have no gap and no twin.';

create table submission_works (
  federation_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  number integer check (number > 0),
  person_id uuid not null,
  team_id uuid,
  unit_id uuid,
  state text not null check (state in ('draft', 'handed-in', 'withdrawn', 'disqualified')),
  category text not null default '',
  title text not null default '',
  description text not null default '',
  place text not null default '',
  taken_on date,
  text text not null default '',
  links text[] not null default '{}',
  agreed_at timestamptz,
  reason text,
  hand_in_id uuid,
  fingerprints bytea,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  handed_in_at timestamptz,
  primary key (federation_id, id),
  unique (federation_id, stage_id, number),
  foreign key (federation_id, stage_id) references submission_books (federation_id, stage_id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  check (state = 'draft' or number is not null)
);
comment on column submission_works.number is 'Of the receipt; given when first handed in and kept.';
comment on column submission_works.person_id is 'Who hands it in: the author, or a member of the team.';
comment on column submission_works.unit_id is 'The union of that person when it was last handed in.';
comment on column submission_works.hand_in_id is 'The change that handed it in: source of its facts; null where it does not stand.';
comment on column submission_works.fingerprints is 'Of the text: 32-bit hashes, ascending, big-endian (texts/rules.ts).';
create index submission_works_by_person on submission_works (federation_id, stage_id, person_id);
create index submission_works_by_team on submission_works (federation_id, stage_id, team_id) where team_id is not null;

create table submission_people (
  federation_id uuid not null,
  work_id uuid not null,
  id uuid not null,
  position integer not null check (position >= 0),
  part text not null check (part in ('author', 'captain', 'member', 'mentor')),
  name text not null check (name <> ''),
  person_id uuid,
  phone_hash bytea,
  phone_masked text,
  primary key (federation_id, work_id, position),
  foreign key (federation_id, work_id) references submission_works (federation_id, id) on delete cascade
);
comment on column submission_people.id is 'Made anew each time the work is handed in: source of the facts of its authors.';
create index submission_people_by_person on submission_people (federation_id, person_id) where person_id is not null;

create table submission_files (
  federation_id uuid not null,
  work_id uuid not null,
  position integer not null check (position >= 0),
  file_id uuid not null,
  kind text not null check (kind in ('picture', 'document')),
  caption text not null default '',
  primary key (federation_id, work_id, position),
  unique (federation_id, work_id, file_id),
  foreign key (federation_id, work_id) references submission_works (federation_id, id) on delete cascade,
  foreign key (federation_id, file_id) references files (federation_id, id)
);
create index submission_files_by_file on submission_files (federation_id, file_id);

create table submission_changes (
  federation_id uuid not null,
  id uuid not null,
  work_id uuid not null,
  at timestamptz not null,
  actor_name text not null,
  change text not null check (change in ('handed-in', 'replaced', 'withdrawn', 'disqualified', 'reinstated')),
  before jsonb,
  reason text,
  primary key (federation_id, id),
  foreign key (federation_id, work_id) references submission_works (federation_id, id) on delete cascade
);
comment on column submission_changes.before is 'Title, words and files of the work as they were before it was replaced.';
create index submission_changes_by_work on submission_changes (federation_id, work_id, at);

create table submission_likenesses (
  federation_id uuid not null,
  work_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('same', 'picture', 'text')),
  score numeric not null check (score > 0 and score <= 1),
  file_id uuid,
  other_file_id uuid,
  found_at timestamptz not null,
  primary key (federation_id, work_id, other_id, kind),
  foreign key (federation_id, work_id) references submission_works (federation_id, id) on delete cascade,
  foreign key (federation_id, other_id) references submission_works (federation_id, id) on delete cascade,
  check (work_id <> other_id)
);
comment on table submission_likenesses is 'Works that look or read like another one: told to officers, decided by nobody but them. `work_id` came later.';
comment on column submission_likenesses.score is 'Share that is alike: of bits for pictures, of the shorter text for texts.';
create index submission_likenesses_by_other on submission_likenesses (federation_id, other_id);
