package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of printed figures: what becomes a claim, what a finding. */
class StatedLayoutTests {

    private static final String HEADER = "unit_code,year,form,cell,group,kind,stated\n";

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueReader.read(Path.of("jobs", "forms"));
        units = UnitReader.read(Path.of("sample-data", "units.csv"));
    }

    private static final class Received implements SubmissionSink {
        private final List<Claim> claims = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private int submissions;
        private int unattributed;

        @Override
        public void submission(Submission submission) {
            submissions++;
        }

        @Override
        public void unattributed() {
            unattributed++;
        }

        @Override
        public void claim(Claim claim) {
            claims.add(claim);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }
    }

    private static Received read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("stated.csv"), text);
        Received received = new Received();
        new SubmissionReader(catalogue, units).read(file, "stated.csv", received);
        return received;
    }

    @Test
    void goodRowIsAClaimAndNoSubmission() throws IOException {
        Received received = read(HEADER + "咸阳市,2017年,disclosure-2014,1.1,counties,share,57%\n");
        assertThat(received.findings).isEmpty();
        assertThat(received.submissions + received.unattributed).isZero();
        assertThat(received.claims).hasSize(1);
        Claim claim = received.claims.get(0);
        assertThat(claim.unitCode()).isEqualTo("610400");
        assertThat(claim.cell().code()).isEqualTo("1.1");
        assertThat(claim.group()).isEqualTo("counties");
        assertThat(claim.kind()).isEqualTo(ClaimKind.SHARE);
        assertThat(claim.printed().text()).isEqualTo("57%");
        assertThat(claim.source()).isEqualTo("stated.csv");
        assertThat(claim.line()).isEqualTo(2);
    }

    @Test
    void blankGroupIsTheWholeUnit() throws IOException {
        Received received =
                read("cell,kind,stated,form,year,unit_code\n1.1,total,737,disclosure-2014,2017,610400-发改委\n");
        assertThat(received.claims).singleElement().satisfies(claim -> {
            assertThat(claim.group()).isNull();
            assertThat(claim.isAboutWholeUnit()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'nobody,2017,disclosure-2014,1.1,,total,5',unknown-unit",
        "'610400,2017,other,1.1,,total,5',unknown-form",
        "'610400,2021,disclosure-2014,1.1,,total,5',wrong-year",
        "'610400,2017,disclosure-2014,9.99,,total,5',unknown-cell",
        "'610400,2017,disclosure-2014,1.1,,sum,5',bad-kind",
        "'610400,2017,disclosure-2014,1.1,,rate,5%',bad-kind",
        "'610400,2017,work-report,5.5,,share,5%',bad-kind",
        "'610400,2017,disclosure-2014,1.1,towns,total,5',bad-group",
        "'610400-发改委,2017,disclosure-2014,1.1,counties,total,5',bad-group",
        "'610400,2017,disclosure-2014,1.1,,total,很多',bad-stated",
        "'610400,2017,disclosure-2014,1.1,,total,57%',bad-stated",
        "'610400,2017,disclosure-2014,1.1,,total,5.8万件',bad-stated",
        "'610400,2017,disclosure-2014,1.1,,share,57条',bad-stated",
        "'610400,2017,disclosure-2014,1.1,,total,58,603',wrong-field-count"
    })
    void rowWithAProblemCountsAsOneRejected(String row, String rule) throws IOException {
        Received received = read(HEADER + row + "\n610400,2017,disclosure-2014,1.1,,total,58603条\n");
        assertThat(received.findings).extracting(Finding::rule).containsExactly(rule);
        assertThat(received.findings.get(0).line()).isEqualTo(2);
        assertThat(received.unattributed).isEqualTo(1);
        assertThat(received.claims).extracting(Claim::line).containsExactly(3);
    }

    @Test
    void allProblemsOfARowAreToldAtOnce() throws IOException {
        Received received = read(HEADER + "nobody,2017,disclosure-2014,9.99,towns,sum,很多\n");
        assertThat(received.findings)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("unknown-unit", "bad-group", "bad-kind", "bad-stated");
        assertThat(received.unattributed).isEqualTo(1);
    }
}
