-- Persons and their one live membership; the roster import.
create table persons (
  federation_id uuid not null references federations (id),
  id uuid not null,
  name text not null check (name <> ''),
  pinyin text not null,
  initials text not null,
  words text generated always as (lower(name || ' ' || pinyin || ' ' || initials)) stored,
  sex text not null default '0' check (sex in ('0', '1', '2', '9')),
  born_on date,
  phone_cipher bytea,
  phone_hash bytea,
  phone_masked text,
  document_kind text check (document_kind in ('citizenId', 'hkMacaoTaiwanResidence', 'foreignPermanentResidence', 'hkMacaoPermit', 'taiwanPermit', 'passport')),
  document_cipher bytea,
  document_hash bytea,
  document_masked text,
  worker_kinds text[] not null default '{}',
  honours text[] not null default '{}',
  code_ref text not null check (code_ref ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  code_secret bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id)
);
comment on column persons.sex is 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated.';
comment on column persons.document_kind is 'Keys of documentTypes (kernel/codes/documents.ts).';
comment on column persons.worker_kinds is 'Kinds such as courier, truck-driver, frontline (people/members/rules.ts); several may hold.';
comment on column persons.honours is 'Levels of honour held (national, city, district, enterprise), for audience rules; kept by the honours registry.';
comment on column persons.code_ref is 'Names the person within the rotating code; says nothing by itself.';
comment on column persons.code_secret is 'Key of the rotating code that the person shows at a door.';
create unique index persons_one_document on persons (federation_id, document_hash) where document_hash is not null;
create unique index persons_one_phone on persons (federation_id, phone_hash) where phone_hash is not null;
create unique index persons_one_code_ref on persons (federation_id, code_ref);
create index persons_by_name on persons (federation_id, pinyin);
create index persons_by_words on persons using gin (words gin_trgm_ops);
create index persons_by_phone_tail on persons (federation_id, right(phone_masked, 4)) where phone_masked is not null;

create table person_fields (
  federation_id uuid not null,
  person_id uuid not null,
  field text not null,
  value jsonb not null,
  learned_from uuid,
  learned_at timestamptz not null,
  primary key (federation_id, person_id, field),
  foreign key (federation_id, person_id) references persons (federation_id, id)
);
comment on table person_fields is 'What a programme once needed to know (size, diet, post …): asked once, reused, seen and corrected by the person.';
comment on column person_fields.learned_from is 'The stage that asked; null where the person or an officer wrote it.';

create table memberships (
  federation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  state text not null check (state in ('active', 'retained', 'ended')),
  post text,
  member_no text,
  from_on date not null,
  to_on date,
  end_reason text check (end_reason in ('transferred', 'withdrawn', 'lapsed', 'expelled', 'died', 'recorded-in-error')),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check ((state = 'ended') = (to_on is not null)),
  check ((state = 'ended') = (end_reason is not null)),
  check (to_on is null or to_on >= from_on)
);
comment on table memberships is 'A spell [from_on, to_on) in one union. A transfer ends one and begins the next, so a unit can be counted as of any day.';
create unique index memberships_one_live on memberships (federation_id, person_id) where state <> 'ended';
create index memberships_by_unit on memberships (federation_id, unit_id, person_id) where state <> 'ended';
create index memberships_by_person on memberships (federation_id, person_id, from_on desc);

create table membership_changes (
  federation_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  kind text not null check (kind in ('joined', 'transferred', 'corrected', 'retained', 'resumed', 'ended')),
  detail jsonb not null default '{}',
  primary key (federation_id, id),
  foreign key (federation_id, membership_id) references memberships (federation_id, id)
);

create index membership_changes_by_membership on membership_changes (federation_id, membership_id, at desc);

create table roster_imports (
  federation_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  file_key text,
  file_name text not null,
  sheet_names jsonb not null default '[]',
  sheet_name text,
  heading_row integer,
  columns jsonb not null default '[]',
  samples bytea,
  mapping jsonb not null default '{}',
  state text not null check (state in ('mapping', 'checking', 'checked', 'running', 'done', 'failed', 'abandoned')),
  rows_total integer not null default 0,
  rows_checked integer not null default 0,
  rows_good integer not null default 0,
  rows_bad integer not null default 0,
  rows_created integer not null default 0,
  rows_updated integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_refused integer not null default 0,
  attempts integer not null default 0,
  failure jsonb,
  created_by uuid,
  actor_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on table roster_imports is 'A sheet of members on its way in: mapped, checked, then let in row by row.';
comment on column roster_imports.file_key is 'The sheet, encrypted in the file store; deleted and emptied when the import ends.';
comment on column roster_imports.samples is 'The first rows, encrypted, to show what the columns hold.';
comment on column roster_imports.attempts is 'How often the work at hand was begun; a crash leaves it to be begun again, but not for ever.';
comment on column roster_imports.mapping is '{"<field>": column index}, from 0.';
create index roster_imports_by_unit on roster_imports (federation_id, unit_id, created_at desc);
create index roster_imports_at_work on roster_imports (updated_at) where state in ('checking', 'running');

create table roster_import_rows (
  federation_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  cells bytea,
  unit_id uuid,
  problems jsonb not null default '[]',
  outcome text not null default 'waiting' check (outcome in ('waiting', 'bad', 'created', 'updated', 'unchanged', 'refused')),
  person_id uuid,
  primary key (federation_id, import_id, row_number),
  foreign key (federation_id, import_id) references roster_imports (federation_id, id)
);
comment on column roster_import_rows.row_number is 'The row number that the sheet itself shows.';
comment on column roster_import_rows.cells is 'Encrypted; emptied once the row is in, or when the import is forgotten.';
comment on column roster_import_rows.unit_id is 'The unit that the row named when it was checked; looked at again when the row goes in.';
create index roster_import_rows_by_outcome on roster_import_rows (federation_id, import_id, outcome, row_number);
