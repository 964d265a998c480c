package org.disclosurerollup.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Which figures are marked, and which went further than rounding up or down. */
class ShownTests {

    private static Shown shown(String unrounded, String value, String halfUp) {
        BigDecimal exact = new BigDecimal(unrounded).movePointRight(4);
        return new Shown(
                "甲市", null, null, exact, new BigDecimal(value), new BigDecimal(halfUp), new BigDecimal(unrounded));
    }

    @Test
    void bothLastDecimalsBesideAFigureAreNear() {
        assertThat(shown("1.234", "1.23", "1.23"))
                .matches(shown -> !shown.adjusted())
                .matches(shown -> !shown.further());
        assertThat(shown("1.234", "1.24", "1.23")).matches(Shown::adjusted).matches(shown -> !shown.further());
        assertThat(shown("-1.236", "-1.23", "-1.24")).matches(Shown::adjusted).matches(shown -> !shown.further());
    }

    @Test
    void theOneBehindThemIsFurtherAlsoWhereItIsOnlyOneFromHalfUp() {
        assertThat(shown("1.234", "1.22", "1.23")).matches(Shown::further);
        assertThat(shown("1.234", "1.25", "1.23")).matches(Shown::further);
        assertThat(shown("1.23", "1.24", "1.23")).matches(Shown::further);
    }

    @Test
    void whatCouldNotBeKeptIsCountedAndOnlyThat() {
        assertThat(Display.notKept(0, 0)).isEmpty();
        assertThat(Display.notKept(3, 0)).singleElement().asString().startsWith("有3个小计");
        assertThat(Display.notKept(0, 2)).singleElement().asString().startsWith("有2处审核公式的等式");
    }
}
