package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The views give a reporting tool the numbers that stand in the files. */
class LongFormViewTests {
    private static final List<String> KEY = List.of("year", "form", "unit_code", "cell", "group");

    @TempDir
    static Path out;

    private static String url;
    private static Database database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void consolidateTheSample() throws Exception {
        url = TestServer.newDatabase();
        assertThat(Project.run("consolidate", "--database", url, "--out", out).exitCode())
                .isZero();
        database = Database.open(url);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
        TestServer.giveBack(url);
    }

    private static List<String> lines(String file, String... columns) {
        List<String> names = new ArrayList<>(KEY);
        names.addAll(List.of(columns));
        return CsvTable.read(out.resolve(file)).rows().stream()
                .map(row -> String.join(" ", names.stream().map(row::get).toList()))
                .toList();
    }

    private static List<String> rows(String view, String columns) {
        return jdbc.queryForList(
                "select concat_ws(' ', period, form, area_code, cell, \"group\", " + columns + ") from " + view,
                String.class);
    }

    @Test
    void totalCellsAreThoseOfTheFile() {
        assertThat(rows("total_cell", "trim_scale(value)::text, filled_units, reported_units, expected_units, basis"))
                .hasSizeGreaterThan(1000)
                .containsExactlyInAnyOrderElementsOf(
                        lines("totals.csv", "value", "filled_units", "reported_units", "expected_units", "basis"));
    }

    @Test
    void comparisonsAreThoseOfTheFile() {
        assertThat(rows("comparison", """
                        coalesce(trim_scale(value)::text, ''), coalesce(trim_scale(previous)::text, ''),
                        coalesce(trim_scale(change)::text, ''), coalesce(growth_pct::text, ''),
                        coalesce(share_pct::text, ''), coalesce(like_for_like_growth_pct::text, ''),
                        reported_units, expected_units
                        """))
                .hasSizeGreaterThan(1000)
                .containsExactlyInAnyOrderElementsOf(lines(
                        "comparison.csv",
                        "value",
                        "previous",
                        "change",
                        "growth_pct",
                        "share_pct",
                        "like_for_like_growth_pct",
                        "reported_units",
                        "expected_units"));
    }

    @Test
    void cellsOfTheUnitsAddUpToTheTotals() {
        assertThat(jdbc.queryForObject("""
                        select sum(value)::text from cell
                        where period = '2017' and form = 'disclosure-2014' and cell = '1.1' and unit_code ~ '^6104'
                        """, String.class)).startsWith("58603");
        assertThat(jdbc.queryForList("select distinct unit_code from cell where period = '2014'", String.class))
                .as("what is not counted is not shown")
                .isEmpty();
    }

    @Test
    void decimalsAreShownAsFiled() {
        Map<String, Object> row = jdbc.queryForMap(
                "select trim_scale(value)::text as value, unit_of_measure from cell where unit_code = '150823'"
                        + " and period = '2017' and cell = '7.2'");
        assertThat(row).containsEntry("value", "41.55").containsEntry("unit_of_measure", "亿元");
    }
}
