package org.disclosurerollup.validation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.disclosurerollup.validation.Outcome;
import org.junit.jupiter.api.Test;

class FilledFormTests {

    @Test
    void everyCellIsFilledAndEveryRulePasses() {
        PlantedForm planted = new PlantedForm(
                "[a] = [b] + [c]", "[b] = [d] + [e]", "[c] <= 8", "[a] + [s] >= 0", "[x] = [y] + [z]", "[y] < 4.5");

        long[] figures = FilledForm.of(planted.form(), planted.rules()).orElseThrow();

        assertThat(LongStream.of(figures)).allMatch(figure -> figure > 0);
        assertThat(RuleFormula.all(planted.rules()))
                .allMatch(formula -> formula.formula().evaluate(figures, null) == Outcome.PASSED);
    }

    @Test
    void contradictoryRulesLeaveNothingToFillIn() {
        PlantedForm planted = new PlantedForm("[a] > [b]", "[b] > [a]");

        assertThat(FilledForm.of(planted.form(), planted.rules())).isEmpty();
    }

    @Test
    void theSameRulesGiveTheSameFigures() {
        PlantedForm planted = new PlantedForm("[a] = [b] + [c]", "[d] <= [a]");

        assertThat(FilledForm.of(planted.form(), planted.rules()).orElseThrow())
                .isEqualTo(FilledForm.of(planted.form(), planted.rules()).orElseThrow());
    }
}
