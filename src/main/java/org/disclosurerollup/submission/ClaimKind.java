package org.disclosurerollup.submission;

import java.util.Optional;

/** What a printed figure says of a cell. */
public enum ClaimKind {
    /** Percent of a whole: of the area's total for a group, of the cell that it is a part of otherwise. */
    SHARE("share", "占比", true),
    /** Percent against the year before. */
    GROWTH("growth", "同比增长", true),
    /** A rate of the form, in percent. */
    RATE("rate", "比率", true),
    /** This year minus last, in the cell's unit of measure; of a rate in percentage points. */
    CHANGE("change", "增减量", false),
    /** The figure itself. */
    TOTAL("total", "数值", false);

    private final String code;
    private final String label;
    private final boolean percent;

    ClaimKind(String code, String label, boolean percent) {
        this.code = code;
        this.label = label;
        this.percent = percent;
    }

    /** The word used in files. */
    public String code() {
        return code;
    }

    /** The Chinese word shown to people. */
    public String label() {
        return label;
    }

    /** Whether the figure is always a percentage, with or without the sign. */
    public boolean isPercent() {
        return percent;
    }

    public static Optional<ClaimKind> ofCode(String code) {
        for (ClaimKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
