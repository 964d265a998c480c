package org.disclosurerollup.consolidation;

import java.util.Locale;

/** Where an area's total comes from. */
public enum Basis {
    /** The area's own figures and the totals of what is below it. */
    PARTS,
    /** The area's own filing for the whole area (汇总口径), because not everything below it filed. */
    AREA;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Basis ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
