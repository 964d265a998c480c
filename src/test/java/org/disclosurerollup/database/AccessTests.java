package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owner, runner and reader of a database, as users of their own. */
class AccessTests {
    private static final String HEADER = "unit_code,year,form,1.1,1.2.2";

    @TempDir
    Path folder;

    private String url;
    private Office office;

    @BeforeEach
    void consolidateAsRunner() {
        url = TestServer.newDatabase().replaceFirst("user=[^&]*", "user=postgres");
        assertThat(Project.run("migrate", "--database", url).exitCode()).isZero();
        String runner = TestServer.login("access_runner", "disclosure_rollup_runner");
        office = new Office(folder, TestServer.as(runner, url))
                .units("c,云江市,city,,,", "d,财政局,department,c,,", "e,教育局,department,c,,", "k,东山县,county,c,,")
                .file("2017.csv", HEADER, "d,2017,disclosure-2014,5,5", "e,2017,disclosure-2014,7,6")
                .file("2018.csv", HEADER, "d,2018,disclosure-2014,8,8", "e,2018,disclosure-2014,x,6");
        office.consolidated();
    }

    @AfterEach
    void giveBack() {
        TestServer.giveBack(url);
    }

    private static List<String> ask(String url, String query) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private static void say(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private String asRunner() {
        return office.database();
    }

    private String asReader() {
        return TestServer.as(TestServer.login("access_reader", "disclosure_rollup_reader"), url);
    }

    private static final List<String> FORBIDDEN = List.of(
            "update submission set figures[1] = 99 where unit_code = 'd'",
            "update submission set status = 'rejected' where unit_code = 'd'",
            "update total set figures = '{}'",
            "update run set operator = 'somebody else'",
            "update run set run_id = 7 where run_id = 1",
            "update run set status = 'running', finished_at = null where run_id = 1",
            "update form_cell set position = 70 where position = 1",
            "update form_cell set decimals = 2",
            "update finding set message = ''",
            "update closed_year set reason = 'x'",
            "update source_file set accepted = 9",
            "update source_file set sha256 = ''",
            "update catalogue_file set content = ''",
            "update submission set replaced_run = 1 where unit_code = 'd'",
            "update total set replaced_run = 2",
            "update area_state set cleared_run = null",
            "delete from finding",
            "delete from total",
            "delete from total_base",
            "delete from area_state",
            "delete from submission",
            "delete from run",
            "delete from source_file",
            "insert into total (area_code, form, period, grp, basis, figures, filled, reported_units, expected_units,"
                    + " introduced_run) values ('c', 'disclosure-2014', '2017', 'total', 'parts', '{9}', '{1}', 1, 1, 1)",
            "insert into total (area_code, form, period, grp, basis, figures, filled, reported_units, expected_units,"
                    + " introduced_run) values ('c', 'disclosure-2014', '2017', 'total', 'parts', '{9}', '{1}', 1, 1, 2)",
            "insert into unit (code, name, kind, introduced_run) values ('z', 'z', 'city', 1)",
            "insert into closed_year (period, introduced_run) values ('2017', 1)",
            "insert into publication (number, unit_code, period, run_id, introduced_run) values ('n', 'c', '2017', 1, 1)",
            "insert into run (run_id, command, status, operator, started_at, catalogue) overriding system value"
                    + " values (99, 'consolidation', 'completed', 'x', now(), '')",
            "insert into run (run_id, command, status, operator, started_at, catalogue) overriding system value"
                    + " values (0, 'consolidation', 'running', 'x', now(), '')",
            "truncate finding",
            "truncate run cascade",
            "drop table submission",
            "drop view total_cell",
            "alter table submission add column x int",
            "alter table submission disable trigger all",
            "alter table submission owner to access_runner",
            "drop trigger guard_update on submission",
            "create or replace function guard_update_submission() returns trigger language plpgsql"
                    + " as 'begin return null; end'",
            "create or replace function open_run() returns bigint language sql as 'select 1::bigint'",
            "create table mine (x int)",
            "create schema mine",
            "set session_replication_role = replica",
            "update guarded_table set deletable = true",
            "update flyway_schema_history set version = '99'",
            "insert into flyway_schema_history select * from flyway_schema_history",
            "select guard_history('submission')",
            "select set_up_access('mine')",
            "grant select on submission to access_reader",
            "copy submission to program 'cat'");

    @Test
    void runnerCannotAlterHistory() throws Exception {
        List<String> before = ask(url, BOOKS);

        for (String statement : FORBIDDEN) {
            assertThatThrownBy(() -> say(asRunner(), statement)).as(statement).isInstanceOf(SQLException.class);
            assertThat(ask(url, BOOKS)).as(statement).isEqualTo(before);
        }
    }

    /** All rows of the tables that hold history, in words. */
    private static final String BOOKS = """
            select r::text from run r union all select s::text from submission s union all select t::text from total t
            union all select f::text from finding f union all select u::text from unit u
            union all select a::text from area_state a union all select c::text from form_cell c
            union all select x::text from source_file x order by 1
            """;

    @Test
    void aRunThatTheRunnerBeginsMaySupersedeRowsAndAlterNone() throws Exception {
        String begin =
                "insert into run (run_id, command, status, operator, started_at, catalogue) overriding system value"
                        + " select max(run_id) + 1, 'consolidation', 'running', 'x', now(), '' from run";
        say(asRunner(), begin);
        long run = Long.parseLong(ask(url, "select max(run_id) from run").get(0));

        say(
                asRunner(),
                "update submission set replaced_run = " + run + " where unit_code = 'd' and period = '2017'",
                "update submission set replaced_run = null where replaced_run = " + run,
                "insert into finding (finding_id, file_id, severity, rule, message, line, introduced_run)"
                        + " select max(finding_id) + 1, max(file_id), 'soft', 'x', 'x', 1, " + run + " from finding",
                "delete from finding where introduced_run = " + run);

        for (String forbidden : List.of(
                "delete from finding where introduced_run < " + run,
                "update submission set replaced_run = 1 where unit_code = 'd'",
                "update submission set replaced_run = " + (run + 1) + " where unit_code = 'd'",
                "update source_file set accepted = accepted + 1",
                "update catalogue_file set content = 'x'",
                "insert into explanation select file_id, 1, '', '', '', '', '', '', '', false, introduced_run from source_file",
                "insert into claim (file_id, line, unit_code, period, form, cell, kind, stated, introduced_run)"
                        + " select file_id, 1, 'd', '2017', 'f', '1', 'total', '1', introduced_run from source_file limit 1")) {
            assertThatThrownBy(() -> say(asRunner(), forbidden))
                    .as(forbidden)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(cannot be altered|permission denied).*");
        }
        // A temporary table of that name must not stand in for the one that the guards look at.
        assertThatThrownBy(() -> say(
                        asRunner(),
                        "create temporary table run as select 1::bigint as run_id, 'running' as status",
                        "delete from total where introduced_run = 1"))
                .hasMessageContaining("cannot be altered");
        say(asRunner(), "update run set status = 'completed', finished_at = now() where run_id = " + run);
        assertThatThrownBy(() -> say(asRunner(), "update run set status = 'running' where run_id = " + run))
                .hasMessageContaining("cannot be altered");
    }

    @Test
    void runnerRunsEveryCommand() throws Exception {
        office.file(
                "answers.csv",
                "unit_code,year,form,rule,cell,value,explanation",
                "d,2017,disclosure-2014,growth-outlier,1.1,5,x");
        office.file("stated.csv", "unit_code,year,form,cell,group,kind,stated", "c,2017,disclosure-2014,1.1,,total,12");
        List<Project.Result> results = List.of(
                office.consolidate(),
                office.run("accept", "--unit", "e", "--year", "2018", "--form", "disclosure-2014", "--reason", "r"),
                office.run(
                        "adjust",
                        "--unit",
                        "c",
                        "--year",
                        "2017",
                        "--form",
                        "disclosure-2014",
                        "--cell",
                        "1.1",
                        "--amount",
                        "3",
                        "--reason",
                        "r"),
                office.run("adjust", "--reverse", "1", "--reason", "r"),
                office.run("publish", "--unit", "c", "--year", "2017", "--reason", "r"),
                office.run("close", "--year", "2018", "--reason", "r"),
                office.file("late.csv", HEADER, "d,2018,disclosure-2014,9,9").consolidate(),
                office.run("reopen", "--year", "2018", "--reason", "r"),
                office.file("gone.csv", "unit_code,year,form,withdrawn", "e,2017,disclosure-2014,是")
                        .consolidate(),
                office.remove("late.csv").consolidate(),
                office.run("rerun", "--year", "2017"),
                office.run("report", "--as-of", "published", "--unit", "c", "--year", "2017"),
                office.run("summary", "--unit", "c", "--year", "2017"),
                office.run("diff", "--year", "2017", "--unit", "c"),
                office.run("history", "--unit", "c", "--year", "2017", "--form", "disclosure-2014", "--cell", "1.1"),
                office.run("status"),
                office.run("template", "--form", "disclosure-2014", "--year", "2018", "--unit", "d"));

        for (Project.Result result : results) {
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
            assertThat(result.err()).doesNotContain("WARN");
        }
        assertThat(ask(url, "select count(*) from adjustment where replaced_run is not null"))
                .containsExactly("1");
        assertThat(ask(url, "select count(*) from closed_year where replaced_run is not null"))
                .containsExactly("1");
        assertThat(ask(url, "select last_analyze is not null from pg_stat_user_tables where relname = 'submission'"))
                .hasSize(1);
    }

    @Test
    void runnerRenewsStatisticsAndOnlyThese() throws Exception {
        say(asRunner(), "select refresh_statistics('submission')");
        assertThat(ask(url, "select reltuples::int::text from pg_class where oid = 'submission'::regclass"))
                .isEqualTo(ask(url, "select count(*)::text from submission"));
        assertThatThrownBy(() -> say(asRunner(), "select refresh_statistics('pg_class')"))
                .hasMessageContaining("not a table");
    }

    @Test
    void readerSeesTheViewsAndNoTable() throws Exception {
        String reader = asReader();
        List<String> views = ask(url, "select table_name from information_schema.views where table_schema = 'public'");
        assertThat(views).contains("cell", "total_cell", "comparison", "standing_finding");
        for (String view : views) {
            assertThatCode(() -> ask(reader, "select count(*) from " + view))
                    .as(view)
                    .doesNotThrowAnyException();
        }
        assertThat(
                        ask(
                                reader,
                                "select value::int from total_cell where cell = '1.1' and period = '2017' and \"group\" = 'total'"))
                .containsExactly("12");
        assertThat(ask(reader, "select rule from standing_finding where severity = 'hard'"))
                .isEqualTo(ask(url, "select rule from standing_finding where severity = 'hard'"))
                .isNotEmpty();

        List<String> tables = ask(
                url,
                "select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('public', 'batch') and table_type = 'BASE TABLE'");
        assertThat(tables).hasSizeGreaterThan(20);
        for (String table : tables) {
            for (String verb : List.of("select * from ", "delete from ", "truncate ", "drop table ")) {
                assertThatThrownBy(() -> say(reader, verb + table))
                        .as(verb + table)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
        assertThatThrownBy(() -> say(reader, "select * from standing_finding_as_of(1)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void commandsTellAReaderWhatToDo() {
        Project.Result result = Project.run("status", "--database", asReader());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("access_reader may not use the tables", "grant disclosure_rollup_runner to access_reader;");
    }

    /** A table that a migration adds and says nothing of could not be written by runners, or by too many. */
    @Test
    void everyTableIsGuardedOrSaidToNeedNoGuard() throws Exception {
        List<String> tables = ask(
                url,
                "select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'"
                        + " except select name from guarded_table except select name from working_table");
        assertThat(tables)
                .containsExactlyInAnyOrder(
                        "run",
                        "publication_file",
                        "form_cell",
                        "guarded_table",
                        "working_table",
                        "flyway_schema_history");
        assertThat(ask(
                        url,
                        "select distinct table_name from information_schema.columns"
                                + " join information_schema.tables using (table_schema, table_name)"
                                + " where table_schema = 'public' and table_type = 'BASE TABLE'"
                                + " and column_name in ('introduced_run', 'marked_run')"
                                + " except select name from guarded_table"))
                .isEmpty();
        assertThat(ask(
                        url,
                        "select name from guarded_table where not exists (select from pg_trigger"
                                + " where tgrelid = name::regclass and tgname = 'guard_insert')"
                                + " or replaced is not null and not exists (select from pg_trigger"
                                + " where tgrelid = name::regclass and tgname = 'guard_update')"
                                + " or deletable and not exists (select from pg_trigger"
                                + " where tgrelid = name::regclass and tgname = 'guard_delete')"))
                .isEmpty();
    }

    @Test
    void aTableOfALaterMigrationIsGuardedAndGranted() throws Exception {
        say(
                url,
                "set role disclosure_rollup_owner",
                "create table later (x int, introduced_run bigint, replaced_run bigint)",
                "create view later_view as select x from later",
                "insert into guarded_table (name, replaced) values ('later', 'replaced_run')");
        assertThat(Project.run("migrate", "--database", url).out())
                .isEqualToIgnoringNewLines("database: version "
                        + ask(url, "select max(version::int) from flyway_schema_history")
                                .get(0) + ", as it was");

        assertThat(ask(asReader(), "select count(*) from later_view")).containsExactly("0");
        assertThatThrownBy(() -> say(asRunner(), "insert into later (x, introduced_run) values (1, 1)"))
                .hasMessageContaining("history of later cannot be altered");
        assertThatThrownBy(() -> say(asRunner(), "delete from later")).hasMessageContaining("permission denied");
    }

    @Test
    void aRunnerDoesNotMigrateAndSaysWhoDoes() throws Exception {
        // As if this program were newer than the tables.
        say(
                url,
                "delete from flyway_schema_history where installed_rank = (select max(installed_rank) from flyway_schema_history)");

        Project.Result result = office.consolidate();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "older than this program",
                        "let their owner (disclosure_rollup_owner, not access_runner) call rollup migrate");
        assertThat(Project.run("migrate", "--database", asRunner()).err()).contains("only it may migrate");
    }

    @Test
    void anEmptyDatabaseIsNotMadeByWhoMayNotMakeTables() {
        String empty = TestServer.createDatabase("postgres");
        Project.Result result = Project.run("status", "--database", TestServer.as("access_runner", empty));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("access_runner may not make them; let the database's owner call rollup migrate");
    }

    @Test
    void anOwnerWhoMayMakeNoRolesMigratesAndIsToldWhatAnAdministratorHasToDo() throws Exception {
        TestServer.login("access_dba");
        String database = TestServer.createDatabase("access_dba");
        String dba = TestServer.as("access_dba", database);
        for (String role : List.of("yunjiang_owner", "yunjiang_runner", "yunjiang_reader")) {
            say(url, "drop role if exists " + role);
        }

        Project.Result first = Project.run("migrate", "--roles", "yunjiang", "--database", dba);
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .startsWith("database: version ")
                .contains(
                        ", was empty",
                        "still to do: access_dba may not create roles; let an administrator say: create role yunjiang_owner"
                                + " nologin; create role yunjiang_runner nologin; create role yunjiang_reader nologin;");
        assertThat(new Office(folder.resolve("dba"), dba)
                        .units("c,云江市,city,,,", "d,财政局,department,c,,")
                        .file("a.csv", HEADER, "d,2017,disclosure-2014,5,5")
                        .consolidate()
                        .exitCode())
                .isZero();

        say(url, "create role yunjiang_owner", "create role yunjiang_runner", "create role yunjiang_reader");
        Project.Result second = Project.run("migrate", "--roles", "yunjiang", "--database", dba);
        assertThat(second.out()).contains("the tables stay with access_dba", "grant yunjiang_owner to access_dba");
        // Runners can work already, and no role of another prefix.
        String runner = TestServer.as(TestServer.login("yunjiang_night", "yunjiang_runner"), database);
        assertThat(new Office(folder.resolve("dba"), runner).consolidate().exitCode())
                .isZero();
        assertThat(new Office(folder.resolve("dba"), TestServer.as("access_runner", database))
                        .consolidate()
                        .exitCode())
                .isEqualTo(2);

        say(url, "grant yunjiang_owner to access_dba");
        assertThat(Project.run("migrate", "--roles", "yunjiang", "--database", dba)
                        .out())
                .doesNotContain("still to do");
        // Another member of the owners' role migrates as well, and the prefix is kept.
        String other = TestServer.as(TestServer.login("access_dba_2", "yunjiang_owner"), database);
        say(
                database,
                "delete from flyway_schema_history where version in ('21', '22')",
                "drop table batch.reading_task, batch.reading",
                "drop index submission_replaced_or_accepted");
        Project.Result third = new Office(folder.resolve("dba"), other).consolidate();
        assertThat(third.exitCode()).as(third.err()).isZero();
        assertThat(
                        ask(
                                database,
                                "select distinct pg_get_userbyid(relowner) from pg_class"
                                        + " where relnamespace in ('public'::regnamespace, 'batch'::regnamespace) and relkind in ('r', 'v')"))
                .containsExactly("yunjiang_owner");
        assertThat(new Office(folder.resolve("dba"), runner).consolidate().exitCode())
                .isZero();
        say(url, "drop database " + database.replaceFirst(".*/([^?]*).*", "$1") + " with (force)");
    }

    @Test
    void theOwnerMayMendHistoryByHand() {
        assertThatCode(() -> say(url, "update total set figures[1] = 1 where area_code = 'c'"))
                .doesNotThrowAnyException();
        assertThat(office.consolidate().exitCode()).isZero();
    }
}
