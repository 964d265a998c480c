package org.disclosurerollup.reporting.summary.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Shares that are made to add to 100 do, and each is the percentage rounded down or up. */
class LargestRemainderTests {

    @Property
    void sharesAddToAHundred(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 100_000) Long> parts,
            @ForAll @IntRange(max = 3) int decimals) {
        List<BigDecimal> figures =
                parts.stream().map(part -> BigDecimal.valueOf(part, 1)).toList();
        BigDecimal whole = figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

        List<BigDecimal> shares = LargestRemainder.shares(figures, decimals);

        if (whole.signum() == 0) {
            assertThat(shares).containsOnlyNulls();
            return;
        }
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100");
        for (int i = 0; i < figures.size(); i++) {
            BigDecimal exact = figures.get(i).movePointRight(2);
            assertThat(shares.get(i))
                    .isBetween(
                            exact.divide(whole, decimals, RoundingMode.FLOOR),
                            exact.divide(whole, decimals, RoundingMode.CEILING));
        }
    }

    @Test
    void equalRemaindersGoToTheLargerPartThenToTheFirst() {
        assertThat(shares(0, 1, 1, 1)).containsExactly("34", "33", "33");
        assertThat(shares(0, 5, 15, 180)).containsExactly("2", "8", "90");
        assertThat(shares(2, 1, 1, 1)).containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void aBlankHasNoShareAndZeroHasZero() {
        List<BigDecimal> shares =
                LargestRemainder.shares(Arrays.asList(BigDecimal.ONE, null, BigDecimal.ZERO, BigDecimal.valueOf(2)), 0);

        assertThat(shares.get(1)).isNull();
        assertThat(shares.get(2)).isEqualByComparingTo("0");
        assertThat(shares.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
    }

    @Test
    void aNegativePartLeavesAllWithoutShares() {
        assertThat(shares(0, 3, -1, 5)).containsExactly("null", "null", "null");
    }

    private static List<String> shares(int decimals, long... parts) {
        return LargestRemainder.shares(
                        Arrays.stream(parts).mapToObj(BigDecimal::valueOf).toList(), decimals)
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
