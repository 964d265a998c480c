-- A national year is 148,180 filings. A foreign key is checked row by row, which cost as much as storing them; the
-- program writes these rows in bulk and checks their references as a set, once for each run.
alter table submission drop constraint submission_file_id_fkey;
alter table submission drop constraint submission_introduced_run_fkey;
alter table submission drop constraint submission_replaced_run_fkey;
alter table unit drop constraint unit_introduced_run_fkey;
alter table unit drop constraint unit_replaced_run_fkey;
alter table total drop constraint total_introduced_run_fkey;
alter table total drop constraint total_replaced_run_fkey;
alter table total_base drop constraint total_base_introduced_run_fkey;
alter table total_base drop constraint total_base_replaced_run_fkey;
alter table area_state drop constraint area_state_marked_run_fkey;
alter table area_state drop constraint area_state_cleared_run_fkey;

-- One index instead of two: it finds all rows of a filing, and of one revision at most one stands (beside one that waits).
drop index submission_standing;
drop index submission_key;
create unique index submission_key on submission (form, period, unit_code, scope, revision,
    (case when replaced_run is null and status <> 'waiting' then 0 else submission_id end));
