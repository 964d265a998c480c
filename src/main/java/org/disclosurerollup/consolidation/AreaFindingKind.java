package org.disclosurerollup.consolidation;

/** What can be odd between an area's filing for its whole territory and what was filed below it. All are soft. */
enum AreaFindingKind {
    /** All parts filed, and their sum is not what the area filed. */
    DIFFERS("area-differs"),
    /** Parts are missing, and what is there is more than the area filed for the whole. */
    PART_EXCEEDS("part-exceeds-area"),
    /** An area's own figures and those of its whole territory are the same: an office's report taken for its area's. */
    SAME_TWICE("same-report-twice");

    private final String code;

    AreaFindingKind(String code) {
        this.code = code;
    }

    /** The code in the findings' rule column. */
    String code() {
        return code;
    }
}
