package org.disclosurerollup.validation;

/** How the two sides of a rule must compare. */
public enum Relation {
    EQUAL("="),
    NOT_EQUAL("<>"),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    MORE(">");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /**
     * Whether two values known only to within a margin can stand in this relation: with margin 0 an exact comparison,
     * otherwise whether the intervals of the two sides allow it (XBRL Calculations 1.1, rounded values).
     *
     * @param difference left minus right
     */
    boolean holds(long difference, long margin) {
        return switch (this) {
            case EQUAL -> Math.abs(difference) <= margin;
            case NOT_EQUAL -> Math.abs(difference) > margin;
            case AT_MOST -> difference <= margin;
            case AT_LEAST -> difference >= -margin;
            case LESS -> difference < margin || margin == 0 && difference < 0;
            case MORE -> difference > -margin || margin == 0 && difference > 0;
        };
    }
}
