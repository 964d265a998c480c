package org.disclosurerollup.reporting;

import java.util.Locale;

/** Whether an area is complete, or a unit has reported. */
public enum CoverageStatus {
    /** Area: all expected units reported. */
    COMPLETE("报送齐全"),
    /** Area: some did. */
    PARTIAL("部分报送"),
    /** Area: none did. */
    NONE("未报送"),
    /** Area: its own filing for the whole counts. */
    AREA_FILING("按汇总口径报送"),
    /** Unit: counted. */
    REPORTED("已报送"),
    /** Unit, or area by its own filing for the whole: counted, despite hard findings, because an operator accepted it. */
    ACCEPTED_BY_OPERATOR("强制受理"),
    /** Unit: its area filed for it. */
    COVERED("由地区汇总报送"),
    /** Unit: filed, but not counted because of hard findings. */
    REJECTED("待更正"),
    /** Unit: filed after the year was closed, and not counted before it is reopened. */
    WAITING("待年度重新开启"),
    /** Unit: took back what it filed. */
    WITHDRAWN("已撤回"),
    /** Unit: nothing came. */
    MISSING("未报送");

    private final String label;

    CoverageStatus(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    /** Whether the unit should have filed and is not counted. */
    public boolean isOutstanding() {
        return this == WAITING || this == REJECTED || this == WITHDRAWN || this == MISSING;
    }
}
