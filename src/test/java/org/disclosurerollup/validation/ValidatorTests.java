package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.submission.FilledCells;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTests {

    private static final String RULES = """
            rules:
              - {id: H-1, rule: "[1] = [1.1] + [1.2]", severity: hard, text: 合计应等于分项之和, reason: r, passes: {}, fails: {}}
              - {id: S-1, rule: "[1] <= [1.3]", severity: soft, text: 不多于, reason: r, passes: {}, fails: {}}
              - {id: S-2, rule: "[2] >= 0.5", severity: soft, text: 不少于, reason: r, passes: {}, fails: {}}
              - {id: S-3, rule: "[*/1] > [*/2]", for-each: grid.rows, severity: soft, text: 多于, reason: r, passes: {}, fails: {}}
              - {id: S-4, rule: "[1] = [1]@previous", severity: soft, text: 同上年, reason: r, passes: {}, fails: {}}
            """;

    @TempDir
    Path folder;

    private Verdict check(String... cells) throws IOException {
        Catalogue catalogue = CatalogueFiles.catalogue(folder, FormulaParserTests.FORM + RULES);
        return new Validator(RuleBook.compile(catalogue)).check(submission(catalogue.form("small"), cells));
    }

    private static Submission submission(Form form, String... cells) {
        Submission submission = new Submission(
                "u", UnitKind.DEPARTMENT, form, Period.ofYear(2020), Scope.OWN, 0, null, "folder/file.csv", 7);
        for (String cell : cells) {
            int index = form.cell(cell.substring(0, cell.indexOf('='))).index();
            int decimals = form.cells().get(index).decimals();
            submission.figures()[index] = FixedPoint.parse(cell.substring(cell.indexOf('=') + 1), decimals);
        }
        return submission;
    }

    @Test
    void anEmptySubmissionLeavesEveryRuleUndecided() throws IOException {
        assertThat(check()).isEqualTo(new Verdict(0, 0, 6, List.of()));
    }

    @Test
    void everyRuleEndsAsPassedFailedOrUndecided() throws IOException {
        Verdict verdict = check("1=5", "1.1=5", "1.3=4", "2=0.49", "a/1=2", "a/2=1", "b/1=1", "b/2=1");
        assertThat(verdict.passed()).isEqualTo(2);
        assertThat(verdict.failed()).isEqualTo(3);
        assertThat(verdict.undecided()).isEqualTo(1);
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("S-1", "S-2", "S-3");
    }

    @Test
    void aFindingNamesCellsWhatWasFiledWhatWasExpectedAndWhere() throws IOException {
        Finding finding = check("1=5", "1.1=1", "1.2=2").findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.HARD);
        assertThat(finding.rule()).isEqualTo("H-1");
        assertThat(finding.unitCode()).isEqualTo("u");
        assertThat(finding.period()).isEqualTo("2020");
        assertThat(finding.form()).isEqualTo("small");
        assertThat(finding.cell()).isEqualTo("1 1.1 1.2");
        assertThat(finding.actual()).isEqualTo("5");
        assertThat(finding.expected()).isEqualTo("3");
        assertThat(finding.message()).startsWith("合计应等于分项之和").contains("相差 2");
        assertThat(finding.source()).isEqualTo("folder/file.csv");
        assertThat(finding.line()).isEqualTo(7);
    }

    @Test
    void aFindingLeavesOutBlankCellsAndSaysTheLimit() throws IOException {
        Finding finding = check("1=5", "1.2=2").findings().get(0);
        assertThat(finding.cell()).isEqualTo("1 1.2");
        Finding amount = check("2=0.4").findings().get(0);
        assertThat(amount.actual()).isEqualTo("0.4");
        assertThat(amount.expected()).isEqualTo("≥ 0.5");
        assertThat(amount.message()).contains("相差 0.1");
        assertThat(check("c/1=1", "c/2=1").findings().get(0).expected()).isEqualTo("> 1");
    }

    @Test
    void onlyAHardFindingKeepsASubmissionFromBeingCounted() throws IOException {
        assertThat(check("1=5", "1.3=4").isAccepted()).isTrue();
        assertThat(check("1=5", "1.1=4").isAccepted()).isFalse();
        assertThat(check("1=5", "1.1=5").isAccepted()).isTrue();
    }

    /** The three national forms and the local ones, on figures of any kind. */
    @Property(tries = 60)
    void theThreeCountsAddUpToTheRulesAskedForAnyFigures(
            @ForAll @Size(200) List<@LongRange(min = -40, max = 400) Long> values) {
        Catalogue catalogue = CatalogueFiles.shipped();
        RuleBook rules = RuleBook.compile(catalogue);
        for (Form form : catalogue.forms()) {
            Submission submission = submission(form);
            for (int i = 0; i < Math.min(form.size(), values.size()); i++) {
                submission.figures()[i] = values.get(i) < 0 ? FixedPoint.BLANK : values.get(i);
            }
            int asked = rules.rules(form).stream()
                    .mapToInt(rule -> rule.formulas().size())
                    .sum();
            long[] before = submission.figures().clone();
            Verdict verdict = new Validator(rules).check(submission);
            assertThat(verdict.passed() + verdict.failed() + verdict.undecided())
                    .isEqualTo(asked);
            assertThat(verdict.findings()).hasSize(verdict.failed());
            assertThat(Arrays.equals(before, submission.figures())).isTrue();
        }
    }

    private static final String CONDITIONAL = """
            rules:
              - {id: H-1, rule: "filled([4]) = 0", when: "[1] = 0", severity: hard, text: 应留空, reason: r, passes: {}, fails: {}}
              - {id: S-1, rule: "[1.1] <= 3", filed-by: [township], severity: soft, text: 不多于, reason: r, passes: {}, fails: {}}
            """;

    private Verdict checkConditional(UnitKind kind, String one, String words) throws IOException {
        Catalogue catalogue = CatalogueFiles.catalogue(folder, FormulaParserTests.FORM + CONDITIONAL);
        Form form = catalogue.form("small");
        Submission submission = new Submission("u", kind, form, Period.ofYear(2020), Scope.OWN, 0, null, "file.csv", 7);
        FilledCells.put(submission, "1", one);
        FilledCells.put(submission, "1.1", "4");
        FilledCells.put(submission, "4", words);
        return new Validator(RuleBook.compile(catalogue)).check(submission);
    }

    @Test
    void aRuleSeesWhetherTextIsFilledButNotDashesThatStandForBlanks() throws IOException {
        Finding finding =
                checkConditional(UnitKind.DEPARTMENT, "0", "办理证照").findings().get(0);
        assertThat(finding.rule()).isEqualTo("H-1");
        assertThat(finding.cell()).isEqualTo("4 1");
        assertThat(finding.message()).isEqualTo("应留空(已填 1 个单元格,应为 0 个)");

        assertThat(checkConditional(UnitKind.DEPARTMENT, "0", " / ").passed()).isEqualTo(1);
        assertThat(checkConditional(UnitKind.DEPARTMENT, "0", "").passed()).isEqualTo(1);
        assertThat(checkConditional(UnitKind.DEPARTMENT, "1", "办理证照").undecided())
                .isEqualTo(2);
    }

    @Test
    void aRuleForSomeKindsOfUnitsIsUndecidedForOthers() throws IOException {
        assertThat(checkConditional(UnitKind.TOWNSHIP, "1", "").findings())
                .extracting(Finding::rule)
                .containsExactly("S-1");
        assertThat(checkConditional(UnitKind.COUNTY, "1", "")).isEqualTo(new Verdict(0, 0, 2, List.of()));
    }
}
