package org.disclosurerollup.validation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.disclosurerollup.catalogue.FixedPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutationTests {

    @ParameterizedTest
    @CsvSource({"17, 71", "100, 10", "1123, 1213", "-12, -21"})
    void theFirstTwoDigitsThatDifferAreSwapped(long figure, long mistaken) {
        assertThat(Mutation.SWAPPED_DIGITS.apply(figure, 0)).hasValue(mistaken);
    }

    @ParameterizedTest
    @CsvSource({"SWAPPED_DIGITS, 55", "SWAPPED_DIGITS, 7", "TENFOLD, 0", "NEGATIVE, 0", "NEGATIVE, -3"})
    void whatChangesNothingIsNotPlanted(Mutation mutation, long figure) {
        assertThat(mutation.apply(figure, 0)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void oneMoreIsOneOfTheUnitOfMeasure() {
        assertThat(Mutation.ONE_MORE.apply(250, 2)).hasValue(350);
    }

    @Test
    void aBlankedFigureIsBlankNotZero() {
        assertThat(Mutation.BLANKED.apply(5, 0)).hasValue(FixedPoint.BLANK);
    }
}
