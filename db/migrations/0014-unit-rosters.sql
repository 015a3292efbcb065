-- Lists of units come in as rosters of members do.
alter table roster_imports add column subject text not null default 'members' check (subject in ('members', 'units'));
alter table roster_imports alter column subject drop default;
comment on table roster_imports is 'A sheet of members, or of units, on its way in: mapped, checked, then let in row by row.';
comment on column roster_imports.unit_id is 'Rows go into this unit and those below it.';

alter table roster_import_rows add column superior_id uuid;
alter table roster_import_rows add column superior_row integer;
alter table roster_import_rows add column rank integer not null default 0;
comment on column roster_import_rows.unit_id is 'Of a member, the unit that the row named when it was checked; of a unit, the one that the row is, known or made. Looked at again when the row goes in.';
comment on column roster_import_rows.superior_id is 'Of a unit: its superior, where that one existed when the row was checked.';
comment on column roster_import_rows.superior_row is 'Of a unit: the row of the same sheet that is its superior.';
comment on column roster_import_rows.rank is 'Rows of a lower rank go in first: a superior before those below it.';
comment on column roster_import_rows.person_id is 'Who came of a row of members.';
drop index roster_import_rows_by_outcome;
create index roster_import_rows_by_outcome on roster_import_rows (federation_id, import_id, outcome, rank, row_number);
