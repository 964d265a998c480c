package org.disclosurerollup.validation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Contradiction;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Duplicate;
import org.disclosurerollup.validation.ruleset.RuleSetReport.Redundancy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetCheckTests {

    @Test
    void soundRulesAreLeftInPeace() {
        RuleSetReport report =
                check("[*] >= 0", "[a] = [b] + [c]", "[d] <= [a]", "[a] >= max([d], [e])", "[x] = [y] + [z]");

        assertThat(report.contradictions()).isEmpty();
        assertThat(report.neverFiring()).isEmpty();
        assertThat(report.duplicates()).isEmpty();
        assertThat(report.alwaysZero()).isEmpty();
        assertThat(report.unguarded()).isEmpty();
        assertThat(codes(report.unwatched())).containsExactly("s");
    }

    @Test
    void totalsThatDifferByAConstantContradictEachOther() {
        assertThat(contradictions("[d] <= [e]", "[a] = [b] + 5", "[a] = [b] + 6"))
                .containsExactly(List.of("R2", "R3"));
    }

    @Test
    void aCircleOfStrictInequalitiesIsAContradiction() {
        assertThat(contradictions("[a] > [b]", "[b] > [c]", "[c] > [a]")).containsExactly(List.of("R1", "R2", "R3"));
    }

    @Test
    void aPartCannotExceedItsTotalAsNoFigureIsNegative() {
        assertThat(contradictions("[a] = [b] + [c]", "[b] > [a]")).containsExactly(List.of("R1", "R2"));
    }

    @Test
    void aContradictionNamesNoRuleThatTakesNoPart() {
        assertThat(contradictions("[c] >= 1", "[a] + [c] <= 5", "[c] + 1 <= 0")).containsExactly(List.of("R3"));
    }

    @Test
    void aSignedPartCanExceedItsTotal() {
        assertThat(contradictions("[a] = [b] + [s]", "[b] > [a]")).isEmpty();
    }

    @Test
    void aSumThatNoWholeNumbersHaveIsAContradiction() {
        assertThat(contradictions("2 * [a] = 2 * [b] + 1")).containsExactly(List.of("R1"));
    }

    @Test
    void aLimitOnTheLargestOfSomeIsTriedWithEachOfThem() {
        assertThat(contradictions("[a] <= max([b], [c])", "[b] < [a]")).isEmpty();
        assertThat(contradictions("[a] <= max([b], [c])", "[b] < [a]", "[c] < [a]"))
                .containsExactly(List.of("R1", "R2", "R3"));
    }

    @Test
    void everyContradictionIsFoundInOnePass() {
        assertThat(contradictions("[a] > [b]", "[b] > [a]", "[c] > [d]", "[d] > [c]"))
                .hasSize(2);
    }

    @Test
    void aSoftRuleAgainstHardOnesIsASoftContradiction() {
        RuleSetReport report = check("[a] = [b] + [c]", "soft [b] > [a]", "soft [d] > [e]");

        assertThat(report.contradictions()).singleElement().satisfies(contradiction -> {
            assertThat(ids(contradiction.rules())).containsExactly("R1", "R2");
            assertThat(contradiction.isHard()).isFalse();
        });
    }

    @Test
    void roundedAmountsMayDifferByTheirRounding() {
        assertThat(contradictions("[x] = [y] + [z]", "[x] = [y] + [z] + 0.02")).isEmpty();
        assertThat(contradictions("[x] = [y] + [z]", "[x] = [y] + [z] + 0.03")).hasSize(1);
    }

    @Test
    void aLooserLimitFollowsFromATighterOne() {
        assertThat(redundant("[a] <= 10", "[a] <= 20", "[b] <= 20")).containsExactly("R2");
    }

    @Test
    void aRuleThatFollowsOnlyWhileNothingIsBlankIsNeededOtherwise() {
        RuleSetReport report = check("[a] <= [b]", "[b] <= [c]", "[a] <= [c]");

        assertThat(report.redundant()).isEmpty();
        assertThat(report.redundantWhenComplete()).singleElement().satisfies(redundancy -> {
            assertThat(redundancy.formula().id()).isEqualTo("R3");
            assertThat(ids(redundancy.from())).containsExactly("R1", "R2");
        });
    }

    @Test
    void aHardRuleIsNotRedundantBecauseOfASoftOne() {
        assertThat(redundant("soft [a] <= 10", "[a] <= 20")).isEmpty();
        assertThat(redundant("[a] <= 10", "soft [a] <= 20")).containsExactly("R2");
    }

    @Test
    void aRuleOnThisYearDoesNotFollowFromOneThatNeedsTheYearBefore() {
        RuleSetReport report = check("[c] = [c]@previous + [a] - [b]", "[a] <= [b] + [c]");

        assertThat(report.redundant()).isEmpty();
        assertThat(report.redundantWhenComplete())
                .extracting(redundancy -> redundancy.formula().id())
                .containsExactly("R2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a] + [b] >= 0",
                "[a] <= [a] + [b]",
                "[a] >= 0 - 5",
                "max([a], [b]) >= min([a], [c])",
                "[q] <= 1"
            })
    void aRuleThatNoFiguresCanFailNeverFires(String formula) {
        assertThat(check(formula).neverFiring()).extracting(RuleFormula::id).containsExactly("R1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a] + [s] >= 0", "[s] >= 0", "[*] >= 0", "[a] <= max([b], [s])", "[a] <= [b]"})
    void aRuleThatSomeFiguresFailFires(String formula) {
        assertThat(check(formula).neverFiring()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[b] + [c] = [a]", "[c] = [a] - [b]", "2 * [a] = 2 * [b] + 2 * [c]", "soft [a] = [c] + [b]"})
    void theSameFormulaInOtherWordsIsADuplicate(String formula) {
        RuleSetReport report = check("[a] = [b] + [c]", formula);

        assertThat(report.duplicates())
                .extracting(Duplicate::formula)
                .extracting(RuleFormula::id)
                .containsExactly("R2");
        assertThat(report.duplicates())
                .extracting(Duplicate::of)
                .extracting(RuleFormula::id)
                .containsExactly("R1");
        assertThat(report.redundant()).isEmpty();
    }

    @Test
    void ofAHardAndASoftDuplicateTheSoftOneIsNamed() {
        assertThat(check("soft [a] <= [b]", "[b] >= [a]").duplicates())
                .extracting(Duplicate::formula)
                .extracting(RuleFormula::id)
                .containsExactly("R1");
    }

    @Test
    void theOppositeDirectionIsNoDuplicate() {
        assertThat(check("[a] <= [b]", "[a] >= [b]").duplicates()).isEmpty();
    }

    @Test
    void aTotalAmongItsOwnPartsLeavesTheOtherPartsNothingButZero() {
        RuleSetReport report = check("[a] = [a] + [b] + [c]", "[d] <= [e]");

        assertThat(report.contradictions()).isEmpty();
        assertThat(codes(report.alwaysZero())).containsExactly("b", "c");
    }

    @Test
    void cellsWithoutANonNegativeRuleAreNamedUnlessSigned() {
        assertThat(codes(check("[a] >= 0", "[x] >= 0", "[b] <= [c]").unguarded()))
                .containsExactly("b", "c", "d", "e", "y", "z");
    }

    private static RuleSetReport check(String... formulas) {
        return new PlantedForm(formulas).check();
    }

    private static List<List<String>> contradictions(String... formulas) {
        return check(formulas).contradictions().stream()
                .map(Contradiction::rules)
                .map(RuleSetCheckTests::ids)
                .toList();
    }

    private static List<String> redundant(String... formulas) {
        return check(formulas).redundant().stream()
                .map(Redundancy::formula)
                .map(RuleFormula::id)
                .toList();
    }

    private static List<String> ids(List<RuleFormula> formulas) {
        return formulas.stream().map(RuleFormula::id).toList();
    }

    private static List<String> codes(List<Cell> cells) {
        return cells.stream().map(Cell::code).toList();
    }

    @Test
    void rulesUnderConditionsThatExcludeEachOtherDoNotContradict() {
        assertThat(contradictions("[a] = 1 when [q] = 是", "[a] = 2 when [q] = 否"))
                .isEmpty();
        assertThat(contradictions("[a] = 1 when [q] = 是", "[a] = 2 when [q] >= 否", "[q] = 1"))
                .containsExactly(List.of("R1", "R2", "R3"));
    }

    @Test
    void aRuleThatAsksWhatItsConditionSaysNeverFires() {
        RuleSetReport report = check("[a] >= 3 when [a] > 4", "[a] >= 3 when [a] > 1", "filled([a]) <= 1");

        assertThat(ids(report.neverFiring())).containsExactly("R1", "R3");
    }

    @Test
    void askingForFilledAndForBlankCellsIsAContradictionOnlyOfTheSameCell() {
        assertThat(contradictions("filled([a], [b]) = 2", "filled([c]) = 0")).isEmpty();
        assertThat(contradictions("filled([a], [b]) = 2", "filled([b]) = 0")).containsExactly(List.of("R1", "R2"));
    }

    @Test
    void aRuleThatMustDifferContradictsOneThatMustNot() {
        assertThat(contradictions("[a] = [b]", "[b] <> [a]")).containsExactly(List.of("R1", "R2"));
    }

    /** A rule under a condition may be undecided where the one that it follows from is decided, not the other way round. */
    @Test
    void aRuleUnderAConditionIsRedundantBesideTheSameRuleWithoutOne() {
        RuleSetReport report = check("[a] = [b] + [c]", "[a] = [b] + [c] when [d] > 2");

        assertThat(report.redundant())
                .extracting(redundancy -> redundancy.formula().id())
                .containsExactly("R2");
    }

    @Test
    void cellsThatAreOnlyCountedOrAskedInAConditionAreNotWatched() {
        assertThat(codes(check("[a] = [b] when [c] > 2", "filled([d]) = 1").unwatched()))
                .containsExactly("c", "d", "e", "s", "x", "y", "z");
    }
}
