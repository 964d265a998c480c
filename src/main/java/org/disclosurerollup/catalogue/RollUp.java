package org.disclosurerollup.catalogue;

import java.util.Optional;

/** How a cell's values become a total. */
public enum RollUp {
    /** Counts and amounts: values add over units. */
    SUM("sum"),
    /** Percentages: recomputed from two rolled-up cells, never averaged. */
    RATE("rate"),
    /** 是/否 questions: the total counts the 是. */
    COUNT_YES("count-yes"),
    /** Scores: the mean over the units that have one. */
    MEAN("mean"),
    /** Stocks such as valid documents: add over units, not over years. */
    LAST("last"),
    /** Text: kept with the submission, no total. */
    NONE("none");

    private final String code;

    RollUp(String code) {
        this.code = code;
    }

    /** The word used in form files. */
    public String code() {
        return code;
    }

    /** Whether the total is the sum of the units' values. */
    public boolean adds() {
        return this == SUM || this == LAST || this == COUNT_YES;
    }

    public static Optional<RollUp> ofCode(String code) {
        for (RollUp rollUp : values()) {
            if (rollUp.code.equals(code)) {
                return Optional.of(rollUp);
            }
        }
        return Optional.empty();
    }
}
