package org.disclosurerollup.comparison;

/**
 * What a claim's figure should be, or why nobody can say.
 *
 * @param truth the value, {@code null} where there is none
 * @param calculation the numbers it comes from, e.g. {@code 33191 ÷ 58603}
 * @param gap why the value cannot be computed, or {@code null}
 * @param senseless whether no figures could ever make the claim checkable
 * @param incomplete what is missing in the totals it comes from, {@code null} if nothing is
 */
record Recomputed(Interval truth, String calculation, String gap, boolean senseless, String incomplete) {

    static Recomputed of(Interval truth, String calculation) {
        return new Recomputed(truth, calculation, null, false, null);
    }

    static Recomputed undecided(String gap) {
        return new Recomputed(null, null, gap, false, null);
    }

    static Recomputed senseless(String reason) {
        return new Recomputed(null, null, reason, true, null);
    }

    Recomputed incomplete(String missing) {
        return new Recomputed(truth, calculation, gap, senseless, missing);
    }

    boolean isDecided() {
        return truth != null;
    }
}
