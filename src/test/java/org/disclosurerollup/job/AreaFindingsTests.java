package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found between an area's filing for its whole territory and its parts, over several runs. */
class AreaFindingsTests {

    private static final String HEADER = "unit_code,year,form,scope,1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void cityFilesForAll() {
        office = new Office(folder)
                .units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,")
                .file("city.csv", HEADER, "1,2017,disclosure-2014,area,100")
                .file("11.csv", HEADER, "11,2017,disclosure-2014,own,60");
    }

    private List<Map<String, String>> found(String rule) {
        return office.read("findings.csv").where("rule", rule);
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = DriverManager.getConnection(office.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from finding where " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void differenceAppearsWhenTheLastPartHasFiledAndGoesWhenItIsMended() {
        office.consolidated();
        assertThat(found("area-differs")).isEmpty();

        office.file("12.csv", HEADER, "12,2017,disclosure-2014,own,50").consolidated();
        assertThat(found("area-differs")).singleElement().satisfies(finding -> {
            assertThat(finding)
                    .containsEntry("unit_code", "1")
                    .containsEntry("severity", "soft")
                    .containsEntry("cell", "1.1")
                    .containsEntry("actual", "100")
                    .containsEntry("expected", "110")
                    .containsEntry("source", "city.csv")
                    .containsEntry("line", "2");
        });
        assertThat(office.read("totals.csv")
                        .row("unit_code", "1", "cell", "1.1", "group", "total")
                        .get("value"))
                .isEqualTo("110");

        office.file("city.csv", HEADER, "1,2017,disclosure-2014,area,110").consolidated();
        assertThat(found("area-differs")).isEmpty();
        assertThat(office.read("cured.csv").row("rule", "area-differs"))
                .containsEntry("found_run", "2")
                .containsEntry("cured_run", "3")
                .containsEntry("value_then", "100")
                .containsEntry("value_now", "110");
    }

    @Test
    void partAboveTheWholeIsFoundWhilePartsAreMissing() {
        office.file("11.csv", HEADER, "11,2017,disclosure-2014,own,160").consolidated();

        assertThat(found("part-exceeds-area"))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsEntry("unit_code", "1")
                        .containsEntry("actual", "100")
                        .containsEntry("expected", "≥ 160"));
    }

    @Test
    void officesReportTakenForItsAreasIsFound() {
        String header = "unit_code,year,form,scope,1.1,1.2.1,1.2.2,2.1,3.1";
        office.file("city.csv", header, "1,2017,disclosure-2014,area,9,4,5,1,0", "1,2017,disclosure-2014,own,9,4,5,1,0")
                .remove("11.csv")
                .consolidated();

        assertThat(found("same-report-twice"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding).containsEntry("unit_code", "1").containsEntry("line", "2"));
    }

    @Test
    void runWithNothingNewStoresNoFindingAgain() throws SQLException {
        office.file("12.csv", HEADER, "12,2017,disclosure-2014,own,50").consolidated();
        office.consolidated();

        assertThat(count("stage = 'areas'")).isEqualTo(1);
        assertThat(found("area-differs")).hasSize(1);
    }

    @Test
    void runThatFailedBehindThemFindsThemOnceWhenItIsFinished() throws Exception {
        office.file("12.csv", HEADER, "12,2017,disclosure-2014,own,50");
        Path blocked = folder.resolve("no-place");
        Files.createDirectories(blocked.resolve(".totals.csv.partial/in the way"));
        assertThat(office.consolidate("--out", blocked).exitCode()).isEqualTo(1);

        office.consolidated();

        assertThat(count("stage = 'areas'")).isEqualTo(1);
        assertThat(count("stage = 'areas' and introduced_run = 1 and replaced_run is null"))
                .isEqualTo(1);
    }
}
