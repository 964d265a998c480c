package org.disclosurerollup.comparison;

/** What a growth rate is worth, or why there is none. */
public enum GrowthStatus {
    OK("ok", ""),
    /** Nothing last year, something this year: no percentage. */
    NEW("new", "新增"),
    /** Nothing in both years. */
    ZERO("zero", "持平"),
    /** Last year is blank or missing. */
    NO_BASE("no-base", "上年无可比数据"),
    /** A negative base: only the change means something. */
    SIGN("sign", "上年为负数,仅列增减量"),
    /** A base so small that the numbers say more than the percentage. */
    SMALL_BASE("small-base", "上年基数较小"),
    /** The set of units or the form changed: see the like-for-like growth. */
    BREAK("break", "填报单位或报表有变化,参见可比口径");

    private final String code;
    private final String label;

    GrowthStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /** A few words for readers, empty for {@link #OK}. */
    public String label() {
        return label;
    }
}
