package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntakeCountsTests {

    @Test
    void whatWasReadIsAcceptedRejectedOrUnchanged() {
        assertThat(new IntakeCounts(6, 1, 2, 3).plus(new IntakeCounts(1, 0, 1, 0)))
                .isEqualTo(new IntakeCounts(7, 1, 3, 3));
    }

    @Test
    void countsThatDoNotAddUpCannotBeMade() {
        assertThatThrownBy(() -> new IntakeCounts(6, 1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
