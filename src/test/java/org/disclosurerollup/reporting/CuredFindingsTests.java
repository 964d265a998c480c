package org.disclosurerollup.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding that a correction has cured is on record, with when and how. */
class CuredFindingsTests {

    private static final String HEADER = "unit_code,year,form,1.1,1.2.2,3.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openOffice() {
        office = new Office(folder).units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,");
    }

    private void file(String disclosed, String online, String applications) {
        office.file("2017.csv", HEADER, "11,2017,disclosure-2014," + disclosed + "," + online + "," + applications)
                .consolidated();
    }

    private List<Map<String, String>> cured() {
        return office.read("cured.csv").rows();
    }

    @Test
    void nothingIsCuredInAFirstRun() {
        file("5", "9", "x7");

        assertThat(cured()).isEmpty();
    }

    @Test
    void findingThatTheNextRevisionCuresIsRecordedWithRunsDaysAndValues() {
        file("5", "5", "x7");
        file("5", "5", "");

        assertThat(cured()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("unit_code", "11")
                    .containsEntry("unit_name", "乙县")
                    .containsEntry("year", "2017")
                    .containsEntry("form", "disclosure-2014")
                    .containsEntry("cell", "3.1")
                    .containsEntry("label", "(一)收到申请数")
                    .containsEntry("rule", "not-a-number")
                    .containsEntry("severity", "hard")
                    .containsEntry("found_run", "1")
                    .containsEntry("cured_run", "2")
                    .containsEntry("value_then", "x7")
                    .containsEntry("value_now", "");
            assertThat(row.get("found_on")).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(row.get("cured_on")).matches("\\d{4}-\\d\\d-\\d\\d");
        });
    }

    @Test
    void valuesOfSeveralCellsStandWithTheirCodes() {
        file("5", "9", "");
        file("9", "9", "");

        assertThat(cured())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("cell", "1.1 1.2.2")
                        .containsEntry("value_then", "1.1=5 1.2.2=9")
                        .containsEntry("value_now", "1.1=9 1.2.2=9"));
    }

    @Test
    void findingThatSurvivesARevisionIsCuredByTheOneThatMendsIt() {
        file("5", "9", "");
        file("6", "9", "");
        file("9", "9", "");

        assertThat(cured())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("found_run", "1")
                        .containsEntry("cured_run", "3")
                        .containsEntry("value_then", "1.1=6 1.2.2=9"));
    }

    @Test
    void findingThatStandsAgainIsNotCured() {
        file("5", "9", "");
        file("9", "9", "");
        file("4", "9", "");

        assertThat(cured()).isEmpty();
    }

    @Test
    void findingThatCameBackIsRecordedOncePerTime() {
        file("5", "9", "");
        file("9", "9", "");
        file("4", "9", "");
        file("10", "10", "");

        assertThat(cured())
                .extracting(row -> row.get("found_run") + "-" + row.get("cured_run") + " " + row.get("value_then"))
                .containsExactly("1-2 1.1=5 1.2.2=9", "3-4 1.1=4 1.2.2=9");
    }

    @Test
    void otherFindingOfTheNewRevisionDoesNotHideThatTheOldOneIsCured() {
        file("5", "5", "x7");
        file("5", "x", "");

        assertThat(cured()).extracting(row -> row.get("cell")).containsExactly("3.1");
    }

    @Test
    void findingIsNotCuredWhileTheCorrectionIsRejectedBesideTheSubmissionThatCounts() {
        file("5", "9", "");
        file("9", "9", "x7");

        assertThat(cured()).isEmpty();
    }

    @Test
    void suspicionIsCuredByACorrectionOfTheYearBefore() {
        office.file("2016.csv", HEADER, "11,2016,disclosure-2014,5860,5860,");
        file("58603", "58603", "");
        assertThat(office.read("findings.csv").where("rule", "decimal-shift")).isNotEmpty();

        office.file("2016.csv", HEADER, "11,2016,disclosure-2014,51878,51878,").consolidated();

        assertThat(cured())
                .filteredOn(row -> row.get("cell").equals("1.1"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("year", "2017")
                        .containsEntry("rule", "decimal-shift")
                        .containsEntry("value_then", "58603")
                        .containsEntry("value_now", "58603"));
    }

    @Test
    void onlyYearsThatAreReportedAreListed() {
        file("5", "9", "");
        file("9", "9", "");
        office.file("2015.csv", HEADER, "12,2015,disclosure-2014,1,1,").consolidated("--year", "2015");

        assertThat(cured()).isEmpty();
    }
}
