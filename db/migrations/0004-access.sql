-- Who may come in, and what they may do: sign-in (global, kept by better-auth), accounts, roles, keys.

-- Sign-in tables carry no federation: reference tables where the database is distributed.
create table auth_users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  phone_number text unique,
  phone_number_verified boolean,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table auth_users is 'Identities of better-auth. An officer has a user name, a worker a phone; never both.';
comment on column auth_users.email is 'better-auth wants one; ours are made up under .invalid and never shown.';
comment on column auth_users.phone_number is 'Keyed hash of the phone in hex, never the phone itself.';

create table auth_sessions (
  id uuid primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  token text not null unique,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz
);
comment on column auth_sessions.token is 'Worthless alone: the cookie carries it signed with a key that is not in the database.';
comment on column auth_sessions.last_seen_at is 'For the idle time-out; written at most once a minute. Null until the first request after signing in.';
create index auth_sessions_by_user on auth_sessions (user_id);
create index auth_sessions_by_expiry on auth_sessions (expires_at);

create table auth_accounts (
  id uuid primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
comment on table auth_accounts is 'Ways to sign in of a user; provider credential holds the password as scrypt hash.';
create index auth_accounts_by_user on auth_accounts (user_id);

create table auth_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table auth_verifications is 'Sign-ins that wait for their second factor.';
create index auth_verifications_by_identifier on auth_verifications (identifier);

create table auth_two_factors (
  id uuid primary key,
  user_id uuid not null unique references auth_users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true
);
comment on table auth_two_factors is 'TOTP secrets and recovery codes, both encrypted.';

create table sign_in_codes (
  phone_hash bytea primary key,
  code_hash bytea not null,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table sign_in_codes is 'The one live code of a phone: a new one replaces it, the right answer or too many wrong ones delete it.';

create table first_links (
  id uuid primary key,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table first_links is 'The one-time link that makes the first administrator; no federation may exist yet. Emptied once it was used.';

create table accounts (
  federation_id uuid not null references federations (id),
  id uuid not null,
  user_id uuid not null references auth_users (id),
  person_id uuid,
  kind text not null check (kind in ('officer', 'worker')),
  unit_id uuid,
  name text not null check (name <> ''),
  phone_hash bytea,
  phone_cipher bytea,
  phone_masked text,
  must_change_password boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (federation_id, id),
  unique (federation_id, user_id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on table accounts is 'A user in one federation: an officer (user name, password) or a worker (phone, code).';
comment on column accounts.person_id is 'The person a worker is; holds only while that person still has this phone. Null for who is on no roster yet.';
comment on column accounts.unit_id is 'The union an officer works for: decides which security administrators may manage the account.';
comment on column accounts.phone_cipher is 'Kept so that a worker on no roster can be given a person without asking again.';
create index accounts_by_person on accounts (federation_id, person_id) where person_id is not null;
create unique index accounts_one_phone on accounts (federation_id, phone_hash) where phone_hash is not null;
create index accounts_by_unit on accounts (federation_id, unit_id);

create table role_grants (
  federation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('federation-administrator', 'security-administrator', 'auditor', 'unit-officer', 'programme-manager', 'check-in-helper', 'partner-reporter')),
  unit_id uuid not null,
  from_on date not null,
  to_on date,
  reason text,
  granted_by uuid,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (federation_id, id),
  foreign key (federation_id, account_id) references accounts (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  check (to_on is null or to_on >= from_on)
);
comment on table role_grants is 'Dated roles of an account on a unit, reaching its subtree.';
comment on column role_grants.to_on is 'The last day on which it holds; null has no end.';
create index role_grants_by_account on role_grants (federation_id, account_id) where revoked_at is null;
create index role_grants_by_unit on role_grants (federation_id, unit_id);
create unique index role_grants_one_open on role_grants (federation_id, account_id, role, unit_id) where revoked_at is null and to_on is null;

create table api_keys (
  federation_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null check (name <> ''),
  allows text[] not null check (cardinality(allows) > 0),
  prefix text not null,
  hash bytea not null,
  expires_on date,
  last_used_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (federation_id, id),
  unique (federation_id, prefix),
  foreign key (federation_id, unit_id) references units (federation_id, id)
);
comment on table api_keys is 'Keys of other systems: bound to a unit''s subtree and to the abilities named. Only a keyed hash is kept.';
comment on column api_keys.prefix is 'The part of the key that may be shown, to tell keys apart and find the row.';
comment on column api_keys.expires_on is 'The last day on which it holds; null has no end.';
