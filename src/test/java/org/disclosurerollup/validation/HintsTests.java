package org.disclosurerollup.validation;

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
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintsTests {

    private static final String FORM = """
            form: small
            title: 小表
            valid-from: 2000
            tables:
              - id: counts
                cells:
                  - {code: "1", label: 合计, unit: 件}
                  - {code: "1.1", label: 其一, unit: 件}
                  - {code: "1.2", label: 其二, unit: 件}
                  - {code: "2", label: 又一合计, unit: 件}
                  - {code: "2.1", label: 又其一, unit: 件}
                  - {code: "2.2", label: 又其二, unit: 件}
                  - {code: "3", label: 最多, unit: 件}
                  - {code: "4", label: 金额, unit: 万元, decimals: 2}
                  - {code: "4.1", label: 金额一, unit: 万元, decimals: 2}
                  - {code: "4.2", label: 金额二, unit: 万元, decimals: 2}
                  - {code: "5", label: 甲, unit: 件}
                  - {code: "6", label: 乙, unit: 件}
                  - {code: "7", label: 增减, unit: 件, signed: true}
                  - {code: "8", label: 丙, unit: 件}
              - id: grid
                cell-code: "{row}/{column}"
                columns:
                  - {code: "1", label: 甲}
                  - {code: "2", label: 乙}
                  - {code: "3", label: 计}
                rows:
                  - {code: "a", label: 子}
                  - {code: "b", label: 丑}
                  - {code: "c", label: 总}
            rules:
              - {id: H-1, rule: "[1] = [1.1] + [1.2]", severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-2, rule: "[2] = [2.1] + [2.2]", severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-3, rule: "[3] = max([1], [2])", severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-4, rule: "[4] = [4.1] + [4.2]", severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-5, rule: "2 * [5] = 3 * [6]", severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-6, rule: "[7] + [8] = 0", severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-7, rule: "[*/1] + [*/2] = [*/3]", for-each: grid.rows, severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: H-8, rule: "[a/*] + [b/*] = [c/*]", for-each: grid.columns, severity: hard, text: t, reason: r, passes: {}, fails: {}}
              - {id: S-1, rule: "[1] <= [2]", severity: soft, text: t, reason: r, passes: {}, fails: {}}
            """;

    @TempDir
    Path folder;

    private Catalogue catalogue;
    private UnitRegister units;

    @BeforeEach
    void writeCatalogue() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("forms")).resolve("small.yml"), FORM);
        Files.writeString(folder.resolve("units.csv"), "code,name,kind,parent,valid_from,valid_to\n1,甲市,city,,,\n");
        catalogue = CatalogueReader.read(folder.resolve("forms"));
        units = UnitReader.read(folder.resolve("units.csv"));
    }

    /** Hints on a filed row, each as {@code code filed>proposed}, cells of a set joined by {@code +}. */
    private List<String> hints(String codes, String values) throws IOException {
        RuleBook rules = RuleBook.compile(catalogue);
        Path file = Files.writeString(
                folder.resolve("row.csv"), "unit_code,year,form," + codes + "\n1,2020,small," + values + "\n");
        List<String> hints = new ArrayList<>();
        new SubmissionReader(catalogue, units).read(file, "row.csv", new SubmissionSink() {
            @Override
            public void submission(Submission submission) {
                Verdict verdict = new Validator(rules).check(submission);
                new Hints(rules).of(submission, verdict).forEach(hint -> hints.add(text(hint)));
            }

            @Override
            public void unattributed() {
                throw new AssertionError();
            }

            @Override
            public void finding(Finding finding) {
                throw new AssertionError(finding);
            }
        });
        return hints;
    }

    private static String text(Hint hint) {
        return String.join(
                "+",
                hint.changes().stream()
                        .map(change -> change.cell().code() + " " + change.filed() + ">" + change.proposed())
                        .toList());
    }

    @Test
    void aSubmissionWithoutHardFailuresHasNone() throws IOException {
        assertThat(hints("1,1.1,1.2,2", "5,2,3,4")).isEmpty();
    }

    @Test
    void aWrongSumCanBeMendedByItsTotalOrByAnyPart() throws IOException {
        assertThat(hints("2,2.1,2.2", "525,310,216")).containsExactly("2 525>526", "2.2 216>215", "2.1 310>309");
    }

    @Test
    void aPartCannotBecomeNegative() throws IOException {
        assertThat(hints("2,2.1,2.2", "1,2,3")).containsExactly("2 1>5");
    }

    @Test
    void aTotalThatAnotherRuleHoldsInPlaceIsNotProposed() throws IOException {
        assertThat(hints("1,1.1,1.2,2,3", "9,4,6,8,9")).containsExactly("1.1 4>3", "1.2 6>5");
    }

    @Test
    void whereARowAndAColumnFailTheirCommonCellIsNamed() throws IOException {
        assertThat(hints("a/1,a/2,a/3,b/1,b/2,b/3,c/1,c/2,c/3", "12,5,17,3,40,7,15,9,24"))
                .containsExactly("b/2 40>4");
    }

    @Test
    void twoFiguresInEachOthersPlaceAreNamedTogether() throws IOException {
        assertThat(hints("a/1,a/2,a/3,b/1,b/2,b/3,c/1,c/2,c/3", "5,12,17,3,4,7,15,9,24"))
                .contains("a/1 5>12+a/2 12>5");
    }

    @Test
    void independentErrorsGivePairs() throws IOException {
        assertThat(hints("2,2.1,2.2,5,6", "10,1,2,3,4"))
                .containsExactly("2.1 1>8+5 3>6", "2.1 1>8+6 4>2", "2.2 2>9+5 3>6", "2.2 2>9+6 4>2", "2 10>3+5 3>6");
    }

    @Test
    void threeIndependentErrorsGiveTriples() throws IOException {
        assertThat(hints("2,2.1,2.2,5,6,7,8", "1,2,3,3,3,-7,6"))
                .first()
                .asString()
                .matches("2 1>5\\+(5|6) .*\\+(7|8) .*");
    }

    @Test
    void thereIsNoneWhereThreeCellsWillNotDo() throws IOException {
        assertThat(hints("1,1.1,2,2.1,4,4.1,7,8", "1,2,3,4,5,6,7,8")).isEmpty();
    }

    @Test
    void figuresMustBeWholeAtTheirDecimals() throws IOException {
        assertThat(hints("5,6", "5,4")).containsExactly("5 5>6");
    }

    @Test
    void onlyASignedCellMayBecomeNegative() throws IOException {
        assertThat(hints("7,8", "5,6")).containsExactly("7 5>-6");
    }

    @Test
    void swappedDigitsAndMovedPointsComeBeforeOtherSlips() throws IOException {
        assertThat(hints("2,2.1,2.2", "273,115,122")).first().isEqualTo("2 273>237");
        assertThat(hints("2,2.1,2.2", "242,1200,122")).first().isEqualTo("2.1 1200>120");
    }

    @Test
    void roundedAmountsAreProposedSoThatTheyAddUpExactly() throws IOException {
        assertThat(hints("4,4.1,4.2", "42.8,21.25,21.5"))
                .containsExactly("4.2 21.5>21.55", "4 42.8>42.75", "4.1 21.25>21.3");
    }

    @Test
    void amountsWithinTheirRoundingNeedNoHint() throws IOException {
        assertThat(hints("4,4.1,4.2", "42.74,21.25,21.5")).isEmpty();
    }

    @Test
    void aBlankPartCanBeTheOneThatIsMissing() throws IOException {
        assertThat(hints("2,2.1,2.2", "25,5,")).containsExactly("2 25>5", "2.1 5>25", "2.2 >20");
    }

    @Test
    void aTextThatIsNoFigureIsTheLikeliestToBeWrong() throws IOException {
        assertThat(hints("2,2.1,2.2", "25,5,二十")).first().isEqualTo("2.2 二十>20");
    }

    @Test
    void theLargestOfSeveralCellsIsSolvedToo() throws IOException {
        assertThat(hints("1,2,3", "4,8,7")).containsExactly("2 8>7", "3 7>8");
        assertThat(hints("1,2,3", "4,8,9")).containsExactly("1 4>9", "2 8>9", "3 9>8");
    }

    @Test
    void aRowWithAFieldTooManyHasNone() throws IOException {
        assertThat(hints("2,2.1,2.2", "525,310,216,4")).isEmpty();
    }
}
