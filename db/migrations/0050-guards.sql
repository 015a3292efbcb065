-- A foreign key looks its target up with every row that is written: of one decision in a rush, a quarter of the database's time
-- went into finding again the same stage, the same unit and a person whose session had just been read. These targets hardly
-- ever go; so the relation is guarded where they do. What writes the rows holds the target's lock, or has it from a row that
-- another key holds (docs/decisions/009-hot-path.md).
create function refuse_while_referred() returns trigger language plpgsql as $$
declare
  table_name text := tg_argv[0];
  referring text := tg_argv[1];
  own text := tg_argv[2];
  is_referred boolean;
begin
  execute format('select exists (select from %I where federation_id = $1 and %I = $2)', table_name, referring)
     into is_referred using old.federation_id, (to_jsonb(old) ->> own)::uuid;
  if is_referred then
    raise exception '% of % is still referred to by %', own, tg_table_name, table_name using errcode = 'foreign_key_violation';
  end if;
  return old;
end $$;

alter table enrolments drop constraint enrolments_federation_id_stage_id_fkey;
create trigger refuse_while_enrolled before delete on enrolment_books
  for each row execute function refuse_while_referred('enrolments', 'stage_id', 'stage_id');

alter table enrolments drop constraint enrolments_federation_id_person_id_fkey;
create trigger refuse_while_enrolled before delete on persons
  for each row execute function refuse_while_referred('enrolments', 'person_id', 'id');

alter table stage_subjects drop constraint stage_subjects_federation_id_stage_id_fkey;
create trigger refuse_while_handed before delete on stages
  for each row execute function refuse_while_referred('stage_subjects', 'stage_id', 'id');

alter table facts drop constraint facts_federation_id_unit_id_fkey;
create trigger refuse_while_counted before delete on units
  for each row execute function refuse_while_referred('facts', 'unit_id', 'id');

-- Folded from facts, which have a unit of their federation.
alter table rollups drop constraint rollups_federation_id_fkey;
alter table rollup_people drop constraint rollup_people_federation_id_fkey;

-- One index for both questions: is this source counted already, and which facts came from it.
drop index facts_one_per_source;
drop index facts_by_source;
create unique index facts_one_per_source on facts (federation_id, source_kind, source_id, indicator) where corrects is null;

-- Given out again as they were, and never looked into.
alter table idempotent_answers alter column answer type json;

-- A line of history is looked for by its enrolment alone: one index for both.
alter table enrolment_changes drop constraint enrolment_changes_pkey;
alter table enrolment_changes add primary key (federation_id, enrolment_id, at, id);
drop index enrolment_changes_by_enrolment;
