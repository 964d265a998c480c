package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.submission.Reading.value;

import java.io.IOException;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongLayoutTests {

    private static final String HEADER = "unit_code,year,form,cell,value\n";

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.catalogue(folder, Samples.FORMS);
        units = CatalogueFiles.units(folder, Samples.UNITS);
    }

    private static Reading read(String text) {
        return Reading.of(catalogue, units, folder, text);
    }

    @Test
    void rowsOfASubmissionNeedNotStandTogether() {
        Reading reading = read(HEADER
                + "d,2019,plain-2019,1,5\nc,2019,plain-2019,1,7\nd,2020,plain-2019,1,9\nd,2019,plain-2019,2,0.5\n");
        assertThat(reading.rules()).isEmpty();
        assertThat(reading.submissions).extracting(Submission::unitCode).containsExactly("d", "c", "d");
        assertThat(value(reading.submissions.get(0), "1")).isEqualTo("5");
        assertThat(value(reading.submissions.get(0), "2")).isEqualTo("0.5");
        assertThat(reading.submissions).extracting(Submission::line).containsExactly(2, 3, 4);
    }

    @Test
    void theTwoScopesOfAUnitAreTwoSubmissions() {
        Reading reading = read(
                "scope,unit_code,year,form,cell,value\n" + "own,c,2019,plain-2019,1,5\narea,c,2019,plain-2019,1,50\n");
        assertThat(reading.submissions).extracting(Submission::scope).containsExactly(Scope.OWN, Scope.AREA);
        assertThat(reading.submissions).extracting(s -> value(s, "1")).containsExactly("5", "50");
    }

    @Test
    void rowsThatWriteTheSameKeyDifferentlyAreOneSubmission() {
        Reading reading = read("scope,unit_code,year,form,cell,value\n"
                + "own,d,2019,plain-2019,1,5\n,县教育局,2019年,统计表,1.1,3\n本级,d,2019,plain-2019,1,6\n");
        assertThat(value(reading.only(), "1")).isEqualTo("5");
        assertThat(value(reading.only(), "1.1")).isEqualTo("3");
        assertThat(reading.rules()).containsExactly("duplicate-cell");
    }

    @Test
    void theReasonMayStandInOneRowOnly() {
        Reading reading = read("unit_code,year,form,revision,reason,cell,value\n"
                + "d,2019,plain-2019,2,更正,1,5\nd,2019,plain-2019,2,,1.1,5\n");
        assertThat(reading.only().reason()).isEqualTo("更正");
        assertThat(reading.only().revision()).isEqualTo(2);
    }

    @Test
    void aFindingNamesTheLineOfItsCell() {
        Reading reading = read(HEADER + "d,2019,plain-2019,1,5\n\nd,2019,plain-2019,1.1,x\nd,2019,plain-2019,9,1\n");
        assertThat(reading.all()).extracting(Finding::rule).containsExactly("not-a-number", "unknown-cell");
        assertThat(reading.all()).extracting(Finding::line).containsExactly(4, 5);
        assertThat(reading.all()).extracting(Finding::cell).containsExactly("1.1", "9");
    }

    @Test
    void theFirstValueOfADuplicateCellStaysAndTheSecondIsReported() {
        Reading reading = read(HEADER + "d,2019,plain-2019,1,5\nd,2019,plain-2019,1,6\n");
        assertThat(value(reading.only(), "1")).isEqualTo("5");
        Finding finding = reading.all().get(0);
        assertThat(finding.actual()).isEqualTo("6");
        assertThat(finding.message()).contains("第 2 行");
    }

    @Test
    void aBlankValueTakesTheCellAsWell() {
        assertThat(read(HEADER + "d,2019,plain-2019,1,/\nd,2019,plain-2019,1,6\n")
                        .rules())
                .containsExactly("duplicate-cell");
    }

    @Test
    void aKeyThatCannotBeIdentifiedIsReportedOnceForAllItsRows() {
        Reading reading =
                read(HEADER + "nobody,2019,plain-2019,1,5\nnobody,2019,plain-2019,1.1,5\nd,2019,plain-2019,1,1\n");
        assertThat(reading.rules()).containsExactly("unknown-unit");
        assertThat(reading.unattributed).isEqualTo(1);
        assertThat(reading.submissions).hasSize(1);
    }

    @Test
    void aRowOfTheWrongLengthIsReportedAndNotRead() {
        Reading reading = read(HEADER + "d,2019,plain-2019,1,5,6\n");
        assertThat(reading.rules()).contains("wrong-field-count");
        assertThat(reading.only().isReadable()).isFalse();
    }
}
