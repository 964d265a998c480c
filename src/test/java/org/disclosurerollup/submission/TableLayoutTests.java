package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.submission.Reading.value;

import java.io.IOException;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLayoutTests {

    private static final String HEADER = "unit_code,year,form,";

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
    void aRowIsASubmission() {
        Reading reading = read(HEADER + "scope,revision,reason,1,2,3\nc,2019,plain-2019,area,3,更正,17,0.5,否\n");
        Submission submission = reading.only();
        assertThat(submission.unitCode()).isEqualTo("c");
        assertThat(submission.period()).isEqualTo(Period.ofYear(2019));
        assertThat(submission.form().id()).isEqualTo("plain-2019");
        assertThat(submission.scope()).isEqualTo(Scope.AREA);
        assertThat(submission.revision()).isEqualTo(3);
        assertThat(submission.reason()).isEqualTo("更正");
        assertThat(value(submission, "1")).isEqualTo("17");
        assertThat(value(submission, "2")).isEqualTo("0.5");
        assertThat(value(submission, "3")).isEqualTo("0");
        assertThat(value(submission, "1.1")).isEmpty();
        assertThat(reading.all()).isEmpty();
    }

    @Test
    void scopeRevisionAndReasonMayBeLeftOut() {
        Submission submission = read(HEADER + "1\nd,2019年,统计表,5\n").only();
        assertThat(submission.scope()).isEqualTo(Scope.OWN);
        assertThat(submission.revision()).isZero();
        assertThat(submission.reason()).isNull();
        assertThat(submission.form().id()).isEqualTo("plain-2019");
    }

    @Test
    void aUnitMayBeNamedInsteadOfCoded() {
        assertThat(read(HEADER + "1\n县教育局,2019,plain-2019,5\n").only().unitCode())
                .isEqualTo("d");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(read("\uFEFF" + HEADER + "1\nd,2019,plain-2019,5\n").only().unitCode())
                .isEqualTo("d");
        assertThat(read("\uFEFF\"unit_code\",year,form,1\nd,2019,plain-2019,5\n").submissions)
                .hasSize(1);
    }

    @Test
    void columnsStandInAnyOrderAndFormsMayMix() {
        Reading reading = read("1,form,1/3,year,unit_code\n5,plain-2019,,2019,d\n,grid-2021,7,2021,d\n");
        assertThat(reading.rules()).isEmpty();
        assertThat(value(reading.submissions.get(0), "1")).isEqualTo("5");
        assertThat(value(reading.submissions.get(1), "1/3")).isEqualTo("7");
    }

    @Test
    void linesArePhysicalAcrossQuotedBreaksBlankLinesAndLineEndings() {
        Reading reading = read(HEADER + "4,1\r\n"
                + "d,2019,plain-2019,\"one\r\ntwo\r\nthree\",1\r\n"
                + "\r\n"
                + ",,,,\r\n"
                + "c,2019,plain-2019,x,2\r\n"
                + "x1,2019,plain-2019,\"a\n\nb\",3\n"
                + "x2,2019,plain-2019,y,4");
        assertThat(reading.submissions).extracting(Submission::line).containsExactly(2, 7, 8, 11);
        assertThat(reading.submissions.get(0).received()).containsEntry("4", "one\r\ntwo\r\nthree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "-", "—", "——", "–", "--", "\uFF0D", "\u00a0", " ", "\u3000", " / ", "\u00a0-\u00a0"})
    void everyKindOfBlankIsABlankAndKeptAsReceived(String blank) {
        Submission submission =
                read(HEADER + "1,1.1\nd,2019,plain-2019,\"" + blank + "\",0\n").only();
        assertThat(value(submission, "1")).isEmpty();
        assertThat(value(submission, "1.1")).isEqualTo("0");
        assertThat(submission.received()).containsOnlyKeys("1").containsEntry("1", blank);
        assertThat(submission.isReadable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "—", "——", "–", "--", "\uFF0D", "\u00a0", "\u202f", "\u00a0-\u00a0", " — "})
    void aBlankWrittenWithSomethingIsNoted(String blank) {
        Submission submission =
                read(HEADER + "1,1.1\nd,2019,plain-2019,\"" + blank + "\",0\n").only();
        assertThat(submission.findings()).singleElement().satisfies(note -> {
            assertThat(note.rule()).isEqualTo("written-blank");
            assertThat(note.severity()).isEqualTo(Severity.NOTE);
            assertThat(note.cell()).isEqualTo("1");
            assertThat(note.line()).isEqualTo(2);
            assertThat(note.place()).isEqualTo("第4列");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", " / ", "\uFF0F", " ", "\u3000"})
    void notApplicableAndSpacesAreNotNoted(String blank) {
        assertThat(read(HEADER + "1,1.1\nd,2019,plain-2019,\"" + blank + "\",0\n")
                        .rules())
                .isEmpty();
    }

    @Test
    void aSubmissionHasOneNoteOfItsWrittenBlanksHoweverMany() {
        Reading reading =
                read(HEADER + "1,1.1,1.2,2,2.1,3,4\nd,2019,plain-2019,-,—,7,-,-,-,-\nc,2019,plain-2019,1,,/,,,,\n");
        assertThat(reading.all()).singleElement().satisfies(note -> {
            assertThat(note.cell()).isEqualTo("1 1.1 2 2.1 3");
            assertThat(note.message()).contains("有 6 个单元格").endsWith("1、1.1、2、2.1、3 等。");
            assertThat(note.unitCode()).isEqualTo("d");
        });
    }

    @Test
    void aWithdrawalHasNoNoteOfWrittenBlanks() {
        assertThat(read(HEADER + "withdrawn,1\nd,2019,plain-2019,yes,—\n").rules())
                .isEmpty();
    }

    @Test
    void anEmptyFieldIsABlankWithoutText() {
        Submission submission = read(HEADER + "1,1.1\nd,2019,plain-2019,,0\n").only();
        assertThat(value(submission, "1")).isEmpty();
        assertThat(submission.received()).isEmpty();
    }

    @Test
    void spaceAroundANumberDoesNotMatter() {
        Submission submission =
                read(HEADER + "1,2\nd,2019,plain-2019,\u00a017 ,\u30000.50\n").only();
        assertThat(value(submission, "1")).isEqualTo("17");
        assertThat(value(submission, "2")).isEqualTo("0.5");
        assertThat(submission.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "若干", "5x", "约", "--5", "12 条 3"})
    void whatIsNoPlainNumberIsKeptAndReportedWithItsCell(String text) {
        Submission submission =
                read(HEADER + "1.1,1\nd,2019,plain-2019,3," + text + "\n").only();
        Finding finding = submission.findings().get(0);
        assertThat(finding.rule()).isEqualTo("not-a-number");
        assertThat(finding.cell()).isEqualTo("1");
        assertThat(finding.actual()).isEqualTo(text.replace("\"", ""));
        assertThat(submission.received()).containsEntry("1", text.replace("\"", ""));
        assertThat(value(submission, "1")).isEmpty();
        assertThat(value(submission, "1.1")).isEqualTo("3");
    }

    @Test
    void allProblemsOfARowAreReportedInOnePass() {
        Reading reading = read(HEADER + "1,1.1,2,3\nd,2019,plain-2019,x,0.5,1.234,maybe\n");
        assertThat(reading.rules())
                .containsExactly("not-a-number", "too-many-decimals", "too-many-decimals", "not-yes-no");
        assertThat(reading.only().isReadable()).isFalse();
    }

    @Test
    void aColumnNoFormKnowsIsToldOnceAndItsFiguresAgain() {
        Reading reading = read(HEADER + "1,9.9\nd,2019,plain-2019,1,\nc,2019,plain-2019,1,5\n");
        assertThat(reading.findings).extracting(Finding::cell).containsExactly("9.9");
        assertThat(reading.submissions.get(0).findings()).isEmpty();
        assertThat(reading.submissions.get(1).findings())
                .extracting(Finding::rule)
                .containsExactly("unknown-cell");
        assertThat(reading.submissions.get(1).isReadable()).isFalse();
    }

    @Test
    void aFigureInAnotherFormsColumnIsNotLostSilently() {
        Reading reading = read(HEADER + "1,1/3\nd,2019,plain-2019,1,5\n");
        assertThat(reading.findings).isEmpty();
        assertThat(reading.rules()).containsExactly("unknown-cell");
    }

    @Test
    void emptyColumnsBehindTheTableAreNoColumns() {
        assertThat(read(HEADER + "1,,\nd,2019,plain-2019,5,,\n").rules()).isEmpty();
        assertThat(read(HEADER + "1,,\nd,2019,plain-2019,5,7,\n").rules()).containsExactly("unknown-cell");
    }

    @Test
    void aColumnThatStandsTwiceIsNoWayToOverwriteAFigure() {
        Reading reading = read(HEADER + "1,1\nd,2019,plain-2019,5,6\nc,2019,plain-2019,5,\n");
        assertThat(value(reading.submissions.get(0), "1")).isEqualTo("5");
        assertThat(reading.rules()).containsExactly("duplicate-cell");
        assertThat(reading.submissions).extracting(Submission::isReadable).containsExactly(false, true);
    }

    @Test
    void aRowOfTheWrongLengthIsNotCounted() {
        Reading reading = read(HEADER + "1,1.1\nd,2019,plain-2019,1,2,3\nc,2019,plain-2019,1\n");
        assertThat(reading.rules()).containsExactly("wrong-field-count", "wrong-field-count");
        assertThat(reading.submissions).noneMatch(Submission::isReadable);
        assertThat(reading.all()).extracting(Finding::actual).containsExactly("6 列", "4 列");
    }

    @Test
    void rowsBeforeAnUnreadableLineAreKept() {
        Reading reading = read(HEADER + "1\nd,2019,plain-2019,1\nc,2019,plain-2019,\"2\"x\n");
        assertThat(reading.submissions).extracting(Submission::unitCode).containsExactly("d");
        assertThat(reading.findings).extracting(Finding::line).containsExactly(3);
    }
}
