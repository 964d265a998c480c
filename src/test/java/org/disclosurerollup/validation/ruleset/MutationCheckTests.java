package org.disclosurerollup.validation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.validation.ruleset.MutationReport.Trial;
import org.junit.jupiter.api.Test;

class MutationCheckTests {

    @Test
    void anErrorIsCaughtByTheRulesThatItMakesFail() {
        Trial trial = trial(new PlantedForm("[a] = [b] + [c]", "soft [a] <= 20"), "a", Mutation.TENFOLD, 5, 2, 3);

        assertThat(trial.caughtBy()).containsExactly("R1", "R2");
        assertThat(trial.hard()).isTrue();
    }

    @Test
    void aRuleThatFailedBeforeCatchesNothing() {
        Trial trial = trial(new PlantedForm("[a] = [b] + [c]"), "a", Mutation.ONE_MORE, 6, 2, 3);

        assertThat(trial.caughtBy()).isEmpty();
    }

    @Test
    void aBlankedTotalLeavesItsRuleUndecided() {
        Trial trial = trial(new PlantedForm("[a] = [b] + [c]"), "a", Mutation.BLANKED, 5, 2, 3);

        assertThat(trial.isCaught()).isFalse();
    }

    @Test
    void errorsAreNotPlantedInBlankCells() {
        assertThat(check(new PlantedForm("[a] = [b] + [c]"), 5, 5).trials())
                .extracting(trial -> trial.cell().code())
                .containsOnly("a", "b");
    }

    @Test
    void whatOnlyOneRuleCatchesPassesWithoutIt() {
        MutationReport report = check(new PlantedForm("[a] = [b] + [c]", "[b] <= 20"), 5, 2, 3);

        assertThat(report.caughtOnlyBy("R1")).hasSameSizeAs(report.caughtBy("R1"));
        assertThat(report.caughtOnlyBy("R2")).isEmpty();
        assertThat(report.uncaughtByCell().values()).containsExactly(Set.of(Mutation.BLANKED));
    }

    private static Trial trial(PlantedForm planted, String cell, Mutation mutation, long... figures) {
        return check(planted, figures).of(mutation).stream()
                .filter(trial -> trial.cell().code().equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static MutationReport check(PlantedForm planted, long... first) {
        long[] figures = new long[planted.form().size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        System.arraycopy(first, 0, figures, 0, first.length);
        return new MutationCheck(planted.form(), planted.rules()).check(figures);
    }

    @Test
    void aYesOrNoIsOnlyTakenForItsOpposite() {
        PlantedForm planted = new PlantedForm("[a] = 3 when [q] = 否");
        long[] figures = new long[planted.form().size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        figures[0] = 5;
        figures[planted.form().cell("q").index()] = 1;

        MutationReport report = new MutationCheck(planted.form(), planted.rules()).check(figures);

        assertThat(report.of(Mutation.FLIPPED)).singleElement().satisfies(trial -> {
            assertThat(trial.cell().code()).isEqualTo("q");
            assertThat(trial.caughtBy()).containsExactly("R1");
        });
        assertThat(report.of(Mutation.ONE_MORE))
                .extracting(trial -> trial.cell().code())
                .containsExactly("a");
    }
}
