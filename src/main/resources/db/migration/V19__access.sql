-- Who may do what. Three roles without login, which an administrator grants to logins: the owner migrates; the runner
-- runs every command and cannot alter history; the reader sees the views. The names are <prefix>_owner, <prefix>_runner
-- and <prefix>_reader. Roles belong to the cluster and privileges to a database, so set_up_access can be called in any
-- database, again and again, and says what it may not do.
--
-- History is guarded in the database itself: once a run is finished, no row that it introduced or replaced changes any
-- more. Column privileges leave the runner little to update, and triggers look at what is left. They are asked once for
-- each statement, not for each row, so that a national year is stored as fast as before. They hold for everybody but
-- the tables' owner, who could drop them anyway.

-- One row per table of which rows belong to runs. A later migration adds its tables here; set_up_access does the rest.
create table guarded_table (
    name       text primary key,
    introduced text not null default 'introduced_run',
    replaced   text,
    deletable  boolean not null default false,
    set_once   text[] not null default '{}',
    own_run    text[] not null default '{}',
    key        text[] not null default '{}'
);
comment on table guarded_table is 'Tables whose rows belong to runs, and what the runner may do to rows: those of the last run while it is unfinished, and nothing to others but say that this run replaced them.';
comment on column guarded_table.introduced is 'The column with the run that brought the row.';
comment on column guarded_table.replaced is 'The column with the run that replaced it; null where rows are never replaced.';
comment on column guarded_table.deletable is 'Whether a step that is done again takes back rows of its own run.';
comment on column guarded_table.set_once is 'Columns that are set together with the one of the replacing run.';
comment on column guarded_table.own_run is 'Columns that only change in rows of the run itself.';
comment on column guarded_table.key is 'What tells rows apart; needed with own_run.';

insert into guarded_table (name, introduced, replaced, deletable, set_once, own_run, key) values
    ('unit', 'introduced_run', 'replaced_run', false, '{}', '{}', '{}'),
    ('source_file', 'introduced_run', 'replaced_run', false, '{}', '{read,accepted,rejected,unchanged}', '{file_id}'),
    ('submission', 'introduced_run', 'replaced_run', false, '{}', '{}', '{}'),
    ('finding', 'introduced_run', 'replaced_run', true, '{}', '{}', '{}'),
    ('total', 'introduced_run', 'replaced_run', true, '{}', '{}', '{}'),
    ('total_base', 'introduced_run', 'replaced_run', true, '{}', '{}', '{}'),
    ('claim', 'introduced_run', 'replaced_run', false, '{}', '{}', '{}'),
    ('explanation', 'introduced_run', null, false, '{}', '{}', '{}'),
    ('catalogue_file', 'introduced_run', 'replaced_run', false, '{}', '{sha256,content}', '{name,introduced_run}'),
    ('area_state', 'marked_run', 'cleared_run', true, '{}', '{}', '{}'),
    ('closed_year', 'introduced_run', 'replaced_run', false, '{reopen_reason}', '{}', '{}'),
    ('adjustment', 'introduced_run', 'replaced_run', false, '{reversal_reason}', '{}', '{}'),
    ('publication', 'introduced_run', null, false, '{}', '{}', '{}');

-- Of what a run leaves behind beside the figures; where these tables are there.
insert into guarded_table (name, introduced, replaced, deletable)
select name, introduced, replaced, deletable
from (values ('run_finding_count', 'run_id', null, true), ('top_coverage', 'introduced_run', 'replaced_run', true))
         as known (name, introduced, replaced, deletable)
where to_regclass(name) is not null;

-- One row per table of work in progress, which says nothing of what was: the runner may do with its rows what it likes.
create table working_table (
    name text primary key
);
insert into working_table values ('run_lock_holder'), ('reading_task'), ('reading');

alter table closed_year add check (reopen_reason is null or replaced_run is not null);
alter table adjustment add check (reversal_reason is null or replaced_run is not null);

-- The run whose rows may be written: the last one, while it is unfinished.
create function open_run() returns bigint language sql stable
as $$ select case status when 'running' then run_id end from run order by run_id desc limit 1 $$;

create function refuse_change(of_table oid, what text) returns void language plpgsql
as $$
begin
    if not pg_has_role(current_user, (select relowner from pg_class where oid = of_table), 'usage') then
        raise exception using errcode = 'insufficient_privilege',
            message = format('history of %s cannot be altered: %s', of_table::regclass, what),
            hint = 'Only rows of the last run can be written, while it is unfinished.';
    end if;
