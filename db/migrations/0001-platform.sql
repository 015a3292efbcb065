-- What every slice stands on: federations (the tenants), the audit trail, idempotent answers, files, messages, limits.
create extension if not exists ltree;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table federations (
  id uuid primary key,
  name text not null check (name <> ''),
  short_name text not null,
  domain text unique,
  zone text not null default 'Asia/Shanghai',
  demo boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);
comment on table federations is 'A federation is the tenant: every domain table carries its id first in its keys.';
comment on column federations.domain is 'Host name under which the hall serves this federation; null serves any host where there is only one.';

create table audit_entries (
  federation_id uuid not null references federations (id),
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'api-key', 'system', 'visitor')),
  actor_id uuid,
  actor_name text not null,
  action text not null check (action <> ''),
  unit_id uuid,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null default '{}',
  request_id text,
  primary key (federation_id, id)
);
comment on table audit_entries is 'Append-only. Rows are written in the transaction they tell of, and sealed into the chain a moment later.';
create index audit_entries_by_subject on audit_entries (federation_id, subject_kind, subject_id, at desc);
create index audit_entries_by_time on audit_entries (federation_id, at desc, id desc);

create table audit_seals (
  federation_id uuid not null references federations (id),
  seq bigint not null check (seq > 0),
  entry_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (federation_id, seq),
  unique (federation_id, entry_id),
  foreign key (federation_id, entry_id) references audit_entries (federation_id, id)
);
comment on table audit_seals is 'The hash chain over audit_entries: hash = sha256(previous hash, canonical entry). seq has no gaps.';

create table idempotent_answers (
  federation_id uuid not null references federations (id),
  actor_key text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (federation_id, actor_key, key)
);
comment on column idempotent_answers.status is 'Null while the first request with this key is still at work.';

create table files (
  federation_id uuid not null references federations (id),
  id uuid not null,
  storage_key text not null,
  kind text not null check (kind in ('picture', 'document', 'sheet')),
  name text not null,
  content_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 bytea not null,
  width integer,
  height integer,
  widths jsonb not null default '[]',
  unit_id uuid,
  visibility text not null default 'private' check (visibility in ('public', 'private')),
  uploaded_by uuid,
  created_at timestamptz not null,
  primary key (federation_id, id)
);

create table messages (
  federation_id uuid not null references federations (id),
  id uuid not null,
  person_id uuid not null,
  words jsonb not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (federation_id, id)
);
comment on column messages.words is '{"title": [zh, en], "body": [zh, en]}';
create index messages_by_person on messages (federation_id, person_id, created_at desc);

create unlogged table rate_limits (
  key text primary key,
  hits integer not null,
  resets_at timestamptz not null
);
comment on table rate_limits is 'Windows of attempts by key (address, phone, account); global, may be lost in a crash.';
