-- Whether anything that sessions stand on has changed since a process looked: one row for each transaction that changed
-- something. What a request stands on is then looked up again only where it may differ.
create table session_changes (
  txid xid8 primary key default pg_current_xact_id(),
  at timestamptz not null default now()
);
comment on table session_changes is 'Transactions that changed sessions, accounts, roles or what they stand on. Kept for a day.';

create function note_session_change() returns trigger language plpgsql as $$
begin
  insert into session_changes default values on conflict do nothing;
  return null;
end
$$;

-- What is written with every use or sign-in (last_seen_at, new sessions and accounts) changes nothing for a session that is there.
create trigger note_session_change after delete or update of id, user_id, token, created_at, expires_at
  on auth_sessions for each statement execute function note_session_change();
create trigger note_session_change after delete or update of id, two_factor_enabled
  on auth_users for each statement execute function note_session_change();
create trigger note_session_change
  after delete or update of id, federation_id, user_id, kind, name, phone_hash, person_id, must_change_password, disabled_at
  on accounts for each statement execute function note_session_change();
create trigger note_session_change after insert or delete or update of id, federation_id, name, phone_hash
  on persons for each statement execute function note_session_change();
create trigger note_session_change after insert or delete or update
  on role_grants for each statement execute function note_session_change();
create trigger note_session_change after delete or update of id, federation_id, path, status
  on units for each statement execute function note_session_change();
