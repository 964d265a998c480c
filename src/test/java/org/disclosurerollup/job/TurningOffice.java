package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An office in which the county 112 files for 2017 in changing files, and the county 111 has filed 10 items. */
final class TurningOffice implements AutoCloseable {
    static final String HEADER = "unit_code,year,form,1.1,3.1,3.1.1";
    static final String NUMBERED = HEADER + ",revision";

    /** Counts. */
    static final String A = "112,2017,disclosure-2014,300,5,5";
    /** Counts as well. */
    static final String G = "112,2017,disclosure-2014,400,5,5";
    /** Breaks F14-01. */
    static final String B = "112,2017,disclosure-2014,300,9,8";
    /** Breaks it otherwise. */
    static final String C = "112,2017,disclosure-2014,300,7,6";

    private final Office office;
    private final JdbcTemplate jdbc;

    TurningOffice(Path folder) {
        office = new Office(folder)
                .units("11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,")
                .file("111.csv", HEADER, "111,2017,disclosure-2014,10,,");
        jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
    }

    @Override
    public void close() {
        office.close();
    }

    Office office() {
        return office;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Puts rows into a file, or replaces it, and consolidates. */
    Project.Result says(String file, String... rows) {
        return says(file, HEADER, rows);
    }

    Project.Result saysNumbered(String file, String... rows) {
        return says(file, NUMBERED, rows);
    }

    private Project.Result says(String file, String header, String... rows) {
        return office.file(file, header, rows).consolidated();
    }

    /** Every row of the revisions: number, status, what it waits as, who accepted it, first run and run that replaced it. */
    List<String> revisions() {
        return jdbc.queryForList("""
                select concat_ws(' ', revision, status, waiting_as, accepted_by, introduced_run,
                                 coalesce(replaced_run::text, '-'))
                from submission where unit_code = '112' order by submission_id
                """, String.class);
    }

    /** What findings.csv lists but for notes: severity, rule, actual, source. */
    List<String> findings() {
        return office.read("findings.csv").rows().stream()
                .filter(row -> !row.get("severity").equals("note"))
                .map(row ->
                        row.get("severity") + " " + row.get("rule") + " " + row.get("actual") + " " + row.get("source"))
                .toList();
    }

    Map<String, String> coverage() {
        return office.read("coverage.csv").row("unit_code", "112", "form", "disclosure-2014");
    }

    String total() {
        return office.read("totals.csv")
                .row("unit_code", "11", "cell", "1.1", "group", "total")
                .get("value");
    }

    /** What comparison.csv says of the county's own total. */
    String note() {
        return office.read("comparison.csv")
                .row("unit_code", "112", "cell", "1.1", "group", "total")
                .get("note");
    }

    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : List.of("submission", "finding", "source_file", "total", "total_base", "area_state")) {
            rows.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class));
        }
        return rows;
    }

    void assertThatNothingIsNew() {
        Map<String, Long> rows = rows();
        assertThat(office.consolidated("--year", "2017").out())
                .contains("accepted 0 + rejected 0")
                .contains("nothing is new");
        assertThat(rows()).isEqualTo(rows);
    }

    void accept() {
        done("accept", "--unit", "112", "--year", "2017", "--form", "disclosure-2014", "--reason", "核实");
    }

    void closeYear() {
        done("close", "--year", "2017", "--reason", "已上报");
    }

    void reopenYear() {
        done("reopen", "--year", "2017", "--reason", "更正");
    }

    private void done(String command, String... words) {
        List<Object> more = new ArrayList<>(List.of((Object[]) words));
        more.addAll(List.of("--operator", "张三"));
        Project.Result result = office.run(command, more.toArray());
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }
}
