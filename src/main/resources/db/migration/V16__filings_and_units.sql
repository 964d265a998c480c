-- What the figures of the other views stand on, as of the last completed run as well: names, files and lines. Nobody
-- who reads has to ask the tables, whose current rows are those of a run at work.

create view reporting_unit as
select u.code, u.name, u.kind, u.parent, u.valid_from, u.valid_to, u.successor
from last_run r
join unit u on u.introduced_run <= r.run_id and (u.replaced_run is null or u.replaced_run > r.run_id);
comment on view reporting_unit is 'One row per row of units.csv as the last completed run found it.';

create view filing as
select s.submission_id, s.unit_code, s.period, s.form, s.scope, s.revision, s.status, f.path, s.line, s.reason,
       s.accepted_by, s.introduced_run as run_id
from last_run r
join submission s on s.introduced_run <= r.run_id and (s.replaced_run is null or s.replaced_run > r.run_id)
join source_file f using (file_id);
comment on view filing is 'One row per revision that stands, counted or not, with the file and line it was filed in.';
