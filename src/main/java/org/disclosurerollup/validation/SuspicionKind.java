package org.disclosurerollup.validation;

/** Why a value that breaks no rule still deserves a look. All are soft: suspicion is not proof. */
enum SuspicionKind {
    /** About 10, 100, 1000 or 10000 times last year's value or the reverse: yuan for 万元, a lost decimal point. */
    DECIMAL_SHIFT("decimal-shift", 3000),
    /** Last year's digits with two neighbours exchanged. */
    DIGITS_SWAPPED("digits-swapped", 500),
    /** Every figure the same as last year. */
    COPIED("copied-from-last-year", 3000),
    /** Growth far from that of the unit's peers, or from the unit's own in earlier years. */
    GROWTH_OUTLIER("growth-outlier", 0);

    private final String code;
    private final long weight;

    SuspicionKind(String code, long weight) {
        this.code = code;
        this.weight = weight;
    }

    /** The code in the findings' rule column. */
    String code() {
        return code;
    }

    /** How suspicious it is, in hundredths of the spread at which growth is called an outlier; 0 where it is computed. */
    long weight() {
        return weight;
    }
}
