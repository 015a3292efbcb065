-- The registry of honours: what was conferred on whom, on whose authority, and where it may be shown.
create table honours (
  federation_id uuid not null references federations (id),
  id uuid not null,
  level text not null check (level in ('national', 'city', 'district', 'enterprise')),
  kind text not null check (kind in ('individual', 'collective')),
  title text not null check (title <> ''),
  year integer not null check (year between 1949 and 2200),
  conferred_on date not null,
  conferring_body text not null check (conferring_body <> ''),
  basis text not null default '',
  person_id uuid,
  holder_unit_id uuid,
  holder_name text not null check (holder_name <> ''),
  holder_post text not null default '',
  pinyin text not null,
  initials text not null,
  unit_id uuid not null,
  unit_name text not null,
  words text generated always as (
    lower(holder_name || ' ' || pinyin || ' ' || initials || ' ' || title || ' ' || unit_name)
  ) stored,
  programme_id uuid,
  source_kind text,
  source_id uuid,
  deeds_short text not null default '',
  deeds_long text not null default '',
  portrait_file_id uuid,
  treatment_cipher bytea,
  shown_in text[] not null default '{}' check (shown_in <@ array['hall', 'poster', 'screen', 'press']),
  state text not null default 'conferred' check (state in ('conferred', 'revoked')),
  revoked_on date,
  revocation jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (federation_id, id),
  foreign key (federation_id, unit_id) references units (federation_id, id),
  foreign key (federation_id, holder_unit_id) references units (federation_id, id),
  foreign key (federation_id, person_id) references persons (federation_id, id),
  foreign key (federation_id, portrait_file_id) references files (federation_id, id),
  check ((source_kind is null) = (source_id is null)),
  check (kind = 'individual' or person_id is null),
  check (kind = 'collective' or holder_unit_id is null),
  check ((state = 'revoked') = (revoked_on is not null)),
  check ((state = 'revoked') = (revocation is not null))
);
comment on table honours is 'Nothing is deleted: a revoked honour stays, with its reason.';
comment on column honours.conferring_body is 'Who conferred it; basis is the number of its document.';
comment on column honours.holder_name is 'The person or collective as named then; unit_name is the owning union as named then.';
comment on column honours.unit_id is 'The one owning union: the person''s own, or the one the collective belongs to.';
comment on column honours.source_kind is 'What made it, such as an award of a stage: the same source and holder confer once.';
comment on column honours.deeds_short is 'Statement of deeds, at most 500 characters; deeds_long at most 2,000.';
comment on column honours.treatment_cipher is 'What follows from it (bonus, allowance, check-ups), encrypted: only for who manages members of the unit.';
comment on column honours.shown_in is 'Uses that the person agrees to now; honour_consents tells how it came to that. Empty for collectives, which are always shown.';
comment on column honours.revocation is '{"reason", "reportedBy", "decidedBy", "document"}';
create unique index honours_one_per_source on honours
  (federation_id, source_kind, source_id, (coalesce(person_id::text, holder_unit_id::text, holder_name)))
  where source_id is not null;
create index honours_by_unit on honours (federation_id, unit_id, year desc);
create index honours_by_person on honours (federation_id, person_id) where person_id is not null;
create index honours_by_year on honours (federation_id, state, year desc, id);
create index honours_by_words on honours using gin (words gin_trgm_ops);

create table honour_consents (
  federation_id uuid not null,
  id uuid not null,
  honour_id uuid not null,
  number integer not null check (number > 0),
  uses text[] not null check (uses <@ array['hall', 'poster', 'screen', 'press']),
  given_by text not null check (given_by in ('person', 'officer')),
  actor_id uuid,
  actor_name text not null,
  evidence text not null default '',
  evidence_file_id uuid,
  text_version text not null,
  at timestamptz not null,
  primary key (federation_id, id),
  unique (federation_id, honour_id, number),
  foreign key (federation_id, honour_id) references honours (federation_id, id),
  foreign key (federation_id, evidence_file_id) references files (federation_id, id),
  check (given_by = 'person' or evidence <> '' or evidence_file_id is not null or uses = '{}')
);
comment on table honour_consents is 'Append-only log of consent to be shown (PIPL Art. 13–15): each row holds all uses agreed to from then on; an empty one withdraws.';
comment on column honour_consents.text_version is 'Which wording of the question was answered.';

create table honour_changes (
  federation_id uuid not null,
  id uuid not null,
  honour_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  kind text not null check (kind in ('conferred', 'corrected', 'treatment', 'consent', 'revoked')),
  detail jsonb not null default '{}',
  primary key (federation_id, id),
  foreign key (federation_id, honour_id) references honours (federation_id, id)
);
create index honour_changes_by_honour on honour_changes (federation_id, honour_id, at desc);