end
$$;

-- Makes, or makes anew, the triggers of a table in guarded_table.
create function guard_history(which text) returns void language plpgsql
as $$
declare
    of_table guarded_table;
    here text := current_schema();
    others text;
    same text;
    begin_guard constant text :=
        'create or replace function %I.%I() returns trigger language plpgsql set search_path = %I, pg_temp as $guard$
         declare this_run bigint := open_run();
         begin ';
    refuse constant text := 'then perform refuse_change(tg_relid, %L); end if; ';
    end_guard constant text := 'return null; end $guard$';
begin
    select * into strict of_table from guarded_table where name = which;
    -- Inserted: all by this run, and replaced, if at all, by this run.
    execute format(begin_guard, here, 'guard_insert_' || which, here)
        || format('if exists (select from come where %I is distinct from this_run', of_table.introduced)
        || case when of_table.replaced is null then ') '
                else format(' or %1$I is not null and %1$I is distinct from this_run) ', of_table.replaced) end
        || format(refuse, 'a row for another run') || end_guard;
    execute format('create or replace trigger guard_insert after insert on %I.%I referencing new table as come
                    for each statement execute function %I.%I()', here, which, here, 'guard_insert_' || which);
    if of_table.deletable then
        execute format(begin_guard, here, 'guard_delete_' || which, here)
            || format('if exists (select from gone where %I is distinct from this_run) ', of_table.introduced)
            || format(refuse, 'deleting a row of another run') || end_guard;
        execute format('create or replace trigger guard_delete after delete on %I.%I referencing old table as gone
                        for each statement execute function %I.%I()', here, which, here, 'guard_delete_' || which);
    end if;
    if of_table.replaced is not null then
        -- Updated: from standing, or replaced by this run, to one of these. Column privileges see to all other columns.
        execute format(begin_guard, here, 'guard_update_' || which, here)
            || format('if exists (select from gone where %1$I is not null and %1$I is distinct from this_run) or exists '
                      '(select from come where %1$I is not null and %1$I is distinct from this_run) ', of_table.replaced)
            || format(refuse, 'a row that another run replaced, or is said to replace')
            || case when of_table.own_run = '{}' then '' else (
                   select format('if exists (select %1$s from gone where %2$I is distinct from this_run '
                                 'except all select %1$s from come where %2$I is distinct from this_run) ',
                                 string_agg(quote_ident(name), ', '), of_table.introduced)
                   from unnest(of_table.key || of_table.own_run) name) || format(refuse, 'a row of another run') end
            || end_guard;
        execute format('create or replace trigger guard_update after update on %I.%I
                        referencing old table as gone new table as come
                        for each statement execute function %I.%I()', here, which, here, 'guard_update_' || which);
    end if;
end
$$;

select guard_history(name) from guarded_table;

-- A run begins unfinished and behind all others; once finished, it stays as it is.
create function guard_insert_run() returns trigger language plpgsql
as $$
begin
    if exists (select from come where status <> 'running' or run_id < (select max(run_id) from run)) then
        perform refuse_change(tg_relid, 'a run that does not begin now');
    end if;
    return null;
end
$$;
create function guard_update_run() returns trigger language plpgsql
as $$
begin
    if exists (select from gone where status <> 'running') then
        perform refuse_change(tg_relid, 'a finished run');
    end if;
    return null;
end
$$;
create trigger guard_insert after insert on run referencing new table as come
    for each statement execute function guard_insert_run();
create trigger guard_update after update on run referencing old table as gone
    for each statement execute function guard_update_run();

-- What was published names no run of its own: its publication does.
create function guard_insert_publication_file() returns trigger language plpgsql
as $$
begin
    if exists (select from come join publication using (number)
               where publication.introduced_run is distinct from open_run()) then
        perform refuse_change(tg_relid, 'a file of another run''s publication');
    end if;
    return null;
end
$$;
create trigger guard_insert after insert on publication_file referencing new table as come
    for each statement execute function guard_insert_publication_file();

-- Statistics after a large load, which only a table's owner may renew.
create function refresh_statistics(which text) returns void language plpgsql security definer
as $$
begin
    if which not in ('submission', 'finding', 'unit') then
        raise exception 'not a table whose statistics a run renews: %', which;
    end if;
    execute format('analyze %I', which);
end
$$;
revoke all on function refresh_statistics(text) from public;

-- None of these may be led astray by a caller's search path or temporary tables.
do $$
declare
    signature text;
begin
    foreach signature in array array['refuse_change(oid, text)', 'guard_insert_run()', 'guard_update_run()',
                                     'guard_insert_publication_file()', 'refresh_statistics(text)'] loop
        execute format('alter function %s set search_path = %I, pg_temp', signature, current_schema());
    end loop;
end
$$;

-- A view's tables are read with the rights of its owner, a function's in it with those of the caller: for a reader the
-- view has to say itself what the function says. The text is the function's own, so that the two cannot differ.
do $$
begin
    execute 'create or replace view standing_finding as select f.* from last_run r cross join lateral ('
        || (select replace(prosrc, 'as_of', 'r.run_id') from pg_proc where oid = 'standing_finding_as_of(bigint)'::regprocedure)
        || ') f (' || (select string_agg(quote_ident(argument), ', ' order by place)
                       from pg_proc, unnest(proargnames, proargmodes) with ordinality as given (argument, mode, place)
                       where oid = 'standing_finding_as_of(bigint)'::regprocedure and mode = 't') || ')';
end
$$;

create function set_up_access(prefix text) returns setof text language plpgsql
as $$
declare
    owners text := prefix || '_owner';
    runners text := prefix || '_runner';
    readers text := prefix || '_reader';
    here text := current_schema();
    former oid := (select relowner from pg_class where oid = 'run'::regclass);
    former_prefix text := (select substring(rolname from '^(.*)_owner$') from pg_roles where oid = former);
    one text;
    item record;
    missing text[] := '{}';
begin
    if prefix !~ '^[a-z][a-z0-9_]{0,49}$' then
        raise exception 'a prefix of role names has small letters, digits and _: %', prefix;
    end if;
    -- Two databases of a cluster are set up one after the other: they share the roles.
    perform pg_advisory_xact_lock(hashtext('disclosure-rollup roles'));
    foreach one in array array[owners, runners, readers] loop
        if not exists (select from pg_roles where rolname = one) then
            begin
                execute format('create role %I nologin', one);
            exception
                when insufficient_privilege then missing := missing || one;
                when duplicate_object or unique_violation then null;
            end;
        end if;
    end loop;
    if missing <> '{}' then
        return next format('%s may not create roles; let an administrator say: %s', current_user,
                           (select string_agg(format('create role %I nologin;', name), ' ') from unnest(missing) name));
    end if;

    -- The tables belong to the owners' role, so that each of its members may migrate.
    if not owners = any (missing) then
        begin
            if not pg_has_role(current_user, owners, 'usage') then
                execute format('grant %I to current_user', owners);
            end if;
            if not has_schema_privilege(owners, here, 'create') then
                execute format('grant usage, create on schema %I to %I', here, owners);
            end if;
            if not has_database_privilege(owners, current_database(), 'create') then
                execute format('grant create on database %I to %I', current_database(), owners);
            end if;
            if (select nspowner from pg_namespace where nspname = 'batch') = former
               and pg_get_userbyid(former) <> owners then
                execute format('alter schema batch owner to %I', owners);
            end if;
            for item in
                select c.oid::regclass as name from pg_class c
                where c.relnamespace in (here::regnamespace, 'batch'::regnamespace) and c.relkind in ('r', 'v', 'S')
                  and c.relowner = former and pg_get_userbyid(c.relowner) <> owners
                  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                  and d.deptype in ('a', 'i', 'e'))
            loop
                execute format('alter table %s owner to %I', item.name, owners);
            end loop;
            for item in
                select p.oid::regprocedure as name from pg_proc p
                where p.pronamespace = here::regnamespace and p.proowner = former
                  and pg_get_userbyid(p.proowner) <> owners
                  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid
                                  and d.deptype = 'e')
            loop
                execute format('alter function %s owner to %I', item.name, owners);
            end loop;
        exception when insufficient_privilege then
            return next format('the tables stay with %s, who alone may migrate (%s); to share that, let an administrator '
                               'say: grant %I to %I; grant create on database %I to %I; grant usage, create on schema %I '
                               'to %I;',
                               pg_get_userbyid(former), sqlerrm, owners, current_user, current_database(), owners, here,
                               owners);
        end;
    end if;

    begin
        if has_schema_privilege('public', here, 'create') then
            execute format('revoke create on schema %I from public', here);
        end if;
        if has_schema_privilege('public', here, 'create') then
            return next format('everybody may make tables in schema %I; let an administrator say: '
                               'revoke create on schema %I from public;', here, here);
        end if;
        foreach one in array array[former_prefix || '_runner', former_prefix || '_reader', runners, readers] loop
            if exists (select from pg_roles where rolname = one) then
                for item in
                    select c.oid::regclass as name from pg_class c
                    where c.relnamespace in (here::regnamespace, 'batch'::regnamespace) and c.relkind in ('r', 'v')
                      and c.relowner = (select relowner from pg_class where oid = 'run'::regclass)
                loop
                    execute format('revoke all on %s from %I', item.name, one);
                end loop;
                execute format('revoke all on function refresh_statistics(text) from %I', one);
            end if;
        end loop;
        if not runners = any (missing) then
            execute format('grant usage on schema %I, batch to %I', here, runners);
            execute format('grant select, insert, update, delete on all tables in schema batch to %I', runners);
            execute format('grant usage on all sequences in schema batch to %I', runners);
            execute format('grant execute on function refresh_statistics(text) to %I', runners);
            for item in
                select c.oid::regclass as name from pg_class c
                where c.relnamespace = here::regnamespace and c.relkind in ('r', 'v')
                  and c.relowner = (select relowner from pg_class where oid = 'run'::regclass)
            loop
                execute format('grant select on %s to %I', item.name, runners);
            end loop;
            for item in select * from guarded_table order by name loop
                if not exists (select from pg_trigger
                               where tgrelid = format('%I', item.name)::regclass and tgname = 'guard_insert') then
                    perform guard_history(item.name);
                end if;
                execute format('grant insert on %I to %I', item.name, runners);
                if item.replaced is not null then
                    execute format('grant update (%s) on %I to %I',
                                   (select string_agg(quote_ident(name), ', ')
                                    from unnest(item.replaced || item.set_once || item.own_run) name),
                                   item.name, runners);
                end if;
                if item.deletable then
                    execute format('grant delete on %I to %I', item.name, runners);
                end if;
            end loop;
            for item in select name from working_table where to_regclass(format('%I', name)) is not null loop
                execute format('grant insert, update, delete on %I to %I', item.name, runners);
            end loop;
            execute format('grant insert on run to %I', runners);
            execute format('grant update (status, finished_at, catalogue, read, accepted, rejected, unchanged, subject) '
                           'on run to %I', runners);
            execute format('grant insert on publication_file to %I', runners);
            -- Labels of cells may change; their places and decimals, by which figures are read, may not.
            execute format('grant insert, update (label, unit_of_measure, roll_up, indicator) on form_cell to %I', runners);
        end if;
        if not readers = any (missing) then
            execute format('grant usage on schema %I to %I', here, readers);
            for item in
                select c.oid::regclass as name from pg_class c
                where c.relnamespace = here::regnamespace and c.relkind = 'v'
                  and c.relowner = (select relowner from pg_class where oid = 'run'::regclass)
            loop
                execute format('grant select on %s to %I', item.name, readers);
            end loop;
        end if;
    exception when insufficient_privilege then
        return next format('%s may not grant rights on these tables (%s); let their owner call rollup migrate',
                           current_user, sqlerrm);
    end;

    foreach one in array array[owners, runners, readers] loop
        if not one = any (missing) then
            begin
                if not has_database_privilege(one, current_database(), 'connect') then
                    execute format('grant connect on database %I to %I', current_database(), one);
                end if;
                if one = runners and not has_database_privilege(one, current_database(), 'temporary') then
                    execute format('grant temporary on database %I to %I', current_database(), one);
                end if;
            exception when insufficient_privilege then
                return next format('let an administrator say: grant connect%s on database %I to %I;',
                                   case when one = runners then ', temporary' else '' end, current_database(), one);
            end;
        end if;
    end loop;
end
$$;
comment on function set_up_access is 'Makes the roles <prefix>_owner, _runner and _reader, gives them what they need in this database, and answers what an administrator still has to do. Can be called again.';
revoke all on function set_up_access(text) from public;
revoke all on function guard_history(text) from public;
