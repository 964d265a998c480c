-- Reorganisation (撤并、拆分、更名改码): who took over from a unit that ended, and why a total's units are not last year's.

alter table unit add column successor text;
comment on column unit.successor is 'Codes of the units that took over when this one ended, separated by spaces.';

alter table total_base add column units_note text;
comment on column total_base.units_note is 'Which units were founded, merged, moved or are missing on one side, in words; only where the set of units differs.';
comment on column total_base.like_for_like_previous is 'Last year''s figures of the units present in both years, each where it, or its successor, stands in this year''s tree (可比口径).';
