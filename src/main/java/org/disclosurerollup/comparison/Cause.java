package org.disclosurerollup.comparison;

import java.math.BigDecimal;

/**
 * Why a total moved between two runs, and by how much.
 *
 * @param change the submission, {@code null} for every other kind of cause
 * @param code code of the unit or area that the cause stands in
 * @param amount what it added to the total or took from it, {@code null} where the cell does not add
 */
public record Cause(Kind kind, SubmissionChange change, String code, BigDecimal amount) {

    /** Kinds of causes. */
    public enum Kind {
        /** What one unit filed: its figure now less its figure before. */
        SUBMISSION("submission", "填报"),
        /** An area's total comes from its parts instead of its own filing for the whole, or the other way round. */
        BASIS("basis", "口径变化"),
        /** Figures go elsewhere because a unit was founded, abolished or moved in the table of units. */
        UNITS("units", "单位变动"),
        /** Entries of the area's own (调整表). */
        ADJUSTMENT("adjustment", "调整"),
        /** Other units went into this year's total, or last year's, than before. */
        COMPARABILITY("comparability", "可比范围变化"),
        /** None of these: the form's cells or rules changed. */
        OTHER("other", "其他");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }
}
