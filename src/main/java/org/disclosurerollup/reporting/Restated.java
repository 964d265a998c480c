package org.disclosurerollup.reporting;

import java.math.BigDecimal;

/**
 * A figure that is no longer what was published (重述): it, its base or its growth changed since.
 *
 * @param publication number of the publication
 * @param published what it was then; empty figures where there were none
 */
public record Restated(String publication, Compared published) {

    static boolean differs(Compared now, Compared published) {
        return !same(now.value(), published.value())
                || !same(now.previous(), published.previous())
                || !same(now.growth().percent(), published.growth().percent())
                || !same(now.share(), published.share())
                || !same(now.previousShare(), published.previousShare());
    }

    public static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }
}
